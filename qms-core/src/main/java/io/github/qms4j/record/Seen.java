package io.github.qms4j.record;

import io.github.qms4j.InvalidInputException;
import java.util.Objects;

/**
 * A record as somebody was shown it: one signs what one has read (rule X-15; 21 CFR 11.70). A view returns it, and a
 * command that is signed takes it. A web form keeps id and version and makes it from them.
 *
 * @param <I> the kind of id
 * @param id the record's id
 * @param version the version that was shown, from 0
 */
public record Seen<I extends RecordId>(I id, long version) {
    public Seen {
        Objects.requireNonNull(id, "id");
        if (version < 0) {
            throw InvalidInputException.of(
                    id.recordType() + " " + id.value(),
                    "version",
                    version,
                    "is negative",
                    "give the version that was shown; versions start at 0");
        }
    }

    /** A record at a version. */
    public static <I extends RecordId> Seen<I> of(I id, long version) {
        return new Seen<>(id, version);
    }

    @Override
    public String toString() {
        return id.value() + " version " + version;
    }
}
