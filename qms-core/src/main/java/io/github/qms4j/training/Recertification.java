package io.github.qms4j.training;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long a course is valid, and when it is due again (rule TRN-10). On a condition, such as a new version or a
 * finding, a new cycle is opened whatever this says. Days are of the engine's zone.
 *
 * @param rhythm how the end is found
 * @param months after how many months, for {@link Rhythm#AFTER_MONTHS}; else 0
 * @param windowFrom the first month of the yearly window, 1 to 12, for {@link Rhythm#IN_WINDOW}; else 0
 * @param windowUntil the last month of the window, not before the first; else 0
 * @param warningDays for how many days before the end it is shown as expiring
 * @param graceDays for how many days after the end it is shown as in grace
 */
public record Recertification(
        Rhythm rhythm, int months, int windowFrom, int windowUntil, int warningDays, int graceDays) {
    private static final int DEFAULT_WARNING = 30;

    public Recertification {
        Objects.requireNonNull(rhythm, "rhythm");
    }

    /** Valid without an end. */
    public static Recertification never() {
        return new Recertification(Rhythm.NEVER, 0, 0, 0, 0, 0);
    }

    /** Due some months after it was taken; expiring for the last 30 days, without grace. */
    public static Recertification afterMonths(int months) {
        return new Recertification(Rhythm.AFTER_MONTHS, months, 0, 0, DEFAULT_WARNING, 0);
    }

    /**
     * Due at the end of the first window that begins after it was taken, such as January to March; expiring for the
     * last 30 days, without grace.
     */
    public static Recertification inWindow(int firstMonth, int lastMonth) {
        return new Recertification(Rhythm.IN_WINDOW, 0, firstMonth, lastMonth, DEFAULT_WARNING, 0);
    }

    /** The same with a time of grace. */
    public Recertification withGrace(int days) {
        return new Recertification(rhythm, months, windowFrom, windowUntil, warningDays, days);
    }

    /** The same, expiring for so many days. */
    public Recertification warning(int days) {
        return new Recertification(rhythm, months, windowFrom, windowUntil, days, graceDays);
    }

    /** The last day on which what was taken on a day is valid; null for without an end. */
    public @Nullable LocalDate validUntil(LocalDate taken) {
        return switch (rhythm) {
            case NEVER -> null;
            case AFTER_MONTHS -> taken.plusMonths(months);
            case IN_WINDOW -> {
                int year = taken.isBefore(LocalDate.of(taken.getYear(), windowFrom, 1))
                        ? taken.getYear()
                        : taken.getYear() + 1;
                yield YearMonth.of(year, windowUntil).atEndOfMonth();
            }
        };
    }

    /** How the end is found. */
    public enum Rhythm {
        NEVER,
        AFTER_MONTHS,
        IN_WINDOW
    }
}
