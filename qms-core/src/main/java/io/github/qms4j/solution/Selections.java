package io.github.qms4j.solution;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.approval.Approval;
import io.github.qms4j.approval.ApprovalId;
import io.github.qms4j.approval.Approvals;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.UnitOfWork.Step;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordQuery;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leads the choice of a solution from the need to the signed decision (rules SOL-1 and SOL-2).
 *
 * <pre>{@code
 * selections.score(id, "A", Map.of("use", new BigDecimal(4), "cost", new BigDecimal(3)));
 * SelectionResult result = selections.find(id).orElseThrow().state().result();
 * selections.propose(id, ProposalDraft.of("A", "best in use").rejecting("B", "no audit trail"));
 * }</pre>
 */
public final class Selections {
    private static final int PAGE = 500;

    private final RecordStore records;
    private final Approvals<Selection> approvals;

    public Selections(RecordStore records) {
        this.records = records;
        this.approvals = new Approvals<>(records, SelectionApprovals.TYPE);
    }

    /**
     * Opens a selection.
     *
     * @return its number, such as {@code SEL-2026-0007}
     * @throws InvalidInputException listing everything that is missing, a weight below 0, weights that are all zero
     */
    public SelectionId open(SelectionDraft draft) {
        records.valid(draft);
        SolutionInput.check(draft.specification());
        return records.commit(work ->
                new SelectionId(work.create(SelectionLifeCycle.OPEN, act -> Selection.opened(draft, act))
                        .id()));
    }

    /**
     * Replaces the specification, until the evaluation begins.
     *
     * @throws InvalidInputException listing everything that is wrong with it
     */
    public void specify(SelectionId selection, Specification specification) {
        SolutionInput.check(specification);
        change(selection, SelectionLifeCycle.SPECIFY, (s, act) -> s.specified(specification));
    }

    /**
     * Adds a solution that is compared.
     *
     * @throws InvalidInputException when its key or product is blank
     * @throws io.github.qms4j.RefusedException also when its vendor is not on record or its key is taken
     */
    public void addCandidate(SelectionId selection, Candidate candidate) {
        SolutionInput.checkCandidate(candidate);
        Candidate unjudged = Candidate.of(candidate.key(), candidate.vendor(), candidate.product());
        change(selection, SelectionLifeCycle.ADD_CANDIDATE, (s, act) -> s.with(unjudged));
    }

    /** Begins the evaluation; refused without a requirement, a criterion and two candidates. */
    public void beginEvaluation(SelectionId selection) {
        change(selection, SelectionLifeCycle.BEGIN_EVALUATION, (s, act) -> s);
    }

    /**
     * Says whether a candidate meets a requirement. One that does not meet a must-have is knocked out.
     *
     * @param evidence what shows it
     * @throws InvalidInputException when candidate or requirement is unknown, or the evidence blank
     */
    public void judge(SelectionId selection, String candidate, String requirement, boolean met, String evidence) {
        change(selection, SelectionLifeCycle.JUDGE_REQUIREMENT, (s, act) -> {
            SolutionInput.checkFulfilment(s, candidate, requirement, evidence);
            return s.judged(candidate, requirement, new Candidate.Fulfilment(met, evidence, act.by()));
        });
    }

    /**
     * Scores a candidate as the evaluator that the actor is.
     *
     * @param scores by criterion, every one of them
     * @throws InvalidInputException listing every score that is missing or not on the scale
     * @throws io.github.qms4j.RefusedException also when the actor scored the candidate before
     */
    public void score(SelectionId selection, String candidate, Map<String, BigDecimal> scores) {
        change(selection, SelectionLifeCycle.SCORE, (s, act) -> {
            SolutionInput.checkScores(s, candidate, scores);
            return s.scored(candidate, scores, act);
        });
    }

    /**
     * Replaces the scores that the actor gave a candidate; needs a reason. Signatures given before are on other content
     * and do not count any more.
     *
     * @throws InvalidInputException also when the actor has not scored the candidate
     */
    public void correctScore(SelectionId selection, String candidate, Map<String, BigDecimal> scores) {
        change(selection, SelectionLifeCycle.CORRECT_SCORE, (s, act) -> {
            SolutionInput.checkScores(s, candidate, scores);
            ScoreSheet wrong = s.sheet(candidate, act.by())
                    .orElseThrow(() -> InvalidInputException.of(
                            "scores of " + candidate,
                            "evaluator",
                            act.by(),
                            "has not scored it",
                            "score it, or let its evaluator correct it"));
            return s.corrected(wrong, scores, act);
        });
    }

    /**
     * Proposes a choice for signature, or another in its place.
     *
     * @throws InvalidInputException when a candidate is neither chosen nor rejected with a reason
     * @throws io.github.qms4j.RefusedException also when scores are missing, the choice is knocked out, or its vendor is
     *     not fit
     */
    public void propose(SelectionId selection, ProposalDraft draft) {
        change(selection, SelectionLifeCycle.PROPOSE, (s, act) -> {
            SolutionInput.checkProposal(s, draft);
            return s.proposed(draft, act);
        });
    }

