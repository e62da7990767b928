package io.github.qms4j.practice;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.capa.RootCause;
import io.github.qms4j.capa.RootCauseMethod;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork.Step;
import io.github.qms4j.record.View;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Problem management: from incidents to their cause, the known error and the fix (rule SD-6).
 *
 * <pre>{@code
 * ProblemId id = problems.open(ProblemDraft.of("mail stands still", "each Monday at nine", "phone:INC-1"));
 * problems.assign(id, "u-7", Severity.Level.MAJOR, LocalDate.of(2026, 4, 30));
 * problems.stateCause(id, RootCauseMethod.FIVE_WHYS, "one gateway for all"); // a second person verifies it
 * problems.stateWorkaround(id, "restart the gateway");
 * problems.declareKnownError(id);
 * problems.decideFix(id, new PermanentFix.ByChange(change));
 * }</pre>
 */
public final class Problems {
    private static final int PAGE = 500;

    private final RecordStore records;

    public Problems(RecordStore records) {
        this.records = records;
    }

    /**
     * Opens a problem.
     *
     * @return its number, such as {@code PRB-2026-0007}
     * @throws io.github.qms4j.RefusedException also when an incident is not on record, or is no incident
     */
    public ProblemId open(ProblemDraft draft) {
        records.valid(draft);
        return records.commit(work ->
                new ProblemId(work.create(ProblemLifeCycle.OPEN, act -> Problem.opened(draft, act))
                        .id()));
    }

    /** Puts one more incident to a problem that is not solved; one that is linked already stays so. */
    public void link(ProblemId problem, String incident) {
        change(
                problem,
                ProblemLifeCycle.LINK_INCIDENT,
                (p, act) -> more(problem, p, incident).linked(incident));
    }

    private static Problem more(ProblemId id, Problem problem, String incident) {
        if (problem.incidents().size() >= ProblemDraft.MAX_INCIDENTS
                && !problem.incidents().contains(incident)) {
            throw InvalidInputException.of(
                    "problem " + id,
                    "incident",
                    incident,
                    "is one more than the " + ProblemDraft.MAX_INCIDENTS + " that a problem names",
                    "link the ticket to the problem instead");
        }
        return problem;
    }

    /** Says who answers for it, how urgent it is, and until when it is to be solved. */
    public void assign(ProblemId problem, String owner, Severity.Level priority, LocalDate dueOn) {
        change(problem, ProblemLifeCycle.ASSIGN, (p, act) -> p.assigned(owner, priority, dueOn));
    }

    /**
     * States the cause, or states it anew. A verification of another wording does not count any more.
     *
     * @param statement up to {@value ChangeDraft#MAX_TEXT} characters; not blank
     */
    public void stateCause(ProblemId problem, RootCauseMethod method, String statement) {
        String text = text(problem, "cause", statement);
        change(problem, ProblemLifeCycle.STATE_CAUSE, (p, act) -> {
            RootCause before = p.cause();
            return p.causedBy(
                    new RootCause(method, text, act.by(), before == null ? null : before.verification()), act);
        });
    }

    /**
     * Verifies the cause as it was read; refused to who wrote it.
     *
     * @throws io.github.qms4j.ConflictException when another version is current
     */
    public void verifyCause(Seen<ProblemId> seen) {
        records.commit(work -> work.change(ProblemLifeCycle.VERIFY_CAUSE, seen, Problem::verified));
    }

    /** Says how one lives with it until it is solved, or that one cannot. */
    public void stateWorkaround(ProblemId problem, String workaround) {
        String text = text(problem, "workaround", workaround);
        change(problem, ProblemLifeCycle.STATE_WORKAROUND, (p, act) -> p.workedAround(text, act));
    }

    private static String text(ProblemId problem, String place, String text) {
        if (text.isBlank() || text.length() > ChangeDraft.MAX_TEXT) {
            throw InvalidInputException.of(
                    "problem " + problem,
                    place,
                    text,
                    "is blank or longer than " + ChangeDraft.MAX_TEXT + " characters",
                    "say it in some sentences");
        }
        return text;
    }

