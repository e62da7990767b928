package io.github.qms4j.kpi;

import io.github.qms4j.InvalidInputException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** How a KPI is computed: typed, so that nothing is ever parsed or evaluated as a script (rule KPI-1). */
public sealed interface KpiFormula {
    /** The share, in percent, of tickets for which a fact holds among those to which it applies. */
    record Ratio(TicketFact fact) implements KpiFormula {
        public Ratio {
            Objects.requireNonNull(fact, "fact");
        }
    }

    /** How many tickets a fact holds for. */
    record Count(TicketFact fact) implements KpiFormula {
        public Count {
            Objects.requireNonNull(fact, "fact");
        }
    }

    /** The arithmetic mean of a time, in hours. */
    record Mean(TicketTime time) implements KpiFormula {
        public Mean {
            Objects.requireNonNull(time, "time");
        }
    }

    /** The median of a time, in hours; the mean of the two middle values when their number is even. */
    record Median(TicketTime time) implements KpiFormula {
        public Median {
            Objects.requireNonNull(time, "time");
        }
    }

    /**
     * A percentile of a time, in hours.
     *
     * @param percent above 0, at most 100
     * @param definition which of the usual definitions; they differ where the values are few
     */
    record Percentile(TicketTime time, int percent, PercentileDefinition definition) implements KpiFormula {
        public Percentile {
            Objects.requireNonNull(time, "time");
            Objects.requireNonNull(definition, "definition");
            if (percent < 1 || percent > 100) {
                throw InvalidInputException.of(
                        "KPI formula", "percent", percent, "is outside 1 to 100", "give e.g. 90");
            }
        }
    }

    /**
     * How many tickets a fact holds for, per unit of exposure.
     *
     * @param exposure how much there was to go wrong in the period, such as 250 users; above 0
     * @param exposureUnit its unit, such as {@code user}
     */
    record RatePerExposure(TicketFact fact, BigDecimal exposure, String exposureUnit) implements KpiFormula {
        public RatePerExposure {
            Objects.requireNonNull(fact, "fact");
            if (exposureUnit.isBlank()) {
                throw InvalidInputException.of(
                        "KPI formula", "exposureUnit", exposureUnit, "is blank", "name what is exposed, such as user");
            }
            if (exposure.signum() <= 0) {
                throw InvalidInputException.of(
                        "KPI formula", "exposure", exposure, "is not above 0", "give the number of units exposed");
            }
        }
    }

    /**
     * The weighted mean of ratios, in percent; no data when one of them has none.
     *
     * @param weights the weight of each fact's ratio; each above 0
     */
    record WeightedComposite(Map<TicketFact, BigDecimal> weights) implements KpiFormula {
        public WeightedComposite {
            weights = Collections.unmodifiableMap(new TreeMap<>(weights));
            if (weights.isEmpty() || weights.values().stream().anyMatch(w -> w.signum() <= 0)) {
                throw InvalidInputException.of(
                        "KPI formula", "weights", weights, "are missing or not above 0", "give each part a weight");
            }
        }
    }

    /** A value that somebody enters; nothing is computed. */
    record Entered() implements KpiFormula {}
}
