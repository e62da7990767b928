package io.github.qms4j.retention;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.retention.Disposition.Status;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The record type of dispositions with its life cycle. */
public final class DispositionLifeCycle {
    private static final Set<Status> UNFINISHED = EnumSet.of(Status.PROPOSED, Status.APPROVED);

    private static final Declaration<Disposition, Status> DECLARED = RecordType.declare(
                    "disposition", Disposition.class, Status.class, Disposition::status)
            .numbered("DSP");

    public static final Attribute<Disposition, Status> STATUS = DECLARED.status();
    public static final Attribute<Disposition, String> RECORD_TYPE =
            DECLARED.text("recordType", Disposition::recordType);
    public static final Attribute<Disposition, String> PROPOSED_BY =
            DECLARED.text("proposedBy", Disposition::proposedBy);
    public static final Attribute<Disposition, Instant> PROPOSED_AT =
            DECLARED.instant("proposedAt", Disposition::proposedAt);
    public static final Attribute<Disposition, String> DECIDED_BY = DECLARED.text("decidedBy", Disposition::decidedBy);

    static {
        DECLARED.index(List.of(STATUS));
    }

    public static final Transition<Disposition> PROPOSE = DECLARED.creates(
                    "disposition.propose", RetentionRecords.DISPOSE, Status.PROPOSED)
            .note(Note.REQUIRED)
            .guard(RetentionRecords.nothingAgainst())
            .row();
    public static final Transition<Disposition> APPROVE = DECLARED.moves(
                    "disposition.approve", RetentionRecords.DISPOSE, Status.PROPOSED, Status.APPROVED)
            .signed("disposal approved")
            .guard(RetentionRecords.decidedByAnother())
            .guard(RetentionRecords.asProposed())
            .row();
    public static final Transition<Disposition> REJECT = DECLARED.moves(
                    "disposition.reject", RetentionRecords.DISPOSE, Status.PROPOSED, Status.REJECTED)
            .note(Note.REQUIRED)
            .guard(RetentionRecords.decidedByAnother())
            .guard(RetentionRecords.asProposed())
            .row();
    public static final Transition<Disposition> WITHDRAW = DECLARED.moves(
                    "disposition.withdraw", RetentionRecords.DISPOSE, UNFINISHED, Status.WITHDRAWN)
            .note(Note.REQUIRED)
            .guard(RetentionRecords.asProposed())
            .row();
    public static final Transition<Disposition> NOTE_HOLD = DECLARED.edits(
                    "disposition.note-hold", RetentionRecords.HOLD, UNFINISHED)
            .guard(RetentionRecords.asProposed())
            .row();
    public static final Transition<Disposition> CARRY_OUT = DECLARED.moves(
                    "disposition.carry-out", RetentionRecords.DISPOSE, Status.APPROVED, Status.CARRIED_OUT)
            .guard(RetentionRecords.asProposed())
            .guard(RetentionRecords.nothingAgainst())
            .row();

    static {
        DECLARED.waitsFor(APPROVE, CARRY_OUT);
    }

    public static final RecordType<Disposition> TYPE = DECLARED.type();

    private DispositionLifeCycle() {}
}
