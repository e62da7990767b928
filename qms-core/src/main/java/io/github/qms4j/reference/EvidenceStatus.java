package io.github.qms4j.reference;

/** Whether evidence stands; whether it counts depends on the period under question. */
public enum EvidenceStatus {
    COLLECTED,
    /** Found not to show what it was collected for; it counts for nothing. */
    WITHDRAWN
}
