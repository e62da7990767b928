package io.github.qms4j.trail;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the log has at one of its places: an entry, or what is left of one whose record was disposed of.
 *
 * @param place the place, from 0
 * @param hash the hash that was sealed there, lower-case hexadecimal
 * @param recordType the type of the record that the entry is or was about
 * @param recordId its id, or that of the batch
 * @param stored the entry; null when it is gone
 * @param disposed by what it is gone; null when it is not
 */
public record LogLeaf(
        long place,
        String hash,
        String recordType,
        String recordId,
        @Nullable TrailEntry stored,
        @Nullable Disposed disposed) {
    public LogLeaf {
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(recordType, "recordType");
        Objects.requireNonNull(recordId, "recordId");
        if ((stored == null) == (disposed == null)) {
            throw new IllegalArgumentException("a place in the log has an entry, or was disposed of");
        }
    }

    /** The entry; empty when its record was disposed of (rule X-12). */
    public Optional<TrailEntry> entry() {
        return Optional.ofNullable(stored);
    }

    /**
     * Why an entry is gone.
     *
     * @param disposition the number of the disposition
     * @param at when, in UTC with milliseconds
     */
    public record Disposed(String disposition, Instant at) {}
}
