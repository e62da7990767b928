package io.github.qms4j.statistics.chart;

import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.internal.statistics.Terms;
import io.github.qms4j.statistics.Policy;
import java.util.Map;
import java.util.OptionalDouble;

/** What a run chart is judged by. */
public final class RunChartPolicy implements Policy {
    private static final String SUBJECT = "Run chart policy";

    private final OptionalDouble centre;
    private final int minimumPoints;
    private final double crossingRisk;

    private RunChartPolicy(OptionalDouble centre, int minimumPoints, double crossingRisk) {
        this.centre = centre;
        this.minimumPoints = minimumPoints;
        this.crossingRisk = crossingRisk;
    }

    /** Anhøj's rules beside the median of the series, from 10 useful points on. */
    public static RunChartPolicy anhoej() {
        return new RunChartPolicy(OptionalDouble.empty(), 10, 0.05);
    }

    /** Beside a centre that is known, such as the median of an earlier period, instead of that of the series. */
    public RunChartPolicy withCentre(double known) {
        return new RunChartPolicy(
                OptionalDouble.of(Inputs.requireFinite(SUBJECT, "centre", known)), minimumPoints, crossingRisk);
    }

    /**
     * With fewer points that are not on the centre line, nothing is said.
     *
     * @param points 2 or more
     */
    public RunChartPolicy withMinimumPoints(int points) {
        return new RunChartPolicy(centre, Inputs.requireAtLeast(SUBJECT, "minimumPoints", points, 2), crossingRisk);
    }

    /**
     * How probable fewer crossings than the least may be by chance; 0.05 by default.
     *
     * @param risk between 0 and 1
     */
    public RunChartPolicy withCrossingRisk(double risk) {
        return new RunChartPolicy(centre, minimumPoints, Inputs.requireShare(SUBJECT, "crossingRisk", risk));
    }

    OptionalDouble centre() {
        return centre;
    }

    public int minimumPoints() {
        return minimumPoints;
    }

    public double crossingRisk() {
        return crossingRisk;
    }

    @Override
    public Map<String, String> terms() {
        return Terms.start()
                .term("rules", "Anhøj")
                .term("centre line", centre.isPresent() ? "given, " + centre.getAsDouble() : "median of the series")
                .term("longest run", "signal above round(log2 n) + 3")
                .term("crossings", "signal below the " + crossingRisk + " quantile of binomial(n - 1, 0.5)")
                .term("points on the centre line", "left out")
                .term("minimum points", minimumPoints)
                .all();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunChartPolicy that && terms().equals(that.terms());
    }

    @Override
    public int hashCode() {
        return terms().hashCode();
    }

    @Override
    public String toString() {
        return describe();
    }
}
