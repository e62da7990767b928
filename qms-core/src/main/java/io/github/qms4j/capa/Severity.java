package io.github.qms4j.capa;

import io.github.qms4j.InvalidInputException;
import java.util.Objects;

/**
 * How bad a nonconformity is, with the method it was judged by: a later method judges differently, and a reader must be
 * able to tell (rule CAP-1).
 *
 * @param level the level
 * @param method the method with its version, such as {@code SOP-017 risk matrix v3}
 * @param approvedBy who approved the method; blank where the person who judges answers for it, and required of a program
 */
public record Severity(Level level, String method, String approvedBy) {
    public Severity {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(approvedBy, "approvedBy");
        if (method.isBlank()) {
            throw InvalidInputException.of(
                    "severity", "method", method, "is blank", "name the method with its version, such as 'matrix v3'");
        }
    }

    /** Judged by a person, who answers for the method. */
    public Severity(Level level, String method) {
        this(level, method, "");
    }

    /** The levels, the lowest first. */
    public enum Level {
        MINOR,
        MAJOR,
        CRITICAL
    }
}
