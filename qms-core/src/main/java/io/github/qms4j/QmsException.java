package io.github.qms4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Root of everything that qms4j throws on purpose. The message says what happened, where, and what to do next. */
public abstract class QmsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    QmsException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.code = Objects.requireNonNull(code, "code");
    }

    /** The stable kind of this error. */
    public final ErrorCode code() {
        return code;
    }
}
