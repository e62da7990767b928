package io.github.qms4j.schedule;

import io.github.qms4j.ConflictException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.QmsException;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.schedule.RecurringWorkState.Status;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Work that recurs (rule X-7). Its next-due instant is stored; a run produces everything due up to now exactly once,
 * however late, however often and by however many it is run. What an occurrence produces and the new next-due instant
 * are applied together or not at all, so a run that breaks off anywhere is simply run again.
 *
 * <p>No thread of its own: the host's scheduler calls {@link #runDue}.
 */
public final class RecurringWork {
    /** How often a run begins an occurrence again because others changed records that its handler changes too. */
    private static final int ATTEMPTS = 20;

    private final RecordStore records;

    public RecurringWork(RecordStore records) {
        this.records = Objects.requireNonNull(records, "records");
    }

    /** The record type {@code recurring-work}, for queries, {@code can} and the rule catalogue. */
    public static RecordType<?> type() {
        return RecurringWorkLifeCycle.TYPE;
    }

    /**
     * Schedules work.
     *
     * @param kind what is to be done, such as {@code access-review}; a run is for one kind
     * @param subject what it is to be done for, in the words of who handles it
     * @param recurrence how often
     * @param first the first occurrence; may lie in the past, and is then due at once
     * @return its id
     * @throws InvalidInputException when kind or subject is blank
     * @throws io.github.qms4j.RefusedException when the actor may not plan recurring work
     */
    public String schedule(String kind, String subject, Recurrence recurrence, Instant first) {
        requireText("kind", kind);
        requireText("subject", subject);
        RecurringWorkState state = new RecurringWorkState(Status.ACTIVE, kind, subject, recurrence, first, 0);
        return records.commit(unit -> unit.create(RecurringWorkLifeCycle.SCHEDULE, act -> state))
                .id();
    }

    /**
     * Ends work for good; what is due and not produced yet is not produced any more. The session must give a reason.
     *
     * @throws io.github.qms4j.NotFoundException when there is no such work
     * @throws io.github.qms4j.RefusedException when it is suspended already, no reason is given, or the actor may not
     */
    public void suspend(String id) {
        records.commit(unit -> unit.change(RecurringWorkLifeCycle.SUSPEND, id, RecurringWorkState::suspended));
    }

    /**
     * The next occurrence of a piece of work, whether it is suspended or not.
     *
     * @throws io.github.qms4j.NotFoundException when there is no such work
     */
    public Occurrence next(String id) {
        return records.get(RecurringWorkLifeCycle.TYPE, id).state().next(id);
    }

    /**
     * Produces everything of a kind that is due now. A piece of work that fails stays due and does not hold up the
     * others; its exception is thrown at the end, with those of further ones suppressed in it.
     *
     * @return how many occurrences this run produced; what others produced meanwhile does not count
     */
    public int runDue(String kind, OccurrenceHandler handler) {
        Instant now = records.now();
        int produced = 0;
        RuntimeException failure = null;
        for (String id : due(kind, now)) {
            try {
                while (produceNext(id, now, handler)) {
                    produced++;
                }
            } catch (RuntimeException e) {
                failure = first(failure, e);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return produced;
    }

    private List<String> due(String kind, Instant now) {
        RecordQuery query = records.query(RecurringWorkLifeCycle.TYPE)
                .where(
                        RecurringWorkLifeCycle.KIND.is(kind),
                        RecurringWorkLifeCycle.ACTIVE.is(true),
                        RecurringWorkLifeCycle.NEXT_DUE.before(now.plusMillis(1)))
                .sortedBy(RecurringWorkLifeCycle.NEXT_DUE.ascending());
        return records.stream(RecurringWorkLifeCycle.TYPE, query)
                .map(Versioned::id)
                .toList();
    }

    /** Whether it produced an occurrence; false when nothing is due any more. */
    private boolean produceNext(String id, Instant now, OccurrenceHandler handler) {
        for (int attempt = 1; ; attempt++) {
            Versioned<RecurringWorkState> work = records.get(RecurringWorkLifeCycle.TYPE, id);
            if (!work.state().active() || work.state().nextDue().isAfter(now)) {
                return false;
            }
            try {
                produce(work, handler);
                return true;
            } catch (ConflictException | DuplicateException e) {
                if (!isProgress(work, e) && (e instanceof DuplicateException || attempt == ATTEMPTS)) {
                    throw e;
                }
            }
        }
    }

    private void produce(Versioned<RecurringWorkState> work, OccurrenceHandler handler) {
        records.commit(unit -> {
            unit.change(RecurringWorkLifeCycle.PRODUCE, work, RecurringWorkState::produced);
            handler.produce(unit, work.state().next(work.id()));
            return work;
        });
    }

    /** Whether another runner was faster; then there is no end of attempts, because each one gets closer to done. */
    private boolean isProgress(Versioned<RecurringWorkState> work, QmsException failure) {
        long version = records.find(RecurringWorkLifeCycle.TYPE, work.id())
                .map(Versioned::version)
                .orElseThrow(() -> failure);
        return version != work.version();
    }

    private static RuntimeException first(@Nullable RuntimeException earlier, RuntimeException e) {
        if (earlier == null) {
            return e;
        }
        if (earlier != e) {
            earlier.addSuppressed(e);
        }
        return earlier;
    }

    private static void requireText(String place, String text) {
        if (text.isBlank()) {
            throw InvalidInputException.of("recurring work", place, text, "is blank", "name it");
        }
    }
}
