package io.github.qms4j.capa;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.Instant;
import java.time.LocalDate;

/** The record type of actions under a CAPA with its life cycle. */
public final class CapaActionLifeCycle {
    private static final Declaration<ActionState, ActionStatus> DECLARED = RecordType.declare(
                    "capa-action", ActionState.class, ActionStatus.class, ActionState::status)
            .numbered("ACT");

    public static final Attribute<ActionState, ActionStatus> STATUS = DECLARED.status();
    public static final Attribute<ActionState, CapaId> CAPA = DECLARED.id("capa", ActionState::capa);
    public static final Attribute<ActionState, String> KIND =
            DECLARED.text("kind", s -> s.kind().name());
    public static final Attribute<ActionState, String> OWNER = DECLARED.text("owner", ActionState::owner);
    public static final Attribute<ActionState, LocalDate> DUE_ON =
            DECLARED.date("dueOn", s -> s.due().current());
    public static final Attribute<ActionState, Instant> ENDED_AT = DECLARED.instant("endedAt", ActionState::endedAt);

    public static final Transition<ActionState> PLAN = DECLARED.creates(
                    "capa-action.plan", CapaRecords.WORK, ActionStatus.OPEN)
            .row();
    public static final Transition<ActionState> PLAN_INSTEAD = DECLARED.creates(
                    "capa-action.plan-instead", CapaRecords.APPROVE, ActionStatus.OPEN)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<ActionState> COMPLETE = DECLARED.moves(
                    "capa-action.complete", CapaRecords.WORK, ActionStatus.OPEN, ActionStatus.DONE)
            .note(Note.NONE)
            .requires("evidence", ActionState::evidence)
            .row();
    public static final Transition<ActionState> REMOVE = DECLARED.moves(
                    "capa-action.remove", CapaRecords.WORK, ActionStatus.OPEN, ActionStatus.CANCELLED)
            .row();
    public static final Transition<ActionState> CANCEL = DECLARED.moves(
                    "capa-action.cancel", CapaRecords.APPROVE, ActionStatus.OPEN, ActionStatus.CANCELLED)
            .note(Note.REQUIRED)
            .guard(CapaRules.actionOwnerDoesNotCancel())
            .row();
    public static final Transition<ActionState> EXTEND = DECLARED.edits(
                    "capa-action.extend", CapaRecords.APPROVE, ActionStatus.OPEN)
            .note(Note.REQUIRED)
            .guard(CapaRules.actionOwnerDoesNotExtend())
            .row();

    public static final RecordType<ActionState> TYPE = DECLARED.type();

    private CapaActionLifeCycle() {}
}
