package io.github.qms4j.persistence.jpa;

import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A supported database and its SQL for typed values. Moments, dates and decimals travel as text and whole numbers, never
 * as the driver's or provider's own types: those convert by the zone of the virtual machine, by the Julian calendar
 * before 1582, or through floating point, each provider in its own way.
 */
enum Database {
    H2("H2", "DECFLOAT");

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSS'+00:00'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String EPOCH = "timestamp with time zone '1970-01-01 00:00:00+00'";

    private final String productName;
    private final String decimalType;

    Database(String productName, String decimalType) {
        this.productName = productName;
        this.decimalType = decimalType;
    }

    /** By the product name of the JDBC metadata. */
    static Optional<Database> ofProduct(String productName) {
        return Arrays.stream(values())
                .filter(database -> database.productName.equals(productName))
                .findFirst();
    }

    /** By the folder of its migrations. */
    static Optional<Database> ofFolder(String folder) {
        return Arrays.stream(values())
                .filter(database -> database.folder().equals(folder))
                .findFirst();
    }

    static String supported() {
        return Arrays.stream(values()).map(Database::productName).collect(Collectors.joining(", "));
    }

    String productName() {
        return productName;
    }

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Makes the row that migrations lock, when there is none. */
    String insertLockRow() {
        return "merge into qms_schema_lock (id) key (id) values (1)";
    }

    /** How long the session waits for a lock. */
    String selectLockTimeout() {
        return "select lock_timeout()";
    }

    /** Sets what {@link #selectLockTimeout()} reads, in milliseconds. */
    String setLockTimeout(int milliseconds) {
        return "set lock_timeout " + milliseconds;
    }

    /** The expression for a bound value of a type. */
    String placeholder(AttributeType type, int position) {
        String parameter = "?" + position;
        return switch (type) {
            case TEXT, LONG, BOOLEAN -> parameter;
            case DECIMAL -> "cast(" + parameter + " as " + decimalType + ")";
            case INSTANT -> "cast(" + parameter + " as timestamp(3) with time zone)";
            case DATE -> "cast(" + parameter + " as date)";
        };
    }

    /** What is bound for {@link #placeholder}: a String, Long or Boolean. */
    Object parameter(AttributeValue value) {
        Object java = value.value();
        return switch (value.type()) {
            case TEXT, LONG, BOOLEAN -> java;
            case DECIMAL, DATE -> java.toString();
            case INSTANT -> MOMENT.format((Instant) java);
        };
    }

    /** The expression that reads a column for {@link #attribute}. */
    String read(AttributeType type, String column) {
        return switch (type) {
            case TEXT, LONG, BOOLEAN -> column;
            case DECIMAL -> "cast(" + column + " as varchar)";
            // Whole numbers throughout; the epoch that "extract" gives is a decimal, and costs fifty times as much. The
            // difference disregards offsets, so both sides have the same one.
            case INSTANT -> "datediff(millisecond, " + EPOCH + ", " + column + " at time zone 'UTC')";
            case DATE -> "datediff(day, date '1970-01-01', " + column + ")";
        };
    }

    /** The attribute value that {@link #read} selected. */
    static AttributeValue attribute(AttributeType type, Object selected, @Nullable Number scale) {
        return switch (type) {
            case TEXT -> AttributeValue.of((String) selected);
            case LONG -> AttributeValue.of(((Number) selected).longValue());
            case BOOLEAN -> AttributeValue.of((Boolean) selected);
            case DECIMAL -> AttributeValue.of(decimal((String) selected, scale));
            case INSTANT -> AttributeValue.of(Instant.ofEpochMilli(((Number) selected).longValue()));
            case DATE -> AttributeValue.of(LocalDate.ofEpochDay(((Number) selected).longValue()));
        };
    }

    private static BigDecimal decimal(String selected, @Nullable Number scale) {
        BigDecimal value = new BigDecimal(selected);
        return scale == null ? value : value.setScale(scale.intValue());
    }
}
