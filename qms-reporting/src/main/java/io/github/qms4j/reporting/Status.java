package io.github.qms4j.reporting;

/** How a figure compares with what was asked of it. Renderers never show it by colour alone. */
public enum Status {
    /** Nothing to compare with. */
    NEUTRAL,
    /** As required. */
    OK,
    /** Still as required, but close to a limit or going the wrong way. */
    WARNING,
    /** Not as required. */
    BAD
}
