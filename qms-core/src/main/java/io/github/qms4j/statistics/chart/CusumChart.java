package io.github.qms4j.statistics.chart;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.statistics.Analysis;
import io.github.qms4j.statistics.Outcome;
import java.util.stream.IntStream;

/**
 * A tabular CUSUM: two sums of what exceeds the target by more than the reference value, one for each direction, and a
 * signal where one is beyond the decision value. Finds small lasting shifts. The sums go on after a signal. Immutable.
 */
public final class CusumChart implements Analysis<SignalledPoints> {
    private final CusumDesign design;
    private final double[] high;
    private final double[] low;

    private CusumChart(CusumDesign design, double[] high, double[] low) {
        this.design = design;
        this.high = high;
        this.low = low;
    }

    /**
     * The sums over values in the order of time; O(n).
     *
     * @return too few when there is no value
     * @throws InvalidInputException when a value is not finite
     */
    public static Outcome<CusumChart> of(double[] values, CusumDesign design) {
        double[] finite = Inputs.finite("CUSUM chart", "values", values);
        if (finite.length == 0) {
            return new Outcome.TooFew<>(design, "points", 0, 1);
        }
        double[] high = new double[finite.length];
        double[] low = new double[finite.length];
        double above = 0;
        double below = 0;
        for (int i = 0; i < finite.length; i++) {
            double off = (finite[i] - design.target()) / design.sigma();
            above = Math.max(0, above + off - design.reference());
            below = Math.max(0, below - off - design.reference());
            high[i] = above;
            low[i] = below;
        }
        return new Outcome.Found<>(new CusumChart(design, high, low));
    }

    @Override
    public CusumDesign policy() {
        return design;
    }

    public int size() {
        return high.length;
    }

    /** The sum of what is above the target, up to a point; in the unit of the design. */
    public double high(int point) {
        return high[point];
    }

    /** The sum of what is below the target, up to a point; in the unit of the design, not negative. */
    public double low(int point) {
        return low[point];
    }

    /** Whether a sum is beyond the decision value. */
    public boolean isSignal(int point) {
        return design.isBeyond(high[point]) || design.isBeyond(low[point]);
    }

    /** The points at which a sum is beyond the decision value. */
    @Override
    public SignalledPoints verdict() {
        return SignalledPoints.of(
                IntStream.range(0, high.length).filter(this::isSignal).toArray());
    }
}
