package io.github.qms4j.kpi;

import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.servicedesk.SlaMetric;
import io.github.qms4j.servicedesk.UnknownFact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The figures of a service report for one group of tickets (rule SD-7). Everything but the backlog is of a period; what
 * nobody can tell is counted as such, and is in no other figure.
 *
 * @param group the value of each dimension; empty for the total
 * @param opened how many were opened in the period
 * @param resolved how many resolutions of the period stand: a ticket that is resolved as of the instant, by its last
 *     resolution; a closing without one counts
 * @param resolvedUnknown how many were resolved, nobody knows whether in the period
 * @param attainment by metric, of the tickets that were opened in the period
 * @param recorded what the source itself said of its SLA, of the tickets that were opened in the period
 * @param backlog what was open as of the instant, whenever it was opened; for a month, as of its end or of the instant,
 *     whichever is earlier
 * @param reopened how many of the tickets that were opened in the period were reopened
 * @param reassigned how many of these changed hands after the first assignment
 */
public record ServiceFigures(
        Map<String, String> group,
        long opened,
        long resolved,
        long resolvedUnknown,
        Map<SlaMetric, Attainment> attainment,
        Share recorded,
        Backlog backlog,
        Share reopened,
        Share reassigned) {
    private static final int SCALE = 6;

    public ServiceFigures {
        group = Collections.unmodifiableMap(new LinkedHashMap<>(group));
        attainment = Collections.unmodifiableMap(new EnumMap<>(attainment));
        Objects.requireNonNull(recorded, "recorded");
        Objects.requireNonNull(backlog, "backlog");
        Objects.requireNonNull(reopened, "reopened");
        Objects.requireNonNull(reassigned, "reassigned");
    }

    private static Result percent(long holds, long applies, String nothing) {
        return applies == 0
                ? Result.noData(nothing)
                : Result.measured(new Quantity(
                        BigDecimal.valueOf(holds)
                                .multiply(BigDecimal.valueOf(100))
                                .divide(BigDecimal.valueOf(applies), SCALE, RoundingMode.HALF_UP),
                        "%"));
    }

    /**
     * How a promise was kept. The sum of all but the reasons is the number of tickets.
     *
     * @param met kept
     * @param missed broken, also of tickets that are open
     * @param open the clock runs or stands, and nothing is broken yet
     * @param undecided nobody can tell
     * @param notPromised no agreement covers them, or they were cancelled in time
     * @param undecidedBecause of how many undecided ones something is not known, by what; of one ticket it may be several
     */
    public record Attainment(
            long met,
            long missed,
            long open,
            long undecided,
            long notPromised,
            Map<UnknownFact, Long> undecidedBecause) {
        public Attainment {
            undecidedBecause = undecidedBecause.isEmpty()
                    ? Map.of()
                    : Collections.unmodifiableMap(new EnumMap<>(undecidedBecause));
        }

        /** The share of the decided ones that was kept, in percent. */
        public Result share() {
            return percent(met, met + missed, "of no ticket the promise was decided");
        }
    }

    /**
     * Of how many something holds.
     *
     * @param holds of these
     * @param applies of these it is known whether it holds
     * @param unknown of these it is not known
     */
    public record Share(long holds, long applies, long unknown) {
        /** In percent of those of which it is known. */
        public Result share() {
            return percent(holds, applies, "of no ticket it is known");
        }
    }

    /**
     * What was open at an instant.
     *
     * @param open how many
     * @param byAge how many in each band of age, the youngest first; one band more than there are bounds
     * @param unknown how many may have been open, nobody knows
     */
    public record Backlog(long open, List<Long> byAge, long unknown) {
        public Backlog {
            byAge = List.copyOf(byAge);
        }
    }

    /**
     * How many tickets that were opened in the period have a value of a dimension, such as a category or a close code.
     *
     * @param value the value; {@link Dimension#NONE} for those without one
     * @param count how many
     */
    public record Cause(String value, long count) {
        public Cause {
            Objects.requireNonNull(value, "value");
        }
    }
}
