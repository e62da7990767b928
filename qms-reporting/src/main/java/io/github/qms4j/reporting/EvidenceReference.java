package io.github.qms4j.reporting;

import io.github.qms4j.InvalidInputException;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record that backs what the report says, named so exactly that an inspector can ask for it.
 *
 * @param version the version of the record that was read, from 0
 * @param sha256 digest of its content, 64 lower-case hexadecimal digits; null when the record has no content of its own
 * @param uri where it can be opened; null when it is only in the quality system
 */
public record EvidenceReference(
        String label,
        String recordType,
        String recordId,
        long version,
        @Nullable String sha256,
        @Nullable URI uri) {
    public EvidenceReference {
        Checks.filled("evidence reference", "label", label);
        Checks.filled("evidence reference", "recordType", recordType);
        Checks.filled("evidence reference", "recordId", recordId);
        if (version < 0) {
            throw InvalidInputException.of(
                    "evidence reference", "version", version, "must not be negative", "give the version that was read");
        }
        if (sha256 != null) {
            Checks.sha256("evidence reference", "sha256", sha256);
        }
    }

    public static EvidenceReference of(String label, String recordType, String recordId, long version) {
        return new EvidenceReference(label, recordType, recordId, version, null, null);
    }

    public EvidenceReference withSha256(String digest) {
        return new EvidenceReference(
                label, recordType, recordId, version, Objects.requireNonNull(digest, "digest"), uri);
    }

    public EvidenceReference withUri(URI location) {
        return new EvidenceReference(
                label, recordType, recordId, version, sha256, Objects.requireNonNull(location, "location"));
    }
}
