package io.github.qms4j.internal.work;

import io.github.qms4j.NotFoundException;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.Trail;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.Kind;
import java.util.List;

/** The trail as it is stored. */
public final class StoredTrail implements Trail {
    private final Engine engine;

    public StoredTrail(Engine engine) {
        this.engine = engine;
    }

    @Override
    public List<TrailEntry> history(String recordType, String recordId) {
        return RecordHistory.of(engine, row(recordType, recordId)).entries();
    }

    @Override
    public List<TrailEntry> refusals(String recordType, String recordId) {
        return TrailRows.of(engine.storage(), engine.tenant(), recordType, recordId, Kind.REFUSAL, "at");
    }

    @Override
    public Verification verify(String recordType, String recordId) {
        StoredRecord row = row(recordType, recordId);
        return new Verification(row.version() + 1, RecordHistory.of(engine, row).problems());
    }

    private StoredRecord row(String recordType, String recordId) {
        return engine.storage()
                .find(new RecordKey(engine.tenant(), recordType, recordId))
                .orElseThrow(() -> new NotFoundException(
                        recordType, recordId, "there is no " + recordType + " " + recordId + " in this tenant"));
    }
}
