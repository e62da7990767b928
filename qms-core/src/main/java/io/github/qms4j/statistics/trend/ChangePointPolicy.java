package io.github.qms4j.statistics.trend;

import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.internal.statistics.Terms;
import io.github.qms4j.statistics.Policy;
import java.util.Map;

/** What a change point is judged by. */
public final class ChangePointPolicy implements Policy {
    private static final String SUBJECT = "Change point policy";

    private final double risk;
    private final int minimumSegment;

    private ChangePointPolicy(double risk, int minimumSegment) {
        this.risk = risk;
        this.minimumSegment = minimumSegment;
    }

    /** At 0.05, with at least 5 points on either side. */
    public static ChangePointPolicy standard() {
        return new ChangePointPolicy(0.05, 5);
    }

    /** How probable a change may be by chance; between 0 and 1. */
    public ChangePointPolicy withRisk(double share) {
        return new ChangePointPolicy(Inputs.requireShare(SUBJECT, "risk", share), minimumSegment);
    }

    /** The fewest points on either side of a break; 2 or more. A series needs twice as many. */
    public ChangePointPolicy withMinimumSegment(int points) {
        return new ChangePointPolicy(risk, Inputs.requireAtLeast(SUBJECT, "minimumSegment", points, 2));
    }

    public double risk() {
        return risk;
    }

    public int minimumSegment() {
        return minimumSegment;
    }

    @Override
    public Map<String, String> terms() {
        return Terms.start()
                .term("break", "one, least squares of two means")
                .term("test", "Pettitt, p = 2 exp(-6 K^2 / (n^3 + n^2)), at most 1")
                .term("risk", risk)
                .term("minimum segment", minimumSegment + " points")
                .all();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChangePointPolicy that && terms().equals(that.terms());
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
