package io.github.qms4j.reporting.chart;

import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Format;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The vertical scale: round steps of 1, 2 or 5 times a power of ten that cover every value and line. Bars start at zero;
 * lines do when zero is near. Decimal arithmetic throughout, so that every machine draws the same.
 */
final class ValueScale {
    private static final BigDecimal STEPS = BigDecimal.valueOf(5);
    private static final BigDecimal NEAR_ZERO = new BigDecimal("0.4");
    private static final List<BigDecimal> ROUND =
            List.of(BigDecimal.ONE, BigDecimal.valueOf(2), BigDecimal.valueOf(5), BigDecimal.TEN);
    private static final BigDecimal SECONDS_OF_AN_HOUR = BigDecimal.valueOf(3600);

    private final BigDecimal bottom;
    private final BigDecimal top;
    private final BigDecimal step;

    private ValueScale(BigDecimal low, BigDecimal high) {
        BigDecimal range = high.subtract(low);
        step = roundStep(range.signum() == 0 ? BigDecimal.ONE : range.divide(STEPS, MathContext.DECIMAL64));
        bottom = multiple(low, RoundingMode.FLOOR);
        BigDecimal ceiling = multiple(high, RoundingMode.CEILING);
        top = ceiling.compareTo(bottom) == 0 ? bottom.add(step) : ceiling;
    }

    /**
     * The scale of cells, of which no-data cells are left out.
     *
     * @param fromZero whether it starts at zero, as bars do
     */
    static ValueScale of(Iterable<Cell> cells, boolean fromZero) {
        BigDecimal low = null;
        BigDecimal high = null;
        for (Cell cell : cells) {
            BigDecimal value = drawn(cell);
            if (value != null) {
                low = low == null ? value : low.min(value);
                high = high == null ? value : high.max(value);
            }
        }
        if (low == null || high == null) {
            return new ValueScale(BigDecimal.ZERO, BigDecimal.ONE);
        }
        if (fromZero || isNearZero(low, high)) {
            low = low.min(BigDecimal.ZERO);
            high = high.max(BigDecimal.ZERO);
        }
        return new ValueScale(low, high);
    }

    /** The value as it is drawn: percentages times a hundred, durations in hours; null for no data. */
    static @Nullable BigDecimal drawn(Cell cell) {
        if (cell instanceof Cell.Decimal number) {
            return number.value();
        } else if (cell instanceof Cell.Percent percent) {
            return percent.ratio().movePointRight(2);
        } else if (cell instanceof Cell.Elapsed elapsed) {
            return hours(elapsed.value());
        }
        return null;
    }

    /** From 0 at the bottom to 1 at the top. */
    double position(BigDecimal value) {
        return value.subtract(bottom)
                .divide(top.subtract(bottom), MathContext.DECIMAL64)
                .doubleValue();
    }

    /** Where bars start: zero, or the edge nearest to it. */
    double base() {
        return position(BigDecimal.ZERO.max(bottom).min(top));
    }

    boolean startsAboveZero() {
        return bottom.signum() > 0;
    }

    List<BigDecimal> ticks() {
        List<BigDecimal> ticks = new ArrayList<>();
        for (BigDecimal tick = bottom; tick.compareTo(top) <= 0; tick = tick.add(step)) {
            ticks.add(tick);
        }
        return ticks;
    }

    String label(BigDecimal tick) {
        int decimals = Math.min(12, Math.max(0, step.stripTrailingZeros().scale()));
        return Format.number(decimals).display(Cell.number(tick), ZoneOffset.UTC);
    }

    private static boolean isNearZero(BigDecimal low, BigDecimal high) {
        return low.signum() == high.signum()
                && low.abs().min(high.abs()).compareTo(low.abs().max(high.abs()).multiply(NEAR_ZERO)) <= 0;
    }

    private static BigDecimal hours(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), 9))
                .divide(SECONDS_OF_AN_HOUR, MathContext.DECIMAL64);
    }

    private static BigDecimal roundStep(BigDecimal atLeast) {
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(atLeast.precision() - atLeast.scale() - 1);
        return ROUND.stream()
                .map(power::multiply)
                .filter(candidate -> candidate.compareTo(atLeast) >= 0)
                .findFirst()
                .orElseThrow();
    }

    private BigDecimal multiple(BigDecimal value, RoundingMode direction) {
        return value.divide(step, 0, direction).multiply(step);
    }
}
