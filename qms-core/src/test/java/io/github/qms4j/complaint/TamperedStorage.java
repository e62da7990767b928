package io.github.qms4j.complaint;

import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A storage behind the library's back: what it holds can be altered row by row. */
public final class TamperedStorage implements QmsStorage {
    private final InMemoryStorage inner = new InMemoryStorage();
    private final Map<RecordKey, UnaryOperator<StoredRecord>> alterations = new HashMap<>();
    private final List<RecordKey> removed = new ArrayList<>();

    public void alter(RecordKey key, UnaryOperator<StoredRecord> alteration) {
        require(key);
        alterations.put(key, alteration);
    }

    public void alterPayload(RecordKey key, UnaryOperator<String> alteration) {
        alter(
                key,
                r -> new StoredRecord(
                        r.key(), r.version(), r.schemaVersion(), r.attributes(), alteration.apply(r.payload())));
    }

    public void alterAttribute(RecordKey key, String name, AttributeValue value) {
        alter(key, r -> {
            Map<String, AttributeValue> attributes = new HashMap<>(r.attributes());
            attributes.put(name, value);
            return new StoredRecord(r.key(), r.version(), r.schemaVersion(), attributes, r.payload());
        });
    }

    public void remove(RecordKey key) {
        require(key);
        removed.add(key);
    }

    private void require(RecordKey key) {
        if (inner.find(key).isEmpty()) {
            throw new IllegalArgumentException("there is no " + key);
        }
    }

    public String payload(RecordKey key) {
        return inner.find(key).orElseThrow().payload();
    }

    public StoredRecord raw(RecordKey key) {
        return inner.find(key).orElseThrow();
    }

    @Override
    public Optional<StoredRecord> find(RecordKey key) {
        return removed.contains(key) ? Optional.empty() : inner.find(key).map(this::altered);
    }

    @Override
    public RecordPage query(RecordQuery query) {
        RecordPage page = inner.query(query);
        List<StoredRecord> rows = page.records().stream()
                .filter(r -> !removed.contains(r.key()))
                .map(this::altered)
                .toList();
        return new RecordPage(rows, page.next().orElse(null));
    }

    private StoredRecord altered(StoredRecord row) {
        return alterations.getOrDefault(row.key(), UnaryOperator.identity()).apply(row);
    }

    @Override
    public void apply(ChangeSet changes) {
        inner.apply(changes);
    }

    @Override
    public void close() {}
}
