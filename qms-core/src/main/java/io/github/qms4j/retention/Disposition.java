package io.github.qms4j.retention;

import io.github.qms4j.record.RecordType;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The decision to dispose of records. Proposed by one person, approved by another with a signature, then carried out as
 * a whole or not at all.
 *
 * @param status where it stands
 * @param recordType the type of the records
 * @param items the records, at most {@value #MAX_ITEMS}, in the order of their ids
 * @param proposedBy the id of who proposed it
 * @param proposedAt when, in UTC with milliseconds
 * @param decidedBy the id of who approved or rejected it, or null before
 * @param holds the numbers of legal holds that were placed on some of it since
 * @param against what stands against it, by record; a disposition with anything here is refused, so what is stored has
 *     nothing
 */
public record Disposition(
        Status status,
        String recordType,
        List<Item> items,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        Set<String> holds,
        List<String> against) {
    /** The most records of one disposition: they go in one change set, and whoever signs shall have looked at them. */
    public static final int MAX_ITEMS = 200;

    /** Dispositions, under numbers such as {@code DSP-2026-0001}. */
    public static final RecordType<Disposition> TYPE = DispositionLifeCycle.TYPE;

    public Disposition {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(recordType, "recordType");
        Objects.requireNonNull(proposedBy, "proposedBy");
        Objects.requireNonNull(proposedAt, "proposedAt");
        items = List.copyOf(items);
        holds = Collections.unmodifiableSet(new TreeSet<>(holds));
        against = List.copyOf(against);
    }

    Disposition decided(Status decision, String actor) {
        return new Disposition(decision, recordType, items, proposedBy, proposedAt, actor, holds, against);
    }

    Disposition withdrawn() {
        return new Disposition(Status.WITHDRAWN, recordType, items, proposedBy, proposedAt, decidedBy, holds, against);
    }

    Disposition heldBy(String hold) {
        Set<String> more = new TreeSet<>(holds);
        more.add(hold);
        return new Disposition(status, recordType, items, proposedBy, proposedAt, decidedBy, more, against);
    }

    Disposition carriedOut(List<String> standsAgainst) {
        return new Disposition(
                Status.CARRIED_OUT, recordType, items, proposedBy, proposedAt, decidedBy, holds, standsAgainst);
    }

    /** Where a disposition stands. */
    public enum Status {
        PROPOSED,
        APPROVED,
        CARRIED_OUT,
        REJECTED,
        /** By whoever may propose, before it was carried out. */
        WITHDRAWN
    }

    /**
     * A record to be disposed of.
     *
     * @param id its id
     * @param version the version that was found due; another one is not disposed of
     * @param dueSince since when it need not be kept
     */
    public record Item(String id, long version, Instant dueSince) {
        public Item {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(dueSince, "dueSince");
        }
    }
}
