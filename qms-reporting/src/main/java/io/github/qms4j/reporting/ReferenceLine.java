package io.github.qms4j.reporting;

import java.util.Objects;

/** A horizontal line that the values are compared with. */
public record ReferenceLine(Kind kind, String label, Cell value) {
    /** What the line stands for; each kind is drawn in a pattern of its own. */
    public enum Kind {
        /** What was asked for. */
        TARGET,
        /** A control, warning or specification limit. */
        LIMIT,
        /** The centre line of a control chart. */
        CENTRE
    }

    public ReferenceLine {
        Objects.requireNonNull(kind, "kind");
        Checks.filled("reference line", "label", label);
        Objects.requireNonNull(value, "value");
    }
}
