package io.github.qms4j.statistics.chart;

/**
 * Where each point lies: 0 on the centre line, ±1 within one sigma, ±2 within two, ±3 within the limits, ±4 beyond. All
 * rules are judged from bands and from the order of neighbours.
 */
final class Bands {
    static final byte WITHIN_ONE = 1;
    static final byte BEYOND = 4;

    private Bands() {}

    /** Fills the bands of the points of a phase. */
    static void fill(Plot plot, Limits limits, boolean touchIsBeyond, int from, int until, byte[] bands) {
        if (plot.isUniform()) {
            fillUniform(plot.values(), limits.at(plot, from), touchIsBeyond, from, until, bands);
            return;
        }
        double[] values = plot.values();
        for (int i = from; i < until; i++) {
            bands[i] = band(values[i], limits.at(plot, i), touchIsBeyond);
        }
    }

    private static void fillUniform(
            double[] values, Limits.Lines lines, boolean touchIsBeyond, int from, int until, byte[] bands) {
        for (int i = from; i < until; i++) {
            bands[i] = band(values[i], lines, touchIsBeyond);
        }
    }

    private static byte band(double value, Limits.Lines lines, boolean touchIsBeyond) {
        if (value > lines.centre()) {
            if (value > lines.upper() || (touchIsBeyond && value == lines.upper())) {
                return BEYOND;
            }
            return (byte) (value <= lines.oneAbove() ? WITHIN_ONE : value <= lines.twoAbove() ? 2 : 3);
        }
        if (value < lines.centre()) {
            if (value < lines.lower() || (touchIsBeyond && value == lines.lower())) {
                return -BEYOND;
            }
            return (byte) (value >= lines.oneBelow() ? -WITHIN_ONE : value >= lines.twoBelow() ? -2 : -3);
        }
        return 0;
    }
}
