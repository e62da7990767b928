package io.github.qms4j.objective;

/** Where an objective stands (rule OBJ-4). */
public enum ObjectiveStatus {
    /** Being written; whatever is missing is no obstacle. */
    DRAFT,
    /** Passes its checks, and waits for the service owner's agreement and for approval. */
    PROPOSED,
    /** Approved, and pursued. */
    ACTIVE,
    /** The data show that the target was reached. Final. */
    ACHIEVED,
    /** The data show that it was not. Final. */
    MISSED,
    /** Given up, with a reason. Final. */
    WITHDRAWN
}
