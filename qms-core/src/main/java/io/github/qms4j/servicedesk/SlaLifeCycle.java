package io.github.qms4j.servicedesk;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.servicedesk.ServiceDeskRecords.SlaRecord;
import io.github.qms4j.servicedesk.ServiceDeskRecords.SlaStatus;
import java.time.Instant;

/** The record type of service level agreements with its life cycle. */
public final class SlaLifeCycle {
    private static final Declaration<SlaRecord, SlaStatus> DECLARED =
            RecordType.declare("sla-definition", SlaRecord.class, SlaStatus.class, SlaRecord::status);

    public static final Attribute<SlaRecord, String> NAME =
            DECLARED.text("name", r -> r.definition().name());
    public static final Attribute<SlaRecord, String> AGREEMENT =
            DECLARED.text("agreement", r -> r.definition().agreement().name());
    public static final Attribute<SlaRecord, String> SERVICE =
            DECLARED.text("service", r -> r.definition().service());
    public static final Attribute<SlaRecord, Instant> EFFECTIVE_FROM =
            DECLARED.instant("effectiveFrom", r -> r.definition().effectiveFrom());
    public static final Attribute<SlaRecord, SlaStatus> STATUS = DECLARED.status();

    public static final Transition<SlaRecord> AGREE = DECLARED.creates(
                    "sla.agree", ServiceDeskRecords.AGREE, SlaStatus.AGREED)
            .row();
    public static final Transition<SlaRecord> CORRECT = DECLARED.edits(
                    "sla.correct", ServiceDeskRecords.AGREE, SlaStatus.AGREED)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<SlaRecord> WITHDRAW = DECLARED.moves(
                    "sla.withdraw", ServiceDeskRecords.AGREE, SlaStatus.AGREED, SlaStatus.WITHDRAWN)
            .note(Note.REQUIRED)
            .row();

    public static final RecordType<SlaRecord> TYPE = DECLARED.type();

    private SlaLifeCycle() {}
}
