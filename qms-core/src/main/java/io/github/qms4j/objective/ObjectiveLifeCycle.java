package io.github.qms4j.objective;

import io.github.qms4j.objective.SmartAssessment.Letter;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;

/** The record type of objectives with its life cycle (rule OBJ-4). */
public final class ObjectiveLifeCycle {
    private static final Declaration<Objective, ObjectiveStatus> DECLARED = RecordType.declare(
                    "objective", Objective.class, ObjectiveStatus.class, Objective::status)
            .numbered("OBJ")
            .drafts(ObjectiveStatus.DRAFT);

    private static final Header.Attributes<Objective, ObjectiveStatus> HEADER =
            DECLARED.header(Objective::header, Objective::withHeader);
    public static final Attribute<Objective, ObjectiveStatus> STATUS = HEADER.status();
    public static final Attribute<Objective, String> OWNER = HEADER.owner();
    public static final Attribute<Objective, LocalDate> OPENED_ON = HEADER.openedOn();
    public static final Attribute<Objective, LocalDate> DUE_ON = HEADER.dueOn();
    public static final Attribute<Objective, LocalDate> ENDED_ON = HEADER.endedOn();
    public static final Attribute<Objective, String> STATEMENT =
            DECLARED.text("statement", o -> o.definition().statement().text());
    public static final Attribute<Objective, ObjectiveDefinition.Level> LEVEL =
            DECLARED.enumeration("objectiveLevel", o -> o.definition().level());
    public static final Attribute<Objective, String> KPI = DECLARED.text("kpi", o -> {
        String kpi = o.definition().measure().kpiId();
        return kpi.isBlank() ? null : kpi;
    });
    public static final Attribute<Objective, String> SERVICE_OWNER =
            DECLARED.text("serviceOwner", o -> o.definition().means().serviceOwner());
    public static final Attribute<Objective, ObjectiveId> PARENT =
            DECLARED.id("parent", o -> o.definition().parent());
    public static final Attribute<Objective, ObjectiveId> CARRIED_FROM =
            DECLARED.id("carriedFrom", Objective::carriedFrom);

    static {
        DECLARED.index(List.of(OPENED_ON));
        DECLARED.index(List.of(DUE_ON));
        DECLARED.index(List.of(KPI, STATUS));
        DECLARED.index(List.of(PARENT));
        DECLARED.index(List.of(CARRIED_FROM));
    }

    public static final Transition<Objective> DRAFT = DECLARED.creates(
                    "objective.draft", ObjectiveRecords.MAINTAIN, ObjectiveStatus.DRAFT)
            .guard(ObjectiveRules.servesOneAbove())
            .guard(ObjectiveRules.yearIsNotCarriedOver())
            .row();
    public static final Transition<Objective> REVISE = DECLARED.edits(
                    "objective.revise", ObjectiveRecords.MAINTAIN, ObjectiveStatus.DRAFT)
            .guard(ObjectiveRules.servesOneAbove())
            .guard(ObjectiveRules.yearIsNotCarriedOver())
            .row();
    public static final Transition<Objective> PLAN_ACTION = DECLARED.edits(
                    "objective.plan-action", ObjectiveRecords.MAINTAIN, ObjectiveRecords.PLANNING)
            .guard(ObjectiveRules.saysTheSame())
            .row();
    public static final Transition<Objective> COMPLETE_ACTION = DECLARED.edits(
                    "objective.complete-action", ObjectiveRecords.MAINTAIN, ObjectiveStatus.ACTIVE)
            .note(Note.NONE)
            .guard(ObjectiveRules.saysTheSame())
            .row();
    public static final Transition<Objective> CHANGE_ACTION = DECLARED.edits(
                    "objective.change-action", ObjectiveRecords.DECIDE, ObjectiveStatus.ACTIVE)
            .note(Note.REQUIRED)
            .guard(ObjectiveRules.saysTheSame())
            .row();
    public static final Transition<Objective> PROPOSE = checked(
                    DECLARED.moves(
                            "objective.propose",
                            ObjectiveRecords.MAINTAIN,
                            ObjectiveStatus.DRAFT,
                            ObjectiveStatus.PROPOSED),
                    false)
            .row();
    public static final Transition<Objective> REJECT = DECLARED.moves(
                    "objective.reject", ObjectiveRecords.REJECT, ObjectiveStatus.PROPOSED, ObjectiveStatus.DRAFT)
            .note(Note.REQUIRED)
            .guard(ObjectiveRules.saysTheSame())
            .row();
    public static final Transition<Objective> ACTIVATE = checked(
                    DECLARED.moves(
                            "objective.activate",
                            ObjectiveRecords.DECIDE,
                            ObjectiveStatus.PROPOSED,
                            ObjectiveStatus.ACTIVE),
                    true)
            .signed("objective approved")
            .guard(ObjectiveRules.approverIsAnother())
            .row();
    public static final Transition<Objective> PUBLISH = DECLARED.edits(
                    "objective.publish", ObjectiveRecords.PUBLISH, ObjectiveStatus.ACTIVE)
            .requires("teams", Objective::teams)
            .guard(ObjectiveRules.saysTheSame())
            .row();
    public static final Transition<Objective> CONCLUDE = DECLARED.moves(
                    "objective.conclude",
                    ObjectiveRecords.DECIDE,
                    ObjectiveStatus.ACTIVE,
                    EnumSet.of(ObjectiveStatus.ACHIEVED, ObjectiveStatus.MISSED))
            .guard(ObjectiveRules.endsAsTheDataSay())
            .guard(ObjectiveRules.ownerDoesNotEnd())
            .guard(ObjectiveRules.actionsHaveEnded())
            .guard(ObjectiveRules.saysTheSame())
            .row();
    public static final Transition<Objective> DISCARD = DECLARED.moves(
                    "objective.discard", ObjectiveRecords.MAINTAIN, ObjectiveStatus.DRAFT, ObjectiveStatus.WITHDRAWN)
            .note(Note.REQUIRED)
            .guard(ObjectiveRules.actionsHaveEnded())
            .guard(ObjectiveRules.saysTheSame())
            .row();
    public static final Transition<Objective> WITHDRAW = DECLARED.moves(
                    "objective.withdraw", ObjectiveRecords.DECIDE, ObjectiveStatus.ACTIVE, ObjectiveStatus.WITHDRAWN)
            .note(Note.REQUIRED)
            .guard(ObjectiveRules.isNotDecidedByTheData())
            .guard(ObjectiveRules.ownerDoesNotEnd())
            .guard(ObjectiveRules.actionsHaveEnded())
            .guard(ObjectiveRules.saysTheSame())
            .row();

    static {
        DECLARED.waitsFor(ACTIVATE, CONCLUDE);
    }

    public static final RecordType<Objective> TYPE = DECLARED.type();

    private ObjectiveLifeCycle() {}

    private static Declaration<Objective, ObjectiveStatus>.Row checked(
            Declaration<Objective, ObjectiveStatus>.Row row, boolean withAgreement) {
        for (Letter letter : Letter.values()) {
            row.guard(ObjectiveRules.passes(letter, withAgreement));
        }
        return row.guard(ObjectiveRules.saysTheSame());
    }
}
