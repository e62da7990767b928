package io.github.qms4j.action;

/** Where an action stands. */
public enum ActionStatus {
    OPEN,
    DONE,
    /** Done, and somebody else saw that it was. */
    VERIFIED,
    /** Given up; it counts as done only by what was done in its place. */
    CANCELLED;

    /** Whether it was done, verified or not. */
    public boolean isDone() {
        return this == DONE || this == VERIFIED;
    }
}
