package io.github.qms4j.servicedesk.importing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an export writes lengths of time, under the name it has in a mapping file. */
enum DurationFormat {
    MILLISECONDS("milliseconds") {
        @Override
        long millis(String text) {
            return number(text, 1);
        }
    },
    SECONDS("seconds") {
        @Override
        long millis(String text) {
            return number(text, 1_000);
        }
    },
    MINUTES("minutes") {
        @Override
        long millis(String text) {
            return number(text, 60_000);
        }
    },
    HOURS("hours") {
        @Override
        long millis(String text) {
            return number(text, 3_600_000);
        }
    },
    /** {@code PT2H30M}. */
    ISO("iso") {
        @Override
        long millis(String text) {
            return Duration.parse(text).toMillis();
        }
    },
    /** {@code 26:30} or {@code 26:30:15}: hours, minutes and seconds. */
    CLOCK("clock") {
        @Override
        long millis(String text) {
            Matcher clock = HOURS_MINUTES_SECONDS.matcher(text);
            if (!clock.matches()) {
                return NONE;
            }
            String seconds = clock.group(3);
            return Long.parseLong(clock.group(1)) * 3_600_000
                    + Long.parseLong(clock.group(2)) * 60_000
                    + (seconds == null ? 0 : Long.parseLong(seconds) * 1_000);
        }
    },
    /** {@code 1 Day 2 Hours 30 Minutes}, in English, from the largest unit to the smallest. */
    WORDS("words") {
        @Override
        long millis(String text) {
            Matcher part = NUMBER_AND_UNIT.matcher(text);
            long sum = 0;
            long last = Long.MAX_VALUE;
            int at = 0;
            while (part.find() && part.start() == at) {
                Long unit = UNITS.get(part.group(2).toLowerCase(Locale.ROOT));
                if (unit == null || unit >= last) {
                    return NONE;
                }
                sum = Math.addExact(sum, Math.multiplyExact(Long.parseLong(part.group(1)), unit));
                last = unit;
                at = part.end();
            }
            return at == 0 || at < text.length() ? NONE : sum;
        }
    },
    /** {@code 1970-01-02 02:30:00}: the length as a time since 1970 began, as ServiceNow's unformatted exports have it. */
    SINCE_1970("since-1970") {
        @Override
        long millis(String text) {
            return LocalDateTime.parse(text, SINCE_EPOCH)
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
        }
    };

    /** What {@link #parse} returns for a text that is no length of time of this form, and for a negative one. */
    static final long NONE = -1;

    private static final long DAY = 86_400_000L;
    private static final int LONGEST_TEXT = 100;
    private static final Pattern HOURS_MINUTES_SECONDS = Pattern.compile("(\\d{1,7}):([0-5]\\d)(?::([0-5]\\d))?");
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d{1,9})\\s*([A-Za-z]+)(?:\\s*,?\\s+|$)");
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("week", 7 * DAY),
            Map.entry("weeks", 7 * DAY),
            Map.entry("w", 7 * DAY),
            Map.entry("day", DAY),
            Map.entry("days", DAY),
            Map.entry("d", DAY),
            Map.entry("hour", 3_600_000L),
            Map.entry("hours", 3_600_000L),
            Map.entry("h", 3_600_000L),
            Map.entry("minute", 60_000L),
            Map.entry("minutes", 60_000L),
            Map.entry("min", 60_000L),
            Map.entry("m", 60_000L),
            Map.entry("second", 1_000L),
            Map.entry("seconds", 1_000L),
            Map.entry("s", 1_000L));
    private static final DateTimeFormatter SINCE_EPOCH =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final String key;

    DurationFormat(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    /** The length in milliseconds, or {@link #NONE}. */
    long parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            return NONE;
        }
        try {
            return Math.max(NONE, millis(text));
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return NONE;
        }
    }

    abstract long millis(String text);

    /** A decimal number with point or comma; without grouping, which could be mistaken for either. */
    private static long number(String text, long unit) {
        BigDecimal value = new BigDecimal(text.replace(',', '.'));
        return value.scale() < -6 || value.precision() > 20
                ? NONE
                : value.multiply(BigDecimal.valueOf(unit))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
    }
}
