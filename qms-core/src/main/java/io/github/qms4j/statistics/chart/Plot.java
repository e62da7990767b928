package io.github.qms4j.statistics.chart;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What a chart plots, and how the limits of a stretch come from its points. The centre of a point is the level of its
 * phase times its centre scale, and its sigma the sigma of its phase times its sigma scale. Built step by step, and not
 * changed once a chart is made of it.
 */
final class Plot {
    private final ChartKind kind;
    private final double[] values;
    private final Estimator estimator;
    private double[] shown;
    private double power = 1;
    private double @Nullable [] centreScales;
    private double @Nullable [] sigmaScales;
    private double floor = Double.NEGATIVE_INFINITY;
    private double ceiling = Double.POSITIVE_INFINITY;
    private double width = 3;
    private BitSet leftOut = new BitSet();

    /** A plot of values without scales or bounds, with limits of three sigmas. */
    Plot(ChartKind kind, double[] values, Estimator estimator) {
        this.kind = kind;
        this.values = values;
        this.shown = values;
        this.estimator = estimator;
    }

    /** No value can be below or above; a limit there does not exist. */
    Plot between(double least, double greatest) {
        floor = least;
        ceiling = greatest;
        return this;
    }

    /** The centre of each point is a multiple of the level. */
    Plot centreScaledBy(double[] scales) {
        centreScales = scales;
        return this;
    }

    /** The sigma of each point is a multiple of that of the phase. */
    Plot sigmaScaledBy(double[] scales) {
        sigmaScales = scales;
        return this;
    }

    /** Limits are so many sigmas from the level. */
    Plot limitsAt(double sigmas) {
        width = sigmas;
        return this;
    }

    /** Points that are neither judged nor take part in limits. */
    Plot leavingOut(BitSet points) {
        leftOut = points;
        return this;
    }

    /** People see values to this power of those that are judged. */
    Plot shownAs(double[] seen, double powerOfJudged) {
        shown = seen;
        power = powerOfJudged;
        return this;
    }

    ChartKind kind() {
        return kind;
    }

    int size() {
        return values.length;
    }

    /** As they are judged. */
    double[] values() {
        return values;
    }

    /** As people know them. */
    double[] shown() {
        return shown;
    }

    /** A line among the judged values as people know it. */
    double shown(double line) {
        return power == 1 ? line : Math.pow(line, power);
    }

    Estimator estimator() {
        return estimator;
    }

    BitSet leftOut() {
        return leftOut;
    }

    /** Whether all points of a phase have the same lines. */
    boolean isUniform() {
        return centreScales == null && sigmaScales == null;
    }

    double centreScale(int point) {
        return centreScales == null ? 1 : centreScales[point];
    }

    double sigmaScale(int point) {
        return sigmaScales == null ? 1 : sigmaScales[point];
    }

    double floor() {
        return floor;
    }

    double ceiling() {
        return ceiling;
    }

    double width() {
        return width;
    }

    /** How level and sigma of a stretch come from its points. */
    interface Estimator {
        /**
         * Of the points from {@code from} to before {@code until} that are not {@code out}; there are at least two of
         * them.
         */
        Estimate of(int from, int until, BitSet out);
    }

    /**
     * What limits are computed from.
     *
     * @param centre the centre line
     * @param level what the limits are centred on; the centre line, except for g charts
     * @param sigma 0 when the points do not vary
     * @param screened how many moving ranges were left out
     */
    record Estimate(double centre, double level, double sigma, int screened) {
        static Estimate of(double level, double sigma) {
            return new Estimate(level, level, sigma, 0);
        }
    }
}
