package io.github.qms4j.capa;

import io.github.qms4j.InvalidInputException;
import java.util.Objects;

/**
 * How bad a nonconformity is, with the method it was judged by: a later method judges differently, and a reader must be
 * able to tell (rule CAP-1).
 *
 * @param level the level
 * @param method the method with its version, such as {@code SOP-017 risk matrix v3}
 */
public record Severity(Level level, String method) {
    public Severity {
        Objects.requireNonNull(level, "level");
        if (method.isBlank()) {
            throw InvalidInputException.of(
                    "severity", "method", method, "is blank", "name the method with its version, such as 'matrix v3'");
        }
    }

    /** The levels, the lowest first. */
    public enum Level {
        MINOR,
        MAJOR,
        CRITICAL
    }
}
