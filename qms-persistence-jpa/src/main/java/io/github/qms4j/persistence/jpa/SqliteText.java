package io.github.qms4j.persistence.jpa;

import io.github.qms4j.InvalidInputException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Moments, dates and decimals as text that SQLite compares byte by byte and thereby in the order of the values. It has no
 * types of its own for them, and would take decimals through floating point.
 *
 * <ul>
 *   <li>a moment is {@code 2026-03-02T09:30:00.250Z}, a date {@code 2026-03-02}, which its date functions read
 *   <li>a year above 9999 has a letter before it, {@code A} for five digits, {@code B} for six and so on; a year below 0
 *       is {@code -} and what is missing to it from a thousand million years before, in nine digits
 *   <li>a decimal that is not negative is {@code p}, the number of its integer digits in four places, a blank, and the
 *       number without trailing zeros: {@code p0003 123.45}; its scale is in a column of its own
 *   <li>a negative one is {@code n}, 9999 less that number, a blank, each digit taken from nine, and {@code ~}
 * </ul>
 */
final class SqliteText {
    private static final int MOST_DIGITS = 9_999;
    private static final int FIVE_DIGITS = 5;
    private static final int YEARS_BEFORE = 1_000_000_000;
    private static final int SIGN_AND_LENGTH = 6;

    private SqliteText() {}

    static String of(LocalDate date) {
        StringBuilder text = new StringBuilder(10);
        appendDate(text, date);
        return text.toString();
    }

    static String of(OffsetDateTime moment) {
        OffsetDateTime utc = moment.withOffsetSameInstant(ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(24);
        appendDate(text, utc.toLocalDate());
        text.append('T');
        appendPadded(text, utc.getHour(), 2);
        text.append(':');
        appendPadded(text, utc.getMinute(), 2);
        text.append(':');
        appendPadded(text, utc.getSecond(), 2);
        text.append('.');
        appendPadded(text, utc.getNano() / 1_000_000, 3);
        return text.append('Z').toString();
    }

    private static void appendDate(StringBuilder text, LocalDate date) {
        int year = date.getYear();
        if (year < 0) {
            text.append('-');
            appendPadded(text, YEARS_BEFORE + year, 9);
        } else if (year <= MOST_DIGITS) {
            appendPadded(text, year, 4);
        } else {
            String digits = Integer.toString(year);
            text.append((char) ('A' + digits.length() - FIVE_DIGITS)).append(digits);
        }
        text.append('-');
        appendPadded(text, date.getMonthValue(), 2);
        text.append('-');
        appendPadded(text, date.getDayOfMonth(), 2);
    }

    private static void appendPadded(StringBuilder text, int number, int places) {
        String digits = Integer.toString(number);
        for (int i = digits.length(); i < places; i++) {
            text.append('0');
        }
        text.append(digits);
    }

    /** @throws IllegalArgumentException when {@link #of(LocalDate)} does not write this text */
    static LocalDate date(String text) {
        return required(
                text,
                () -> {
                    int end = text.length() - "-03-02".length();
                    int month = number(text, end + 1, 2);
                    return LocalDate.of(year(text.substring(0, end)), month, number(text, end + 4, 2));
                },
                SqliteText::of);
    }

    /** @throws IllegalArgumentException when {@link #of(OffsetDateTime)} does not write this text */
    static Instant moment(String text) {
        return required(
                        text,
                        () -> {
                            int time = text.indexOf('T');
                            LocalDateTime local = date(text.substring(0, time))
                                    .atTime(
                                            number(text, time + 1, 2),
                                            number(text, time + 4, 2),
                                            number(text, time + 7, 2),
                                            number(text, time + 10, 3) * 1_000_000);
                            return local.atOffset(ZoneOffset.UTC);
                        },
                        SqliteText::of)
                .toInstant();
    }

    private static int year(String text) {
        char first = text.charAt(0);
        if (first == '-') {
            return Integer.parseInt(text.substring(1)) - YEARS_BEFORE;
        }
        return Integer.parseInt(first >= 'A' ? text.substring(1) : text);
    }

    private static int number(String text, int from, int places) {
        return Integer.parseInt(text, from, from + places, 10);
    }

    /** @throws InvalidInputException when it has more than 9,999 digits before or behind the point */
    static String of(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.precision() - (long) stripped.scale() > MOST_DIGITS || stripped.scale() > MOST_DIGITS) {
            throw InvalidInputException.of(
                    "attribute",
                    "value",
                    "1E" + (stripped.precision() - (long) stripped.scale()),
                    "has more than " + MOST_DIGITS + " digits before or behind the point",
                    "store a number of fewer digits");
        }
        String plain = stripped.abs().toPlainString();
        int point = plain.indexOf('.');
        int digits = point < 0 ? plain.length() : point;
        StringBuilder text = new StringBuilder(plain.length() + SIGN_AND_LENGTH + 1);
        boolean negative = stripped.signum() < 0;
        text.append(negative ? 'n' : 'p');
        appendPadded(text, negative ? MOST_DIGITS - digits : digits, 4);
        return text.append(' ')
                .append(negative ? complement(plain) + "~" : plain)
                .toString();
    }

    /** @throws IllegalArgumentException when {@link #of(BigDecimal)} does not write this text */
    static BigDecimal decimal(String text) {
        return required(
                text,
                () -> {
                    boolean negative = text.charAt(0) == 'n';
                    String plain = text.substring(SIGN_AND_LENGTH, text.length() - (negative ? 1 : 0));
                    return negative ? new BigDecimal(complement(plain)).negate() : new BigDecimal(plain);
                },
                SqliteText::of);
    }

    /** @throws IllegalArgumentException when it is neither 0 nor 1 */
    static boolean flag(Number stored) {
        if (stored instanceof Integer number && (number == 0 || number == 1)) {
            return number == 1;
        }
        throw new IllegalArgumentException("'" + stored + "' is neither 0 nor 1");
    }

    private static String complement(String plain) {
        StringBuilder digits = new StringBuilder(plain);
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            digits.setCharAt(i, c == '.' ? c : (char) ('0' + '9' - c));
        }
        return digits.toString();
    }

    private interface Reading<T> {
        T read();
    }

    private interface Writing<T> {
        String write(T value);
    }

    private static <T> T required(String text, Reading<T> reading, Writing<T> writing) {
        try {
            T value = reading.read();
            if (writing.write(value).equals(text)) {
                return value;
            }
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not as this library writes it", e);
        }
        throw new IllegalArgumentException("'" + text + "' is not as this library writes it");
    }
}
