package io.github.qms4j.reporting;

import java.util.Objects;

/**
 * A rule that a control chart was read by; each has a mark of its own in the drawing.
 *
 * @param name as the points name it, such as {@code WE 1}
 * @param pattern what it looks for, in words
 * @param callsFor what a hit calls for, in words; empty when that is not laid down
 */
public record ControlRule(String name, String pattern, String callsFor) {
    public ControlRule {
        Checks.filled("control rule", "name", name);
        Checks.filled("control rule", "pattern", pattern);
        Objects.requireNonNull(callsFor, "callsFor");
    }
}
