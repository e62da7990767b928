package io.github.qms4j.organisation;

import io.github.qms4j.access.PersonIds;
import io.github.qms4j.record.RecordId;

/**
 * The id of a person, as the host knows it.
 *
 * @param value the id itself
 */
public record PersonId(String value) implements RecordId {
    private static final String TYPE = "person";

    public PersonId {
        RecordId.check(TYPE, value);
        PersonIds.check("a person", value);
    }

    /** An id as a host or a screen gives it. */
    public static PersonId of(String value) {
        return new PersonId(value);
    }

    @Override
    public String recordType() {
        return TYPE;
    }

    @Override
    public String toString() {
        return value;
    }
}
