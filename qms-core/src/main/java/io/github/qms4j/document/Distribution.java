package io.github.qms4j.document;

import io.github.qms4j.access.PersonIds;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is to take note of which text, and who has (rule DOC-2). An acknowledgement is of one text, named by its hash. */
public final class Distribution {
    private static final int PAGE = 500;

    private final RecordStore records;

    Distribution(RecordStore records) {
        this.records = records;
    }

    /**
     * Asks people to take note of a version that is approved or in force. Who was asked for the same text before is not
     * asked again.
     *
     * @param persons the ids of people, such as the members of a department
     * @param dueOn the day by which they are to do so, in the engine's zone; null for none
     * @return how many were asked now
     * @throws io.github.qms4j.RefusedException when the version is still being written, or out of use
     */
    public int distribute(DocumentVersionId version, Collection<String> persons, @Nullable LocalDate dueOn) {
        List<String> asked = persons.stream()
                .map(person -> PersonIds.check("a reader", person))
                .distinct()
                .toList();
        return records.commit(work -> {
            String sha256 = work.get(DocumentVersionLifeCycle.TYPE, version)
                    .state()
                    .content()
                    .sha256();
            int added = 0;
            for (String person : asked) {
                AcknowledgementId id = AcknowledgementId.of(version, sha256, person);
                if (ask(work, id, act -> Acknowledgement.asked(version, sha256, person, dueOn, act))) {
                    added++;
                }
            }
            return added;
        });
    }

    private static boolean ask(UnitOfWork work, AcknowledgementId id, Function<Act, Acknowledgement> asked) {
        Optional<Versioned<Acknowledgement>> before = work.find(AcknowledgementLifeCycle.TYPE, id);
        if (before.isEmpty()) {
            work.create(AcknowledgementLifeCycle.ASK, id, asked);
            return true;
        }
        boolean lapsed = before.get().state().status() == AcknowledgementStatus.LAPSED;
        if (lapsed) {
            work.change(AcknowledgementLifeCycle.ASK_AGAIN, before.get(), (state, act) -> asked.apply(act));
        }
        return lapsed;
    }

    /**
     * Takes note of a text that the actor was asked to read; nobody does it for another.
     *
     * @param sha256 the hash of the text that was read
     * @throws io.github.qms4j.RefusedException when another text was read, or the version is out of use
     * @throws io.github.qms4j.NotFoundException when the actor was not asked
     */
    public void acknowledge(DocumentVersionId version, String sha256) {
        records.commitWithoutResult(work -> {
            String current = work.get(DocumentVersionLifeCycle.TYPE, version)
                    .state()
                    .content()
                    .sha256();
            work.change(
                    AcknowledgementLifeCycle.GIVE,
                    AcknowledgementId.of(version, current, records.actor().id()),
                    (state, act) -> state.given(sha256, act));
        });
    }

    /** Asks somebody no more, such as one who left; needs a reason. */
    public void excuse(AcknowledgementId acknowledgement) {
        records.commit(work -> work.change(
                AcknowledgementLifeCycle.EXCUSE,
                acknowledgement,
                (state, act) -> state.withHeader(state.header().ended(act.on()))));
    }

    /** Waits no more for those who were asked to read a text that goes out of use in this unit. */
    static void lapse(UnitOfWork work, DocumentVersionId version) {
        for (Versioned<Acknowledgement> asked : work.list(
                AcknowledgementLifeCycle.TYPE,
                AcknowledgementLifeCycle.VERSION.is(version),
                AcknowledgementLifeCycle.STATUS.is(AcknowledgementStatus.ASKED))) {
            work.change(
                    AcknowledgementLifeCycle.LAPSE,
                    asked,
                    (state, act) -> state.withHeader(state.header().ended(act.on())));
        }
    }

    /** Who was asked to take note of a version's text and has not, read a page at a time. */
    public Stream<View<AcknowledgementId, Acknowledgement>> outstanding(DocumentVersionId version) {
        return of(version, AcknowledgementLifeCycle.STATUS.is(AcknowledgementStatus.ASKED));
    }

    /** Everybody who was asked to take note of a version's text, read a page at a time. */
    public Stream<View<AcknowledgementId, Acknowledgement>> of(DocumentVersionId version) {
        return of(version, new Condition[0]);
    }

    /** What a person was asked to take note of and has not, read a page at a time. */
    public Stream<View<AcknowledgementId, Acknowledgement>> outstandingOf(String person) {
        return matching(
                AcknowledgementLifeCycle.PERSON.is(person),
                AcknowledgementLifeCycle.STATUS.is(AcknowledgementStatus.ASKED));
    }

    private Stream<View<AcknowledgementId, Acknowledgement>> of(DocumentVersionId version, Condition... conditions) {
        String sha256 = records.get(DocumentVersionLifeCycle.TYPE, version)
                .state()
                .content()
                .sha256();
        return matching(Stream.concat(
                        Stream.of(
                                AcknowledgementLifeCycle.VERSION.is(version),
                                AcknowledgementLifeCycle.SHA_256.is(sha256)),
                        Stream.of(conditions))
                .toArray(Condition[]::new));
    }

    private Stream<View<AcknowledgementId, Acknowledgement>> matching(Condition... conditions) {
        RecordQuery query =
                records.query(AcknowledgementLifeCycle.TYPE).where(conditions).limitedTo(PAGE);
        return records.stream(AcknowledgementLifeCycle.TYPE, query)
                .map(found -> View.of(AcknowledgementId::new, found));
    }
}
