package io.github.qms4j.solution;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The choice of a solution, from the need to the signed decision (rules SOL-1 and SOL-2). Everything that the decision
 * rests on stands in it, so that who signs it signs that.
 *
 * @param header where it stands, who answers for it, by when it is to be decided
 * @param title what is sought
 * @param need why
 * @param specification requirements and criteria
 * @param candidates in the order in which they were added
 * @param sheets what each evaluator gave each candidate
 * @param rounds how often a choice was proposed
 * @param proposal the choice that was proposed last; null while there is none
 * @param conclusion what was decided on whose signatures; null until then
 */
public record Selection(
        Header<SelectionStatus> header,
        String title,
        String need,
        Specification specification,
        List<Candidate> candidates,
        List<ScoreSheet> sheets,
        int rounds,
        @Nullable Proposal proposal,
        @Nullable Conclusion conclusion) {
    public Selection {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(need, "need");
        Objects.requireNonNull(specification, "specification");
        candidates = List.copyOf(candidates);
        sheets = List.copyOf(sheets);
    }

    /**
     * A choice that is up for signature.
     *
     * @param choice who is chosen, why, and why the others are not
     * @param ranking the keys of the candidates that were not knocked out, the best first, as the scores were then
     * @param by who proposed it
     * @param at when, in UTC with milliseconds
     */
    public record Proposal(ProposalDraft choice, List<String> ranking, By by, Instant at) {
        public Proposal {
            Objects.requireNonNull(choice, "choice");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
            ranking = List.copyOf(ranking);
        }
    }

    /**
     * What was signed.
     *
     * @param version the version that everybody signed
     * @param contentHash the SHA-256 of its content, lower-case hexadecimal
     * @param signatures the numbers of the approvals, in the order of their capacities
     */
    public record Conclusion(long version, String contentHash, List<String> signatures) {
        public Conclusion {
            Objects.requireNonNull(contentHash, "contentHash");
            signatures = List.copyOf(signatures);
        }
    }

    static Selection opened(SelectionDraft draft, Act act) {
        return new Selection(
                Header.opened(SelectionStatus.SPECIFICATION, act)
                        .ownedBy(draft.owner())
                        .dueOn(draft.dueOn()),
                draft.title(),
                draft.need(),
                draft.specification(),
                List.of(),
                List.of(),
                0,
                null,
                null);
    }

    public SelectionStatus status() {
        return header.status();
    }

    /** A candidate by its key. */
    public Optional<Candidate> candidate(String key) {
        return candidates.stream().filter(c -> c.key().equals(key)).findFirst();
    }

    /** The candidate that is proposed or decided; empty while there is none. */
    public Optional<Candidate> chosen() {
        return Optional.ofNullable(proposal).flatMap(p -> candidate(p.choice().winner()));
    }

    /** Scores, knock-outs and sensitivity as they stand. */
    public SelectionResult result() {
        return SelectionResult.of(this);
    }

    /** What somebody gave a candidate, or who acts for them. */
    Optional<ScoreSheet> sheet(String candidate, By evaluator) {
        return sheets.stream()
                .filter(s -> s.candidate().equals(candidate) && s.evaluator().shares(evaluator))
                .findFirst();
    }

    Selection withHeader(Header<SelectionStatus> newHeader) {
        return new Selection(newHeader, title, need, specification, candidates, sheets, rounds, proposal, conclusion);
    }

    Selection specified(Specification newSpecification) {
        return new Selection(header, title, need, newSpecification, candidates, sheets, rounds, proposal, conclusion);
    }

    Selection with(Candidate candidate) {
        List<Candidate> more = new ArrayList<>(candidates);
        more.add(candidate);
        return withCandidates(more);
    }

    Selection judged(String key, String requirement, Candidate.Fulfilment fulfilment) {
        return withCandidates(candidates.stream()
                .map(c -> c.key().equals(key) ? c.judged(requirement, fulfilment) : c)
                .toList());
    }

    private Selection withCandidates(List<Candidate> newCandidates) {
        return new Selection(header, title, need, specification, newCandidates, sheets, rounds, proposal, conclusion);
    }

    Selection scored(String candidate, Map<String, BigDecimal> scores, Act act) {
        List<ScoreSheet> more = new ArrayList<>(sheets);
        more.add(new ScoreSheet(candidate, act.by(), scores, act.at()));
        return withSheets(more);
    }

    Selection corrected(ScoreSheet wrong, Map<String, BigDecimal> scores, Act act) {
        return withSheets(sheets.stream()
                .map(s -> s.equals(wrong) ? new ScoreSheet(s.candidate(), s.evaluator(), scores, act.at()) : s)
                .toList());
    }

    private Selection withSheets(List<ScoreSheet> newSheets) {
        return new Selection(header, title, need, specification, candidates, newSheets, rounds, proposal, conclusion);
    }

    Selection proposed(ProposalDraft draft, Act act) {
        Proposal newProposal = new Proposal(draft, result().ranking(), act.by(), act.at());
        return new Selection(
                header, title, need, specification, candidates, sheets, rounds + 1, newProposal, conclusion);
    }

    Selection concluded(Conclusion newConclusion, Act act) {
        return new Selection(
                header.ended(act.on()),
                title,
                need,
                specification,
                candidates,
                sheets,
                rounds,
                proposal,
                newConclusion);
    }
}
