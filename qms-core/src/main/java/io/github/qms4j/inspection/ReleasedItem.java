package io.github.qms4j.inspection;

import io.github.qms4j.access.By;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was handed to an inspector, as it was then (rule INS-1). An inspector whose access opens nothing but records of this
 * type sees what was released and nothing else, and each look at it is on record (rule X-11).
 *
 * @param status released, or found to have been released in error
 * @param inspection in which inspection
 * @param request for which request
 * @param recordType the type of the record; {@code file} for what is none
 * @param recordId its id; for a file its name
 * @param version the version that was released; 0 for a file
 * @param contentHash SHA-256 of what was released, lower-case hexadecimal
 * @param content the payload of that version as canonical JSON; null for a file, whose bytes are elsewhere
 * @param releasedBy who let it out
 * @param releasedAt when, in UTC with milliseconds
 */
public record ReleasedItem(
        Status status,
        InspectionId inspection,
        RequestId request,
        String recordType,
        String recordId,
        long version,
        String contentHash,
        @Nullable String content,
        By releasedBy,
        Instant releasedAt) {
    public ReleasedItem {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(inspection, "inspection");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(recordType, "recordType");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(contentHash, "contentHash");
        Objects.requireNonNull(releasedBy, "releasedBy");
        Objects.requireNonNull(releasedAt, "releasedAt");
    }

    /** What was released stays released; that it was an error can be said. */
    public enum Status {
        RELEASED,
        IN_ERROR
    }

    ReleasedItem inError() {
        return new ReleasedItem(
                Status.IN_ERROR,
                inspection,
                request,
                recordType,
                recordId,
                version,
                contentHash,
                content,
                releasedBy,
                releasedAt);
    }
}
