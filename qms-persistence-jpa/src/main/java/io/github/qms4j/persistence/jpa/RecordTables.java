package io.github.qms4j.persistence.jpa;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    /** Every table, the generic one included. */
    List<RecordTable> all() {
        return Stream.concat(
                        byType.values().stream().sorted(Comparator.comparing(RecordTable::name)), Stream.of(generic))
                .toList();
    }

    RecordTable of(String recordType) {
        return byType.getOrDefault(recordType, generic);
    }
}
