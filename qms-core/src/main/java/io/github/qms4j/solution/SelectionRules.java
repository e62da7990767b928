package io.github.qms4j.solution;

import io.github.qms4j.approval.Approval;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Versioned;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can stand against a step of a selection, or against signing one. */
final class SelectionRules {
    private static final RuleReference KNOWN_VENDOR = new RuleReference(
            "SOL-1", "ISO 9001:2015 8.4.1", "A candidate is of a vendor on record, under its own key.");
    private static final RuleReference COMPARABLE = new RuleReference(
            "SOL-1",
            "ISO 9001:2015 8.4.1",
            "Candidates are compared by requirements and criteria; there are two at least.");
    private static final RuleReference SCORED_ONCE =
            new RuleReference("SOL-1", "", "An evaluator scores a candidate once, and corrects that with a reason.");
    private static final RuleReference OWN_SCORES =
            new RuleReference("SOL-1", "", "Scores are corrected by who gave them.");
    private static final RuleReference COMPLETE = new RuleReference(
            "SOL-1", "", "Every evaluator scores every candidate in the race; each must-have is judged for all.");
    private static final RuleReference IN_THE_RACE =
            new RuleReference("SOL-1", "", "A candidate that was knocked out or not scored is not chosen.");
    private static final RuleReference FIT_VENDOR = new RuleReference(
            "SOL-1", "ISO 9001:2015 8.4.1", "The vendor of what is chosen passed an assessment that is not overdue.");
    private static final RuleReference FOLLOWS_SCORES =
            new RuleReference("SOL-1", "", "A choice rests on the ranking as the scores are now.");
    private static final RuleReference ALL_SIGNED = new RuleReference(
            "SOL-2", "21 CFR 11.70", "IT, quality and compliance signed the same content, each another person.");

    private static final RuleReference EXTENSION = new RuleReference(
            "X-6", "ISO 9001:2015 6.3", "Whoever answers for a selection may not extend its due date.");

    private SelectionRules() {}

    static Guard<Selection> ownerDoesNotExtend() {
        return Guard.notFor(
                EXTENSION,
                "answers for it; let somebody else approve the extension",
                state -> Stream.ofNullable(state.header().owner()).toList());
    }

    static Guard<Selection> vendorIsKnown() {
        return new Guard<>(KNOWN_VENDOR, attempt -> {
            Selection proposed = attempt.proposed();
            if (proposed == null || proposed.candidates().isEmpty()) {
                return Optional.empty();
            }
            Candidate added = proposed.candidates().get(proposed.candidates().size() - 1);
            long named = proposed.candidates().stream()
                    .filter(c -> c.key().equals(added.key()))
                    .count();
            if (named > 1) {
                return Optional.of("there is a candidate '" + added.key() + "' already; choose another key");
            }
            return attempt.facts().find(VendorLifeCycle.TYPE, added.vendor()).isPresent()
                    ? Optional.empty()
                    : Optional.of(added.vendor() + " is no vendor on record; register them first");
        });
    }

    static Guard<Selection> canBeCompared() {
        return Guard.onStored(COMPARABLE, selection -> {
            List<String> missing = new ArrayList<>();
            if (selection.specification().requirements().isEmpty()) {
                missing.add("there is no requirement");
            }
            if (selection.specification().criteria().isEmpty()) {
                missing.add("there is no criterion");
            }
            if (selection.candidates().size() < 2) {
                missing.add("there are " + selection.candidates().size()
                        + " candidates; to go on as before can be one of them");
            }
            return missing.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", missing));
        });
    }

    static Guard<Selection> scoresOnce() {
        return Guard.onChange(SCORED_ONCE, (before, proposed) -> {
            ScoreSheet added = proposed.sheets().get(proposed.sheets().size() - 1);
            return before.sheet(added.candidate(), added.evaluator())
                    .map(given -> given.evaluator() + " scored " + added.candidate()
                            + " already; correct these scores, with a reason");
        });
    }

    static Guard<Selection> correctsOwnScores() {
        return new Guard<>(OWN_SCORES, attempt -> {
            Selection before = attempt.before();
            return before == null
                            || before.sheets().stream()
                                    .anyMatch(s -> s.evaluator().shares(attempt.by()))
                    ? Optional.empty()
                    : Optional.of(attempt.by() + " gave no scores; let the evaluator correct them");
        });
    }

    static Guard<Selection> everybodyIsScored() {
        return Guard.onStored(COMPLETE, selection -> {
            List<String> missing = new ArrayList<>();
            Set<String> evaluators = evaluators(selection);
            if (evaluators.isEmpty()) {
                missing.add("nobody has scored");
            }
            for (Candidate candidate : selection.candidates()) {
                List<String> unjudged = selection.specification().requirements().stream()
                        .filter(r -> r.priority() == Requirement.Priority.MUST)
                        .map(Requirement::key)
                        .filter(key -> !candidate.fulfilments().containsKey(key))
                        .toList();
                if (!unjudged.isEmpty()) {
                    missing.add(candidate.key() + " is not judged by " + unjudged);
                }
                Set<String> silent = new TreeSet<>(evaluators);
                selection.sheets().stream()
                        .filter(s -> s.candidate().equals(candidate.key()))
                        .forEach(s -> silent.remove(s.evaluator().id()));
                if (!silent.isEmpty() && meetsEveryMust(selection, candidate)) {
                    missing.add(candidate.key() + " is not scored by " + silent);
                }
            }
            return missing.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", missing));
        });
    }

