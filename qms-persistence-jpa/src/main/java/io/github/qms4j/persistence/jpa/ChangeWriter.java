package io.github.qms4j.persistence.jpa;

import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/** Writes one change set through one entity manager, inside a transaction that somebody else has begun. */
final class ChangeWriter {
    private static final int ROWS_A_STATEMENT = 64;

    // One order for all writers, so that two change sets never wait for each other's rows.
    private static final Comparator<Change> BY_KEY = Comparator.comparing(
                    (Change c) -> c.key().type())
            .thenComparing(c -> c.key().tenant())
            .thenComparing(c -> c.key().id());

    private final EntityManager entityManager;
    private final Database database;
    private final RecordTables tables;
    private final Map<AttributeType, List<AttributeRow>> attributeRows = new EnumMap<>(AttributeType.class);

    ChangeWriter(EntityManager entityManager, Database database, RecordTables tables) {
        this.entityManager = entityManager;
        this.database = database;
        this.tables = tables;
    }

    private record AttributeRow(RecordKey key, String name, AttributeValue value) {}

    /** Rows that fit into one statement: the same table, and values in the same columns. */
    private record Shape(RecordTable table, List<AttributeColumn> columns, boolean others) {}

    /** Writes all; gives up with false at the first row that is not at the expected version. */
    boolean write(ChangeSet changes) {
        List<Change> sorted = changes.changes().stream().sorted(BY_KEY).toList();
        Map<Shape, List<StoredRecord>> inserts = new LinkedHashMap<>();
        for (Change change : sorted) {
            if (change instanceof Change.Insert insert) {
                inserts.computeIfAbsent(shape(insert.record()), shape -> new ArrayList<>())
                        .add(insert.record());
            } else if (change instanceof Change.Update update) {
                if (!update(update.record(), update.expectedVersion())) {
                    return false;
                }
            } else if (change instanceof Change.Delete delete) {
                if (!delete(delete)) {
                    return false;
                }
            }
        }
        inserts.forEach(this::insert);
        attributeRows.forEach(this::insertAttributes);
        return true;
    }

    private Shape shape(StoredRecord record) {
        RecordTable table = tables.of(record.key().type());
        List<AttributeColumn> columns = table.columnsOf(record);
        return new Shape(table, columns, columns.size() < record.attributes().size());
    }

    private boolean update(StoredRecord record, long expectedVersion) {
        RecordTable table = tables.of(record.key().type());
        Map<String, AttributeValue> others = table.othersOf(record);
        if (others.isEmpty() && update(table, record, others, expectedVersion, " and other_attributes is null")) {
            return true;
        }
        if (!update(table, record, others, expectedVersion, "")) {
            return false;
        }
        deleteAttributes(record.key());
        keepForQueries(record.key(), others);
        return true;
    }

    private boolean update(
            RecordTable table,
            StoredRecord record,
            Map<String, AttributeValue> others,
            long expectedVersion,
            String condition) {
        SqlText sql = new SqlText(database).append("update " + table.name() + " set version = ");
        sql.bind(record.version()).append(", schema_version = ").bind(record.schemaVersion());
        sql.append(", payload = ").bind(record.payload());
        for (AttributeColumn column : table.columns()) {
            AttributeValue value = RecordTable.value(record, column);
            sql.append(", ").append(column.name()).append(" = ");
            // A null is written into the text: drivers want to know the type of a null parameter, and none agree how.
            if (value == null) {
                sql.append("null");
            } else {
                sql.bind(value);
            }
            if (value instanceof AttributeValue.Decimal decimal) {
                sql.append(", " + column.scaleName() + " = ")
                        .bind(decimal.value().scale());
            }
        }
        if (others.isEmpty()) {
            sql.append(", other_attributes = null");
        } else {
            sql.append(", other_attributes = ").bind(OtherAttributes.format(others));
        }
        sql.append(" where ");
        table.appendKey(sql, record.key());
        sql.append(" and version = ").bind(expectedVersion).append(condition);
        return sql.update(entityManager, table.name()) == 1;
    }

