package io.github.qms4j.record;

import io.github.qms4j.spi.storage.Condition;
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
