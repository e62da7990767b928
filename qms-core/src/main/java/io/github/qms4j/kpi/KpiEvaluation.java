package io.github.qms4j.kpi;

import io.github.qms4j.quantity.Bound;
import io.github.qms4j.quantity.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a KPI's measurements mean at a date (rule KPI-6): band, target, change against the period before, staleness. A
 * change against one period before is a description, not a statistical signal.
 *
 * @param kpiId the KPI
 * @param at the date of the evaluation
 * @param latest the latest measurement; null when there is none
 * @param band the band its value lies in; null when there is none
 * @param target whether the target is met
 * @param change how it compares with the measurement before
 * @param stale whether a value is overdue
 */
public record KpiEvaluation(
        String kpiId,
        LocalDate at,
        @Nullable Measurement latest,
        @Nullable String band,
        Target target,
        Change change,
        boolean stale) {
    public KpiEvaluation {
        Objects.requireNonNull(kpiId, "kpiId");
        Objects.requireNonNull(at, "at");
    }

    /**
     * Evaluates.
     *
     * @param measurements of one group of the KPI; those of periods that end after the date are ignored
     */
    static KpiEvaluation of(KpiDefinition kpi, List<Measurement> measurements, LocalDate at) {
        List<Measurement> past = measurements.stream()
                .filter(m -> !m.until().isAfter(at))
                .sorted(Comparator.comparing(Measurement::until).thenComparing(Measurement::from))
                .toList();
        Measurement latest = past.isEmpty() ? null : past.get(past.size() - 1);
        Measurement before = latest == null ? null : before(latest, past);
        return new KpiEvaluation(
                kpi.id(),
                at,
                latest,
                band(kpi, latest),
                target(kpi, latest),
                change(kpi, before, latest),
                isStale(kpi, latest, at));
    }

    /** A longer period that ends alike, such as the year with its last month, is not the period before. */
    private static @Nullable Measurement before(Measurement latest, List<Measurement> past) {
        return past.stream()
                .filter(m -> m.until().isBefore(latest.until()))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** A value in another unit was measured before the definition was revised and compares with nothing. */
    private static Optional<Quantity> quantity(KpiDefinition kpi, @Nullable Measurement measurement) {
        return measurement == null
                ? Optional.empty()
                : measurement.quantity().filter(q -> q.unit().equals(kpi.unit()));
    }

    private static Optional<BigDecimal> value(KpiDefinition kpi, @Nullable Measurement measurement) {
        return quantity(kpi, measurement).map(Quantity::value);
    }

    private static @Nullable String band(KpiDefinition kpi, @Nullable Measurement latest) {
        return value(kpi, latest)
                .flatMap(v -> kpi.bands().stream().filter(b -> b.contains(v)).findFirst())
                .map(KpiBand::name)
                .orElse(null);
    }

    private static Target target(KpiDefinition kpi, @Nullable Measurement latest) {
        if (kpi.target().isEmpty()) {
            return Target.NONE;
        }
        Bound target = kpi.target().get();
        return quantity(kpi, latest)
                .map(q -> target.isMetBy(q) ? Target.MET : Target.NOT_MET)
                .orElse(Target.NO_DATA);
    }

    private static Change change(KpiDefinition kpi, @Nullable Measurement before, @Nullable Measurement latest) {
        Optional<BigDecimal> from = value(kpi, before);
        Optional<BigDecimal> to = value(kpi, latest);
        if (from.isEmpty() || to.isEmpty()) {
            return Change.UNKNOWN;
        }
        int sign = to.get().compareTo(from.get());
        if (sign == 0) {
            return Change.NONE;
        }
        return switch (kpi.direction()) {
            case NEUTRAL -> sign > 0 ? Change.HIGHER : Change.LOWER;
            case HIGHER_IS_BETTER -> sign > 0 ? Change.IMPROVEMENT : Change.CONCERN;
            case LOWER_IS_BETTER -> sign < 0 ? Change.IMPROVEMENT : Change.CONCERN;
        };
    }

    /** The next value is due one period after the latest one's end, and may be late by the grace. */
    private static boolean isStale(KpiDefinition kpi, @Nullable Measurement latest, LocalDate at) {
        Period grace = kpi.stalenessGrace();
        return latest == null || at.isAfter(latest.until().plus(kpi.period()).plus(grace));
    }

    /** Whether a target is met. */
    public enum Target {
        MET,
        NOT_MET,
        /** There is a target and nothing to compare with it. */
        NO_DATA,
        /** The KPI has no target. */
        NONE
    }

    /** How a value compares with the one before. */
    public enum Change {
        IMPROVEMENT,
        CONCERN,
        NONE,
        /** Higher, where neither direction is better. */
        HIGHER,
        /** Lower, where neither direction is better. */
        LOWER,
        /** One of the two is missing. */
        UNKNOWN
    }
}
