package io.github.qms4j.reference;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Evidence to be put on record.
 *
 * @param target where it is
 * @param description what it shows
 * @param effective the days that it speaks for
 * @param collectedAt when it was collected, in UTC; null for now
 * @param validUntil the last day on which it may be relied on; null for no limit
 */
public record EvidenceDraft(
        Target target,
        @NotBlank @Size(max = EvidenceDraft.MAX_TEXT) String description,
        DateRange effective,
        @Nullable Instant collectedAt,
        @Nullable LocalDate validUntil) {
    /** The longest description, in characters. */
    public static final int MAX_TEXT = 10_000;

    public EvidenceDraft {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(effective, "effective");
    }

    /** Evidence that is collected now, and may be relied on without limit. */
    public static EvidenceDraft of(Target target, String description, DateRange effective) {
        return new EvidenceDraft(target, description, effective, null, null);
    }

    /** The same, collected at an instant. */
    public EvidenceDraft collectedAt(Instant at) {
        return new EvidenceDraft(target, description, effective, at, validUntil);
    }

    /** The same, to be relied on until a day. */
    public EvidenceDraft validUntil(LocalDate lastDay) {
        return new EvidenceDraft(target, description, effective, collectedAt, lastDay);
    }
}
