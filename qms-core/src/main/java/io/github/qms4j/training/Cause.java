package io.github.qms4j.training;

/** Why a training cycle was opened (rule TRN-10). */
public enum Cause {
    /** By a curriculum, or by somebody. */
    ASSIGNMENT,
    /** The cycle before comes to its end. */
    RECERTIFICATION,
    NEW_VERSION,
    ROLE_CHANGE,
    FINDING;

    /** Whether what was learnt before ends when the new cycle is due. */
    boolean endsWhatWasLearnt() {
        return this == NEW_VERSION || this == ROLE_CHANGE || this == FINDING;
    }
}
