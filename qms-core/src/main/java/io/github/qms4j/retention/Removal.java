package io.github.qms4j.retention;

import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What only the engine can do, and does for {@link Retention} alone: find out what is left of records, and remove them. */
public interface Removal {
    /** A record type that this engine knows; empty for another name. */
    Optional<RecordType<?>> type(String name);

    /** Since when a record has a final status without a break, by its trail; meant for a record that has one. */
    <S extends Record> Instant finalSince(RecordType<S> type, Versioned<S> record);

    /**
     * Takes all entries into the log.
     *
     * @throws io.github.qms4j.ConfigurationException when the engine was built without keys for checkpoints
     */
    void seal();

    /** Whether a unit that failed may be run again here; only the host can when the transaction is its own. */
    boolean mayRepeat();

    /**
     * What the removal of records would leave, and what stands against it. A record that is not stored is left out.
     *
     * @param disposition the number of the disposition that removes them
     */
    List<Remains> examine(String recordType, Set<String> ids, String disposition);

    /** The tombstone of a record that was disposed of; empty when there is none. */
    Optional<Tombstone> tombstone(String recordType, String recordId);

    /**
     * Removes what tombstones say and places these, all in one unit.
     *
     * @param work a unit of this engine
     * @param disposition the number of the disposition, which names the batch of tombstones in the trail
     */
    void replace(UnitOfWork work, String disposition, List<Tombstone> tombstones);

    /**
     * What a record would leave.
     *
     * @param tombstone its tombstone
     * @param against why it cannot be removed; blank when it can
     */
    record Remains(Tombstone tombstone, String against) {}
}
