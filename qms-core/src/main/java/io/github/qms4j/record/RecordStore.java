package io.github.qms4j.record;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.By;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Records of one tenant in the hands of one actor: what a concept's service is built on. Every write goes through
 * {@link #commit}; there is no other way to change a record.
 *
 * <p>Every read takes the type's {@linkplain RecordType#reading() permission} and throws
 * {@link io.github.qms4j.RefusedException} without it, before anything is looked up; the attempt is in the trail. What
 * an inspector reads is in the trail before it is read (rule X-11). What a unit of work reads of the records that it
 * changes is covered by the permission of the action.
 */
public interface RecordStore {
    String tenant();

    Actor actor();

    /** The reason for everything done through this store; may be blank. */
    String reason();

    /** The engine's time, in UTC with milliseconds. */
    Instant now();

    /** The zone whose days are business days. */
    ZoneId zone();

    /** The business day that it is now, in the engine's zone. */
    LocalDate today();

    /**
     * Checks a command's constraints.
     *
     * @return the command
     * @throws io.github.qms4j.InvalidInputException with every violation at once
     */
    <C> C valid(C command);

    /** The current version; empty when there is no such record in this tenant. */
    <S extends Record> Optional<Versioned<S>> find(RecordType<S> type, String id);

    /** The current version; empty when there is no such record in this tenant. */
    default <S extends Record> Optional<Versioned<S>> find(RecordType<S> type, RecordId id) {
        return find(type, type.idOf(id));
    }

    /** The current versions of several records by id; an id without a record has no entry. */
    <S extends Record> Map<String, Versioned<S>> findAll(RecordType<S> type, Set<String> ids);

    /**
     * The current version.
     *
     * @throws io.github.qms4j.NotFoundException when there is none; names the disposition of one that was disposed of
     */
    <S extends Record> Versioned<S> get(RecordType<S> type, String id);

    /**
     * The current version.
     *
     * @throws io.github.qms4j.NotFoundException when there is none; names the disposition of one that was disposed of
     */
    default <S extends Record> Versioned<S> get(RecordType<S> type, RecordId id) {
        return get(type, type.idOf(id));
    }

    /** A query over records of a type, to be narrowed. */
    RecordQuery query(RecordType<?> type);

    /** One page of a query, with the cursor of the next. */
    <S extends Record> Page<Versioned<S>> page(RecordType<S> type, RecordQuery query);

    /** One page of a query. */
    <S extends Record> List<Versioned<S>> list(RecordType<S> type, RecordQuery query);

    /** All pages of a query, read one at a time while the stream is consumed. */
    <S extends Record> Stream<Versioned<S>> stream(RecordType<S> type, RecordQuery query);

    /**
     * All pages of a query, read one at a time while the stream is consumed, without decoding what the records say: for
     * figures and lists over many records, at a fraction of the cost of {@link #stream}.
     */
    <S extends Record> Stream<AttributeRow<S>> attributes(RecordType<S> type, RecordQuery query);

    /** How many records a query finds, without regard to its limit and cursor. */
    long count(RecordType<?> type, RecordQuery query);

    /**
     * The record as it stood at an instant; empty when it did not exist yet.
     *
     * @throws io.github.qms4j.NotFoundException when it was disposed of; names the disposition
     * @throws io.github.qms4j.CorruptRecordException when the trail contradicts what is stored
     */
    <S extends Record> Optional<Versioned<S>> asOf(RecordType<S> type, String id, Instant instant);

    /**
     * The text itself; empty when it was erased.
     *
     * @throws io.github.qms4j.NotFoundException when this tenant neither has it nor erased it
     * @throws io.github.qms4j.CorruptRecordException when the stored text does not match the hash
     */
    Optional<String> reveal(ErasableText text);

    /**
     * Whether this store's actor may take a transition now (rule X-2).
     *
     * @param id the record's; for a transition that creates, the id it would get
     * @throws io.github.qms4j.NotFoundException when the transition does not create and there is no such record
     */
    <S extends Record> Decision can(Transition<S> row, String id);

    /**
     * Whether this store's actor may take a transition now (rule X-2).
     *
     * @throws io.github.qms4j.NotFoundException when the transition does not create and there is no such record
     */
    default <S extends Record> Decision can(Transition<S> row, RecordId id) {
        return can(row, row.type().idOf(id));
    }

    /** Whether this store's actor may read records of a type now; asking leaves no trace. */
    boolean mayRead(RecordType<?> type);

    /**
     * In whose roles this store's actor has permissions now: first their own, then those of each who delegated roles that
     * have it, in the order of the delegations. Asking leaves no trace.
     *
     * @return for each permission; an empty list for one that the actor does not have
     */
    Map<Permission, List<By>> standings(Set<Permission> permissions);

    /** Whether this store's actor would have a permission in a role alone, by the engine's policy. */
    boolean hasAs(Role role, Permission permission);

    /**
     * This store outside any transaction of the host, for what must stay when the host rolls back: what it commits is
     * committed at once, and what it reads is committed. Where the storage does not join the host's transactions that is
     * so of every store.
     *
     * @throws io.github.qms4j.ConfigurationException when the storage joins them and knows no other
     */
    RecordStore outsideHostTransaction();

    /**
     * Runs one unit of work and applies its changes with their trail entries in one call to the storage. The function
     * is pure apart from the unit of work; it runs again when a human number it took was taken by somebody else. Within
     * {@code QmsSession.atomically} it takes part in the unit that is open there, and nothing is applied before that ends.
     *
     * @throws io.github.qms4j.RefusedException when a rule stands against it; the attempt is in the trail
     * @throws io.github.qms4j.ConflictException when somebody else changed one of the records
     * @throws io.github.qms4j.StorageException when the storage failed; says when a command may be repeated
     */
    <R> R commit(Function<UnitOfWork, R> work);

    /**
     * Runs what several services do as one unit of work, for a concept that has lower ones create records of theirs: every
     * {@link #commit} over the given store joins it.
     *
     * @param work is given the store to make the services with
     */
    <R> R together(Function<RecordStore, R> work);

    /** Runs one unit of work that gives no result; see {@link #commit}. */
    default void commitWithoutResult(Consumer<UnitOfWork> work) {
        commit(unit -> {
            work.accept(unit);
            return Optional.empty();
        });
    }
}
