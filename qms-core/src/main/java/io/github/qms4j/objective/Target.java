package io.github.qms4j.objective;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.quantity.Bound;
import io.github.qms4j.quantity.Comparator;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an objective is to reach: a value, or a change relative to its baseline (rule OBJ-1). */
public sealed interface Target {
    /** How a value is compared with what the target comes to. */
    Comparator comparator();

    /** What the target comes to from a baseline, or why it comes to nothing. */
    Result value(@Nullable Baseline baseline);

    /** At most so much. */
    static Target atMost(Quantity value) {
        return new Value(new Bound(Comparator.AT_MOST, value));
    }

    /** At least so much. */
    static Target atLeast(Quantity value) {
        return new Value(new Bound(Comparator.AT_LEAST, value));
    }

    /**
     * At most the baseline less a share of it.
     *
     * @param percent above 0, such as {@code 20}
     */
    static Target reducedByPercent(String percent) {
        return new Change(percentage(percent).negate());
    }

    /**
     * At least the baseline and a share of it.
     *
     * @param percent above 0, such as {@code 20}
     */
    static Target raisedByPercent(String percent) {
        return new Change(percentage(percent));
    }

    /** A value, whatever the baseline is. */
    record Value(Bound bound) implements Target {
        public Value {
            if (bound.comparator() == Comparator.EQUAL_TO) {
                throw invalid("comparator", bound, "has no good side", "say at least or at most so much");
            }
        }

        @Override
        public Comparator comparator() {
            return bound.comparator();
        }

        @Override
        public Result value(@Nullable Baseline baseline) {
            return Result.measured(bound.quantity());
        }

        @Override
        public String toString() {
            return bound.toString();
        }
    }

    /**
     * A change relative to the baseline.
     *
     * @param percent of the baseline; negative for a reduction; not 0
     */
    record Change(BigDecimal percent) implements Target {
        public Change {
            if (percent.signum() == 0) {
                throw invalid("percent", percent, "is no change", "give a share such as 20");
            }
        }

        @Override
        public Comparator comparator() {
            return percent.signum() < 0 ? Comparator.AT_MOST : Comparator.AT_LEAST;
        }

        /** A share of nothing is nothing, and of a value below 0 it points the other way: there it takes a value. */
        @Override
        public Result value(@Nullable Baseline baseline) {
            if (baseline == null) {
                return Result.noData("a change of " + this + " needs a baseline; state value, period and source");
            }
            if (baseline.value().value().signum() <= 0) {
                return Result.failed("a change of " + this + " from a baseline of " + baseline.value()
                        + " is not defined; state the target as a value");
            }
            BigDecimal share = BigDecimal.ONE.add(percent.movePointLeft(2));
            return Result.measured(new Quantity(
                    Numbers.plain(baseline.value().value().multiply(share)),
                    baseline.value().unit()));
        }

        @Override
        public String toString() {
            return (percent.signum() > 0 ? "+" : "−") + percent.abs().toPlainString() + " %";
        }
    }

    private static BigDecimal percentage(String percent) {
        BigDecimal value =
                Quantity.of(Objects.requireNonNull(percent, "percent"), "%").value();
        if (value.signum() <= 0) {
            throw invalid("percent", percent, "is not above 0", "say reduced or raised by a share such as 20");
        }
        return value;
    }

    private static InvalidInputException invalid(String place, Object value, String rule, String remedy) {
        return InvalidInputException.of("target of an objective (OBJ-1)", place, value, rule, remedy);
    }
}
