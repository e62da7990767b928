package io.github.qms4j.audit;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.util.List;

/** The record type of samples with its life cycle (rule AUD-10). */
public final class AuditSampleLifeCycle {
    private static final Declaration<AuditSample, SampleStatus> DECLARED = RecordType.declare(
                    "audit-sample", AuditSample.class, SampleStatus.class, AuditSample::status)
            .settledBy(AuditSample::in)
            .numbered("SMP");

    public static final Attribute<AuditSample, SampleStatus> STATUS = DECLARED.status();
    public static final Attribute<AuditSample, AuditId> AUDIT = DECLARED.id("audit", AuditSample::audit);
    public static final Attribute<AuditSample, Long> DRAWS =
            DECLARED.whole("draws", s -> (long) s.draws().size());

    static {
        DECLARED.index(List.of(AUDIT));
    }

    public static final Transition<AuditSample> FIX = DECLARED.creates(
                    "audit-sample.fix", AuditRecords.CONDUCT, SampleStatus.FIXED)
            .guard(SampleRules.auditIsNotReported())
            .guard(SampleRules.populationIsAsHashed())
            .row();
    public static final Transition<AuditSample> DRAW = DECLARED.moves(
                    "audit-sample.draw", AuditRecords.CONDUCT, SampleStatus.FIXED, SampleStatus.DRAWN)
            .note(Note.NONE)
            .guard(SampleRules.auditIsNotReported())
            .guard(SampleRules.nobodyChoseIt())
            .row();
    public static final Transition<AuditSample> DRAW_AGAIN = DECLARED.edits(
                    "audit-sample.draw-again", AuditRecords.CONDUCT, SampleStatus.DRAWN)
            .note(Note.REQUIRED)
            .guard(SampleRules.auditIsNotReported())
            .guard(SampleRules.nobodyChoseIt())
            .row();
    public static final Transition<AuditSample> CONCLUDE = DECLARED.moves(
                    "audit-sample.conclude", AuditRecords.CONDUCT, SampleStatus.DRAWN, SampleStatus.CONCLUDED)
            .note(Note.NONE)
            .guard(SampleRules.stoppedByTheRule())
            .row();

    public static final RecordType<AuditSample> TYPE = DECLARED.type();

    private AuditSampleLifeCycle() {}
}
