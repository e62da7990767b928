package io.github.qms4j.quantity;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A decimal with its unit. Two quantities compare only in the same unit; nothing converts silently.
 *
 * @param value the value; scale is kept
 * @param unit the unit's symbol as printed, such as {@code %}, {@code h} or {@code 1} for a plain count
 */
public record Quantity(BigDecimal value, String unit) {
    public Quantity {
        Objects.requireNonNull(value, "value");
        if (unit.isBlank()) {
            throw new IllegalArgumentException("a quantity needs a unit; use \"1\" for a plain number");
        }
    }

    public static Quantity of(String value, String unit) {
        return new Quantity(new BigDecimal(value), unit);
    }

    public static Quantity of(long value, String unit) {
        return new Quantity(BigDecimal.valueOf(value), unit);
    }

    /**
     * Compares by numeric value.
     *
     * @throws IllegalArgumentException when the units differ
     */
    public int compareWith(Quantity other) {
        if (!unit.equals(other.unit)) {
            throw new IllegalArgumentException(
                    "cannot compare " + this + " with " + other + ": the units differ; state both in one unit");
        }
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString() + (unit.equals("1") ? "" : " " + unit);
    }
}
