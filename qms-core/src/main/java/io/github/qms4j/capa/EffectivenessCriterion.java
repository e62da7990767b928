package io.github.qms4j.capa;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.quantity.Bound;
import io.github.qms4j.quantity.Quantity;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** By what it will be known whether a CAPA helped; set before its actions are carried out (rule CAP-5). */
public sealed interface EffectivenessCriterion {
    /** How it was before. */
    Baseline baseline();

    /** How long after implementation the effect is watched. */
    Period window();

    /** The id of the KPI that it looks at; empty when it looks at none. */
    default Optional<String> kpi() {
        if (this instanceof KpiThreshold threshold) {
            return Optional.of(threshold.kpiId());
        }
        return Optional.ofNullable(((OccurrenceLimit) this).exposure()).map(Exposure::kpiId);
    }

    /**
     * A KPI that meets a threshold in every period of the window.
     *
     * @param kpiId the KPI
     * @param dimensions the group; empty for the total
     * @param threshold what each period's value must meet, in the KPI's unit
     * @param periods how many periods with a value the verdict takes at least
     * @param minimumSample how large the sample over all of them must at least be
     */
    record KpiThreshold(
            String kpiId,
            Map<String, String> dimensions,
            Bound threshold,
            int periods,
            long minimumSample,
            Baseline baseline,
            Period window)
            implements EffectivenessCriterion {
        public KpiThreshold {
            Objects.requireNonNull(kpiId, "kpiId");
            Objects.requireNonNull(threshold, "threshold");
            Objects.requireNonNull(baseline, "baseline");
            dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
            if (periods < 1) {
                throw invalid("periods", periods, "is no data at all", "demand at least 1");
            }
            if (minimumSample < 1) {
                throw invalid("minimumSample", minimumSample, "is no data at all", "demand at least 1");
            }
            requireLength(window);
        }
    }

    /**
     * A number of occurrences that is not exceeded in the window. Occurrences are nonconformities with one pattern; voided
     * ones do not count.
     *
     * @param pattern the pattern
     * @param atMost how many are still taken as effective; 0 for none
     * @param exposure how much must have happened for their absence to mean something; null where time alone does
     */
    record OccurrenceLimit(
            String pattern, long atMost, @Nullable Exposure exposure, Baseline baseline, Period window)
            implements EffectivenessCriterion {
        public OccurrenceLimit {
            Objects.requireNonNull(baseline, "baseline");
            if (pattern.isBlank()) {
                throw invalid("pattern", pattern, "is blank", "name the pattern whose occurrences count");
            }
            if (atMost < 0) {
                throw invalid("atMost", atMost, "is negative", "use 0 for none");
            }
            requireLength(window);
        }
    }

    /**
     * Opportunities for an occurrence: the sample sizes of a KPI's measurements in the window, added up.
     *
     * @param kpiId the KPI
     * @param dimensions the group; empty for the total
     * @param atLeast how many there must have been
     */
    record Exposure(String kpiId, Map<String, String> dimensions, long atLeast) {
        public Exposure {
            Objects.requireNonNull(kpiId, "kpiId");
            dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
            if (atLeast < 1) {
                throw invalid("exposure", atLeast, "is no exposure", "demand at least 1, or leave the exposure out");
            }
        }
    }

    /**
     * How it was before, for comparison.
     *
     * @param value the value, or the number of occurrences in unit 1
     * @param from the first day it was seen over
     * @param until the day after the last
     * @param source where the value comes from
     */
    record Baseline(Quantity value, LocalDate from, LocalDate until, String source) {
        public Baseline {
            Objects.requireNonNull(value, "value");
            if (!from.isBefore(until)) {
                throw invalid(
                        "baseline", from + " to " + until, "is empty", "give the first day and the day after the last");
            }
            if (source.isBlank()) {
                throw invalid("baseline", source, "names no source", "say where the value comes from");
            }
        }
    }

    private static void requireLength(Period window) {
        if (window.isNegative() || window.isZero()) {
            throw invalid("window", window, "is not a length of time", "use e.g. P3M");
        }
    }

    private static InvalidInputException invalid(String place, Object value, String rule, String remedy) {
        return InvalidInputException.of("effectiveness criterion", place, value, rule, remedy);
    }
}
