package io.github.qms4j.internal.work;

import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.storage.StoredRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The order of a query's result (contract rule S8), for records that no storage has yet. */
final class QueryOrder {
    private QueryOrder() {}

    static Stream<StoredRecord> sorted(List<StoredRecord> rows, @Nullable Sort sort) {
        if (sort == null) {
            return rows.stream();
        }
        String attribute = sort.attribute();
        Comparator<StoredRecord> ascending = Comparator.comparing(
                        (StoredRecord row) ->
                                Objects.requireNonNull(row.attributes().get(attribute)),
                        AttributeValue::compare)
                .thenComparing(row -> row.key().id());
        return rows.stream()
                .filter(row -> row.attributes().containsKey(attribute))
                .sorted(sort.descending() ? ascending.reversed() : ascending);
    }
}
