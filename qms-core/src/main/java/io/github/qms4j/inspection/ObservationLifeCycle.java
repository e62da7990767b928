package io.github.qms4j.inspection;

import io.github.qms4j.action.ActionType;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.util.List;
import java.util.Set;

/** The record type of observations with its life cycle, and that of the commitments that were made (rule INS-2). */
public final class ObservationLifeCycle {
    private static final Set<ObservationStatus> OPEN = Set.of(ObservationStatus.ISSUED, ObservationStatus.RESPONDED);

    private static final Declaration<Observation, ObservationStatus> DECLARED = RecordType.declare(
                    "inspection-observation", Observation.class, ObservationStatus.class, Observation::status)
            .numbered("OBS");

    private static final Header.Attributes<Observation, ObservationStatus> HEADER =
            DECLARED.header(Observation::header, Observation::withHeader);
    public static final Attribute<Observation, ObservationStatus> STATUS = HEADER.status();
    public static final Attribute<Observation, InspectionId> INSPECTION =
            DECLARED.id("inspection", Observation::inspection);
    public static final Attribute<Observation, String> CLAUSE =
            DECLARED.text("clause", s -> s.issued().clause());

    static {
        DECLARED.index(List.of(INSPECTION));
        DECLARED.index(List.of(CLAUSE));
    }

    public static final Transition<Observation> ISSUE = DECLARED.creates(
                    "inspection-observation.issue", InspectionLifeCycle.HOST, ObservationStatus.ISSUED)
            .guard(HostRules.isIssuedWhenItWas())
            .row();
    public static final Transition<Observation> RESPOND = DECLARED.moves(
                    "inspection-observation.respond", InspectionLifeCycle.HOST, OPEN, ObservationStatus.RESPONDED)
            .signed("response sent")
            .row();
    public static final Transition<Observation> COUNT_COMMITMENT = DECLARED.edits(
                    "inspection-observation.count-commitment", InspectionLifeCycle.PREPARE, OPEN)
            .note(Note.NONE)
            .row();
    public static final Transition<Observation> LINK_CAPA = DECLARED.edits(
                    "inspection-observation.link-capa", InspectionLifeCycle.HOST, OPEN)
            .note(Note.NONE)
            .row();
    public static final Transition<Observation> EXTEND = DECLARED.edits(
                    "inspection-observation.extend", InspectionLifeCycle.HOST, ObservationStatus.ISSUED)
            .note(Note.REQUIRED)
            .guard(HostRules.ownerDoesNotExtend())
            .row();
    public static final Transition<Observation> SETTLE = DECLARED.moves(
                    "inspection-observation.settle",
                    InspectionLifeCycle.HOST,
                    ObservationStatus.RESPONDED,
                    ObservationStatus.SETTLED)
            .note(Note.REQUIRED)
            .requires("settlement", Observation::settlement)
            .guard(HostRules.isAnsweredAndKept())
            .row();

    static {
        DECLARED.waits(observation -> true, HEADER.owner(), null, List.of(SETTLE))
                .waitsForOwner(RESPOND);
    }

    public static final RecordType<Observation> TYPE = DECLARED.type();

    /** What was promised to the authority, with dates. */
    public static final ActionType COMMITMENTS = ActionType.of(
            "inspection-commitment",
            "COM",
            new ActionType.Permissions(InspectionLifeCycle.HOST, InspectionLifeCycle.PREPARE, InspectionLifeCycle.HOST),
            ActionType.Guards.none());

    private ObservationLifeCycle() {}
}
