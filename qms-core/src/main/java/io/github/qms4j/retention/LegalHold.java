package io.github.qms4j.retention;

import io.github.qms4j.record.RecordType;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order to keep records whatever their period of retention says. While it is active nothing that it covers is
 * disposed of, and no erasable text that a covered record names is erased.
 *
 * @param status where it stands
 * @param scope what it covers
 * @param matter the lawsuit, investigation or inspection that it is for
 * @param placedBy the id of who placed it
 * @param placedAt when, in UTC with milliseconds
 * @param releasedBy the id of who released it, or null before
 */
public record LegalHold(
        Status status,
        HoldScope scope,
        String matter,
        String placedBy,
        Instant placedAt,
        @Nullable String releasedBy) {
    /** Legal holds, under numbers such as {@code HOLD-2026-0001}. */
    public static final RecordType<LegalHold> TYPE = LegalHoldLifeCycle.TYPE;

    public LegalHold {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(matter, "matter");
        Objects.requireNonNull(placedBy, "placedBy");
        Objects.requireNonNull(placedAt, "placedAt");
    }

    LegalHold releasedBy(String actor) {
        return new LegalHold(Status.RELEASED, scope, matter, placedBy, placedAt, actor);
    }

    /** Where a hold stands. */
    public enum Status {
        ACTIVE,
        RELEASED
    }
}
