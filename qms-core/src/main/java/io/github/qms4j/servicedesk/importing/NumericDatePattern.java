package io.github.qms4j.servicedesk.importing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A date pattern of plain numbers, compiled, because an export of a million rows holds several million dates. */
final class NumericDatePattern {
    /** What {@link #parse} returns for a text that only {@link java.time.format.DateTimeFormatter} can judge. */
    static final long UNSURE = Long.MIN_VALUE + 1;

    private static final long NO_DATE = DatePattern.NO_DATE;
    private static final String NUMBERS = "uMdHmsS";
    private static final int YEAR = 0;
    private static final int MONTH = 1;
    private static final int DAY = 2;
    private static final int HOUR = 3;
    private static final int MINUTE = 4;
    private static final int SECOND = 5;
    private static final int FRACTION = 6;
    /** Of the steps: a literal is its character, a number is −1 − its index, an offset one of these. */
    private static final int OFFSET_COMPACT = -20;

    private static final int OFFSET_COMPACT_OR_Z = -21;
    private static final int OFFSET_COLON_OR_Z = -22;

    private final int[] steps;
    private final int[] widths;

    private NumericDatePattern(int[] steps, int[] widths) {
        this.steps = steps;
        this.widths = widths;
    }

    /** The pattern compiled, null when it has more than plain numbers, fixed characters and a numeric offset. */
    static @Nullable NumericDatePattern compile(String pattern) {
        int[] steps = new int[pattern.length()];
        int[] widths = new int[pattern.length()];
        int count = 0;
        boolean afterNumber = false;
        int seen = 0;
        for (int i = 0; i < pattern.length(); ) {
            char c = pattern.charAt(i);
            int width = 1;
            while (i + width < pattern.length() && pattern.charAt(i + width) == c) {
                width++;
            }
            int number = NUMBERS.indexOf(c);
            if (number >= 0) {
                if (afterNumber || !supported(number, width) || (seen & 1 << number) != 0) {
                    return null;
                }
                seen |= 1 << number;
                steps[count] = -1 - number;
                widths[count++] = width;
                i += width;
            } else if (c == '\'') {
                int end = pattern.indexOf('\'', i + 1);
                if (end <= i + 1 || (end + 1 < pattern.length() && pattern.charAt(end + 1) == '\'')) {
                    return null;
                }
                for (int k = i + 1; k < end; k++) {
                    steps[count++] = pattern.charAt(k);
                }
                i = end + 1;
            } else if (c == 'X' || c == 'Z') {
                int offset = offset(c, width);
                if (offset == 0 || i + width < pattern.length()) {
                    return null;
                }
                steps[count++] = offset;
                i += width;
            } else if (Character.isLetter(c) || "[]{}#".indexOf(c) >= 0) {
                return null;
            } else {
                steps[count++] = c;
                i++;
            }
            afterNumber = number >= 0;
        }
        return complete(seen) && noDigits(steps, count)
                ? new NumericDatePattern(Arrays.copyOf(steps, count), Arrays.copyOf(widths, count))
                : null;
    }

    private static boolean supported(int number, int width) {
        return switch (number) {
            case YEAR -> width == 4;
            case FRACTION -> width >= 2 && width <= 9;
            default -> width <= 2;
        };
    }

    private static int offset(char letter, int width) {
        if (letter == 'Z') {
            return width <= 3 ? OFFSET_COMPACT : 0;
        }
        return width == 2 ? OFFSET_COMPACT_OR_Z : width == 3 ? OFFSET_COLON_OR_Z : 0;
    }

    /** A date, and a time from the hour down without a hole. */
    private static boolean complete(int seen) {
        int time = seen >> HOUR;
        return (seen & 7) == 7 && (time == 0 || time == 0b11 || time == 0b111 || time == 0b1111);
    }

    private static boolean noDigits(int[] steps, int count) {
        return Arrays.stream(steps, 0, count).noneMatch(step -> step > 0 && Character.isDigit(step));
    }

    /** Milliseconds since 1970-01-01T00:00Z, {@link DatePattern#NO_DATE} or {@link #UNSURE}. */
    long parse(String text, ZoneOffsets zone) {
        int length = text.length();
        int at = 0;
        int year = 0;
        int month = 0;
        int day = 0;
        int time = 0;
        for (int i = 0; i < steps.length; i++) {
            int step = steps[i];
            if (step >= 0) {
                if (at >= length || text.charAt(at) != step) {
                    return NO_DATE;
                }
                at++;
                continue;
            }
            if (step <= OFFSET_COMPACT) {
                long offset = offsetMillis(text, at, step);
                return offset == NO_DATE ? NO_DATE : finish(year, month, day, time, offset, null);
            }
            int width = widths[i];
            int value = 0;
            int from = at;
            while (at < length && at - from < Math.max(width, 2)) {
                int digit = text.charAt(at) - '0';
                if (digit < 0 || digit > 9) {
                    break;
                }
                value = value * 10 + digit;
                at++;
            }
            int read = at - from;
            int number = -1 - step;
            if (read == 0 || read < width) {
                return from < length && isSign(text.charAt(from)) ? UNSURE : NO_DATE;
            }
            if (at < length && isDigit(text.charAt(at)) && (width == 1 || number == YEAR)) {
                return UNSURE;
            }
            switch (number) {
                case YEAR -> year = value;
                case MONTH -> month = value;
                case DAY -> day = value;
                default -> {
                    int millis = millis(number, width, value);
                    if (millis < 0) {
                        return NO_DATE;
                    }
                    time += millis;
                }
            }
        }
        return at < length ? NO_DATE : finish(year, month, day, time, 0, zone);
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '-';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int millis(int number, int width, int value) {
        return switch (number) {
            case HOUR -> value > 23 ? -1 : value * 3_600_000;
            case MINUTE -> value > 59 ? -1 : value * 60_000;
            case SECOND -> value > 59 ? -1 : value * 1_000;
            default -> {
                int millis = value;
                for (int w = width; w < 3; w++) {
                    millis *= 10;
                }
                for (int w = width; w > 3; w--) {
                    millis /= 10;
                }
                yield millis;
            }
        };
    }

    private static long finish(int year, int month, int day, int time, long offsetMillis, @Nullable ZoneOffsets zone) {
        if (month < 1
                || month > 12
                || day < 1
                || (day > 28 && day > YearMonth.of(year, month).lengthOfMonth())) {
            return NO_DATE;
        }
        long local = LocalDate.of(year, month, day).toEpochDay() * 86_400_000L + time;
        return zone == null ? local - offsetMillis : zone.toInstant(local);
    }

    private static long offsetMillis(String text, int at, int kind) {
        int left = text.length() - at;
        if (kind != OFFSET_COMPACT && left == 1 && text.charAt(at) == 'Z') {
            return 0;
        }
        boolean colon = kind == OFFSET_COLON_OR_Z;
        if (left != (colon ? 6 : 5) || !isSign(text.charAt(at)) || (colon && text.charAt(at + 3) != ':')) {
            return NO_DATE;
        }
        int hours = two(text, at + 1);
        int minutes = two(text, at + (colon ? 4 : 3));
        if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > 18 * 60) {
            return NO_DATE;
        }
        long millis = (hours * 60L + minutes) * 60_000L;
        return text.charAt(at) == '-' ? -millis : millis;
    }

    private static int two(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