    /** Makes it a known error: its cause is verified, and a workaround known. */
    public void declareKnownError(ProblemId problem) {
        change(problem, ProblemLifeCycle.DECLARE_KNOWN_ERROR, (p, act) -> p);
    }

    /** Looks for the cause again, with a reason. */
    public void investigateAgain(ProblemId problem) {
        change(problem, ProblemLifeCycle.INVESTIGATE_AGAIN, (p, act) -> p.unfixed());
    }

    /** Decides by what it is solved: a change or CAPA that is on its way. */
    public void decideFix(ProblemId problem, PermanentFix fix) {
        change(problem, ProblemLifeCycle.DECIDE_FIX, (p, act) -> p.fixedBy(fix, act));
    }

    /** Puts on record that its fix is in place; refused until the change or the CAPA is closed as it should. */
    public void resolve(ProblemId problem) {
        change(problem, ProblemLifeCycle.RESOLVE, (p, act) -> p);
    }

    /** Takes it up again with an incident that shows that it was not solved, and a reason. */
    public void recur(ProblemId problem, String incident) {
        change(
                problem,
                ProblemLifeCycle.RECUR,
                (p, act) -> more(problem, p, incident).recurred(incident));
    }

    /**
     * Closes the problem that was read with a signature, for good.
     *
     * @throws io.github.qms4j.ConflictException when another version is current; nothing is signed
     * @throws io.github.qms4j.RefusedException also while an incident is not resolved, and to who investigated
     */
    public void close(Seen<ProblemId> seen) {
        records.commit(work -> work.change(
                ProblemLifeCycle.CLOSE,
                seen,
                (p, act) -> p.withHeader(p.header().ended(act.on()))));
    }

    /** Gives up a problem that was none, for good, with a reason; refused to who opened it or answers for it. */
    public void cancel(ProblemId problem) {
        change(
                problem,
                ProblemLifeCycle.CANCEL,
                (p, act) -> p.withHeader(p.header().ended(act.on())));
    }

    /** Gives a problem more time, with a reason; refused to who answers for it (rule X-6). */
    public void extend(ProblemId problem, LocalDate newDate) {
        change(
                problem,
                ProblemLifeCycle.EXTEND,
                (p, act) -> p.withHeader(p.header().extended(newDate, act)));
    }

    private void change(ProblemId problem, Transition<Problem> row, Step<Problem> step) {
        records.commit(work -> work.change(row, problem, step));
    }

    /** A problem; empty when there is none of that number. */
    public Optional<View<ProblemId, Problem>> find(ProblemId problem) {
        return records.find(ProblemLifeCycle.TYPE, problem).map(found -> View.of(ProblemId::new, found));
    }

    /**
     * The problems that meet all conditions, in the order of opening, a page at a time.
     *
     * @param cursor from the page before, or null for the first
     * @param conditions such as {@code ProblemLifeCycle.OWNER.is("u-1042")}; none for all
     */
    public Page<View<ProblemId, Problem>> list(@Nullable String cursor, Condition... conditions) {
        return records.page(ProblemLifeCycle.TYPE, inOrder().where(conditions).from(cursor))
                .map(found -> View.of(ProblemId::new, found));
    }

    /** The known errors of a service in the order of opening, with their workarounds: what a service desk looks up first. */
    public Stream<View<ProblemId, Problem>> knownErrors(String service) {
        RecordQuery query = inOrder()
                .where(ProblemLifeCycle.SERVICE.is(service), ProblemLifeCycle.STATUS.is(ProblemStatus.KNOWN_ERROR));
        return records.stream(ProblemLifeCycle.TYPE, query).map(found -> View.of(ProblemId::new, found));
    }

    private RecordQuery inOrder() {
        return records.query(ProblemLifeCycle.TYPE)
                .sortedBy(ProblemLifeCycle.OPENED_ON.ascending())
                .limitedTo(PAGE);
    }
}
