package io.github.qms4j.servicedesk.importing;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way to write a date and time: a pattern of {@link DateTimeFormatter}, strictly resolved, with names in a language and
 * whatever case; the name of one of its ISO constants; or {@code EXCEL_SERIAL}. A pattern of plain numbers is read by
 * {@link NumericDatePattern}, with the same results.
 */
final class DatePattern {
    /** What {@link #parse} returns for a text that does not follow the pattern. */
    static final long NO_DATE = Long.MIN_VALUE;

    private static final Map<String, DateTimeFormatter> ISO = Map.of(
            "ISO_LOCAL_DATE", DateTimeFormatter.ISO_LOCAL_DATE,
            "ISO_LOCAL_DATE_TIME", DateTimeFormatter.ISO_LOCAL_DATE_TIME,
            "ISO_OFFSET_DATE_TIME", DateTimeFormatter.ISO_OFFSET_DATE_TIME,
            "ISO_INSTANT", DateTimeFormatter.ISO_INSTANT);
    /** A common form of those constants that are less strict than a pattern. */
    private static final Map<String, String> ISO_SHORTCUTS = Map.of(
            "ISO_LOCAL_DATE_TIME", "uuuu-MM-dd'T'HH:mm:ss",
            "ISO_OFFSET_DATE_TIME", "uuuu-MM-dd'T'HH:mm:ssXXX",
            "ISO_INSTANT", "uuuu-MM-dd'T'HH:mm:ssXXX");

    /** Days since the last of 1899, with the time as their fraction, as spreadsheets keep dates. */
    private static final String EXCEL_SERIAL = "EXCEL_SERIAL";

    private final String pattern;
    private final Locale language;
    private final DateTimeFormatter formatter;
    /** With names that stand alone, where those of the language are others; null when it has no names. */
    private final @Nullable DateTimeFormatter alone;

    private final @Nullable NumericDatePattern numeric;
    private final boolean numericDecides;
    private final boolean zoned;

    private DatePattern(String pattern, Locale language) {
        this.pattern = pattern;
        this.language = language;
        DateTimeFormatter iso = pattern.equals(EXCEL_SERIAL) ? DateTimeFormatter.ISO_LOCAL_DATE : ISO.get(pattern);
        this.formatter = iso != null ? iso : formatter(pattern, language);
        String namesAlone = replaced(pattern, "MMM", 'M', 'L');
        this.alone = iso != null || namesAlone.equals(pattern) ? null : formatter(namesAlone, language);
        this.numeric = NumericDatePattern.compile(iso == null ? pattern : ISO_SHORTCUTS.getOrDefault(pattern, ""));
        this.numericDecides = iso == null;
        this.zoned = iso != null ? pattern.contains("OFFSET") || pattern.contains("INSTANT") : namesZone(pattern);
    }

    private static DateTimeFormatter formatter(String pattern, Locale language) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(language)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * Reads a pattern.
     *
     * @param language of the names of months and days
     * @throws IllegalArgumentException with what is wrong when it cannot tell an instant in a known zone
     */
    static DatePattern of(String pattern, Locale language) {
        DatePattern read = new DatePattern(pattern, language);
        read.probe();
        return read;
    }

    /** Which of day and month comes first; null when the year does, or a name tells. */
    @Nullable
    DateOrder order() {
        if (ISO.containsKey(pattern) || pattern.equals(EXCEL_SERIAL)) {
            return null;
        }
        String letters = lettersAlsoOptional(pattern);
        int year = firstOf(letters, "uy");
        int month = firstOf(letters, "ML");
        int day = letters.indexOf('d');
        boolean named = letters.contains("MMM") || letters.contains("LLL");
        if (named || day < 0 || month < 0 || (year >= 0 && year < Math.min(day, month))) {
            return null;
        }
        return day < month ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
    }

    /** The same pattern with day and month in each other's place. */
    DatePattern swapped() {
        String marked = replaced(pattern, "d", 'd', '\u0001');
        String half = replaced(replaced(marked, "M", 'M', 'd'), "L", 'L', 'd');
        return new DatePattern(half.replace('\u0001', 'M'), language);
    }

