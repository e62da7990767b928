package io.github.qms4j.spi.storage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where records are kept. Implementations are safe for use by many threads and keep no copies of stored state.
 *
 * <p>The contract, each rule with a test of the same name in {@code qms-tck}:
 *
 * <ul>
 *   <li><b>S1</b> every precondition of a change set is checked before its first write
 *   <li><b>S2</b> inserting an existing key throws {@link io.github.qms4j.DuplicateException}
 *   <li><b>S3</b> a stale expected version throws {@link io.github.qms4j.ConflictException} in {@code apply}, not later
 *   <li><b>S4</b> an insert stores the version it names, an update replaces the expected version by a later one
 *   <li><b>S5</b> no driver exception escapes; the cause of a {@link io.github.qms4j.StorageException} holds it
 *   <li><b>S6</b> the payload comes back character for character; the adapter never parses it
 *   <li><b>S7</b> attributes keep type and precision
 *   <li><b>S8</b> queries mean what {@link RecordQuery}, {@link Condition} and {@link Sort} say
 *   <li><b>S9</b> results are snapshots
 *   <li><b>S10</b> any Unicode, dots and dollar signs in keys; payloads of 1 MiB
 *   <li><b>S11</b> optional {@link StorageCapability#ATOMIC_CHANGE_SET}
 *   <li><b>S12</b> optional {@link StorageCapability#JOINS_HOST_TRANSACTION}
 *   <li><b>S13</b> optional {@link StorageCapability#UNIQUE_KEYS}
 *   <li><b>S14</b> an empty change set is a no-op
 *   <li><b>S15</b> a change set with {@link Change.Expect} or {@link Change.Absent} applies only if that is so when it
 *       commits; otherwise it throws {@link io.github.qms4j.ConflictException}. Change sets that only expect the same
 *       record do not wait for each other
 * </ul>
 */
public interface QmsStorage extends AutoCloseable {
    /** The level of this SPI; an adapter built for another level is refused by name. */
    int SPI_LEVEL = 1;

    /** The record under a key; empty when there is none. */
    Optional<StoredRecord> find(RecordKey key);

    /** The records under several keys of one tenant and type, in no certain order; a key without a record gives none. */
    default List<StoredRecord> findAll(String tenant, String type, Set<String> ids) {
        return ids.stream()
                .map(id -> find(new RecordKey(tenant, type, id)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** One page of a query. */
    RecordPage query(RecordQuery query);

    /**
     * Applies all changes or none.
     *
     * @throws io.github.qms4j.DuplicateException when a key to insert exists
     * @throws io.github.qms4j.ConflictException when a stored version is not the expected one, or a record is stored
     *     that must be absent
     * @throws io.github.qms4j.StorageException when the store fails
     */
    void apply(ChangeSet changes);

    /** How many records a query finds, without regard to its limit and cursor. */
    default long count(RecordQuery query) {
        long count = 0;
        Optional<String> cursor = Optional.empty();
        do {
            RecordPage page = query(query.limitedTo(RecordQuery.MAX_LIMIT).from(cursor.orElse(null)));
            count += page.records().size();
            cursor = page.next();
        } while (cursor.isPresent());
        return count;
    }

    /**
     * Where this storage contradicts itself about a tenant's records: what it keeps a second time for its queries and
     * {@link #find} does not read. Each one names record and attribute. The stream is closed by the caller.
     */
    default Stream<String> contradictions(String tenant) {
        return Stream.empty();
    }

    /**
     * The same records through transactions that are not the host's. Written through it is what must stay when the host
     * rolls back, and for which nothing may be read that is not committed: refusals, reads by inspectors, attempts to
     * sign, seals, and exports of evidence. A storage that joins the host's transactions (S12) returns another one,
     * which does not; for any other it is this one.
     *
     * <p>The core asks for it when it needs it, on the calling thread, and never closes what it gets.
     */
    default QmsStorage outsideHostTransaction() {
        return this;
    }

    /** What this storage promises beyond the contract. */
    default Set<StorageCapability> capabilities() {
        return Set.of();
    }

    /** One line on what is stored where, without secrets, for {@code Qms.describe()}. */
    default String describe() {
        return getClass().getSimpleName();
    }

    /** Releases what the storage itself opened; never what a host handed in. Further calls are allowed. */
    @Override
    void close();
}
