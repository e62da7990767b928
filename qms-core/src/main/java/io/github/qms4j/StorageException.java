package io.github.qms4j;

import org.jspecify.annotations.Nullable;

/** The storage failed for a reason of its own. No driver exception leaves an adapter other than as the cause of this one. */
public final class StorageException extends QmsException {
    private static final long serialVersionUID = 1L;

    public StorageException(String message) {
        this(message, null);
    }

    public StorageException(String message, @Nullable Throwable cause) {
        super(ErrorCode.STORAGE, message, cause);
    }
}
