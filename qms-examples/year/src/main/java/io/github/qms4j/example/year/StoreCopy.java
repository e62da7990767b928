package io.github.qms4j.example.year;

import io.github.qms4j.Qms;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.custody.CheckpointWitness;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A copy of a store, row by row, in which somebody who may write to the store changes what they like. */
final class StoreCopy {
    private static final String TENANT = "default";
    private static final List<String> BESIDE_RECORDS = List.of(
            "trail-entry", "trail-seal", "trail-tile", "erasable-text", "content", "content-part", "event-position");

    private final InMemoryStorage rows = new InMemoryStorage();

    private StoreCopy() {}

    static StoreCopy of(QmsStorage storage) {
        StoreCopy copy = new StoreCopy();
        Stream.concat(Qms.recordTypes().stream().map(RecordType::name), BESIDE_RECORDS.stream())
                .distinct()
                .forEach(type -> copy.take(storage, type));
        return copy;
    }

    private void take(QmsStorage storage, String type) {
        @Nullable String cursor = null;
        do {
            RecordPage page =
                    storage.query(RecordQuery.of(TENANT, type).limitedTo(1_000).from(cursor));
            rows.apply(new ChangeSet(
                    page.records().stream().<Change>map(Change.Insert::new).toList()));
            cursor = page.next().orElse(null);
        } while (cursor != null);
    }

    /** Changes the text of a row and leaves everything else as it is. */
    void tamper(String type, String id, UnaryOperator<String> text) {
        RecordKey key = new RecordKey(TENANT, type, id);
        StoredRecord row = rows.find(key).orElseThrow();
        StoredRecord changed =
                new StoredRecord(key, row.version(), row.schemaVersion(), row.attributes(), text.apply(row.payload()));
        if (changed.equals(row)) {
            throw new IllegalStateException("nothing was changed in " + key);
        }
        rows.apply(ChangeSet.of(new Change.Delete(key, row.version())));
        rows.apply(ChangeSet.of(new Change.Insert(changed)));
    }

    String payload(String type, String id) {
        return rows.find(new RecordKey(TENANT, type, id)).orElseThrow().payload();
    }

    /** An engine over the copy that has the keys of the house, and what its witness holds. */
    Qms open(StoryClock clock, InMemoryCheckpointKeys keys, CheckpointWitness witness) {
        return Qms.builder()
                .storage(rows)
                .contentInStorage()
                .logOrigin("qms.example.com")
                .clock(clock)
                .signatureAuthenticator(new Badges())
                .checkpointKeys(keys)
                .checkpointWitness(witness)
                .withoutLookForHalfSeals()
                .build();
    }
}