    /**
     * Signs the proposal that was read, in one capacity. It does not change the selection, so that all sign the same
     * version.
     *
     * @throws io.github.qms4j.ConflictException when another version is current; nothing is signed
     * @throws io.github.qms4j.RefusedException also to who proposed it, and to who signed it already in any capacity
     */
    public ApprovalId sign(Seen<SelectionId> seen, Capacity capacity) {
        return records.commit(work -> approvals.approve(work, seen, rounds(work, seen), capacity.key()));
    }

    /** Rejects the proposal that was read and sends the selection back to evaluation; needs a reason. */
    public ApprovalId reject(Seen<SelectionId> seen, Capacity capacity) {
        return records.commit(work -> {
            ApprovalId given = approvals.reject(work, seen, rounds(work, seen), capacity.key());
            work.change(SelectionLifeCycle.SEND_BACK, seen, s -> s);
            return given;
        });
    }

    private static int rounds(UnitOfWork work, Seen<SelectionId> seen) {
        return work.get(SelectionLifeCycle.TYPE, seen.id()).state().rounds();
    }

    /**
     * Makes the proposal the decision, for good.
     *
     * @throws io.github.qms4j.RefusedException also when a capacity has not signed the content as it is, naming who signed
     *     another version; or the scores have changed the ranking since it was proposed
     */
    public void conclude(SelectionId selection) {
        records.commitWithoutResult(work -> {
            Versioned<Selection> signed = work.get(SelectionLifeCycle.TYPE, selection);
            List<String> numbers = numbers(work, signed);
            work.change(
                    SelectionLifeCycle.CONCLUDE,
                    signed,
                    (s, act) -> s.concluded(
                            new Selection.Conclusion(signed.version(), signed.contentHash(), numbers), act));
        });
    }

    private static List<String> numbers(UnitOfWork work, Versioned<Selection> selection) {
        List<Approval> valid = SelectionRules.signatures(work, selection);
        return work
                .list(
                        SelectionApprovals.TYPE.type(),
                        SelectionApprovals.TYPE.subject().is(selection.id()))
                .stream()
                .filter(a -> valid.contains(a.state()))
                .sorted(Comparator.comparing(a -> a.state().capacity()))
                .map(Versioned::id)
                .toList();
    }

    /** Gives a selection more time, with a reason; refused to who answers for it (rule X-6). */
    public void extend(SelectionId selection, LocalDate newDate) {
        change(
                selection,
                SelectionLifeCycle.EXTEND,
                (s, act) -> s.withHeader(s.header().extended(newDate, act)));
    }

    /** Gives up before the decision, for good; needs a reason. */
    public void cancel(SelectionId selection) {
        change(
                selection,
                SelectionLifeCycle.CANCEL,
                (s, act) -> s.withHeader(s.header().ended(act.on())));
    }

    private void change(SelectionId selection, Transition<Selection> row, Step<Selection> step) {
        records.commit(work -> work.change(row, selection, step));
    }

    /** A selection; empty when there is none of that number. */
    public Optional<View<SelectionId, Selection>> find(SelectionId selection) {
        return records.find(SelectionLifeCycle.TYPE, selection).map(found -> View.of(SelectionId::new, found));
    }

    /**
     * The selections that meet all conditions, in the order of opening, a page at a time.
     *
     * @param cursor from the page before, or null for the first
     * @param conditions such as {@code SelectionLifeCycle.OWNER.is("u-1042")}; none for all
     */
    public Page<View<SelectionId, Selection>> list(@Nullable String cursor, Condition... conditions) {
        RecordQuery query = records.query(SelectionLifeCycle.TYPE)
                .where(conditions)
                .sortedBy(SelectionLifeCycle.OPENED_ON.ascending())
                .limitedTo(PAGE)
                .from(cursor);
        return records.page(SelectionLifeCycle.TYPE, query).map(found -> View.of(SelectionId::new, found));
    }

    /**
     * Every signature and rejection of a selection, in all its rounds, with whether it counts for the content as it is.
     * After the decision those count that were decided on.
     *
     * @throws io.github.qms4j.NotFoundException when there is no such selection
     */
    public List<Signature> signatures(SelectionId selection) {
        Versioned<Selection> current = records.get(SelectionLifeCycle.TYPE, selection);
        Selection.Conclusion conclusion = current.state().conclusion();
        String hash = conclusion == null ? current.contentHash() : conclusion.contentHash();
        return approvals.of(selection).stream()
                .map(a -> new Signature(
                        a,
                        a.state().decision() == Approval.Decision.APPROVED
                                && a.state().contentHash().equals(hash)))
                .toList();
    }

    /**
     * A signature or rejection.
     *
     * @param approval who, when, in which capacity, on which version
     * @param counts whether it approves the content as it is now
     */
    public record Signature(View<ApprovalId, Approval> approval, boolean counts) {}
}
