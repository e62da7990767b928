package io.github.qms4j.quantity;

import java.util.Objects;

/**
 * A comparator with the quantity to compare with, such as {@code ≥ 95 %}.
 *
 * @param comparator how to compare
 * @param quantity what to compare with
 */
public record Bound(Comparator comparator, Quantity quantity) {
    public Bound {
        Objects.requireNonNull(comparator, "comparator");
        Objects.requireNonNull(quantity, "quantity");
    }

    /**
     * Whether a quantity is within the bound.
     *
     * @throws IllegalArgumentException when the units differ
     */
    public boolean isMetBy(Quantity candidate) {
        return comparator.holds(candidate.compareWith(quantity));
    }

    @Override
    public String toString() {
        return comparator.symbol() + " " + quantity;
    }
}
