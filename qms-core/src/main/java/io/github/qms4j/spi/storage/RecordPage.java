package io.github.qms4j.spi.storage;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a query's result: a snapshot that later writes do not change (contract rule S9).
 *
 * @param records in the query's order
 * @param cursor opaque; null when this is the last page
 */
public record RecordPage(
        List<StoredRecord> records, @Nullable String cursor) {
    public RecordPage {
        records = List.copyOf(records);
    }

    /** The cursor of the next page; empty on the last one. */
    public Optional<String> next() {
        return Optional.ofNullable(cursor);
    }
}
