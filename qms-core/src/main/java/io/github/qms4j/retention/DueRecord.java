package io.github.qms4j.retention;

import java.time.Instant;
import java.util.Objects;

/**
 * A record in a final status whose period of retention is over and that nothing holds.
 *
 * @param recordType its type
 * @param id its id
 * @param version its version when this was found
 * @param finalSince what the period was counted from
 * @param dueSince since when it need not be kept
 */
public record DueRecord(String recordType, String id, long version, Instant finalSince, Instant dueSince) {
    public DueRecord {
        Objects.requireNonNull(recordType, "recordType");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(finalSince, "finalSince");
        Objects.requireNonNull(dueSince, "dueSince");
    }

    Disposition.Item item() {
        return new Disposition.Item(id, version, dueSince);
    }
}
