package io.github.qms4j.persistence.jpa;

import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.support.CodePointOrderedText;
import io.github.qms4j.spi.support.StorableText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.List;
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
    H2("H2") {
        private static final DateTimeFormatter MOMENT =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS'+00:00'", Locale.ROOT);
        private static final String EPOCH = "timestamp with time zone '1970-01-01 00:00:00+00'";

        @Override
        List<String> prepareMigrationLock() {
            return List.of(
                    "create table if not exists qms_schema_lock (id integer not null primary key)",
                    "merge into qms_schema_lock (id) key (id) values (1)");
        }

        @Override
        String takeMigrationLock() {
            return "select id from qms_schema_lock where id = 1 for update";
        }

        @Override
        String selectLockTimeout() {
            return "select lock_timeout()";
        }

        @Override
        String setLockTimeout(int milliseconds) {
            return "set lock_timeout " + milliseconds;
        }

        @Override
        boolean sharesLocks() {
            return false;
        }

        @Override
        String decimalType() {
            return "decfloat";
        }

        @Override
        String text(LocalDate date) {
            return date.toString();
        }

        @Override
        String text(OffsetDateTime moment) {
            return MOMENT.format(moment);
        }

        @Override
        String millisecondsSinceEpoch(String column) {
            // Whole numbers throughout; the epoch that "extract" gives is a decimal, and costs fifty times as much. The
            // difference disregards offsets, so both sides have the same one.
            return "datediff(millisecond, " + EPOCH + ", " + column + " at time zone 'UTC')";
        }

        @Override
        String daysSinceEpoch(String column) {
            return "datediff(day, date '1970-01-01', " + column + ")";
        }

        @Override
        String stored(String text) {
            return CodePointOrderedText.encode(text);
        }

        @Override
        String loaded(String text) {
            return CodePointOrderedText.decode(text);
        }
    },

    /** From version 14 on: before it, {@code extract} gave a floating-point number. */
    POSTGRESQL("PostgreSQL") {
        // Years before the first are counted from 1 with "BC" behind; there is no sign.
        private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
                .appendValue(ChronoField.YEAR_OF_ERA, 4, 9, SignStyle.NEVER)
                .appendPattern("-MM-dd")
                .toFormatter(Locale.ROOT);
        private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
                .append(DATE)
                .appendPattern(" HH:mm:ss.SSS'+00:00'")
                .toFormatter(Locale.ROOT);

        /** None: two sessions that create the same table at once fail here, whatever "if not exists" says. */
        @Override
        List<String> prepareMigrationLock() {
            return List.of();
        }

        @Override
        String takeMigrationLock() {
            return "select pg_advisory_xact_lock(hashtext('qms_schema_history'), hashtext(current_schema))";
        }

        @Override
        String selectLockTimeout() {
            return "select cast(extract(epoch from cast(current_setting('lock_timeout') as interval)) * 1000 as integer)";
        }

        @Override
        String setLockTimeout(int milliseconds) {
            return "set lock_timeout = " + milliseconds;
        }

        @Override
        boolean sharesLocks() {
            return true;
        }

        @Override
        String decimalType() {
            return "numeric";
        }

        @Override
        String text(LocalDate date) {
            return DATE.format(date) + era(date.getYear());
        }

        @Override
        String text(OffsetDateTime moment) {
            return MOMENT.format(moment) + era(moment.getYear());
        }

        private static String era(int year) {
            return year > 0 ? "" : " BC";
        }

        @Override
        String millisecondsSinceEpoch(String column) {
            return "cast(extract(epoch from " + column + ") * 1000 as bigint)";
        }

        @Override
        String daysSinceEpoch(String column) {
            return column + " - date '1970-01-01'";
        }

        @Override
        String stored(String text) {
            return StorableText.escape(text);
        }

        @Override
        String loaded(String text) {
            return StorableText.unescape(text);
        }
    },

    /**
     * From version 3.51.3 on; see {@link SqliteDurability}. It stores text and whole numbers, which is what travels, and
     * has one writer at a time: who takes the lock first, before reading what the writing rests on, never meets another.
     */
    SQLITE("SQLite") {
        @Override
        String countHistoryTables() {
            return "select count(*) from sqlite_master where type = 'table' and name = '" + InstalledSchema.HISTORY
                    + "'";
        }

        @Override
        Optional<String> takeWriteLock() {
            return Optional.of("update " + InstalledSchema.HISTORY + " set version = version where 1 = 0");
        }

        /** None but that of its only writer. */
        @Override
        List<String> prepareMigrationLock() {
            return List.of();
        }

        @Override
        String takeMigrationLock() {
            throw new UnsupportedOperationException("SQLite migrates in one transaction; see JpaSchema.migrate()");
        }

        @Override
        String selectLockTimeout() {
            return "pragma busy_timeout";
        }

        @Override
        String setLockTimeout(int milliseconds) {
            return "pragma busy_timeout = " + milliseconds;
        }

        @Override
        boolean sharesLocks() {
            return false;
        }

        @Override
        String keyListStart() {
            return "(values ";
        }

        @Override
        String decimalType() {
            return "text";
        }

        @Override
        String text(LocalDate date) {
            return SqliteText.of(date);
        }

        @Override
        String text(OffsetDateTime moment) {
            return SqliteText.of(moment);
        }

        @Override
        String millisecondsSinceEpoch(String column) {
            return column;
        }

        @Override
        String daysSinceEpoch(String column) {
            return column;
        }

        @Override
        String placeholder(AttributeType type, int position) {
            return "?" + position;
        }

        @Override
        Object parameter(AttributeValue value) {
            return switch (value.type()) {
                case BOOLEAN -> (Boolean) value.value() ? 1L : 0L;
                case DECIMAL -> SqliteText.of((BigDecimal) value.value());
                case TEXT, LONG, INSTANT, DATE -> super.parameter(value);
            };
        }

        @Override
        String read(AttributeType type, String column) {
            return column;
        }

        @Override
        AttributeValue attribute(AttributeType type, Object selected, @Nullable Number scale) {
            return switch (type) {
                case TEXT, LONG -> super.attribute(type, selected, scale);
                case DECIMAL -> AttributeValue.of(scaled(SqliteText.decimal((String) selected), scale));
                case INSTANT -> AttributeValue.of(SqliteText.moment((String) selected));
                case DATE -> AttributeValue.of(SqliteText.date((String) selected));
                case BOOLEAN -> AttributeValue.of(SqliteText.flag((Number) selected));
            };
        }

        @Override
        String stored(String text) {
            return StorableText.escape(text);
        }

        @Override
        String loaded(String text) {
            return StorableText.unescape(text);
        }
    };

    /** At the end of a select: nobody else locks or changes its rows. */
    static final String EXCLUSIVE_LOCK = " for update";

    /** At the end of a select: nobody changes its rows, but others may lock them in the same way. */
    static final String SHARED_LOCK = " for share";

    private final String productName;

    Database(String productName) {
        this.productName = productName;
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

    /** Whether the history of the schema is there: in the current schema, others of the database may have their own. */
    String countHistoryTables() {
        return "select count(*) from information_schema.tables where lower(table_name) = '" + InstalledSchema.HISTORY
                + "' and table_schema = current_schema";
    }

    /** The first statement of a transaction that writes, where one writer at a time is all that the database has. */
    Optional<String> takeWriteLock() {
        return Optional.empty();
    }

    /** Before the first of several keys of several columns; a parenthesis closes them. */
    String keyListStart() {
        return "(";
    }

    /** Makes what {@link #takeMigrationLock()} locks; may be repeated. */
    abstract List<String> prepareMigrationLock();

    /** Waits until no other session migrates this schema; held until the transaction ends. */
    abstract String takeMigrationLock();

    /** How long the session waits for a lock. */
    abstract String selectLockTimeout();

    /** Sets what {@link #selectLockTimeout()} reads, in milliseconds. */
    abstract String setLockTimeout(int milliseconds);

    /** Whether it knows {@link #SHARED_LOCK}. */
    abstract boolean sharesLocks();

    abstract String decimalType();

    /** As this database reads it, in any session. */
    abstract String text(LocalDate date);

    /** As this database reads it, in any session, to the millisecond. */
    abstract String text(OffsetDateTime moment);

    abstract String millisecondsSinceEpoch(String column);

    abstract String daysSinceEpoch(String column);

    /** A text as this database keeps it and orders it by code point; {@link #loaded(String)} undoes it. */
    abstract String stored(String text);

    /** A text as it was before {@link #stored(String)}. */
    abstract String loaded(String text);

    /** A parameter as this database keeps it. */
    Object stored(Object parameter) {
        return parameter instanceof String text ? stored(text) : parameter;
    }

    /** A selected row with its text as it was. */
    Object[] loaded(Object[] row) {
        Object[] loaded = row.clone();
        for (int i = 0; i < loaded.length; i++) {
            if (loaded[i] instanceof String text) {
                loaded[i] = loaded(text);
            }
        }
        return loaded;
    }

    /** The expression for a bound value of a type. */
    String placeholder(AttributeType type, int position) {
        String parameter = "?" + position;
        return switch (type) {
            case TEXT, LONG, BOOLEAN -> parameter;
            case DECIMAL -> "cast(" + parameter + " as " + decimalType() + ")";
            case INSTANT -> "cast(" + parameter + " as timestamp(3) with time zone)";
            case DATE -> "cast(" + parameter + " as date)";
        };
    }

    /** What is bound for {@link #placeholder}: a String, Long or Boolean. */
    Object parameter(AttributeValue value) {
        Object java = value.value();
        return switch (value.type()) {
            case TEXT, LONG, BOOLEAN -> java;
            case DECIMAL -> java.toString();
            case DATE -> text((LocalDate) java);
            case INSTANT -> text(((Instant) java).atOffset(ZoneOffset.UTC));
        };
    }

    /** The expression that reads a column for {@link #attribute}. */
    String read(AttributeType type, String column) {
        return switch (type) {
            case TEXT, LONG, BOOLEAN -> column;
            case DECIMAL -> "cast(" + column + " as varchar)";
            case INSTANT -> millisecondsSinceEpoch(column);
            case DATE -> daysSinceEpoch(column);
        };
    }

    /** The attribute value that {@link #read} selected. */
    AttributeValue attribute(AttributeType type, Object selected, @Nullable Number scale) {
        return switch (type) {
            case TEXT -> AttributeValue.of((String) selected);
            case LONG -> AttributeValue.of(((Number) selected).longValue());
            case BOOLEAN -> AttributeValue.of((Boolean) selected);
            case DECIMAL -> AttributeValue.of(scaled(new BigDecimal((String) selected), scale));
            case INSTANT -> AttributeValue.of(Instant.ofEpochMilli(((Number) selected).longValue()));
            case DATE -> AttributeValue.of(LocalDate.ofEpochDay(((Number) selected).longValue()));
        };
    }

    private static BigDecimal scaled(BigDecimal value, @Nullable Number scale) {
        return scale == null ? value : value.setScale(scale.intValue());
    }
}
