package io.github.qms4j;

import java.util.Objects;

/** A record of that type and id exists already; nothing of the change set was applied. */
public final class DuplicateException extends QmsException {
    private static final long serialVersionUID = 1L;

    private final String recordType;
    private final String recordId;

    public DuplicateException(String recordType, String recordId, String message) {
        super(ErrorCode.DUPLICATE, message, null);
        this.recordType = Objects.requireNonNull(recordType, "recordType");
        this.recordId = Objects.requireNonNull(recordId, "recordId");
    }

    /** Type of the record in question, such as {@code ticket}. */
    public String recordType() {
        return recordType;
    }

    /** Id of the record in question, as the caller or the engine named it. */
    public String recordId() {
        return recordId;
    }
}
