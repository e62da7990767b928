package io.github.qms4j.persistence.jpa;

import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes one change set inside a transaction that somebody else has begun. */
final class ChangeWriter {
    // One order for all writers, so that two change sets never wait for each other's rows.
    private static final Comparator<Change> BY_KEY = Comparator.comparing(
                    (Change c) -> c.key().type())
            .thenComparing(c -> c.key().tenant())
            .thenComparing(c -> c.key().id());

    private final Statements statements;
    private final Database database;
    private final RecordTables tables;
    private final Map<Shape, List<StoredRecord>> inserts = new LinkedHashMap<>();
    private final AttributeRows attributes;

    ChangeWriter(Statements statements, Database database, RecordTables tables) {
        this.statements = statements;
        this.database = database;
        this.tables = tables;
        this.attributes = new AttributeRows(database);
    }

    /** Rows that fit into one statement: the same table, and values in the same columns. */
    private record Shape(RecordTable table, List<AttributeColumn> columns, boolean others) {}

    /** Writes all; gives up with false when a row is not at the expected version. */
    boolean write(ChangeSet changes) {
        List<Change> sorted = changes.changes().stream().sorted(BY_KEY).toList();
        List<Change.Update> updates = new ArrayList<>();
        for (Change change : sorted) {
            if (!updates.isEmpty() && !continues(updates.get(0), change)) {
                if (!update(updates)) {
                    return false;
                }
                updates.clear();
            }
            if (change instanceof Change.Insert insert) {
                inserts.computeIfAbsent(shape(insert.record()), shape -> new ArrayList<>())
                        .add(insert.record());
            } else if (change instanceof Change.Update update) {
                updates.add(update);
            } else if (change instanceof Change.Delete delete && !delete(delete)) {
                return false;
            }
        }
        if (!updates.isEmpty() && !update(updates)) {
            return false;
        }
        inserts.forEach(this::insert);
        attributes.write(statements);
        return true;
    }

    /** Whether a change leaves the run of updates that began with another one whole. */
    private static boolean continues(Change.Update first, Change change) {
        RecordKey key = change.key();
        return !(change instanceof Change.Delete)
                && key.type().equals(first.key().type())
                && key.tenant().equals(first.key().tenant());
    }

    private boolean update(List<Change.Update> updates) {
        RecordTable table = tables.of(updates.get(0).key().type());
        return new RowUpdates(database, statements, table, attributes).write(updates);
    }

    private boolean delete(Change.Delete delete) {
        RecordTable table = tables.of(delete.key().type());
        SqlText sql = new SqlText(database).append("delete from " + table.name() + " where ");
        table.appendKey(sql, delete.key());
        sql.append(" and version = ").bind(delete.expectedVersion());
        attributes.removeAll(delete.key());
        return statements.update(List.of(sql), table.name())[0] == 1;
    }

    private Shape shape(StoredRecord record) {
        RecordTable table = tables.of(record.key().type());
        List<AttributeColumn> columns = table.columnsOf(record);
        return new Shape(table, columns, columns.size() < record.attributes().size());
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
        new RowInserts(database, statements)
                .insert(table.name(), columns.toString(), records, (sql, record) -> bindRow(sql, shape, record));
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
            attributes.add(key, others);
        }
        for (AttributeColumn column : shape.columns()) {
            AttributeValue value = Objects.requireNonNull(record.attributes().get(column.attribute()));
            sql.append(", ").bind(value);
            if (value instanceof AttributeValue.Decimal decimal) {
                sql.append(", ").bind(decimal.value().scale());
            }
        }
    }
}
