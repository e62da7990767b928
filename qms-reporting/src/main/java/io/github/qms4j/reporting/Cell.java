package io.github.qms4j.reporting;

import io.github.qms4j.InvalidInputException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One typed value of a table, a key figure or a chart. A value that does not exist is a {@link NoData} cell with its
 * reason, never a zero and never an empty text.
 */
public sealed interface Cell {

    /** Free text, shown as it is. */
    record Text(String value) implements Cell {
        public Text {
            Objects.requireNonNull(value, "value");
        }
    }

    /** An exact number; its {@link Format} decides how many decimals a reader sees. */
    record Decimal(BigDecimal value) implements Cell {
        public Decimal {
            value = printable(value);
        }
    }

    /** A share as a ratio: 0.25 is shown as 25 %. */
    record Percent(BigDecimal ratio) implements Cell {
        public Percent {
            ratio = printable(ratio);
        }
    }

    /** An amount of time. Shown in hours, minutes and seconds, never in days: a working day has no 24 hours. */
    record Elapsed(Duration value) implements Cell {
        public Elapsed {
            Objects.requireNonNull(value, "value");
        }
    }

    /** A calendar date. */
    record Day(LocalDate value) implements Cell {
        public Day {
            Objects.requireNonNull(value, "value");
        }
    }

    /** A point in time, shown in the report's zone with its offset. */
    record Moment(Instant value) implements Cell {
        public Moment {
            Objects.requireNonNull(value, "value");
        }
    }

    /** A verdict in words, with its status. */
    record Verdict(Status status, String label) implements Cell {
        public Verdict {
            Objects.requireNonNull(status, "status");
            Checks.filled("verdict", "label", label);
        }
    }

    /** There is no value, and this is why. */
    record NoData(String reason) implements Cell {
        public NoData {
            Checks.filled("no-data cell", "reason", reason);
        }
    }

    static Cell text(String value) {
        return new Text(value);
    }

    static Cell number(long value) {
        return new Decimal(BigDecimal.valueOf(value));
    }

    static Cell number(BigDecimal value) {
        return new Decimal(value);
    }

    /** The shortest decimal that denotes this double. Refuses NaN and infinities: they are {@link #noData}. */
    static Cell number(double value) {
        return new Decimal(finite(value));
    }

    /** A share as a ratio between 0 and 1; more than 1 is possible, as in 120 % of the target. */
    static Cell percent(BigDecimal ratio) {
        return new Percent(ratio);
    }

    /** As {@link #percent(BigDecimal)}. Refuses NaN and infinities: they are {@link #noData}. */
    static Cell percent(double ratio) {
        return new Percent(finite(ratio));
    }

    /**
     * A part of a whole, to twelve decimals, halves rounded up; no data when the whole is zero.
     *
     * @param reasonWhenNone why there is nothing to divide by, such as "no tickets in this month"
     */
    static Cell share(long part, long whole, String reasonWhenNone) {
        return whole == 0
                ? new NoData(reasonWhenNone)
                : new Percent(BigDecimal.valueOf(part)
                        .divide(BigDecimal.valueOf(whole), 12, RoundingMode.HALF_UP)
                        .stripTrailingZeros());
    }

    static Cell duration(Duration value) {
        return new Elapsed(value);
    }

    static Cell date(LocalDate value) {
        return new Day(value);
    }

    static Cell instant(Instant value) {
        return new Moment(value);
    }

    static Cell status(Status status, String label) {
        return new Verdict(status, label);
    }

    static Cell noData(String reason) {
        return new NoData(reason);
    }

    private static BigDecimal finite(double value) {
        if (!Double.isFinite(value)) {
            throw InvalidInputException.of(
                    "number cell", "value", value, "must be finite", "use Cell.noData with the reason");
        }
        return BigDecimal.valueOf(value);
    }

    // Written plainly, 1E+1000000 would be a million characters: a number that long is an error, not a figure.
    private static BigDecimal printable(BigDecimal value) {
        if (value.precision() > 100 || Math.abs((long) value.scale()) > 100) {
            throw InvalidInputException.of(
                    "number cell",
                    "value",
                    value,
                    "must have at most 100 digits and 100 decimals",
                    "round it, or give it as text");
        }
        return value;
    }
}
