package io.github.qms4j;

import org.jspecify.annotations.Nullable;

/** The engine cannot be built as configured. Names what was asked for, what was found, and how to choose. */
public final class ConfigurationException extends QmsException {
    private static final long serialVersionUID = 1L;

    public ConfigurationException(String message) {
        this(message, null);
    }

    public ConfigurationException(String message, @Nullable Throwable cause) {
        super(ErrorCode.CONFIGURATION, message, cause);
    }
}