    private static int firstOf(String letters, String any) {
        for (int i = 0; i < letters.length(); i++) {
            if (any.indexOf(letters.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** Runs of a letter outside of quotes, at least as long as {@code run}, with another letter. */
    private static String replaced(String pattern, String run, char letter, char other) {
        StringBuilder replaced = new StringBuilder(pattern);
        boolean quoted = false;
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            int end = i + 1;
            if (c == '\'') {
                quoted = !quoted;
            } else if (c == letter && !quoted) {
                while (end < pattern.length() && pattern.charAt(end) == letter) {
                    end++;
                }
                if (end - i >= run.length()) {
                    replaced.replace(i, end, String.valueOf(other).repeat(end - i));
                }
            }
            i = end;
        }
        return replaced.toString();
    }

    /** Whether a text of this pattern always names its zone or offset. */
    boolean zoned() {
        return zoned;
    }

    /**
     * The instant of a text, in milliseconds since 1970-01-01T00:00Z; what is finer is cut off. A date alone means its
     * midnight.
     *
     * @param zone the zone of a text that names none
     * @return {@link #NO_DATE} when the text does not follow the pattern or the date does not exist
     */
    long parse(String text, ZoneOffsets zone) {
        if (pattern.equals(EXCEL_SERIAL)) {
            return ExcelSerial.parse(text, zone);
        }
        if (numeric != null) {
            long instant = numeric.parse(text, zone);
            if (instant != NumericDatePattern.UNSURE && (numericDecides || instant != NO_DATE)) {
                return instant;
            }
        }
        return parseByFormatter(text, zone);
    }

    /** The reference that {@link #parse} is tested against. */
    long parseByFormatter(String text, ZoneOffsets zone) {
        long instant = parseBy(formatter, text, zone);
        return instant == NO_DATE && alone != null ? parseBy(alone, text, zone) : instant;
    }

    private static long parseBy(DateTimeFormatter formatter, String text, ZoneOffsets zone) {
        ParsePosition position = new ParsePosition(0);
        try {
            // Asked first because it reports most mismatches without the cost of an exception.
            if (formatter.parseUnresolved(text, position) == null || position.getIndex() < text.length()) {
                return NO_DATE;
            }
            return toInstant(formatter.parse(text), zone);
        } catch (DateTimeException | ArithmeticException e) {
            return NO_DATE;
        }
    }

    private static long toInstant(TemporalAccessor parsed, ZoneOffsets zone) {
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed).toEpochMilli();
        }
        LocalDate date = LocalDate.from(parsed);
        LocalTime time = parsed.query(TemporalQueries.localTime());
        ZoneId own = parsed.query(TemporalQueries.zone());
        LocalTime known = time == null ? LocalTime.MIDNIGHT : time;
        return own == null
                ? zone.toInstant(date.atTime(known).toInstant(ZoneOffset.UTC).toEpochMilli())
                : date.atTime(known).atZone(own).toInstant().toEpochMilli();
    }

    private void probe() {
        if (pattern.equals(EXCEL_SERIAL)) {
            return;
        }
        TemporalAccessor parsed;
        try {
            ZonedDateTime some = ZonedDateTime.of(2016, 2, 29, 13, 45, 50, 0, ZoneOffset.UTC);
            parsed = formatter.parse(formatter.format(some));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("it cannot read back what it writes", e);
        }
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return;
        }
        if (parsed.query(TemporalQueries.localDate()) == null) {
            throw new IllegalArgumentException("it does not give a full date; the year is uuuu, not yyyy");
        }
        if (parsed.query(TemporalQueries.localTime()) == null && !ISO.containsKey(pattern) && hasTime(pattern)) {
            throw new IllegalArgumentException("it does not give a full time; H is the hour of 24, h needs a");
        }
    }

    private static boolean hasTime(String pattern) {
        return letters(pattern).chars().anyMatch(c -> "hHkKmsSaBAnN".indexOf(c) >= 0);
    }

    private static boolean namesZone(String pattern) {
        return letters(pattern).chars().anyMatch(c -> "XxZOVvz".indexOf(c) >= 0);
    }

    @Override
    public String toString() {
        return pattern;
    }

    private static String lettersAlsoOptional(String pattern) {
        return letters(pattern.replace("[", "").replace("]", ""));
    }

    /** The letters that are neither quoted nor optional. */
    private static String letters(String pattern) {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && c == '[') {
                depth++;
            } else if (!quoted && c == ']') {
                depth--;
            } else if (!quoted && depth == 0) {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
