package io.github.qms4j;

import org.jspecify.annotations.Nullable;

/** Stored bytes cannot be read, or contradict the trail. Nothing was changed. */
public final class CorruptRecordException extends QmsException {
    private static final long serialVersionUID = 1L;

    public CorruptRecordException(String message) {
        this(message, null);
    }

    public CorruptRecordException(String message, @Nullable Throwable cause) {
        super(ErrorCode.CORRUPT, message, cause);
    }
}
