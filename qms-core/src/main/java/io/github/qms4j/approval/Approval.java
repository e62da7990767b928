package io.github.qms4j.approval;

import io.github.qms4j.access.By;
import java.time.Instant;
import java.util.Objects;

/**
 * Somebody's signed word on one version of another record, its subject. It names version and content of what was read, and
 * does not change the subject, so that several sign the same content (21 CFR 11.50, 11.70).
 *
 * @param decision for or against
 * @param subject the id of the subject
 * @param version the version that the signer was shown
 * @param contentHash the SHA-256 of that version's content, lower-case hexadecimal
 * @param round in which round of the subject, such as the review cycle of a document; from 1
 * @param capacity in which capacity it was given, such as {@code quality}; one approval a capacity
 * @param by who gave it
 * @param at when, in UTC with milliseconds
 */
public record Approval(
        Decision decision,
        String subject,
        long version,
        String contentHash,
        int round,
        String capacity,
        By by,
        Instant at) {
    public Approval {
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(contentHash, "contentHash");
        Objects.requireNonNull(capacity, "capacity");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
    }

    /** Which way it went; an approval is never changed. */
    public enum Decision {
        APPROVED,
        REJECTED
    }
}
