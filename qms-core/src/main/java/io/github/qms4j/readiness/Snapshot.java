package io.github.qms4j.readiness;

import io.github.qms4j.record.AttributeRow;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The records of any type as they are, or as they stood at an instant. What was disposed of since then is not seen any more.
 */
final class Snapshot {
    private final RecordStore records;
    private final Function<String, Optional<RecordType<?>>> types;
    private final @Nullable Instant instant;
    private final LocalDate day;

    Snapshot(RecordStore records, Function<String, Optional<RecordType<?>>> types, @Nullable Instant instant) {
        this.records = records;
        this.types = types;
        this.instant = instant;
        this.day = instant == null ? records.today() : LocalDate.ofInstant(instant, records.zone());
    }

    /** The business day that the questions are of. */
    LocalDate day() {
        return day;
    }

    Stream<Row> all(String type) {
        return all(types.apply(type).orElseThrow(() -> new IllegalStateException(type + " is no record type")));
    }

    private <S extends Record> Stream<Row> all(RecordType<S> type) {
        RecordQuery query = records.query(type).limitedTo(RecordQuery.MAX_LIMIT);
        Instant at = instant;
        if (at == null) {
            return records.attributes(type, query).map(row -> {
                Map<String, String> values = new TreeMap<>();
                row.values().forEach((name, value) -> values.put(name, text(value)));
                return new Row(type.name(), row.id(), row.version(), values);
            });
        }
        return records.attributes(type, query)
                .map(AttributeRow::id)
                .flatMap(id -> records
                        .asOf(type, id, at)
                        .map(version -> new Row(type.name(), id, version.version(), attributes(type, version.state())))
                        .stream());
    }

    /** An instant is the business day that it was on. */
    private String text(AttributeValue value) {
        return value.value() instanceof Instant at
                ? LocalDate.ofInstant(at, records.zone()).toString()
                : value.value().toString();
    }

    private <S extends Record> Map<String, String> attributes(RecordType<S> type, S state) {
        Map<String, String> values = new TreeMap<>();
        type.attributes().forEach(attribute -> {
            AttributeValue value = attribute.in(state);
            if (value != null) {
                values.put(attribute.name(), text(value));
            }
        });
        return values;
    }

    /** What a record is found by. */
    record Row(String type, String id, long version, Map<String, String> values) {
        EvidenceItem evidence() {
            return new EvidenceItem(type, id, version);
        }

        @Nullable
        String owner() {
            return values.get("owner");
        }

        boolean has(Map<String, Set<String>> wanted) {
            return wanted.entrySet().stream().allMatch(one -> has(one.getKey(), one.getValue()));
        }

        private boolean has(String attribute, Set<String> values) {
            String value = this.values.get(attribute);
            return value != null && (values.isEmpty() || values.contains(value));
        }

        /** A date, or the business day of an instant; empty where there is none. */
        Optional<LocalDate> date(String attribute) {
            return Optional.ofNullable(values.get(attribute)).map(LocalDate::parse);
        }
    }
}
