package io.github.qms4j.internal.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/** Instants as the texts of ISO 8601 in UTC, to the millisecond. */
final class InstantText {
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int MINUTES_PER_HOUR = 60;
    private static final int HOURS_PER_DAY = 24;
    private static final int SECONDS_LENGTH = "2026-01-31T23:59:59Z".length();
    private static final int MILLIS_LENGTH = "2026-01-31T23:59:59.999Z".length();
    private static final int NOT_A_NUMBER = Integer.MIN_VALUE;

    private InstantText() {}

    /**
     * As {@link Instant#parse}, faster for the two lengths in which nearly all are stored: a ticket is mostly instants,
     * and a formatter takes them apart field by field.
     *
     * @throws DateTimeException when the text is no instant
     */
    static Instant parse(String text) {
        return hasUsualForm(text) ? parseUsual(text) : Instant.parse(text);
    }

    private static boolean hasUsualForm(String text) {
        int length = text.length();
        return (length == SECONDS_LENGTH || (length == MILLIS_LENGTH && text.charAt(19) == '.'))
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(length - 1) == 'Z';
    }

    private static Instant parseUsual(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int milli = text.length() == MILLIS_LENGTH ? number(text, 20, 23) : 0;
        boolean usual = Math.min(Math.min(year, month), Math.min(day, milli)) >= 0
                && isBelow(hour, HOURS_PER_DAY)
                && isBelow(minute, MINUTES_PER_HOUR)
                && isBelow(second, SECONDS_PER_MINUTE);
        if (!usual) {
            // 24:00 and leap seconds mean something too; and what means nothing is told in its words.
            return Instant.parse(text);
        }
        long hours = LocalDate.of(year, month, day).toEpochDay() * HOURS_PER_DAY + hour;
        long seconds = (hours * MINUTES_PER_HOUR + minute) * SECONDS_PER_MINUTE + second;
        return Instant.ofEpochSecond(seconds, milli * 1_000_000L);
    }

    private static boolean isBelow(int value, int limit) {
        return value >= 0 && value < limit;
    }

    private static int number(String text, int from, int until) {
        int number = 0;
        for (int i = from; i < until; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NOT_A_NUMBER;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    static final class Writer extends ValueSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.truncatedTo(ChronoUnit.MILLIS).toString());
        }
    }

    static final class Reader extends ValueDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                return context.reportInputMismatch(Instant.class, "an instant is a text, not %s", in.currentToken());
            }
            try {
                return parse(in.getString());
            } catch (DateTimeException e) {
                return context.reportInputMismatch(Instant.class, "%s", e.getMessage());
            }
        }
    }
}
