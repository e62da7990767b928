package io.github.qms4j.persistence.jpa;

import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.AttributeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes one change set inside a transaction that somebody else has begun. */
final class ChangeWriter {
    private final Statements statements;
    private final Database database;
    private final RecordTables tables;
    private final Map<Shape, List<StoredRecord>> inserts = new LinkedHashMap<>();
    private final AttributeRows attributes;
    private final Expectations expectations;

    ChangeWriter(Statements statements, Database database, RecordTables tables) {
        this.statements = statements;
        this.database = database;
        this.tables = tables;
        this.attributes = new AttributeRows(database);
        this.expectations = new Expectations(database, statements, tables);
    }

    /** Rows that fit into one statement: the same table, and values in the same columns. */
    private record Shape(RecordTable table, List<AttributeColumn> columns, boolean others) {}

    /**
     * Writes all; gives up with false when a row is not as expected.
     *
     * @param waitsFirst whether others were in the way before, and are waited for while nothing is locked
     */
    boolean write(ChangeSet changes, boolean waitsFirst) {
        List<Change.Expect> expected = new ArrayList<>();
        List<Change.Absent> absent = new ArrayList<>();
        List<Change> written = new ArrayList<>();
        for (Change change : KeyRuns.sorted(changes.changes())) {
            if (change instanceof Change.Absent nothing) {
                absent.add(nothing);
            } else if (change instanceof Change.Expect expect && !database.sharesLocks()) {
                expected.add(expect);
            } else {
                written.add(change);
            }
        }
        return (!waitsFirst || expectations.meet(expected, absent, List.of()))
                && write(written)
                && expectations.meet(expected, absent, written);
    }

    private boolean write(List<Change> changes) {
        List<Change> locking = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.Insert insert) {
                inserts.computeIfAbsent(shape(insert.record()), shape -> new ArrayList<>())
                        .add(insert.record());
            } else {
                locking.add(change);
            }
        }
        for (List<Change> run : KeyRuns.of(locking, (a, b) -> a.getClass() == b.getClass())) {
            if (!lock(run)) {
                return false;
            }
        }
        inserts.forEach(this::insert);
        attributes.write(statements);
        return true;
    }

    /** Changes of one kind, each of which locks a row. */
    private boolean lock(List<Change> run) {
        RecordTable table = tables.of(run.get(0).key().type());
        if (run.get(0) instanceof Change.Update) {
            return new RowUpdates(database, statements, table, attributes)
                    .write(run.stream().map(Change.Update.class::cast).toList());
        }
        if (run.get(0) instanceof Change.Expect) {
            return expectations.hold(run.stream().map(Change.Expect.class::cast).toList());
        }
        return delete(table, run.stream().map(Change.Delete.class::cast).toList());
    }

    private boolean delete(RecordTable table, List<Change.Delete> run) {
        List<SqlText> deletes = new ArrayList<>(run.size());
        for (Change.Delete delete : run) {
            SqlText sql = new SqlText(database).append("delete from " + table.name() + " where ");
            table.appendKey(sql, delete.key());
            deletes.add(sql.append(" and version = ").bind(delete.expectedVersion()));
            attributes.removeAll(delete.key());
        }
        return Arrays.stream(statements.update(deletes, table.name())).allMatch(found -> found == 1);
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
            sql.append(", ").bind(AttributeText.format(others));
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
