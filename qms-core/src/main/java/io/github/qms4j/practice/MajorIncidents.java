package io.github.qms4j.practice;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork.Step;
import io.github.qms4j.record.View;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Major incidents from the declaration to the review (rule SD-6).
 *
 * <pre>{@code
 * MajorIncidentId id = incidents.declare(
 *         MajorIncidentDraft.of("phone:INC-1", "nobody gets mail", "u-7", now.plus(Duration.ofMinutes(30))));
 * incidents.communicate(id, "all users", "we are looking for the cause", now.plus(Duration.ofHours(1)));
 * incidents.resolve(id, "the gateway was restarted"); // once the ticket is resolved
 * incidents.review(seen, IncidentReview.leadingTo(problem, "the gateway stands alone"));
 * }</pre>
 */
public final class MajorIncidents {
    private static final int PAGE = 500;

    private final RecordStore records;

    public MajorIncidents(RecordStore records) {
        this.records = records;
    }

    /**
     * Declares an incident a major one.
     *
     * @return its id, which is that of the ticket
     * @throws io.github.qms4j.DuplicateException when it was declared before; see {@link #declareAgain}
     * @throws io.github.qms4j.RefusedException also when the ticket is no incident that is on record and not resolved
     */
    public MajorIncidentId declare(MajorIncidentDraft draft) {
        records.valid(draft);
        MajorIncidentId id = new MajorIncidentId(draft.ticket());
        records.commit(
                work -> work.create(MajorIncidentLifeCycle.DECLARE, id, act -> MajorIncident.declared(draft, act)));
        return id;
    }

    /** Declares one again that was stood down, with a reason. */
    public void declareAgain(MajorIncidentId incident, String lead, Instant nextUpdateBy) {
        change(
                incident,
                MajorIncidentLifeCycle.DECLARE_AGAIN,
                (m, act) -> m.ledBy(lead).resumed(nextUpdateBy));
    }

    /** Gives the lead to somebody else, with a reason. */
    public void handOver(MajorIncidentId incident, String lead) {
        change(incident, MajorIncidentLifeCycle.HAND_OVER, (m, act) -> m.ledBy(lead));
    }

    /**
     * Puts on record what those affected were told.
     *
     * @param nextUpdateBy until when they hear of it next; null for no further news, which only a resolved one has
     * @throws InvalidInputException when audience or message is blank
     */
    public void communicate(MajorIncidentId incident, String audience, String message, @Nullable Instant nextUpdateBy) {
        String to = text(incident, "audience", audience);
        String what = text(incident, "message", message);
        change(incident, MajorIncidentLifeCycle.COMMUNICATE, (m, act) -> m.told(to, what, nextUpdateBy, act));
    }

    private static String text(MajorIncidentId incident, String place, String text) {
        if (text.isBlank() || text.length() > ChangeDraft.MAX_TEXT) {
            throw InvalidInputException.of(
                    "major incident " + incident,
                    place,
                    text,
                    "is blank or longer than " + ChangeDraft.MAX_TEXT + " characters",
                    "say it in some sentences");
        }
        return text;
    }

    /** Puts on record that it is resolved, and how; refused until its ticket is, and those affected were told. */
    public void resolve(MajorIncidentId incident, String resolution) {
        change(incident, MajorIncidentLifeCycle.RESOLVE, (m, act) -> m.resolved(resolution));
    }

    /** Takes it up again when its ticket was reopened, with a reason. */
    public void resume(MajorIncidentId incident, Instant nextUpdateBy) {
        change(incident, MajorIncidentLifeCycle.RESUME, (m, act) -> m.resumed(nextUpdateBy));
    }

    /**
     * Reviews the major incident that was read; refused to who led it.
     *
     * @throws io.github.qms4j.ConflictException when another version is current
     * @throws io.github.qms4j.RefusedException also when neither a problem nor a nonconformity follows and it is not said
     *     why
     */
    public void review(Seen<MajorIncidentId> seen, IncidentReview review) {
        records.valid(review);
        records.commit(work -> work.change(MajorIncidentLifeCycle.REVIEW, seen, (m, act) -> m.reviewed(review, act)));
    }

    /**
     * Closes the major incident that was read with a signature, for good; refused to who led it.
     *
     * @throws io.github.qms4j.ConflictException when another version is current; nothing is signed
     */
    public void close(Seen<MajorIncidentId> seen) {
        records.commit(work -> work.change(
                MajorIncidentLifeCycle.CLOSE,
                seen,
                (m, act) -> m.withHeader(m.header().ended(act.on()))));
    }

    /** Says that it is no major incident, with a reason; refused to who led it, whose review it would save. */
    public void standDown(MajorIncidentId incident) {
        change(incident, MajorIncidentLifeCycle.STAND_DOWN, (m, act) -> m.resolved(""));
    }

    private void change(MajorIncidentId incident, Transition<MajorIncident> row, Step<MajorIncident> step) {
        records.commit(work -> work.change(row, incident, step));
    }

    /** A major incident; empty when there is none of that ticket. */
    public Optional<View<MajorIncidentId, MajorIncident>> find(MajorIncidentId incident) {
        return records.find(MajorIncidentLifeCycle.TYPE, incident).map(found -> View.of(MajorIncidentId::new, found));
    }

    /**
     * The major incidents that meet all conditions, in the order of declaring, a page at a time.
     *
     * @param cursor from the page before, or null for the first
     * @param conditions such as {@code MajorIncidentLifeCycle.OWNER.is("u-1042")}; none for all
     */
    public Page<View<MajorIncidentId, MajorIncident>> list(@Nullable String cursor, Condition... conditions) {
        RecordQuery query = records.query(MajorIncidentLifeCycle.TYPE)
                .where(conditions)
                .sortedBy(MajorIncidentLifeCycle.DECLARED_AT.ascending())
                .limitedTo(PAGE)
                .from(cursor);
        return records.page(MajorIncidentLifeCycle.TYPE, query).map(found -> View.of(MajorIncidentId::new, found));
    }

    /** Those whose affected wait for news longer than was promised, the longest first. */
    public Stream<View<MajorIncidentId, MajorIncident>> silent() {
        RecordQuery query = records.query(MajorIncidentLifeCycle.TYPE)
                .where(
                        MajorIncidentLifeCycle.STATUS.is(MajorIncidentStatus.DECLARED),
                        MajorIncidentLifeCycle.NEXT_UPDATE_BY.before(records.now()))
                .sortedBy(MajorIncidentLifeCycle.NEXT_UPDATE_BY.ascending())
                .limitedTo(PAGE);
        return records.stream(MajorIncidentLifeCycle.TYPE, query).map(found -> View.of(MajorIncidentId::new, found));
    }
}
