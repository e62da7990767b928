package io.github.qms4j.objective;

import io.github.qms4j.quantity.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Decimals as an objective keeps and prints them. */
final class Numbers {
    /** Digits behind the point that a division keeps beyond those of what is divided. */
    private static final int GUARD_DIGITS = 2;

    private Numbers() {}

    /** Without trailing zeros, and never in powers of ten. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The arithmetic mean; there is at least one value. */
    static BigDecimal mean(List<BigDecimal> values) {
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return divided(sum, BigDecimal.valueOf(values.size()));
    }

    /** The value at a share {@code done / whole} of the way. */
    static BigDecimal between(BigDecimal from, BigDecimal to, long done, long whole) {
        return plain(
                from.add(divided(to.subtract(from).multiply(BigDecimal.valueOf(done)), BigDecimal.valueOf(whole))));
    }

    private static BigDecimal divided(BigDecimal value, BigDecimal by) {
        return plain(value.divide(by, Math.max(0, value.scale()) + GUARD_DIGITS, RoundingMode.HALF_EVEN));
    }

    /** As statistics take it. */
    static double of(Quantity quantity) {
        return quantity.value().doubleValue();
    }

    /** For a sentence: four significant digits are as much as a reader takes in. */
    static String words(double value) {
        return plain(BigDecimal.valueOf(value).round(new MathContext(4))).toPlainString();
    }
}
