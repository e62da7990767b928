package io.github.qms4j.persistence.jpa;

import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.AttributeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Updates of records of one tenant and type. */
final class RowUpdates {
    private static final String WITHOUT_OTHERS = " and other_attributes is null";

    private final Database database;
    private final Statements statements;
    private final RecordTable table;
    private final AttributeRows attributes;

    RowUpdates(Database database, Statements statements, RecordTable table, AttributeRows attributes) {
        this.database = database;
        this.statements = statements;
        this.table = table;
        this.attributes = attributes;
    }

    /** What the version that an update replaces says; its other attributes change with the version only. */
    private record Replaced(long version, Map<String, AttributeValue> others) {}

    /**
     * Writes all; gives up with false when one is not at the expected version.
     *
     * @param updates in the order in which their rows are to be locked
     */
    boolean write(List<Change.Update> updates) {
        List<Change.Update> rest = updates;
        if (updates.stream().allMatch(u -> table.othersOf(u.record()).isEmpty())) {
            // The usual case of a concept's table, for which nothing need be read.
            int[] found = update(updates, WITHOUT_OTHERS);
            rest = new ArrayList<>();
            for (int i = 0; i < found.length; i++) {
                if (found[i] != 1) {
                    rest.add(updates.get(i));
                }
            }
        }
        return rest.isEmpty() || writeWithOthers(rest);
    }

    private boolean writeWithOthers(List<Change.Update> updates) {
        Map<String, Replaced> replaced = replaced(updates);
        for (Change.Update update : updates) {
            Replaced before = replaced.get(update.key().id());
            if (before == null || before.version() != update.expectedVersion()) {
                return false;
            }
            attributes.change(update.key(), before.others(), table.othersOf(update.record()));
        }
        for (int found : update(updates, "")) {
            if (found != 1) {
                return false;
            }
        }
        return true;
    }

    private Map<String, Replaced> replaced(List<Change.Update> updates) {
        RecordKey owner = updates.get(0).key();
        List<String> ids = updates.stream().map(u -> u.key().id()).toList();
        Map<String, Replaced> replaced = new HashMap<>();
        for (int from = 0; from < ids.size(); from += RecordTable.KEYS_A_STATEMENT) {
            SqlText sql = new SqlText(database);
            sql.append("select id, version, other_attributes from " + table.name() + " where ");
            table.appendKeys(sql, owner.tenant(), owner.type(), ids, from);
            for (Object[] row : sql.rows(statements, table.name())) {
                Map<String, AttributeValue> others = AttributeText.parse((String) row[2]);
                replaced.put((String) row[0], new Replaced(((Number) row[1]).longValue(), others));
            }
        }
        return replaced;
    }

    private int[] update(List<Change.Update> updates, String condition) {
        List<SqlText> texts = updates.stream().map(u -> text(u, condition)).toList();
        return statements.update(texts, table.name());
    }

    private SqlText text(Change.Update update, String condition) {
        StoredRecord record = update.record();
        SqlText sql = new SqlText(database).append("update " + table.name() + " set version = ");
        sql.bind(record.version()).append(", schema_version = ").bind(record.schemaVersion());
        sql.append(", payload = ").bind(record.payload());
        for (AttributeColumn column : table.columns()) {
            AttributeValue value = RecordTable.value(record, column);
            sql.append(", ").append(column.name()).append(" = ");
            // A null is written into the text: drivers want to know the type of a null parameter, and none agree how.
            if (value == null) {
                sql.append("null").append(column.hasScale() ? ", " + column.scaleName() + " = null" : "");
            } else {
                sql.bind(value);
            }
            if (value instanceof AttributeValue.Decimal decimal) {
                sql.append(", " + column.scaleName() + " = ")
                        .bind(decimal.value().scale());
            }
        }
        Map<String, AttributeValue> others = table.othersOf(record);
        if (others.isEmpty()) {
            sql.append(", other_attributes = null");
        } else {
            sql.append(", other_attributes = ").bind(AttributeText.format(others));
        }
        sql.append(" where ");
        table.appendKey(sql, record.key());
        return sql.append(" and version = ").bind(update.expectedVersion()).append(condition);
    }
}
