package io.github.qms4j.record;

import io.github.qms4j.spi.storage.AttributeValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Changes that will be applied together. Each is decided by its transition the moment it is added, and sees those before
 * it: a record may be created and changed, or changed several times, each time with a version and a trail entry of its
 * own. What is looked up through the unit is a fact that all its later decisions rest on.
 */
public interface UnitOfWork extends Facts {
    /**
     * Creates a record under the next human number of its type. A refused attempt takes no number and stands in the
     * trail under the series, such as {@code CAPA-2026}.
     *
     * @param state makes the state from who acts and when
     */
    default <S extends Record> Versioned<S> create(Transition<S> row, Function<Act, S> state) {
        return create(row, state, Map.of());
    }

    /** Creates a numbered record with a vendor's attributes. */
    <S extends Record> Versioned<S> create(
            Transition<S> row, Function<Act, S> state, Map<String, AttributeValue> custom);

    /**
     * Creates a record under an id of the caller's choice.
     *
     * @throws io.github.qms4j.InvalidInputException when records of the type are numbered
     */
    default <S extends Record> Versioned<S> create(Transition<S> row, String id, Function<Act, S> state) {
        return create(row, id, state, Map.of());
    }

    /**
     * Creates a record under an id of the caller's choice.
     *
     * @throws io.github.qms4j.InvalidInputException when records of the type are numbered
     */
    default <S extends Record> Versioned<S> create(Transition<S> row, RecordId id, Function<Act, S> state) {
        return create(row, row.type().idOf(id), state, Map.of());
    }

    /**
     * Creates a record with a vendor's attributes.
     *
     * @throws io.github.qms4j.InvalidInputException when records of the type are numbered, or an attribute is not
     *     registered
     */
    <S extends Record> Versioned<S> create(
            Transition<S> row, String id, Function<Act, S> state, Map<String, AttributeValue> custom);

    /**
     * Reads records that this unit is going to change, all by one query. Not needed, but many changes are faster so. An
     * id without a record is left out; to change it fails as it would without this.
     *
     * @param ids ids of records of the type
     */
    void load(RecordType<?> type, Set<String> ids);

    /** Changes the current version of a record. */
    <S extends Record> Versioned<S> change(Transition<S> row, String id, Step<S> step);

    /** Changes the current version of a record. */
    default <S extends Record> Versioned<S> change(Transition<S> row, String id, UnaryOperator<S> step) {
        return change(row, id, Step.of(step));
    }

    /** Changes the current version of a record. */
    default <S extends Record> Versioned<S> change(Transition<S> row, RecordId id, Step<S> step) {
        return change(row, row.type().idOf(id), step);
    }

    /** Changes the current version of a record. */
    default <S extends Record> Versioned<S> change(Transition<S> row, RecordId id, UnaryOperator<S> step) {
        return change(row, row.type().idOf(id), Step.of(step));
    }

    /**
     * Changes the version that the actor was shown (rule X-15).
     *
     * @throws io.github.qms4j.ConflictException when another version is current; names both, and nothing is signed
     */
    <S extends Record> Versioned<S> change(Transition<S> row, Seen<?> seen, Step<S> step);

    /**
     * Changes the version that the actor was shown (rule X-15).
     *
     * @throws io.github.qms4j.ConflictException when another version is current; names both, and nothing is signed
     */
    default <S extends Record> Versioned<S> change(Transition<S> row, Seen<?> seen, UnaryOperator<S> step) {
        return change(row, seen, Step.of(step));
    }

    /**
     * Changes a version that was read before; fails as a conflict when it is not the current one any more. What is
     * decided on is the stored state.
     *
     * @throws io.github.qms4j.InvalidInputException when the version is another record's, or another tenant's
     */
    <S extends Record> Versioned<S> change(Transition<S> row, Versioned<S> read, Step<S> step);

    /** Changes a version that was read before. */
    default <S extends Record> Versioned<S> change(Transition<S> row, Versioned<S> read, UnaryOperator<S> step) {
        return change(row, read, Step.of(step));
    }

    /** Changes state and a vendor's attributes of a version that was read before. */
    <S extends Record> Versioned<S> change(
            Transition<S> row, Versioned<S> read, Step<S> step, Map<String, AttributeValue> custom);

    /** Changes state and a vendor's attributes of a version that was read before. */
    default <S extends Record> Versioned<S> change(
            Transition<S> row, Versioned<S> read, UnaryOperator<S> step, Map<String, AttributeValue> custom) {
        return change(row, read, Step.of(step), custom);
    }

    /**
     * Creates many records with one trail entry that binds each by its content hash.
     *
     * @param batchId names the batch in the trail; unique per tenant and type
     */
    <S extends Record> void append(Transition<S> row, String batchId, List<Appended<S>> rows);

    /**
     * Keeps a text that can be erased later. What is returned is held in the state of a record that this unit of work
     * creates or changes; a text that no record names is found by nobody.
     *
     * @param text may be empty; well-formed Unicode
     */
    ErasableText keepErasable(String text);

    /**
     * Erases texts for good and records the {@link Erasure} with them. Takes a reason.
     *
     * @param texts stored texts, wherever records name them
     * @return the erasure
     * @throws io.github.qms4j.InvalidInputException when there are none, or one of them is not stored in this tenant
     * @throws io.github.qms4j.RefusedException when the actor may not erase or gives no reason
     */
    Versioned<Erasure> erase(Set<ErasableText> texts);

    /** How a state becomes the next one: pure, given who acts and when. */
    @FunctionalInterface
    interface Step<S extends Record> {
        S next(S state, Act act);

        /** A step that takes no account of who acts and when. */
        static <S extends Record> Step<S> of(UnaryOperator<S> step) {
            return (state, act) -> step.apply(state);
        }
    }

    /**
     * A row of a batch.
     *
     * @param id the new record's id
     * @param state its state
     */
    record Appended<S extends Record>(String id, S state) {}
}
