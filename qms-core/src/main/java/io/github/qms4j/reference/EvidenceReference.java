package io.github.qms4j.reference;

import io.github.qms4j.access.By;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence about a record: where it is, and the days that it speaks for (rule X-10). It never changes; evidence
 * that turns out to be none is withdrawn.
 *
 * @param status whether it stands
 * @param subjectType the name of the record type of what it is about
 * @param subject the id of the record that it is about
 * @param target where it is; a record in the version that was looked at
 * @param contentHash the SHA-256 of the target's content, lower-case hexadecimal; null for an address
 * @param description what it shows
 * @param effective the days that it speaks for
 * @param collectedBy who put it on record
 * @param collectedAt when it was collected, in UTC with milliseconds
 * @param collectedOn the day of that in the engine's zone
 * @param validUntil the last day on which it may be relied on; null for no limit
 */
public record EvidenceReference(
        EvidenceStatus status,
        String subjectType,
        String subject,
        Target target,
        @Nullable String contentHash,
        String description,
        DateRange effective,
        By collectedBy,
        Instant collectedAt,
        LocalDate collectedOn,
        @Nullable LocalDate validUntil) {
    public EvidenceReference {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(subjectType, "subjectType");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(effective, "effective");
        Objects.requireNonNull(collectedBy, "collectedBy");
        Objects.requireNonNull(collectedAt, "collectedAt");
        Objects.requireNonNull(collectedOn, "collectedOn");
    }

    /**
     * Whether it counts when a period is in question: it stands, was collected by then, may still be relied on, and speaks
     * for a day of the period.
     *
     * @param question the period under question
     * @param askedOn the day on which the question is put
     */
    public boolean countsFor(DateRange question, LocalDate askedOn) {
        return status == EvidenceStatus.COLLECTED
                && !collectedOn.isAfter(askedOn)
                && (validUntil == null || !validUntil.isBefore(askedOn))
                && effective.overlaps(question);
    }

    EvidenceReference withdrawn() {
        return new EvidenceReference(
                EvidenceStatus.WITHDRAWN,
                subjectType,
                subject,
                target,
                contentHash,
                description,
                effective,
                collectedBy,
                collectedAt,
                collectedOn,
                validUntil);
    }
}
