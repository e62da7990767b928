package io.github.qms4j.record;

import io.github.qms4j.access.By;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.spi.storage.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a decision may look up besides its own record. What was found, or not found, under an id is pinned: if somebody
 * else changes it before the change set is applied, the whole unit of work fails as a conflict, and the trail entry names
 * what was relied on with its version (rule X-16). Changes of the same unit of work are seen.
 *
 * <p>A list is not pinned. A rule that counts members pins their parent: whoever adds or ends a member changes the parent
 * too. Looking up takes no permission of its own; the permission of the action covers it.
 */
public interface Facts {
    /** The current version; empty when there is no such record. */
    <S extends Record> Optional<Versioned<S>> find(RecordType<S> type, String id);

    /**
     * The current version.
     *
     * @throws io.github.qms4j.NotFoundException when there is none
     */
    <S extends Record> Versioned<S> get(RecordType<S> type, String id);

    /** Every record of a type that meets all conditions, in the order of ids. */
    <S extends Record> List<Versioned<S>> list(RecordType<S> type, Condition... conditions);

    /**
     * The training record by which a person is competent at the time of the decision, as the engine's
     * {@link io.github.qms4j.access.CompetenceGate} answers; empty when there is none. The trail entry names it as relied
     * on (rule TRN-5); it is not pinned, for it may be another system's. For who acts, a row's own
     * {@linkplain Declaration.Row#competence competence} is the shorter way.
     *
     * @param person the host's id; the gate is asked about an actor of that id without roles
     */
    Optional<TrainingRecord> training(String person, String competence);

    /**
     * Who wrote a stored record since an instant, the first one first; what this unit of work writes is left out. The
     * record is pinned, so nobody writes to it before the change set is applied.
     *
     * @param recordType the type's name; of this library or of a vendor
     */
    List<Writing> writings(String recordType, String id, Instant since);

    /**
     * The first signed checkpoint of the log that contains the entry of a record's version: the same for ever once there
     * is one. Empty until the log is sealed.
     */
    Optional<FirstCheckpoint> firstCheckpoint(String recordType, String id, long version);

    /**
     * One change of a record.
     *
     * @param by who made it, and for whom
     * @param at when, in UTC with milliseconds
     */
    record Writing(By by, Instant at) {}

    /**
     * A signed checkpoint.
     *
     * @param size how many entries the log had
     * @param root the hash of the tree of these, lower-case hexadecimal
     * @param note the checkpoint with its signatures, in the text form of C2SP
     */
    record FirstCheckpoint(long size, String root, String note) {}

    /** The current version; empty when there is no such record. */
    default <S extends Record> Optional<Versioned<S>> find(RecordType<S> type, RecordId id) {
        return find(type, type.idOf(id));
    }

    /**
     * The current version.
     *
     * @throws io.github.qms4j.NotFoundException when there is none
     */
    default <S extends Record> Versioned<S> get(RecordType<S> type, RecordId id) {
        return get(type, type.idOf(id));
    }
}
