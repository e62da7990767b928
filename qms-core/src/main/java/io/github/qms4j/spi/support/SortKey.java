package io.github.qms4j.spi.support;

import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.CodePointOrder;
import io.github.qms4j.spi.storage.Condition;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Values of every type as text that is ordered as they are: one column with one index serves all types, in any store
 * that orders text by code point ({@link CodePointOrder}). Equal values have equal keys, decimals whatever their scale.
 * A letter for the type comes first, so values of different types never meet.
 *
 * <p>Text stands in its key as it is, and so do dates and instants of the years 0 to 9999 in ISO 8601; whole numbers
 * have the count of their digits in front.
 */
public final class SortKey {
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("'-'MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("'T'HH:mm:ss.SSS'Z'", Locale.ROOT);
    private static final int LAST_YEAR_OF_FOUR_DIGITS = 9999;
    /** Behind every other character of a key that is no text. */
    private static final char BEHIND = '~';

    private SortKey() {}

    /** The key of a value. */
    public static String of(AttributeValue value) {
        return letter(value.type()) + body(value);
    }

    private static char letter(AttributeType type) {
        return switch (type) {
            case BOOLEAN -> 'B';
            case DATE -> 'D';
            case DECIMAL -> 'E';
            case INSTANT -> 'I';
            case LONG -> 'L';
            case TEXT -> 'T';
        };
    }

    private static String body(AttributeValue value) {
        Object java = value.value();
        return switch (value.type()) {
            case BOOLEAN -> (Boolean) java ? "1" : "0";
            case DATE -> day((LocalDate) java);
            case DECIMAL -> decimal((BigDecimal) java);
            case INSTANT -> instant((Instant) java);
            case LONG -> whole(BigInteger.valueOf((Long) java));
            case TEXT -> (String) java;
        };
    }

    private static String instant(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        return day(time.toLocalDate()) + TIME.format(time);
    }

    private static String day(LocalDate day) {
        int year = day.getYear();
        String usual = String.format(Locale.ROOT, "%04d", year);
        String number = whole(BigInteger.valueOf(year));
        String first = year < 0 ? number : year > LAST_YEAR_OF_FOUR_DIGITS ? BEHIND + number : usual;
        return first + DAY_OF_YEAR.format(day);
    }

    /** {@code 02:42} for 42, and {@code -97-57} for its negative. */
    private static String whole(BigInteger number) {
        String digits = number.abs().toString();
        String positive = String.format(Locale.ROOT, "%02d:%s", digits.length(), digits);
        return number.signum() < 0 ? "-" + mirrored(positive) : positive;
    }

    /** Sign, place of the first digit, digits: {@code 101:1.25} for 25 and 25.00. */
    private static String decimal(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = number.abs().stripTrailingZeros();
        long place = (long) stripped.precision() - stripped.scale() - 1;
        String positive = whole(BigInteger.valueOf(place)) + "." + stripped.unscaledValue();
        return number.signum() < 0 ? "-" + mirrored(positive) + BEHIND : "1" + positive;
    }

    /** What is at the same place of two numbers in the opposite order. */
    private static String mirrored(String number) {
        StringBuilder mirrored = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            mirrored.append(c == '.' ? c : c == '-' ? ':' : c == ':' ? '-' : (char) ('0' + '9' - c));
        }
        return mirrored.toString();
    }

    /**
     * The value of a key, a decimal without trailing zeros.
     *
     * @throws IllegalArgumentException when the text is the key of no value
     */
    public static AttributeValue value(String key) {
        try {
            AttributeValue value = parsed(key);
            if (of(value).equals(key)) {
                return value;
            }
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("'" + key + "' is the key of no value", e);
        }
        throw new IllegalArgumentException("'" + key + "' is the key of no value");
    }

    private static AttributeValue parsed(String key) {
        String body = key.substring(1);
        return switch (key.charAt(0)) {
            case 'B' -> AttributeValue.of(body.equals("1"));
            case 'D' -> AttributeValue.of(parsedDay(body));
            case 'E' -> AttributeValue.of(parsedDecimal(body));
            case 'I' -> AttributeValue.of(parsedInstant(body));
            case 'L' -> AttributeValue.of(parsedWhole(body).longValueExact());
            case 'T' -> AttributeValue.of(body);
            default -> throw new IllegalArgumentException("no type has the letter " + key.charAt(0));
        };
    }

    private static Instant parsedInstant(String body) {
        int time = body.indexOf('T');
        LocalDateTime usual = LocalDateTime.parse("2000-01-01" + body.substring(time, body.length() - 1));
        return usual.toLocalTime().atDate(parsedDay(body.substring(0, time))).toInstant(ZoneOffset.UTC);
    }

    private static LocalDate parsedDay(String body) {
        int yearEnd = body.length() - "-MM-dd".length();
        String year = body.substring(0, yearEnd);
        String rest = body.substring(yearEnd);
        int number = year.charAt(0) == BEHIND
                ? parsedWhole(year.substring(1)).intValueExact()
                : year.charAt(0) == '-' ? parsedWhole(year).intValueExact() : Integer.parseInt(year);
        return LocalDate.of(number, Integer.parseInt(rest, 1, 3, 10), Integer.parseInt(rest, 4, 6, 10));
    }

    private static BigInteger parsedWhole(String body) {
        boolean negative = body.charAt(0) == '-';
        String positive = negative ? mirrored(body.substring(1)) : body;
        BigInteger digits = new BigInteger(positive.substring(positive.indexOf(':') + 1));
        return negative ? digits.negate() : digits;
    }

    private static BigDecimal parsedDecimal(String body) {
        if (body.equals("0")) {
            return BigDecimal.ZERO;
        }
        boolean negative = body.charAt(0) == '-';
        String positive = negative ? mirrored(body.substring(1, body.length() - 1)) : body.substring(1);
        int point = positive.indexOf('.');
        BigDecimal digits = new BigDecimal(positive.substring(point + 1));
        long place = parsedWhole(positive.substring(0, point)).longValueExact();
        BigDecimal number = digits.scaleByPowerOfTen(Math.toIntExact(place - digits.precision() + 1));
        return negative ? number.negate() : number;
    }

    /**
     * The keys that a range covers, all of one type.
     *
     * @param from the first
     * @param until the first behind them
     */
    public record Interval(String from, String until) {
        /** The interval of a condition. */
        public static Interval of(Condition.Range range) {
            AttributeValue from = range.from();
            AttributeValue until = range.until();
            if (from != null) {
                return new Interval(SortKey.of(from), until == null ? behind(from.type()) : SortKey.of(until));
            } else if (until != null) {
                return new Interval(String.valueOf(letter(until.type())), SortKey.of(until));
            }
            throw new IllegalArgumentException("a range has a bound");
        }

        private static String behind(AttributeType type) {
            return String.valueOf((char) (letter(type) + 1));
        }
    }
}
