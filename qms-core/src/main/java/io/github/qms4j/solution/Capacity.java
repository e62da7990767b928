package io.github.qms4j.solution;

import java.util.Locale;

/** In which capacity the decision on a solution is signed; all of them sign, each another person (rule SOL-2). */
public enum Capacity {
    /** That it can be run: the IT manager. */
    OPERATIONAL,
    /** That it fits the quality management system: the quality manager. */
    QUALITY,
    /** That it meets what regulations ask for: compliance, or regulatory affairs. */
    REGULATORY;

    /** As approvals name it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
