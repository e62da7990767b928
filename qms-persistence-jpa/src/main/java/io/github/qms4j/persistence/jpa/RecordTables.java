package io.github.qms4j.persistence.jpa;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables by record type. */
final class RecordTables {
    /** Values of attributes without a column, to query by; the records themselves are read without it. */
    static final String ATTRIBUTES = "qms_attribute";

    private final RecordTable generic = RecordTable.generic();
    private final Map<String, RecordTable> byType;

    RecordTables(List<RecordTable> concepts) {
        Map<String, RecordTable> index = new HashMap<>();
        concepts.forEach(table -> table.recordType().ifPresent(type -> index.put(type, table)));
        this.byType = Map.copyOf(index);
    }

    RecordTable of(String recordType) {
        return byType.getOrDefault(recordType, generic);
    }
}