    private boolean delete(Change.Delete delete) {
        RecordTable table = tables.of(delete.key().type());
        SqlText sql = new SqlText(database).append("delete from " + table.name() + " where ");
        table.appendKey(sql, delete.key());
        sql.append(" and version = ").bind(delete.expectedVersion());
        if (sql.update(entityManager, table.name()) != 1) {
            return false;
        }
        deleteAttributes(delete.key());
        return true;
    }

    private void deleteAttributes(RecordKey key) {
        new SqlText(database)
                .append("delete from " + RecordTables.ATTRIBUTES + " where tenant = ")
                .bind(key.tenant())
                .append(" and record_type = ")
                .bind(key.type())
                .append(" and id = ")
                .bind(key.id())
                .update(entityManager, RecordTables.ATTRIBUTES);
    }

    private void keepForQueries(RecordKey key, Map<String, AttributeValue> others) {
        others.forEach((name, value) -> attributeRows
                .computeIfAbsent(value.type(), type -> new ArrayList<>())
                .add(new AttributeRow(key, name, value)));
    }

    private void insert(Shape shape, List<StoredRecord> records) {
        RecordTable table = shape.table();
        StringBuilder columns = new StringBuilder("tenant, id, version, schema_version, payload");
        columns.append(table.recordType().isPresent() ? "" : ", record_type");
        columns.append(shape.others() ? ", other_attributes" : "");
        for (AttributeColumn column : shape.columns()) {
            columns.append(", ").append(column.name());
            columns.append(column.hasScale() ? ", " + column.scaleName() : "");
        }
        insertRows(table.name(), columns.toString(), records, (sql, record) -> bindRow(sql, shape, record));
    }

    private void bindRow(SqlText sql, Shape shape, StoredRecord record) {
        RecordKey key = record.key();
        sql.bind(key.tenant()).append(", ").bind(key.id()).append(", ").bind(record.version());
        sql.append(", ").bind(record.schemaVersion()).append(", ").bind(record.payload());
        if (shape.table().recordType().isEmpty()) {
            sql.append(", ").bind(key.type());
        }
        if (shape.others()) {
            Map<String, AttributeValue> others = shape.table().othersOf(record);
            sql.append(", ").bind(OtherAttributes.format(others));
            keepForQueries(key, others);
        }
        for (AttributeColumn column : shape.columns()) {
            AttributeValue value = Objects.requireNonNull(record.attributes().get(column.attribute()));
            sql.append(", ").bind(value);
            if (value instanceof AttributeValue.Decimal decimal) {
                sql.append(", ").bind(decimal.value().scale());
            }
        }
    }

    private void insertAttributes(AttributeType type, List<AttributeRow> rows) {
        String columns = "tenant, record_type, id, name, value_type, " + valueColumn(type);
        insertRows(RecordTables.ATTRIBUTES, columns, rows, (sql, row) -> {
            RecordKey key = row.key();
            sql.bind(key.tenant()).append(", ").bind(key.type()).append(", ").bind(key.id());
            sql.append(", ").bind(row.name()).append(", ").bind(type.name()).append(", ");
            sql.bind(row.value());
        });
    }

    /** The column of {@code qms_attribute} that holds values of a type. */
    static String valueColumn(AttributeType type) {
        return switch (type) {
            case TEXT -> "text_value";
            case LONG -> "long_value";
            case DECIMAL -> "decimal_value";
            case INSTANT -> "instant_value";
            case BOOLEAN -> "boolean_value";
            case DATE -> "date_value";
        };
    }

    /** In statements of 64, 32, 16, ... rows, so that there are few different texts. */
    private <T> void insertRows(String table, String columns, List<T> rows, BiConsumer<SqlText, T> bind) {
        for (int from = 0; from < rows.size(); ) {
            int size = Math.min(ROWS_A_STATEMENT, Integer.highestOneBit(rows.size() - from));
            SqlText sql = new SqlText(database).append("insert into " + table + " (" + columns + ") values ");
            String separator = "(";
            for (T row : rows.subList(from, from + size)) {
                sql.append(separator);
                bind.accept(sql, row);
                separator = "), (";
            }
            sql.append(")").update(entityManager, table);
            from += size;
        }
    }
}
