package io.github.qms4j.persistence.jpa;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.AttributeText;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table of records: one concept's, or the generic one that holds every type without a table of its own. */
final class RecordTable {
    /** How many keys one statement asks for; well below the parameters that databases allow. */
    static final int KEYS_A_STATEMENT = 512;

    /** What every row has, in the order in which {@link #read} expects it; attribute columns follow. */
    private static final String FIXED = "r.id, r.version, r.schema_version, r.payload, r.other_attributes";

    private static final int FIRST_ATTRIBUTE = 5;

    private final @Nullable String recordType;
    private final String name;
    private final List<AttributeColumn> columns;
    private final Map<String, AttributeColumn> byAttribute;
    private final List<List<String>> indexes;

    private RecordTable(
            @Nullable String recordType, String name, List<AttributeColumn> columns, List<List<String>> indexes) {
        this.indexes = List.copyOf(indexes);
        this.recordType = recordType;
        this.name = name;
        this.columns = List.copyOf(columns);
        Map<String, AttributeColumn> index = new HashMap<>();
        columns.forEach(column -> index.put(column.attribute(), column));
        this.byAttribute = Map.copyOf(index);
    }

    static RecordTable ofConcept(String recordType, String name, List<AttributeColumn> columns) {
        return new RecordTable(recordType, name, columns, List.of());
    }

    /** The same table with indexes over some of its attributes, each in the order of the index. */
    RecordTable indexedBy(List<List<String>> attributes) {
        return new RecordTable(recordType, name, columns, attributes);
    }

    /** Of an index that ends with an attribute, those before it, if all of them are among some; none when there is none. */
    List<String> indexedBefore(String last, Set<String> some) {
        return indexes.stream()
                .filter(index -> index.get(index.size() - 1).equals(last))
                .map(index -> index.subList(0, index.size() - 1))
                .filter(some::containsAll)
                .max(Comparator.comparing(List::size))
                .orElse(List.of());
    }

    static RecordTable generic() {
        return new RecordTable(null, "qms_record", List.of(), List.of());
    }

    String name() {
        return name;
    }

    /** The one record type it holds; empty for the generic table. */
    Optional<String> recordType() {
        return Optional.ofNullable(recordType);
    }

    List<AttributeColumn> columns() {
        return columns;
    }

    /** The column of an attribute; empty when there is none, also when only a column of another type has its name. */
    Optional<AttributeColumn> column(String attribute, AttributeType type) {
        return column(attribute).filter(column -> column.type() == type);
    }

    Optional<AttributeColumn> column(String attribute) {
        return Optional.ofNullable(byAttribute.get(attribute));
    }

    /** The columns for which a record has a value. */
    List<AttributeColumn> columnsOf(StoredRecord record) {
        return columns.stream().filter(column -> value(record, column) != null).toList();
    }

    /** The value that goes into a column; null when there is none of the column's type. */
    static @Nullable AttributeValue value(StoredRecord record, AttributeColumn column) {
        AttributeValue value = record.attributes().get(column.attribute());
        return value != null && value.type() == column.type() ? value : null;
    }

    /** The attributes that have no column here. */
    Map<String, AttributeValue> othersOf(StoredRecord record) {
        Map<String, AttributeValue> others = new TreeMap<>(record.attributes());
        others.entrySet()
                .removeIf(
                        entry -> column(entry.getKey(), entry.getValue().type()).isPresent());
        return others;
    }

    /** The select list for {@link #read}, for rows of alias {@code r}. */
    String selectList(Database database) {
        StringBuilder list = new StringBuilder(FIXED);
        for (AttributeColumn column : columns) {
            list.append(", ").append(database.read(column.type(), "r." + column.name()));
            if (column.hasScale()) {
                list.append(", r.").append(column.scaleName());
            }
        }
        return list.toString();
    }

    /** Appends the condition that a row belongs to a tenant and record type. */
    void appendOwner(SqlText sql, String alias, String tenant, String type) {
        sql.append(alias).append("tenant = ").bind(tenant);
        if (recordType == null) {
            sql.append(" and ").append(alias).append("record_type = ").bind(type);
        }
    }

    void appendKey(SqlText sql, RecordKey key) {
        appendOwner(sql, "", key.tenant(), key.type());
        sql.append(" and id = ").bind(key.id());
    }

    /**
     * Appends the condition that a row has one of the ids from an index on, up to {@link #KEYS_A_STATEMENT} of them. Whole
     * keys are compared, because H2 searches an index for a list only when nothing else narrows it.
     */
    void appendKeys(SqlText sql, String tenant, String type, List<String> ids, int from) {
        List<String> some = ids.subList(from, Math.min(ids.size(), from + KEYS_A_STATEMENT));
        if (some.size() == 1) {
            appendKey(sql, new RecordKey(tenant, type, some.get(0)));
        } else if (recordType == null) {
            sql.append("(tenant, record_type, id) in ").bindKeys(List.of(tenant, type), some);
        } else {
            sql.append("(tenant, id) in ").bindKeys(List.of(tenant), some);
        }
    }

    /**
     * The record of a selected row.
     *
     * @throws CorruptRecordException when somebody has written what this adapter does not write
     */
    StoredRecord read(Database database, String tenant, String type, Object[] row) {
        RecordKey key = new RecordKey(tenant, type, (String) row[0]);
        try {
            return read(database, key, row);
        } catch (RuntimeException e) {
            throw new CorruptRecordException(
                    key + " cannot be read from " + name + ", its row was altered: " + e.getMessage(), e);
        }
    }

    private StoredRecord read(Database database, RecordKey key, Object[] row) {
        Map<String, AttributeValue> attributes = new HashMap<>(AttributeText.parse((String) row[4]));
        int position = FIRST_ATTRIBUTE;
        for (AttributeColumn column : columns) {
            Object value = row[position++];
            Object scale = column.hasScale() ? row[position++] : null;
            if (column.hasScale() && (value == null) != (scale == null)) {
                throw new IllegalArgumentException(
                        column.name() + " is '" + value + "', with the scale '" + scale + "'");
            }
            if (value != null) {
                attributes.put(column.attribute(), database.attribute(column.type(), value, (Number) scale));
            }
        }
        return new StoredRecord(
                key, ((Number) row[1]).longValue(), ((Number) row[2]).intValue(), attributes, (String) row[3]);
    }
}
