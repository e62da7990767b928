package io.github.qms4j.calendar;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.record.TransitionTable;
import java.util.List;
import java.util.Set;

/** The record type of business calendars with its life cycle. */
public final class CalendarRecords {
    private static final Permission MAINTAIN =
            Permission.of("calendar:maintain", Role.SERVICE_MANAGER, Role.IT_MANAGER, Role.QUALITY_MANAGER);

    static final RecordType<CalendarRecord> CALENDAR = RecordType.of("business-calendar", CalendarRecord.class)
            .text("zone", r -> r.calendar().zone())
            .text("status", r -> r.status().name())
            .lifeCycle(TransitionTable.of(Status.class, CalendarRecord::status)
                    .creates("calendar.define", MAINTAIN, Set.of(Status.IN_USE))
                    .next()
                    .edits("calendar.revise", MAINTAIN, Set.of(Status.IN_USE))
                    .next()
                    .moves("calendar.retire", MAINTAIN, Set.of(Status.IN_USE), Status.RETIRED)
                    .note(Note.REQUIRED)
                    .next()
                    .build());

    private CalendarRecords() {}

    /** Every record type of this package. */
    public static List<RecordType<?>> all() {
        return List.of(CALENDAR);
    }

    enum Status {
        IN_USE,
        RETIRED
    }

    record CalendarRecord(Status status, CalendarState calendar) {}
}
