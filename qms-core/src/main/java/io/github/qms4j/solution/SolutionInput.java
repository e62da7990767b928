package io.github.qms4j.solution;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is wrong with what people enter, all of it at once. */
final class SolutionInput {
    private SolutionInput() {}

    static void demand(
            boolean holds, String place, Object value, String rule, String remedy, List<Violation> violations) {
        if (!holds) {
            violations.add(new Violation(place, String.valueOf(value), rule, remedy));
        }
    }

    static void demandText(String place, String value, String remedy, List<Violation> violations) {
        demand(!value.isBlank(), place, value, "is blank", remedy, violations);
    }

    static void require(String subject, List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new InvalidInputException(subject, violations);
        }
    }

    /** Weights are not negative and not all zero, and every key stands once. */
    static void check(Specification specification) {
        List<Violation> violations = new ArrayList<>();
        Scale scale = specification.scale();
        demand(
                scale.least().compareTo(scale.greatest()) < 0,
                "scale",
                scale.least() + " to " + scale.greatest(),
                "has no room for a score",
                "give the least score and a greater one",
                violations);
        checkKeys(
                "requirements",
                specification.requirements().stream().map(Requirement::key).toList(),
                violations);
        checkKeys(
                "criteria",
                specification.criteria().stream().map(Criterion::key).toList(),
                violations);
        specification
                .requirements()
                .forEach(r ->
                        demandText("requirements[" + r.key() + "].text", r.text(), "say what is required", violations));
        for (Criterion criterion : specification.criteria()) {
            String place = "criteria[" + criterion.key() + "]";
            demandText(place + ".name", criterion.name(), "say what is judged", violations);
            demand(
                    criterion.weight().signum() >= 0,
                    place + ".weight",
                    criterion.weight(),
                    "is negative",
                    "give 0 or more; turn the scale of the criterion round instead",
                    violations);
            BigDecimal minimum = criterion.minimum();
            demand(
                    minimum == null || scale.holds(minimum),
                    place + ".minimum",
                    String.valueOf(minimum),
                    "is not on the scale " + scale,
                    "give a score of the scale, or none",
                    violations);
        }
        demand(
                specification.criteria().isEmpty()
                        || specification.criteria().stream()
                                .anyMatch(c -> c.weight().signum() > 0),
                "criteria",
                "weights",
                "are all zero",
                "give at least one criterion a weight above 0",
                violations);
        require("specification", violations);
    }

    static void checkCandidate(Candidate candidate) {
        List<Violation> violations = new ArrayList<>();
        demandText("key", candidate.key(), "give it a key, such as A", violations);
        demandText("product", candidate.product(), "say what it is, with its version", violations);
        require("candidate", violations);
    }

    private static void checkKeys(String place, List<String> keys, List<Violation> violations) {
        Set<String> known = new HashSet<>();
        for (String key : keys) {
            demand(
                    !key.isBlank() && known.add(key),
                    place,
                    key,
                    "is blank or stands twice",
                    "give each a key of its own",
                    violations);
        }
    }

    /** A score on the scale for every criterion, and for nothing else. */
    static void checkScores(Selection selection, String candidate, Map<String, BigDecimal> scores) {
        List<Violation> violations = new ArrayList<>();
        demandCandidate(selection, candidate, violations);
        Scale scale = selection.specification().scale();
        Set<String> missing = selection.specification().criteria().stream()
                .map(Criterion::key)
                .collect(Collectors.toCollection(TreeSet::new));
        scores.forEach((criterion, score) -> {
            demand(
                    missing.remove(criterion),
                    "scores[" + criterion + "]",
                    score,
                    "is of no criterion",
                    "score the criteria of the specification",
                    violations);
            demand(
                    scale.holds(score),
                    "scores[" + criterion + "]",
                    score,
                    "is not on the scale " + scale,
                    "give a score of the scale",
                    violations);
        });
        demand(missing.isEmpty(), "scores", missing, "are not scored", "score every criterion", violations);
        require("scores of " + candidate, violations);
    }

    static void checkFulfilment(Selection selection, String candidate, String requirement, String evidence) {
        List<Violation> violations = new ArrayList<>();
        demandCandidate(selection, candidate, violations);
        demand(
                selection.specification().requirements().stream()
                        .anyMatch(r -> r.key().equals(requirement)),
                "requirement",
                requirement,
                "is not in the specification",
                "name one that is",
                violations);
        demandText("evidence", evidence, "name what shows it", violations);
        require("requirement of " + candidate, violations);
    }

    static void checkProposal(Selection selection, ProposalDraft draft) {
        List<Violation> violations = new ArrayList<>();
        demandCandidate(selection, draft.winner(), violations);
        demandText("rationale", draft.rationale(), "say why this one", violations);
        Set<String> others = selection.candidates().stream()
                .map(Candidate::key)
                .filter(key -> !key.equals(draft.winner()))
                .collect(Collectors.toCollection(TreeSet::new));
        draft.rejected().forEach((candidate, reason) -> {
            demand(
                    others.remove(candidate),
                    "rejected",
                    candidate,
                    "is no alternative to " + draft.winner(),
                    "name the other candidates",
                    violations);
            demandText("rejected[" + candidate + "]", reason, "say why not", violations);
        });
        demand(others.isEmpty(), "rejected", others, "are left without a reason", "say why not", violations);
        require("proposal", violations);
    }

    private static void demandCandidate(Selection selection, String candidate, List<Violation> violations) {
        demand(
                selection.candidate(candidate).isPresent(),
                "candidate",
                candidate,
                "is not among the candidates",
                "name one of "
                        + selection.candidates().stream().map(Candidate::key).toList(),
                violations);
    }
}
