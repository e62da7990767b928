package io.github.qms4j.objective;

import io.github.qms4j.kpi.KpiSeries;
import io.github.qms4j.quantity.Bound;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far an objective had come on a day, with the numbers behind it (rule OBJ-3). Computed by {@link ProgressRule}, never
 * entered.
 *
 * @param verdict what the data say
 * @param because in one sentence, why
 * @param at the day it was judged for, in the engine's zone
 * @param baseline where it started from; null when there is none
 * @param target what is to be reached; null when there is none
 * @param current the mean of the latest periods that count together, or why there is none
 * @param expected where it was to be by the end of the latest period; null without a value or a trajectory
 * @param trajectory month by month from start to due date
 * @param reliedOn each measurement that counts for {@code current}, with its value
 */
public record Progress(
        Verdict verdict,
        String because,
        LocalDate at,
        @Nullable Quantity baseline,
        @Nullable Bound target,
        Result current,
        @Nullable Quantity expected,
        List<Month> trajectory,
        List<String> reliedOn) {
    public Progress {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(because, "because");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(current, "current");
        trajectory = List.copyOf(trajectory);
        reliedOn = List.copyOf(reliedOn);
    }

    /**
     * How far an objective has come by the measurements of its KPI, on record or not (rule OBJ-3). Pure.
     *
     * @param at the day of the judgement
     */
    public static Progress of(ObjectiveDefinition definition, KpiSeries series, LocalDate at) {
        return ProgressRule.judge(definition, series, at);
    }

    /** What the data say of an objective. */
    public enum Verdict {
        /** At least as far as its trajectory wants. */
        ON_TRACK,
        /** Behind its trajectory by no more than chance does, or on it with a trend that leads away. */
        AT_RISK,
        /** Behind its trajectory by more than chance does, or its trend does not lead to the target. */
        OFF_TRACK,
        /** The target is reached. */
        ACHIEVED,
        /** The due date has passed, and the target was not reached. */
        MISSED,
        /** There is nothing to judge by, or nothing recent. */
        NO_DATA
    }

    /**
     * One month of the way.
     *
     * @param from its first day
     * @param until the day after its last
     * @param expected where it is to be at its end
     * @param measured the mean of the periods that ended in it, or why there is none
     */
    public record Month(LocalDate from, LocalDate until, Quantity expected, Result measured) {
        public Month {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(until, "until");
            Objects.requireNonNull(expected, "expected");
            Objects.requireNonNull(measured, "measured");
        }
    }
}
