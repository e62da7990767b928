package io.github.qms4j.practice;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;

/** The record type of major incidents with its life cycle. */
public final class MajorIncidentLifeCycle {
    private static final Declaration<MajorIncident, MajorIncidentStatus> DECLARED = RecordType.declare(
                    "major-incident", MajorIncident.class, MajorIncidentStatus.class, MajorIncident::status)
            .drafts(MajorIncidentStatus.DECLARED);

    private static final Header.Attributes<MajorIncident, MajorIncidentStatus> HEADER =
            DECLARED.header(MajorIncident::header, MajorIncident::withHeader);
    public static final Attribute<MajorIncident, MajorIncidentStatus> STATUS = HEADER.status();
    /** Who leads it. */
    public static final Attribute<MajorIncident, String> OWNER = HEADER.owner();

    public static final Attribute<MajorIncident, LocalDate> OPENED_ON = HEADER.openedOn();
    public static final Attribute<MajorIncident, LocalDate> ENDED_ON = HEADER.endedOn();
    public static final Attribute<MajorIncident, Instant> DECLARED_AT =
            DECLARED.instant("declaredAt", MajorIncident::declaredAt);
    /** Until when those affected hear of it next. */
    public static final Attribute<MajorIncident, Instant> NEXT_UPDATE_BY =
            DECLARED.instant("nextUpdateBy", MajorIncident::nextUpdateBy);

    static {
        DECLARED.index(List.of(DECLARED_AT));
        DECLARED.index(List.of(STATUS, NEXT_UPDATE_BY));
    }

    public static final Transition<MajorIncident> DECLARE = DECLARED.creates(
                    "major-incident.declare", PracticeRecords.DECLARE, MajorIncidentStatus.DECLARED)
            .guard(MajorIncidentRules.incidentIsUnderWay())
            .guard(MajorIncidentRules.updateIsAhead())
            .row();
    public static final Transition<MajorIncident> DECLARE_AGAIN = DECLARED.moves(
                    "major-incident.declare-again",
                    PracticeRecords.DECLARE,
                    MajorIncidentStatus.STOOD_DOWN,
                    MajorIncidentStatus.DECLARED)
            .note(Note.REQUIRED)
            .guard(MajorIncidentRules.incidentIsUnderWay())
            .guard(MajorIncidentRules.updateIsAhead())
            .row();
    public static final Transition<MajorIncident> HAND_OVER = DECLARED.edits(
                    "major-incident.hand-over", PracticeRecords.DECLARE, MajorIncidentStatus.DECLARED)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<MajorIncident> COMMUNICATE = DECLARED.edits(
                    "major-incident.communicate",
                    PracticeRecords.LEAD,
                    EnumSet.of(MajorIncidentStatus.DECLARED, MajorIncidentStatus.RESOLVED))
            .note(Note.NONE)
            .guard(MajorIncidentRules.nextUpdateFits())
            .row();
    public static final Transition<MajorIncident> RESOLVE = DECLARED.moves(
                    "major-incident.resolve",
                    PracticeRecords.LEAD,
                    MajorIncidentStatus.DECLARED,
                    MajorIncidentStatus.RESOLVED)
            .note(Note.NONE)
            .requires("resolution", MajorIncident::resolution)
            .guard(MajorIncidentRules.ticketIsResolved())
            .guard(MajorIncidentRules.affectedWereTold())
            .row();
    public static final Transition<MajorIncident> RESUME = DECLARED.moves(
                    "major-incident.resume",
                    PracticeRecords.LEAD,
                    MajorIncidentStatus.RESOLVED,
                    MajorIncidentStatus.DECLARED)
            .note(Note.REQUIRED)
            .guard(MajorIncidentRules.incidentIsUnderWay())
            .guard(MajorIncidentRules.updateIsAhead())
            .row();
    public static final Transition<MajorIncident> REVIEW = DECLARED.moves(
                    "major-incident.review",
                    PracticeRecords.REVIEW_INCIDENT,
                    MajorIncidentStatus.RESOLVED,
                    MajorIncidentStatus.REVIEWED)
            .note(Note.NONE)
            .onWhatWasSeen()
            .requires("review", MajorIncident::review)
            .guard(MajorIncidentRules.notByWhoLed())
            .guard(MajorIncidentRules.somethingFollows())
            .row();
    public static final Transition<MajorIncident> CLOSE = DECLARED.moves(
                    "major-incident.close",
                    PracticeRecords.REVIEW_INCIDENT,
                    MajorIncidentStatus.REVIEWED,
                    MajorIncidentStatus.CLOSED)
            .signed("major incident closed")
            .guard(MajorIncidentRules.notByWhoLed())
            .guard(MajorIncidentRules.ticketIsResolved())
            .row();
    public static final Transition<MajorIncident> STAND_DOWN = DECLARED.moves(
                    "major-incident.stand-down",
                    PracticeRecords.REVIEW_INCIDENT,
                    MajorIncidentStatus.DECLARED,
                    MajorIncidentStatus.STOOD_DOWN)
            .note(Note.REQUIRED)
            .guard(MajorIncidentRules.notByWhoLed())
            .row();

    static {
        DECLARED.waitsForOwner(RESOLVE).waitsFor(REVIEW, CLOSE);
    }

    public static final RecordType<MajorIncident> TYPE = DECLARED.type();

    private MajorIncidentLifeCycle() {}
}
