package io.github.qms4j.internal.work;

import io.github.qms4j.record.RecordType;
import io.github.qms4j.spi.storage.AttributeValue;
import java.util.Map;

/**
 * A number such as {@code CAPA-2026-0007} (rule X-4). It is the record's id, so the storage's own key makes it unique;
 * a record that is disposed of leaves a tombstone with its number, so it is never used again.
 *
 * @param series prefix and year
 * @param sequence from 1, without gaps
 */
record HumanNumber(String series, long sequence) {
    static HumanNumber parse(String id) {
        int last = id.lastIndexOf('-');
        return new HumanNumber(id.substring(0, last), Long.parseLong(id.substring(last + 1)));
    }

    void describe(Map<String, AttributeValue> attributes) {
        attributes.put(RecordType.SERIES, AttributeValue.of(series));
        attributes.put(RecordType.SEQUENCE, AttributeValue.of(sequence));
    }

    String text() {
        return series + "-" + "0".repeat(Math.max(0, 4 - Long.toString(sequence).length())) + sequence;
    }
}
