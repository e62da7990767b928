package io.github.qms4j.inspection;

/** How soon an inspector wants what they asked for. */
public enum Priority {
    NOW,
    TODAY,
    NORMAL
}
