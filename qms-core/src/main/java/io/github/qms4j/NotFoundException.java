package io.github.qms4j;

import java.util.Objects;

/** The named record does not exist in this tenant. */
public final class NotFoundException extends QmsException {
    private static final long serialVersionUID = 1L;

    private final String recordType;
    private final String recordId;

    public NotFoundException(String recordType, String recordId, String message) {
        super(ErrorCode.NOT_FOUND, message, null);
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
