package io.github.qms4j.statistics;

/** Which way is better. */
public enum Improvement {
    /** Higher values are better. */
    UP,
    /** Lower values are better. */
    DOWN,
    /** Neither is better; a change is reported and not judged. */
    NEITHER;

    /** 1 when higher is better, −1 when lower is, 0 when neither is. */
    public int sign() {
        return switch (this) {
            case UP -> 1;
            case DOWN -> -1;
            case NEITHER -> 0;
        };
    }
}
