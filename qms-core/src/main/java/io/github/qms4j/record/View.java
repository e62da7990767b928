package io.github.qms4j.record;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.qms4j.spi.storage.AttributeValue;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.util.RawValue;

/**
 * A record as a host is shown it: which one, in which version, and what it says. Immutable.
 *
 * @param <I> the kind of its id
 * @param <S> its state
 */
public final class View<I extends RecordId, S extends Record> {
    private final I id;
    private final Versioned<S> record;

    private View(I id, Versioned<S> record) {
        this.id = id;
        this.record = record;
    }

    /**
     * A view of a version.
     *
     * @param id makes the kind of id from its text
     */
    public static <I extends RecordId, S extends Record> View<I, S> of(Function<String, I> id, Versioned<S> record) {
        return new View<>(Objects.requireNonNull(id.apply(record.id()), "id"), record);
    }

    public I id() {
        return id;
    }

    /** What it says. */
    public S state() {
        return record.state();
    }

    /** The version shown, from 0. */
    public long version() {
        return record.version();
    }

    /** This record at this version, for a command on what was seen (rule X-15). */
    public Seen<I> seen() {
        return new Seen<>(id, record.version());
    }

    /** When this version was written, in UTC with milliseconds. */
    public Instant changedAt() {
        return record.changedAt();
    }

    /** The vendor's attributes by name (rule X-13). */
    public Map<String, AttributeValue> custom() {
        return record.custom();
    }

    /** The SHA-256 of the content, as the version's trail entry names it, lower-case hexadecimal. */
    public String contentHash() {
        return record.contentHash();
    }

    /** The record itself, for the kernel's own interface. */
    public Versioned<S> record() {
        return record;
    }

    /**
     * All of it as JSON: {@code id}, {@code type}, {@code version}, {@code changedAt}, {@code contentHash}, and
     * {@code content}, which is what is stored, byte for byte: {@code state} and, where there are any, {@code custom}
     * attributes, in the schema version of when it was written. A host that gives a view to Jackson, 2 or 3, gets this.
     */
    @JsonValue
    @JsonRawValue
    public String json() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return nodes.objectNode()
                .put("changedAt", changedAt().toString())
                .putRawValue("content", new RawValue(record.content()))
                .put("contentHash", contentHash())
                .put("id", id.value())
                .put("type", id.recordType())
                .put("version", version())
                .toString();
    }

    /** Two views are equal when they show the same content of the same version of one record. */
    @Override
    public boolean equals(Object other) {
        return other instanceof View<?, ?> view
                && view.id.equals(id)
                && view.record.version() == record.version()
                && view.record.content().equals(record.content());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id.recordType() + " " + id.value() + " version " + record.version();
    }
}
