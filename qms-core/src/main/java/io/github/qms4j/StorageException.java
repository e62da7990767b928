package io.github.qms4j;

import org.jspecify.annotations.Nullable;

/**
 * The storage failed for a reason of its own. No driver exception leaves an adapter other than as the cause of this one.
 * A change set is applied wholly or not at all, but when only the answer was lost it has been applied: look before you
 * repeat a command. Repeated, a change of a version that was read is a {@link ConflictException} and a creation under an
 * id a {@link DuplicateException}; a creation under a human number makes another record.
 */
public final class StorageException extends QmsException {
    private static final long serialVersionUID = 1L;

    public StorageException(String message) {
        this(message, null);
    }

    public StorageException(String message, @Nullable Throwable cause) {
        super(ErrorCode.STORAGE, message, cause);
    }
}
