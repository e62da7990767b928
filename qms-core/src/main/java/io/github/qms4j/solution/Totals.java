package io.github.qms4j.solution;

import io.github.qms4j.solution.SelectionResult.Scored;
import io.github.qms4j.solution.SelectionResult.Spread;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sums of scores behind a result. A mean over evaluators is kept as a sum times what makes all candidates' numbers of
 * evaluators equal, so that nothing is rounded before it is compared.
 */
final class Totals {
    private final List<Criterion> criteria;
    private final Map<String, List<ScoreSheet>> sheets;
    private final BigDecimal common;

    private Totals(List<Criterion> criteria, Map<String, List<ScoreSheet>> sheets) {
        this.criteria = criteria;
        this.sheets = sheets;
        this.common = sheets.values().stream()
                .map(List::size)
                .distinct()
                .map(BigDecimal::valueOf)
                .reduce(BigDecimal.ONE, BigDecimal::multiply);
    }

    static Totals of(Selection selection) {
        return new Totals(
                selection.specification().criteria(),
                selection.sheets().stream().collect(Collectors.groupingBy(ScoreSheet::candidate)));
    }

    Map<String, BigDecimal> weights() {
        Map<String, BigDecimal> weights = new TreeMap<>();
        criteria.forEach(c -> weights.put(c.key(), c.weight()));
        return weights;
    }

    Scored scored(Selection selection, Candidate candidate) {
        List<ScoreSheet> own = sheets.getOrDefault(candidate.key(), List.of());
        Map<String, Spread> spreads = new TreeMap<>();
        Map<String, BigDecimal> evaluators = new TreeMap<>();
        if (!own.isEmpty()) {
            criteria.forEach(c -> spreads.put(c.key(), spread(own, c.key())));
            own.forEach(sheet -> evaluators.put(
                    sheet.evaluator().id(), SelectionResult.shown(weighted(sheet, weights()), sum(weights()))));
        }
        return new Scored(
                candidate.key(),
                knockedOutBy(selection, candidate, own),
                own.isEmpty()
                        ? Optional.empty()
                        : Optional.of(SelectionResult.shown(
                                points(candidate.key(), weights()),
                                sum(weights()).multiply(common))),
                spreads,
                evaluators);
    }

    private List<String> knockedOutBy(Selection selection, Candidate candidate, List<ScoreSheet> own) {
        Stream<String> unmet = selection.specification().requirements().stream()
                .filter(r -> r.priority() == Requirement.Priority.MUST)
                .map(Requirement::key)
                .filter(key -> candidate.fulfilments().containsKey(key)
                        && !candidate.fulfilments().get(key).met());
        Stream<String> below =
                criteria.stream().filter(c -> !own.isEmpty() && isBelow(c, own)).map(Criterion::key);
        return Stream.concat(unmet, below).toList();
    }

    private static boolean isBelow(Criterion criterion, List<ScoreSheet> own) {
        BigDecimal minimum = criterion.minimum();
        return minimum != null
                && sumOf(own, criterion.key()).compareTo(minimum.multiply(BigDecimal.valueOf(own.size()))) < 0;
    }

    private static Spread spread(List<ScoreSheet> own, String criterion) {
        List<BigDecimal> scores =
                own.stream().map(s -> score(s, criterion)).sorted().toList();
        return new Spread(
                SelectionResult.shown(sumOf(own, criterion), BigDecimal.valueOf(own.size())),
                scores.get(0),
                scores.get(scores.size() - 1));
    }

    private static BigDecimal score(ScoreSheet sheet, String criterion) {
        return sheet.scores().getOrDefault(criterion, BigDecimal.ZERO);
    }

    private static BigDecimal sumOf(List<ScoreSheet> own, String criterion) {
        return own.stream().map(s -> score(s, criterion)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(Map<String, BigDecimal> weights) {
        return weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal weighted(ScoreSheet sheet, Map<String, BigDecimal> weights) {
        return weights.entrySet().stream()
                .map(w -> w.getValue().multiply(score(sheet, w.getKey())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The weighted sum of mean scores, times the common number of evaluators. */
    private BigDecimal points(String candidate, Map<String, BigDecimal> weights) {
        List<ScoreSheet> own = sheets.getOrDefault(candidate, List.of());
        BigDecimal sum = own.stream().map(s -> weighted(s, weights)).reduce(BigDecimal.ZERO, BigDecimal::add);
        // Exact: the common number is a multiple of each candidate's own.
        return own.isEmpty() ? sum : sum.multiply(common.divideToIntegralValue(BigDecimal.valueOf(own.size())));
    }

    /** The best first; level ones in the order of their keys. */
    List<String> ranked(List<String> eligible, Map<String, BigDecimal> weights) {
        List<String> ranked = new ArrayList<>(eligible);
        ranked.sort(Comparator.comparing((String key) -> points(key, weights))
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        return ranked;
    }

    List<String> leaders(List<String> eligible, Map<String, BigDecimal> weights) {
        List<String> ranked = ranked(eligible, weights);
        return ranked.stream()
                .filter(key -> points(key, weights).compareTo(points(ranked.get(0), weights)) == 0)
                .toList();
    }

    /** How far a candidate is before the best other one, in scores. */
    BigDecimal lead(String candidate, List<String> eligible, Map<String, BigDecimal> weights) {
        BigDecimal best = eligible.stream()
                .filter(key -> !key.equals(candidate))
                .map(key -> points(key, weights))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return SelectionResult.shown(
                points(candidate, weights).subtract(best), sum(weights).multiply(common));
    }
}
