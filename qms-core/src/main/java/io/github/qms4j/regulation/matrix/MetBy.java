package io.github.qms4j.regulation.matrix;

/** What meets a requirement, wholly or in part (rule REG-3). One of these serves as many requirements as it does. */
public enum MetBy {
    DOCUMENT,
    PROCESS,
    CONTROL,
    TRAINING,
    KPI
}
