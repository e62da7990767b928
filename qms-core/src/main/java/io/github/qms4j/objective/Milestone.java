package io.github.qms4j.objective;

import io.github.qms4j.quantity.Quantity;
import java.time.LocalDate;
import java.util.Objects;

/**
 * How far an objective is to have come on its way (rule OBJ-2).
 *
 * @param on the last day by which it is to have come so far, in the engine's zone
 * @param value how far
 */
public record Milestone(LocalDate on, Quantity value) {
    public Milestone {
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(value, "value");
    }
}
