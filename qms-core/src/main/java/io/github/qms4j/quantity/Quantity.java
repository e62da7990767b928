package io.github.qms4j.quantity;

import io.github.qms4j.InvalidInputException;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * A decimal with its unit. Two quantities compare only in the same unit; nothing converts silently.
 *
 * @param value the value; scale is kept
 * @param unit the unit's symbol as printed, such as {@code %}, {@code h} or {@code 1} for a plain count
 */
public record Quantity(BigDecimal value, String unit) {
    /** The most digits on either side of the point. */
    private static final int MAX_DIGITS = 100;

    public Quantity {
        Objects.requireNonNull(value, "value");
        if (unit.isBlank()) {
            throw new IllegalArgumentException("a quantity needs a unit; use \"1\" for a plain number");
        }
        if (value.precision() > MAX_DIGITS || Math.abs((long) value.scale()) > MAX_DIGITS) {
            throw InvalidInputException.of(
                    "quantity",
                    "value",
                    "of scale " + value.scale() + " and precision " + value.precision(),
                    "has more than " + MAX_DIGITS + " digits before or behind the point",
                    "give a number that a measurement can have");
        }
    }

    /**
     * A quantity as a person or another tool wrote it.
     *
     * @param value a decimal number in digits, with a point, such as {@code 12.50}
     * @throws InvalidInputException when it is no number, or has more than 100 digits on either side of the point
     */
    public static Quantity of(String value, String unit) {
        try {
            return new Quantity(new BigDecimal(value), unit);
        } catch (NumberFormatException e) {
            throw InvalidInputException.of(
                    "quantity",
                    "value",
                    value,
                    "is not a decimal number",
                    "write digits with a point, such as 12.50; say Result.noData or Result.failed when there is none");
        }
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
