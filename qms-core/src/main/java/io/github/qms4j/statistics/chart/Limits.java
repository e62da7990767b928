package io.github.qms4j.statistics.chart;

/**
 * Centre and limits of a phase, scaled for each point.
 *
 * @param centre the centre line
 * @param level what the limits are centred on
 * @param sigma of a single value; above 0
 */
record Limits(double centre, double level, double sigma) {
    /** The lines at a point; a limit that no value can cross is infinite. */
    Lines at(Plot plot, int point) {
        double centreScale = plot.centreScale(point);
        double scaledLevel = level * centreScale;
        double scaledSigma = sigma * plot.sigmaScale(point);
        double third = plot.width() / 3 * scaledSigma;
        double lower = scaledLevel - plot.width() * scaledSigma;
        double upper = scaledLevel + plot.width() * scaledSigma;
        return new Lines(
                centre * centreScale,
                lower < plot.floor() ? Double.NEGATIVE_INFINITY : lower,
                scaledLevel - 2 * third,
                scaledLevel - third,
                scaledLevel + third,
                scaledLevel + 2 * third,
                upper > plot.ceiling() ? Double.POSITIVE_INFINITY : upper);
    }

    /** The centre line, both limits, and the lines a third and two thirds of the way to them. */
    record Lines(
            double centre,
            double lower,
            double twoBelow,
            double oneBelow,
            double oneAbove,
            double twoAbove,
            double upper) {}
}
