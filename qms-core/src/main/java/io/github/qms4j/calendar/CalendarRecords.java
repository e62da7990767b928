package io.github.qms4j.calendar;

import io.github.qms4j.record.RecordType;
import java.util.List;

/** The record types of business calendars. */
public final class CalendarRecords {
    private CalendarRecords() {}

    /** Every record type of this package. */
    public static List<RecordType<?>> all() {
        return List.of(CalendarLifeCycle.TYPE);
    }

    public enum Status {
        IN_USE,
        RETIRED
    }

    public record CalendarRecord(Status status, CalendarState calendar) {}
}
