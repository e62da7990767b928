package io.github.qms4j.reference;

import io.github.qms4j.access.By;
import io.github.qms4j.record.RecordId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A typed link from a record to a target, a record of its own (rule X-10).
 *
 * @param status what was decided about it
 * @param sourceType the name of the record type that it leads from
 * @param source the id of the record that it leads from
 * @param relation what the target is to the source, in the words of the source's concept
 * @param target where it leads
 * @param confirmation who last confirmed it, and what the target said then; null before
 */
public record Link(
        LinkStatus status,
        String sourceType,
        String source,
        String relation,
        Target target,
        @Nullable Confirmation confirmation) {
    public Link {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(sourceType, "sourceType");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(relation, "relation");
        Objects.requireNonNull(target, "target");
    }

    /** A link that nobody has confirmed. */
    public static Link proposed(RecordId source, Enum<?> relation, Target target) {
        return new Link(LinkStatus.PROPOSED, source.recordType(), source.value(), relation.name(), target, null);
    }

    /** The same link from another record, as confirmed as it was. */
    public Link carriedTo(RecordId newSource) {
        return new Link(status, newSource.recordType(), newSource.value(), relation, target, confirmation);
    }

    /** The same, to be confirmed anew. */
    public Link unconfirmed() {
        return new Link(LinkStatus.PROPOSED, sourceType, source, relation, target, null);
    }

    Link confirmed(Confirmation newConfirmation) {
        return new Link(LinkStatus.CONFIRMED, sourceType, source, relation, target, newConfirmation);
    }

    Link ended() {
        return new Link(LinkStatus.ENDED, sourceType, source, relation, target, confirmation);
    }

    /**
     * Who says that it is so.
     *
     * @param version the target's version at that time; null when it is no record
     * @param contentHash the SHA-256 of the target's content at that time, lower-case hexadecimal; null for an address
     * @param by who
     * @param at when, in UTC with milliseconds
     */
    public record Confirmation(
            @Nullable Long version, @Nullable String contentHash, By by, Instant at) {
        public Confirmation {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
        }
    }
}
