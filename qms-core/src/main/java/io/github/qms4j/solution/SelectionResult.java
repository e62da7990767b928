package io.github.qms4j.solution;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the scores of a selection come to: the weighted mean over criteria of the mean over evaluators, the criteria's
 * weights taken by their sum, so that a total is a score of the scale. Candidates are compared without rounding; what is
 * shown is rounded to twelve digits.
 *
 * @param candidates those that are not knocked out and have scores, the best first, then the others
 * @param sensitivity what becomes of the leader when one weight is moved by a fifth; empty while there is no single leader
 */
public record SelectionResult(List<Scored> candidates, List<Sensitivity> sensitivity) {
    public SelectionResult {
        candidates = List.copyOf(candidates);
        sensitivity = List.copyOf(sensitivity);
    }

    /**
     * A candidate with what it came to.
     *
     * @param candidate its key
     * @param knockedOutBy the requirements that it does not meet and the criteria in which it is below the minimum
     * @param total the weighted score; empty while nobody scored it
     * @param scores by criterion, over all evaluators; empty while nobody scored it
     * @param evaluators by the id of each, the weighted score that they alone would give
     */
    public record Scored(
            String candidate,
            List<String> knockedOutBy,
            Optional<BigDecimal> total,
            Map<String, Spread> scores,
            Map<String, BigDecimal> evaluators) {
        public Scored {
            knockedOutBy = List.copyOf(knockedOutBy);
            scores = Collections.unmodifiableMap(new TreeMap<>(scores));
            evaluators = Collections.unmodifiableMap(new TreeMap<>(evaluators));
        }

        /** Whether it can be chosen. */
        public boolean isEligible() {
            return knockedOutBy.isEmpty() && total.isPresent();
        }
    }

    /**
     * The scores of several evaluators for one criterion.
     *
     * @param mean their mean
     * @param least the least of them
     * @param greatest the greatest of them
     */
    public record Spread(BigDecimal mean, BigDecimal least, BigDecimal greatest) {
        /** How far the evaluators are apart. */
        public BigDecimal range() {
            return greatest.subtract(least);
        }
    }

    /**
     * One weight moved, the others rescaled so that their sum stays. A weight is moved up to the whole sum at the most.
     *
     * @param criterion whose weight was moved
     * @param percent by how much, −20 or 20
     * @param leaders who leads then; several when they are level
     * @param lead how far the leader of the weights as they are is before the best other then, in scores; negative when
     *     it is behind
     */
    public record Sensitivity(String criterion, int percent, List<String> leaders, BigDecimal lead) {
        public Sensitivity {
            leaders = List.copyOf(leaders);
        }

        /** Whether the leader of the weights as they are does not lead alone any more. */
        public boolean changesLeader() {
            return lead.signum() <= 0;
        }
    }

    static SelectionResult of(Selection selection) {
        Totals totals = Totals.of(selection);
        List<Scored> scored = selection.candidates().stream()
                .map(candidate -> totals.scored(selection, candidate))
                .toList();
        List<String> eligible = scored.stream()
                .filter(Scored::isEligible)
                .map(Scored::candidate)
                .toList();
        Map<String, BigDecimal> weights = totals.weights();
        List<String> ranked = totals.ranked(eligible, weights);
        List<Scored> ordered = new ArrayList<>(scored);
        ordered.sort(Comparator.comparingInt(s -> s.isEligible() ? ranked.indexOf(s.candidate()) : Integer.MAX_VALUE));
        return new SelectionResult(ordered, sensitivity(totals, eligible, weights));
    }

    private static List<Sensitivity> sensitivity(
            Totals totals, List<String> eligible, Map<String, BigDecimal> weights) {
        List<String> leaders = totals.leaders(eligible, weights);
        if (leaders.size() != 1 || eligible.size() < 2) {
            return List.of();
        }
        List<Sensitivity> moved = new ArrayList<>();
        for (String criterion : weights.keySet()) {
            for (int percent : new int[] {-20, 20}) {
                Map<String, BigDecimal> trial = moved(weights, criterion, percent);
                moved.add(new Sensitivity(
                        criterion,
                        percent,
                        totals.leaders(eligible, trial),
                        totals.lead(leaders.get(0), eligible, trial)));
            }
        }
        return moved;
    }

    /** The sum W stays: w becomes f w, each other one v (W − f w) / (W − w), all times W − w to stay exact. */
    private static Map<String, BigDecimal> moved(Map<String, BigDecimal> weights, String criterion, int percent) {
        BigDecimal sum = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal weight = weights.getOrDefault(criterion, BigDecimal.ZERO);
        BigDecimal others = sum.subtract(weight);
        if (others.signum() == 0) {
            return weights;
        }
        BigDecimal wanted =
                weight.multiply(BigDecimal.valueOf(100L + percent, 2)).min(sum);
        Map<String, BigDecimal> trial = new TreeMap<>();
        weights.forEach((key, value) ->
                trial.put(key, key.equals(criterion) ? wanted.multiply(others) : value.multiply(sum.subtract(wanted))));
        return trial;
    }

    /** The keys of the candidates that can be chosen, the best first; level ones in the order of their keys. */
    public List<String> ranking() {
        return candidates.stream()
                .filter(Scored::isEligible)
                .map(Scored::candidate)
                .toList();
    }

    /** Whether one candidate leads, and goes on doing so whichever weight is moved. */
    public boolean isStable() {
        return ranking().size() == 1
                || (!sensitivity.isEmpty() && sensitivity.stream().noneMatch(Sensitivity::changesLeader));
    }

    /** The trial that brings the leader closest to losing; empty while there is no single leader or no other. */
    public Optional<Sensitivity> closest() {
        return sensitivity.stream().min(Comparator.comparing(Sensitivity::lead));
    }

    static BigDecimal shown(BigDecimal numerator, BigDecimal denominator) {
        return numerator.divide(denominator, new MathContext(12));
    }
}
