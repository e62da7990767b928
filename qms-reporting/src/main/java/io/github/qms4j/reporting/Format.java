package io.github.qms4j.reporting;

import io.github.qms4j.InvalidInputException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/**
 * What kind of value a column, key figure or axis holds, and how a person reads it. The text of {@link #display} is the
 * same on every machine: no locale, no default zone.
 *
 * @param decimals digits after the point that are shown for numbers and percentages, 0 to 12; halves are rounded up
 * @param unit shown after a number; empty for none
 */
public record Format(Kind kind, int decimals, String unit) {
    private static final char NARROW_SPACE = '\u202f';
    private static final char MINUS = '\u2212';
    private static final int GROUP = 3;
    private static final int UNGROUPED_DIGITS = 4;
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

    /** The kinds of values. A no-data cell is allowed in each. */
    public enum Kind {
        TEXT,
        NUMBER,
        PERCENT,
        DURATION,
        DATE,
        INSTANT,
        STATUS;

        /** Whether values of this kind can be drawn on the value axis of a chart. */
        public boolean isMeasure() {
            return this == NUMBER || this == PERCENT || this == DURATION;
        }
    }

    public Format {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(unit, "unit");
        if (decimals < 0 || decimals > 12) {
            throw InvalidInputException.of(
                    "format", "decimals", decimals, "must be 0 to 12", "choose fewer digits to show");
        }
        if (!unit.isEmpty() && kind != Kind.NUMBER) {
            throw InvalidInputException.of(
                    "format", "unit", unit, "only a NUMBER has a unit of its own", "leave the unit empty");
        }
    }

    public static Format text() {
        return new Format(Kind.TEXT, 0, "");
    }

    public static Format number(int decimals) {
        return new Format(Kind.NUMBER, decimals, "");
    }

    public static Format percent(int decimals) {
        return new Format(Kind.PERCENT, decimals, "");
    }

    public static Format duration() {
        return new Format(Kind.DURATION, 0, "");
    }

    public static Format date() {
        return new Format(Kind.DATE, 0, "");
    }

    public static Format instant() {
        return new Format(Kind.INSTANT, 0, "");
    }

    public static Format status() {
        return new Format(Kind.STATUS, 0, "");
    }

    /** The same number format with a unit, such as {@code h} or {@code kg}. */
    public Format withUnit(String newUnit) {
        return new Format(kind, decimals, newUnit);
    }

    /** Whether the cell is of this kind, or a no-data cell. */
    public boolean accepts(Cell cell) {
        return cell instanceof Cell.NoData
                || switch (kind) {
                    case TEXT -> cell instanceof Cell.Text;
                    case NUMBER -> cell instanceof Cell.Decimal;
                    case PERCENT -> cell instanceof Cell.Percent;
                    case DURATION -> cell instanceof Cell.Elapsed;
                    case DATE -> cell instanceof Cell.Day;
                    case INSTANT -> cell instanceof Cell.Moment;
                    case STATUS -> cell instanceof Cell.Verdict;
                };
    }

    /**
     * The cell as a person reads it. Thousands are grouped by a narrow no-break space from five digits on (ISO 80000-1),
     * the minus sign is U+2212, and a no-data cell reads "no data: reason".
     *
     * @param zone in which instants are shown
     */
    public String display(Cell cell, ZoneId zone) {
        if (cell instanceof Cell.Text text) {
            return text.value();
        } else if (cell instanceof Cell.Decimal number) {
            return unit.isEmpty() ? rounded(number.value()) : rounded(number.value()) + NARROW_SPACE + unit;
        } else if (cell instanceof Cell.Percent percent) {
            return rounded(percent.ratio().movePointRight(2)) + NARROW_SPACE + '%';
        } else if (cell instanceof Cell.Elapsed elapsed) {
            return hoursMinutesSeconds(elapsed.value());
        } else if (cell instanceof Cell.Day day) {
            return day.value().toString();
        } else if (cell instanceof Cell.Moment moment) {
            return instant(moment.value(), zone);
        } else if (cell instanceof Cell.Verdict verdict) {
            return verdict.label();
        }
        return "no data: " + ((Cell.NoData) cell).reason();
    }

    /** An instant as {@code 2026-11-23 14:05:09 +01:00}; fractions of a second are cut. */
    public static String instant(Instant instant, ZoneId zone) {
        return INSTANT.format(instant.atZone(zone));
    }

    private String rounded(BigDecimal value) {
        return grouped(value.setScale(decimals, RoundingMode.HALF_UP));
    }

    private static String grouped(BigDecimal value) {
        String digits = value.abs().toPlainString();
        int point = digits.indexOf('.');
        int whole = point < 0 ? digits.length() : point;
        StringBuilder text = new StringBuilder(digits.length() + 8);
        if (value.signum() < 0) {
            text.append(MINUS);
        }
        for (int at = 0; at < whole; at++) {
            if (at > 0 && whole > UNGROUPED_DIGITS && (whole - at) % GROUP == 0) {
                text.append(NARROW_SPACE);
            }
            text.append(digits.charAt(at));
        }
        return text.append(digits, whole, digits.length()).toString();
    }

    private static String hoursMinutesSeconds(Duration duration) {
        Duration amount = duration.abs();
        StringBuilder text = new StringBuilder();
        if (duration.isNegative()) {
            text.append(MINUS);
        }
        long hours = amount.toHours();
        int minutes = amount.toMinutesPart();
        BigDecimal seconds = BigDecimal.valueOf(amount.toSecondsPart())
                .add(BigDecimal.valueOf(amount.toMillisPart(), 3))
                .stripTrailingZeros();
        boolean inSeconds = seconds.signum() != 0 || (hours == 0 && minutes == 0);
        if (hours > 0) {
            text.append(grouped(BigDecimal.valueOf(hours))).append(NARROW_SPACE).append('h');
        }
        if (minutes > 0 || (hours > 0 && !inSeconds)) {
            pad(text, hours > 0, minutes).append(NARROW_SPACE).append("min");
        }
        if (inSeconds) {
            separate(text, hours > 0 || minutes > 0)
                    .append(seconds.toPlainString())
                    .append(NARROW_SPACE)
                    .append('s');
        }
        return text.toString();
    }

    private static StringBuilder pad(StringBuilder text, boolean follows, int minutes) {
        separate(text, follows);
        return follows && minutes < 10 ? text.append('0').append(minutes) : text.append(minutes);
    }

    private static StringBuilder separate(StringBuilder text, boolean follows) {
        return follows ? text.append(' ') : text;
    }
}
