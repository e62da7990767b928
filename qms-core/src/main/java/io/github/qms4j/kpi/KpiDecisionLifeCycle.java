package io.github.qms4j.kpi;

import io.github.qms4j.kpi.KpiRecords.DecisionStatus;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.Instant;
import java.util.List;

/** The record type of decisions on measurements. */
public final class KpiDecisionLifeCycle {
    private static final Declaration<KpiDecision, DecisionStatus> DECLARED = RecordType.declare(
                    "kpi-decision", KpiDecision.class, DecisionStatus.class, (KpiDecision d) -> DecisionStatus.TAKEN)
            .numbered("KD");

    public static final Attribute<KpiDecision, String> KPI_ID = DECLARED.text("kpiId", KpiDecision::kpiId);
    public static final Attribute<KpiDecision, String> MEASUREMENT_ID =
            DECLARED.text("measurementId", KpiDecision::measurementId);
    public static final Attribute<KpiDecision, String> DECIDED =
            DECLARED.text("decided", d -> d.decided().name());
    public static final Attribute<KpiDecision, String> DECIDED_BY = DECLARED.text("decidedBy", KpiDecision::decidedBy);
    public static final Attribute<KpiDecision, Instant> AT = DECLARED.instant("at", KpiDecision::at);

    static {
        DECLARED.index(List.of(KPI_ID, AT));
    }

    public static final Transition<KpiDecision> DECIDE = DECLARED.creates(
                    "kpi.decide", KpiRecords.DECIDE, DecisionStatus.TAKEN)
            .note(Note.REQUIRED)
            .row();

    public static final RecordType<KpiDecision> TYPE = DECLARED.type();

    private KpiDecisionLifeCycle() {}
}
