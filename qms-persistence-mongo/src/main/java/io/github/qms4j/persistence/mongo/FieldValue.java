package io.github.qms4j.persistence.mongo;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.support.SortKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** Values of attributes as values of the server: what is searched and sorted by, of one type in one field. */
final class FieldValue {
    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private FieldValue() {}

    /** The name of the field for values of a type, under the attribute's name. */
    static String nameOf(AttributeType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    static BsonValue of(AttributeValue value) {
        Object java = value.value();
        return switch (value.type()) {
            case TEXT -> new BsonString(DocumentKey.text((String) java));
            case LONG -> new BsonInt64((Long) java);
            case DECIMAL -> new BsonString(SortKey.of(value));
            case INSTANT -> moment((Instant) java);
            case BOOLEAN -> BsonBoolean.valueOf((Boolean) java);
            case DATE -> moment(start((LocalDate) java));
        };
    }

    /** A decimal as the server's own, for those who read the collections; empty when that would round it. */
    static Optional<BsonValue> decimal(AttributeValue value) {
        BigDecimal number = (BigDecimal) value.value();
        try {
            Decimal128 decimal = new Decimal128(number);
            return number.compareTo(decimal.bigDecimalValue()) == 0
                    ? Optional.of(new BsonDecimal128(decimal))
                    : Optional.empty();
        } catch (NumberFormatException | ArithmeticException tooLong) {
            return Optional.empty();
        }
    }

    /** The server counts milliseconds in 64 bits; what is beyond stands for all that is further beyond. */
    private static BsonDateTime moment(Instant instant) {
        return new BsonDateTime(
                instant.isBefore(FIRST)
                        ? Long.MIN_VALUE
                        : instant.isAfter(LAST) ? Long.MAX_VALUE : instant.toEpochMilli());
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /**
     * Refuses what would not be found again: two moments must not share a field's value.
     *
     * @throws InvalidInputException when a moment or date is beyond what the server counts
     */
    static void requireStorable(String attribute, AttributeValue value) {
        Object java = value.value();
        Instant instant = java instanceof Instant moment ? moment : java instanceof LocalDate day ? start(day) : null;
        if (instant != null && (instant.isBefore(FIRST) || instant.isAfter(LAST))) {
            throw InvalidInputException.of(
                    "record",
                    attribute,
                    String.valueOf(java),
                    "is beyond the years -292275055 to 292278994 that MongoDB counts in milliseconds",
                    "give a date within them");
        }
    }
}
