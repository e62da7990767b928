package io.github.qms4j.objective;

import io.github.qms4j.record.RecordId;

/**
 * Names what one person is to acknowledge: {@code OBJ-2026-0007/u-1042}.
 *
 * @param value the id itself
 */
public record AcknowledgementId(String value) implements RecordId {
    private static final String TYPE = "objective-acknowledgement";

    public AcknowledgementId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static AcknowledgementId of(String value) {
        return new AcknowledgementId(value);
    }

    /** Of a person and an objective; there is one at most. */
    static AcknowledgementId of(ObjectiveId objective, String person) {
        return new AcknowledgementId(objective + "/" + person);
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
