package io.github.qms4j.capa;

/** Where a nonconformity came to light (rule CAP-1). */
public enum NonconformitySource {
    AUDIT,
    INSPECTION,
    COMPLAINT,
    SLA_BREACH,
    KPI_SIGNAL,
    VENDOR,
    SELF_REPORTED
}
