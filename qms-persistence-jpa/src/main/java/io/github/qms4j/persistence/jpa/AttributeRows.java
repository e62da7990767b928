package io.github.qms4j.persistence.jpa;

import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The rows of {@code qms_attribute} that one change set touches: collected first, then written with few statements. */
final class AttributeRows {
    private static final String TABLE = RecordTables.ATTRIBUTES;

    private final Database database;
    private final List<Row> vanished = new ArrayList<>();
    private final Map<AttributeType, List<Row>> changed = new EnumMap<>(AttributeType.class);
    private final Map<AttributeType, List<Row>> added = new EnumMap<>(AttributeType.class);
    private final List<RecordKey> ownerless = new ArrayList<>();

    AttributeRows(Database database) {
        this.database = database;
    }

    private record Row(RecordKey key, String name, AttributeValue value) {}

    /** The attributes of a new record. */
    void add(RecordKey key, Map<String, AttributeValue> attributes) {
        attributes.forEach((name, value) -> collect(added, new Row(key, name, value)));
    }

    /** What differs between two versions of a record; a row that stays is not touched. */
    void change(RecordKey key, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
        before.forEach((name, old) -> {
            AttributeValue now = after.get(name);
            if (now == null || now.type() != old.type()) {
                vanished.add(new Row(key, name, old));
            }
        });
        after.forEach((name, now) -> {
            AttributeValue old = before.get(name);
            if (old == null || now.type() != old.type()) {
                collect(added, new Row(key, name, now));
            } else if (!now.equals(old)) {
                collect(changed, new Row(key, name, now));
            }
        });
    }

    /** All attributes of a record that is removed. */
    void removeAll(RecordKey key) {
        ownerless.add(key);
    }

    private static void collect(Map<AttributeType, List<Row>> rows, Row row) {
        rows.computeIfAbsent(row.value().type(), type -> new ArrayList<>()).add(row);
    }

    void write(Statements statements) {
        statements.update(ownerless.stream().map(this::deletion).toList(), TABLE);
        statements.update(vanished.stream().map(this::deletion).toList(), TABLE);
        changed.forEach((type, rows) -> update(statements, type, rows));
        added.forEach((type, rows) -> insert(statements, type, rows));
    }

    private SqlText deletion(RecordKey key) {
        SqlText sql = new SqlText(database).append("delete from " + TABLE + " where ");
        return appendOwner(sql, key);
    }

    private SqlText deletion(Row row) {
        return deletion(row.key()).append(" and name = ").bind(row.name());
    }

    private static SqlText appendOwner(SqlText sql, RecordKey key) {
        sql.append("tenant = ").bind(key.tenant()).append(" and record_type = ").bind(key.type());
        return sql.append(" and id = ").bind(key.id());
    }

    private void update(Statements statements, AttributeType type, List<Row> rows) {
        List<SqlText> updates = new ArrayList<>(rows.size());
        for (Row row : rows) {
            SqlText sql = new SqlText(database).append("update " + TABLE + " set " + column(type) + " = ");
            sql.bind(row.value()).append(" where ");
            updates.add(appendOwner(sql, row.key()).append(" and name = ").bind(row.name()));
        }
        int[] found = statements.update(updates, TABLE);
        for (int i = 0; i < found.length; i++) {
            // Somebody has removed the row by hand; what a record is found by must not depend on that.
            if (found[i] == 0) {
                collect(added, rows.get(i));
            }
        }
    }

    private void insert(Statements statements, AttributeType type, List<Row> rows) {
        String columns = "tenant, record_type, id, name, value_type, " + column(type);
        new RowInserts(database, statements).insert(TABLE, columns, rows, (sql, row) -> {
            RecordKey key = row.key();
            sql.bind(key.tenant()).append(", ").bind(key.type()).append(", ").bind(key.id());
            sql.append(", ").bind(row.name()).append(", ").bind(type.name()).append(", ");
            sql.bind(row.value());
        });
    }

    /** The column that holds values of a type. */
    static String column(AttributeType type) {
        return switch (type) {
            case TEXT -> "text_value";
            case LONG -> "long_value";
            case DECIMAL -> "decimal_value";
            case INSTANT -> "instant_value";
            case BOOLEAN -> "boolean_value";
            case DATE -> "date_value";
        };
    }
}
