package io.github.qms4j.kpi;

import java.time.Instant;
import java.util.Objects;

/**
 * What was decided on a measurement, and why: the evidence that data informs decisions (rule KPI-6, ISO 9001:2015
 * 9.1.3).
 *
 * @param kpiId the KPI
 * @param measurementId the measurement it was decided on
 * @param measurementVersion the version of it that was decided on; a later correction does not change what was seen
 * @param decided what was decided
 * @param rationale why, in the words of who decided
 * @param decidedBy the id of the actor who decided
 * @param at when, in UTC with milliseconds
 */
public record KpiDecision(
        String kpiId,
        String measurementId,
        long measurementVersion,
        Course decided,
        String rationale,
        String decidedBy,
        Instant at) {
    public KpiDecision {
        Objects.requireNonNull(kpiId, "kpiId");
        Objects.requireNonNull(measurementId, "measurementId");
        Objects.requireNonNull(decided, "decided");
        Objects.requireNonNull(rationale, "rationale");
        Objects.requireNonNull(decidedBy, "decidedBy");
        Objects.requireNonNull(at, "at");
    }

    /** What a signal can lead to. */
    public enum Course {
        /** The value is taken as it is. */
        ACCEPT,
        /** Its cause is looked for. */
        INVESTIGATE,
        /** Something is changed. */
        ACT
    }
}
