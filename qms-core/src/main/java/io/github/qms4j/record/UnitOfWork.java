package io.github.qms4j.record;

import io.github.qms4j.spi.storage.AttributeValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Changes that will be applied together. Each is decided by its transition table the moment it is added. */
public interface UnitOfWork {
    /**
     * Creates a record under an id of the caller's choice.
     *
     * @throws io.github.qms4j.InvalidInputException when records of the type are numbered
     */
    default <S extends Record> Versioned<S> create(RecordType<S> type, String action, String id, S state) {
        return create(type, action, id, state, Map.of());
    }

    /**
     * Creates a record with a vendor's attributes.
     *
     * @throws io.github.qms4j.InvalidInputException when records of the type are numbered, or an attribute is not
     *     registered
     */
    <S extends Record> Versioned<S> create(
            RecordType<S> type, String action, String id, S state, Map<String, AttributeValue> custom);

    /**
     * Creates a record under the next human number of its type. A refused attempt takes no number and stands in the
     * trail under the series, such as {@code CAPA-2026}.
     */
    <S extends Record> Versioned<S> createNumbered(
            RecordType<S> type, String action, S state, Map<String, AttributeValue> custom);

    /**
     * Reads records that this unit is going to change, all by one query. Not needed, but many changes are faster so. An
     * id without a record is left out; to change it fails as it would without this.
     *
     * @param ids ids of records of the type
     */
    void load(RecordType<?> type, Set<String> ids);

    /** Changes the current version of a record. */
    <S extends Record> Versioned<S> change(RecordType<S> type, String action, String id, UnaryOperator<S> decide);

    /**
     * Changes a version that was read before; fails as a conflict when it is not the current one any more. What is
     * decided on is the stored state.
     *
     * @throws io.github.qms4j.InvalidInputException when the version is another record's, or another tenant's
     */
    <S extends Record> Versioned<S> change(
            RecordType<S> type, String action, Versioned<S> read, UnaryOperator<S> decide);

    /** Changes state and a vendor's attributes of a version that was read before. */
    <S extends Record> Versioned<S> change(
            RecordType<S> type,
            String action,
            Versioned<S> read,
            UnaryOperator<S> decide,
            Map<String, AttributeValue> custom);

    /**
     * Creates many records with one trail entry that binds each by its content hash.
     *
     * @param batchId names the batch in the trail; unique per tenant and type
     */
    <S extends Record> void append(RecordType<S> type, String action, String batchId, List<Appended<S>> rows);

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

    /**
     * A row of a batch.
     *
     * @param id the new record's id
     * @param state its state
     */
    record Appended<S extends Record>(String id, S state) {}
}
