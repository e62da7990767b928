package io.github.qms4j.kpi;

import io.github.qms4j.statistics.Improvement;

/** Which way is better. */
public enum Direction {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER,
    /** Neither; a change is reported without judging it. */
    NEUTRAL;

    /** The same for a statistical comparison. */
    public Improvement improvement() {
        return switch (this) {
            case HIGHER_IS_BETTER -> Improvement.UP;
            case LOWER_IS_BETTER -> Improvement.DOWN;
            case NEUTRAL -> Improvement.NEITHER;
        };
    }
}
