package io.github.qms4j.record;

import io.github.qms4j.InvalidInputException;

/**
 * The id of a record of one type, as a value: ids of two types cannot swap places. Each concept has records of its own for
 * its ids, with the single component {@code value}; in a payload an id is its text.
 */
public interface RecordId {
    /** The most characters of an id. */
    int MAX_LENGTH = 200;

    /** The name of the record type. */
    String recordType();

    /** The id itself, such as {@code CAPA-2026-0007}. */
    String value();

    /** An id of a type that has no id class of its own. */
    static RecordId of(RecordType<?> type, String value) {
        return new PlainRecordId(type.name(), value);
    }

    /**
     * For constructors of ids.
     *
     * @return the value
     * @throws InvalidInputException when it is blank or longer than {@value #MAX_LENGTH} characters
     */
    static String check(String recordType, String value) {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw InvalidInputException.of(
                    recordType,
                    "id",
                    value,
                    "is blank or longer than " + MAX_LENGTH + " characters",
                    "give the id that the record was created under");
        }
        return value;
    }
}
