package io.github.qms4j.inspection;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The record type of inspections with its life cycle (rules INS-1 and INS-7). */
public final class InspectionLifeCycle {
    static final Permission HOST =
            Permission.of("inspection:host", Role.QUALITY_MANAGER, Role.REGULATORY_AFFAIRS, Role.COMPLIANCE);
    static final Permission PREPARE = Permission.of(
            "inspection:prepare",
            Role.QUALITY_MANAGER,
            Role.REGULATORY_AFFAIRS,
            Role.COMPLIANCE,
            Role.IT_MANAGER,
            Role.SERVICE_MANAGER,
            Role.DEPARTMENT_HEAD);

    private static final Set<InspectionStatus> RUNNING = Set.of(InspectionStatus.UNDER_WAY, InspectionStatus.ENDED);

    private static final Declaration<Inspection, InspectionStatus> DECLARED = RecordType.declare(
                    "inspection", Inspection.class, InspectionStatus.class, Inspection::status)
            .numbered("INS");

    private static final Header.Attributes<Inspection, InspectionStatus> HEADER =
            DECLARED.header(Inspection::header, Inspection::withHeader);
    public static final Attribute<Inspection, InspectionStatus> STATUS = HEADER.status();
    public static final Attribute<Inspection, String> AUTHORITY =
            DECLARED.text("authority", s -> s.announced().authority());
    public static final Attribute<Inspection, LocalDate> FROM =
            DECLARED.date("from", s -> s.announced().from());

    static {
        DECLARED.index(List.of(FROM));
    }

    public static final Transition<Inspection> ANNOUNCE = DECLARED.creates(
                    "inspection.announce", HOST, InspectionStatus.ANNOUNCED)
            .guard(HostRules.endsAfterItBegins())
            .row();
    public static final Transition<Inspection> BEGIN = DECLARED.moves(
                    "inspection.begin", HOST, InspectionStatus.ANNOUNCED, InspectionStatus.UNDER_WAY)
            .note(Note.NONE)
            .guard(HostRules.inspectorsAreNamed())
            .guard(HostRules.endsAfterItBegins())
            .row();
    public static final Transition<Inspection> NOTE =
            DECLARED.edits("inspection.note", HOST, RUNNING).note(Note.NONE).row();
    public static final Transition<Inspection> COUNT_REQUEST = DECLARED.edits(
                    "inspection.count-request", PREPARE, RUNNING)
            .note(Note.NONE)
            .row();
    public static final Transition<Inspection> COUNT_OBSERVATION = DECLARED.edits(
                    "inspection.count-observation", HOST, RUNNING)
            .note(Note.NONE)
            .row();
    public static final Transition<Inspection> LEAVE = DECLARED.moves(
                    "inspection.leave", HOST, InspectionStatus.UNDER_WAY, InspectionStatus.ENDED)
            .note(Note.NONE)
            .row();
    public static final Transition<Inspection> STATE_COMPLETENESS = DECLARED.edits(
                    "inspection.state-completeness", HOST, RUNNING)
            .signed("everything that was asked for was handed over, as listed")
            .requires("completeness", Inspection::completeness)
            .guard(HostRules.nothingIsOpen())
            .row();
    public static final Transition<Inspection> CLOSE = DECLARED.moves(
                    "inspection.close", HOST, InspectionStatus.ENDED, InspectionStatus.CLOSED)
            .note(Note.REQUIRED)
            .onWhatWasSeen()
            .requires("closure", Inspection::closure)
            .guard(HostRules.nothingIsOpen())
            .guard(HostRules.observationsAreSettled())
            .guard(HostRules.recordsRequestIsComplete())
            .row();
    public static final Transition<Inspection> CALL_OFF = DECLARED.moves(
                    "inspection.call-off", HOST, InspectionStatus.ANNOUNCED, InspectionStatus.CALLED_OFF)
            .note(Note.REQUIRED)
            .row();

    public static final RecordType<Inspection> TYPE = DECLARED.type();

    private InspectionLifeCycle() {}
}
