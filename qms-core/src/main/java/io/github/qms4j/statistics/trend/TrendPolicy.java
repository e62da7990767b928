package io.github.qms4j.statistics.trend;

import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.internal.statistics.Terms;
import io.github.qms4j.statistics.Policy;
import java.util.Map;
import java.util.Objects;

/** What trend tests differ in (rules KPI-5 and KPI-9). Ties are corrected for in every policy. */
public final class TrendPolicy implements Policy {
    private static final String SUBJECT = "Trend policy";

    private final double risk;
    private final int minimumPoints;
    private final Significance significance;
    private final Dependence dependence;

    /** How the probability of a trend by chance is computed. */
    public enum Significance {
        /** By the normal approximation, with S one nearer to 0 (continuity correction). */
        NORMAL("normal approximation with continuity correction"),
        /** By the normal approximation without it. */
        NORMAL_UNCORRECTED("normal approximation without continuity correction"),
        /** By counting all orders up to 40 points without ties; otherwise as {@link #NORMAL}. */
        EXACT_WHEN_SMALL("exact up to 40 points without ties, otherwise normal with continuity correction");

        private final String words;

        Significance(String words) {
            this.words = words;
        }
    }

    /** Whether values are supposed to depend on those before. */
    public enum Dependence {
        /** They do not, as the classic test has it; the warning says where that is doubtful. */
        NONE("independent values"),
        /**
         * Each depends on the one before: the variance grows by Yue and Wang's factor (Water Resources Management 18,
         * 2004), from the lag-1 autocorrelation of the residuals of a straight line where that is above 0.
         */
        LAG_ONE("variance enlarged for lag-1 autocorrelation (Yue and Wang 2004)");

        private final String words;

        Dependence(String words) {
            this.words = words;
        }
    }

    private TrendPolicy(double risk, int minimumPoints, Significance significance, Dependence dependence) {
        this.risk = risk;
        this.minimumPoints = minimumPoints;
        this.significance = Objects.requireNonNull(significance, "significance");
        this.dependence = Objects.requireNonNull(dependence, "dependence");
    }

    /** Two-sided at 0.05, from 8 points on, by the normal approximation with continuity correction. */
    public static TrendPolicy standard() {
        return new TrendPolicy(0.05, 8, Significance.NORMAL, Dependence.NONE);
    }

    /**
     * How probable a trend may be by chance, both directions together; intervals have the confidence 1 − risk.
     *
     * @param share between 0 and 1
     */
    public TrendPolicy withRisk(double share) {
        return new TrendPolicy(Inputs.requireShare(SUBJECT, "risk", share), minimumPoints, significance, dependence);
    }

    /**
     * With fewer points, nothing is said.
     *
     * @param points 3 or more
     */
    public TrendPolicy withMinimumPoints(int points) {
        return new TrendPolicy(
                risk, Inputs.requireAtLeast(SUBJECT, "minimumPoints", points, 3), significance, dependence);
    }

    public TrendPolicy withSignificance(Significance choice) {
        return new TrendPolicy(risk, minimumPoints, choice, dependence);
    }

    public TrendPolicy withDependence(Dependence choice) {
        return new TrendPolicy(risk, minimumPoints, significance, choice);
    }

    public double risk() {
        return risk;
    }

    public int minimumPoints() {
        return minimumPoints;
    }

    public Significance significance() {
        return significance;
    }

    public Dependence dependence() {
        return dependence;
    }

    @Override
    public Map<String, String> terms() {
        return Terms.start()
                .term("risk, two-sided", risk)
                .term("significance", significance.words)
                .term("ties", "variance corrected")
                .term("dependence", dependence.words)
                .term("minimum points", minimumPoints)
                .all();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrendPolicy that && terms().equals(that.terms());
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
