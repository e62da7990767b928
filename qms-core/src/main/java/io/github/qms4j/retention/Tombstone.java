package io.github.qms4j.retention;

import io.github.qms4j.record.RecordType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a record that was disposed of: that it was there, and the places in the log of the entries that went
 * with it. Placed in the change set that removes the record, and by nothing else.
 *
 * @param recordType the record's type
 * @param recordId its id, which no other record gets
 * @param version its last version
 * @param contentHash the hash of that version's content, 64 lower-case hexadecimal digits
 * @param isFromBatch whether its first version came with a batch, whose entry stays
 * @param entries the trail entries that were removed, in the order of the log
 * @param texts the hashes of the erasable texts that were removed, in their order
 * @param disposition the number of the disposition
 * @param disposedAt when, in UTC with milliseconds
 * @param recordSeries the series of the record's number, or null when it had none
 * @param recordSequence the place in that series, or null
 */
public record Tombstone(
        String recordType,
        String recordId,
        long version,
        String contentHash,
        boolean isFromBatch,
        List<RemovedEntry> entries,
        List<String> texts,
        String disposition,
        Instant disposedAt,
        @Nullable String recordSeries,
        @Nullable Long recordSequence) {
    /** Tombstones, under type and id of what was disposed of, such as {@code ticket/phone:INC-1}. */
    public static final RecordType<Tombstone> TYPE = TombstoneLifeCycle.TYPE;

    public Tombstone {
        Objects.requireNonNull(recordType, "recordType");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(contentHash, "contentHash");
        Objects.requireNonNull(disposition, "disposition");
        Objects.requireNonNull(disposedAt, "disposedAt");
        entries = List.copyOf(entries);
        texts = List.copyOf(texts);
    }

    /** The id of the tombstone of a record. A type's name has no slash, so no two records share one. */
    public static String idOf(String recordType, String recordId) {
        return recordType + "/" + recordId;
    }

    /** The tombstone's own id. */
    public String id() {
        return idOf(recordType, recordId);
    }

    @Nullable
    Long firstLeaf() {
        return entries.isEmpty() ? null : entries.get(0).leafIndex();
    }

    @Nullable
    Long lastLeaf() {
        return entries.isEmpty() ? null : entries.get(entries.size() - 1).leafIndex();
    }

    /**
     * A trail entry that is gone.
     *
     * @param kind its kind, such as {@code CHANGE}
     * @param leafIndex its place in the log
     * @param hash its hash, 64 lower-case hexadecimal digits
     */
    public record RemovedEntry(String kind, long leafIndex, String hash) {
        public RemovedEntry {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(hash, "hash");
        }
    }
}