    private static Set<String> evaluators(Selection selection) {
        return selection.sheets().stream().map(s -> s.evaluator().id()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean meetsEveryMust(Selection selection, Candidate candidate) {
        return selection.specification().requirements().stream()
                .filter(r -> r.priority() == Requirement.Priority.MUST)
                .map(r -> candidate.fulfilments().get(r.key()))
                .allMatch(f -> f == null || f.met());
    }

    static Guard<Selection> chosenIsNotKnockedOut() {
        return Guard.onProposed(IN_THE_RACE, selection -> {
            String chosen = selection.chosen().map(Candidate::key).orElse("");
            return selection.result().candidates().stream()
                    .filter(c -> c.candidate().equals(chosen) && !c.isEligible())
                    .findFirst()
                    .map(c -> chosen
                            + (c.knockedOutBy().isEmpty() ? " has no scores" : " is knocked out by " + c.knockedOutBy())
                            + "; choose another one");
        });
    }

    static Guard<Selection> proposedVendorIsFit() {
        return new Guard<>(FIT_VENDOR, attempt -> unfit(attempt, attempt.proposed()));
    }

    static Guard<Selection> chosenVendorIsFit() {
        return new Guard<>(FIT_VENDOR, attempt -> unfit(attempt, attempt.before()));
    }

    private static Optional<String> unfit(Guard.Case<Selection> attempt, @Nullable Selection selection) {
        return Optional.ofNullable(selection)
                .flatMap(Selection::chosen)
                .flatMap(c -> VendorRules.unfit(attempt.facts(), c.vendor(), attempt.on()));
    }

    static Guard<Selection> proposalFollowsTheScores() {
        return Guard.onStored(FOLLOWS_SCORES, SelectionRules::outdated);
    }

    /** Nobody signs a proposal whose grounds have changed under it. */
    static Guard<Approval> signedAsTheScoresAre() {
        return new Guard<>(FOLLOWS_SCORES, attempt -> {
            Approval proposed = attempt.proposed();
            return proposed == null
                    ? Optional.empty()
                    : outdated(attempt.facts()
                            .get(SelectionLifeCycle.TYPE, proposed.subject())
                            .state());
        });
    }

    private static Optional<String> outdated(Selection selection) {
        Selection.Proposal proposal = selection.proposal();
        List<String> ranking = selection.result().ranking();
        return proposal == null || proposal.ranking().equals(ranking)
                ? Optional.empty()
                : Optional.of("it was proposed on the ranking " + proposal.ranking() + ", and the scores give "
                        + ranking + " now; propose it anew");
    }

    static Guard<Selection> everybodySigned() {
        return new Guard<>(ALL_SIGNED, attempt -> {
            if (attempt.before() == null) {
                return Optional.empty();
            }
            Versioned<Selection> current = attempt.facts().get(SelectionLifeCycle.TYPE, attempt.id());
            List<Approval> valid = signatures(attempt.facts(), current);
            List<Approval> given = attempt
                    .facts()
                    .list(
                            SelectionApprovals.TYPE.type(),
                            SelectionApprovals.TYPE.subject().is(attempt.id()))
                    .stream()
                    .map(Versioned::state)
                    .filter(a -> a.decision() == Approval.Decision.APPROVED)
                    .toList();
            List<String> missing = Arrays.stream(Capacity.values())
                    .map(Capacity::key)
                    .filter(capacity -> in(valid, capacity) == null)
                    .map(capacity -> capacity + unsigned(in(given, capacity)))
                    .toList();
            if (!missing.isEmpty()) {
                return Optional.of(String.join("; ", missing) + "; have version " + current.version() + " signed");
            }
            return samePerson(valid);
        });
    }

    /** The approvals that count for a version of a selection. */
    static List<Approval> signatures(Facts facts, Versioned<Selection> selection) {
        return SelectionApprovals.TYPE.valid(
                facts, selection.id(), selection.state().rounds(), selection.contentHash());
    }

    private static @Nullable Approval in(List<Approval> approvals, String capacity) {
        return approvals.stream()
                .filter(a -> a.capacity().equals(capacity))
                .max(Comparator.comparing(Approval::at))
                .orElse(null);
    }

    private static String unsigned(@Nullable Approval earlier) {
        return earlier == null
                ? " is not signed"
                : " was signed by " + earlier.by() + " on version " + earlier.version() + ", which has changed since";
    }

    /** Two who signed at the same instant did not see each other's approval. */
    static Optional<String> samePerson(List<Approval> valid) {
        Function<Approval, Stream<String>> others = one -> valid.stream()
                .filter(two -> one.capacity().compareTo(two.capacity()) < 0)
                .filter(two -> one.by().shares(two.by()))
                .map(two -> one.capacity() + " and " + two.capacity() + " were signed by the same hands, " + one.by()
                        + " and " + two.by() + "; have another person sign");
        return valid.stream().flatMap(others).findFirst();
    }
}
