package io.github.qms4j.review;

import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.statistics.Interval;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.effect.BeforeAfter;
import io.github.qms4j.statistics.effect.Comparison;
import io.github.qms4j.statistics.effect.EffectPolicy;
import io.github.qms4j.statistics.effect.EffectVerdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares a KPI before and after a decision was carried out (rule REV-6, by the method of rule SOL-4). */
final class DecisionEffects {
    private static final MathContext PRINTED = new MathContext(3);

    private DecisionEffects() {}

    /**
     * Compares.
     *
     * @param measured of the KPI's group, those that count; periods of another length than the KPI's are left out,
     *     because a year says again what its months said
     */
    static DecisionEffect compare(
            ReviewId review,
            int decision,
            ExpectedEffect expected,
            LocalDate changedOn,
            KpiDefinition kpi,
            List<Measurement> measured,
            EffectPolicy policy,
            Instant at) {
        LocalDate from = changedOn.minus(expected.window());
        LocalDate after = changedOn.plusDays(1);
        LocalDate until = after.plus(expected.window());
        List<Measurement> usable = measured.stream()
                .filter(m -> m.from().plus(kpi.period()).equals(m.until()))
                .filter(m ->
                        m.quantity().filter(q -> q.unit().equals(kpi.unit())).isPresent())
                .toList();
        List<Measurement> before = within(usable, from, changedOn);
        List<Measurement> later = within(usable, after, until);
        Outcome<Comparison> outcome = BeforeAfter.of(values(before), values(later), policy);
        return new DecisionEffect(
                DecisionEffect.Status.RECORDED,
                review,
                decision,
                expected,
                changedOn,
                from,
                until,
                before.size(),
                later.size(),
                EffectVerdict.of(outcome, kpi.direction().improvement()),
                words(outcome, kpi.unit()),
                policy.describe(),
                Stream.concat(before.stream(), later.stream())
                        .map(Measurement::cited)
                        .toList(),
                null,
                at);
    }

    private static List<Measurement> within(List<Measurement> all, LocalDate from, LocalDate until) {
        return all.stream()
                .filter(m -> !m.from().isBefore(from) && !m.until().isAfter(until))
                .toList();
    }

    private static double[] values(List<Measurement> measured) {
        return measured.stream()
                .flatMap(m -> m.quantity().stream())
                .map(Quantity::value)
                .mapToDouble(BigDecimal::doubleValue)
                .toArray();
    }

    private static String words(Outcome<Comparison> outcome, String unit) {
        return outcome.result()
                .map(comparison -> printed(comparison.effect()) + " " + unit + " after less before"
                        + interval(comparison.interval()) + ", p = " + printed(comparison.pValue()))
                .orElse(outcome.describe());
    }

    private static String interval(Optional<Interval> found) {
        return found.map(i -> ", interval " + printed(i.lower()) + " to " + printed(i.upper()))
                .orElse("");
    }

    private static String printed(double value) {
        return new BigDecimal(value, PRINTED).stripTrailingZeros().toPlainString();
    }
}
