package io.github.qms4j.calendar;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.calendar.CalendarRecords.CalendarRecord;
import io.github.qms4j.calendar.CalendarRecords.Status;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;

/** The record type of business calendars with its life cycle. */
public final class CalendarLifeCycle {
    private static final Permission MAINTAIN =
            Permission.of("calendar:maintain", Role.SERVICE_MANAGER, Role.IT_MANAGER, Role.QUALITY_MANAGER);

    private static final Declaration<CalendarRecord, Status> DECLARED =
            RecordType.declare("business-calendar", CalendarRecord.class, Status.class, CalendarRecord::status);

    public static final Attribute<CalendarRecord, String> ZONE =
            DECLARED.text("zone", r -> r.calendar().zone());
    public static final Attribute<CalendarRecord, Status> STATUS = DECLARED.status();

    public static final Transition<CalendarRecord> DEFINE =
            DECLARED.creates("calendar.define", MAINTAIN, Status.IN_USE).row();
    public static final Transition<CalendarRecord> REVISE =
            DECLARED.edits("calendar.revise", MAINTAIN, Status.IN_USE).row();
    public static final Transition<CalendarRecord> RETIRE = DECLARED.moves(
                    "calendar.retire", MAINTAIN, Status.IN_USE, Status.RETIRED)
            .note(Note.REQUIRED)
            .row();

    public static final RecordType<CalendarRecord> TYPE = DECLARED.type();

    private CalendarLifeCycle() {}
}
