package io.github.qms4j;

/** The engine was closed before the call. */
public final class ClosedException extends QmsException {
    private static final long serialVersionUID = 1L;

    public ClosedException(String message) {
        super(ErrorCode.CLOSED, message, null);
    }
}
