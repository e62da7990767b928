package io.github.qms4j.persistence.jpa;

import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares the rows by which attributes without a column are searched with the records they belong to. Reading a record
 * never looks at them, so nobody else would notice that a query finds what it should not.
 */
final class AttributeContradictions {
    private static final int PAGE = 2_000;
    private static final List<AttributeType> TYPES = List.of(AttributeType.values());
    private static final int FIRST_VALUE = 4;

    private final QmsStorage storage;
    private final RecordTables tables;
    private final Transactions transactions;
    private final String tenant;
    private final List<String> found = new ArrayList<>();

    AttributeContradictions(QmsStorage storage, RecordTables tables, Transactions transactions, String tenant) {
        this.storage = storage;
        this.tables = tables;
        this.transactions = transactions;
        this.tenant = tenant;
    }

    private record Row(RecordKey key, String name, @Nullable AttributeValue value) {}

    List<String> find() {
        List<Row> ofOneRecord = new ArrayList<>();
        Row last = null;
        for (List<Row> page = page(null); !page.isEmpty(); page = page(last)) {
            for (Row row : page) {
                if (last != null && !last.key().equals(row.key())) {
                    compare(last.key(), ofOneRecord);
                    ofOneRecord.clear();
                }
                ofOneRecord.add(row);
                last = row;
            }
        }
        if (last != null) {
            compare(last.key(), ofOneRecord);
        }
        tables.all().forEach(this::recordsWithoutRows);
        return found;
    }

    private void compare(RecordKey key, List<Row> rows) {
        Map<String, AttributeValue> due = storage.find(key)
                .map(record -> tables.of(key.type()).othersOf(record))
                .orElse(Map.of());
        Map<String, AttributeValue> missing = new TreeMap<>(due);
        for (Row row : rows) {
            AttributeValue stored = missing.remove(row.name());
            if (stored == null || row.value() == null || !same(stored, row.value())) {
                found.add(key + " is searched by " + row.name() + " "
                        + (row.value() == null
                                ? "of no value"
                                : "'" + row.value().value() + "'")
                        + " but is stored with " + (stored == null ? "nothing" : "'" + stored.value() + "'"));
            }
        }
        missing.keySet().forEach(name -> found.add(key + " is stored with " + name + " but not searched by it"));
    }

    private static boolean same(AttributeValue a, AttributeValue b) {
        return a.type() == b.type() && AttributeValue.compare(a, b) == 0;
    }

    private List<Row> page(@Nullable Row after) {
        return transactions.read((statements, database) -> {
            SqlText sql = new SqlText(database).append("select record_type, id, name, value_type");
            for (AttributeType type : TYPES) {
                sql.append(", ").append(database.read(type, AttributeRows.column(type)));
            }
            sql.append(" from " + RecordTables.ATTRIBUTES + " where tenant = ").bind(tenant);
            if (after != null) {
                appendBehind(sql, after);
            }
            sql.append(" order by record_type, id, name limit ").bind(PAGE);
            return sql.rows(statements, RecordTables.ATTRIBUTES).stream()
                    .map(row -> row(database, row))
                    .toList();
        });
    }

    private static void appendBehind(SqlText sql, Row after) {
        RecordKey key = after.key();
        sql.append(" and (record_type > ").bind(key.type());
        sql.append(" or (record_type = ").bind(key.type()).append(" and id > ").bind(key.id());
        sql.append(") or (record_type = ").bind(key.type()).append(" and id = ").bind(key.id());
        sql.append(" and name > ").bind(after.name()).append("))");
    }

    /** A row has a value in the column of its type and in no other; anything else is no value. */
    private Row row(Database database, Object[] columns) {
        RecordKey key = new RecordKey(tenant, (String) columns[0], (String) columns[1]);
        AttributeValue value = null;
        String typeName = (String) columns[3];
        long set = Arrays.stream(columns)
                .skip(FIRST_VALUE)
                .filter(Objects::nonNull)
                .count();
        if (set == 1 && TYPES.stream().anyMatch(t -> t.name().equals(typeName))) {
            AttributeType type = AttributeType.valueOf(typeName);
            Object stored = columns[FIRST_VALUE + TYPES.indexOf(type)];
            value = stored == null ? null : readable(database, type, stored);
        }
        return new Row(key, (String) columns[2], value);
    }

    /** Null for what this adapter does not write, where the database takes anything for a value. */
    private static @Nullable AttributeValue readable(Database database, AttributeType type, Object stored) {
        try {
            return database.attribute(type, stored, null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void recordsWithoutRows(RecordTable table) {
        List<String> ids = transactions.read((statements, database) -> {
            SqlText sql = new SqlText(database).append("select r.id from " + table.name() + " r where r.tenant = ");
            sql.bind(tenant)
                    .append(" and r.other_attributes is not null and not exists (select 1 from "
                            + RecordTables.ATTRIBUTES
                            + " a where a.tenant = r.tenant and a.id = r.id and a.record_type = ");
            if (table.recordType().isPresent()) {
                sql.bind(table.recordType().get());
            } else {
                sql.append("r.record_type");
            }
            return sql.append(")").values(statements, table.name()).stream()
                    .map(String.class::cast)
                    .collect(Collectors.toList());
        });
        ids.forEach(id -> found.add(id + " in " + table.name() + " is stored with attributes but searched by none"));
    }
}
