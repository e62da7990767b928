package io.github.qms4j.calendar;

import io.github.qms4j.calendar.CalendarRecords.CalendarRecord;
import io.github.qms4j.calendar.CalendarRecords.Status;
import io.github.qms4j.record.RecordStore;
import java.time.Instant;
import java.util.Optional;

/** Keeps business calendars under their names, every version of them. */
public final class Calendars {
    private final RecordStore records;

    public Calendars(RecordStore records) {
        this.records = records;
    }

    /**
     * Keeps a new calendar.
     *
     * @throws io.github.qms4j.DuplicateException when there is one of that name
     */
    public void define(BusinessCalendar calendar) {
        CalendarRecord state = new CalendarRecord(Status.IN_USE, CalendarState.of(calendar));
        records.commit(work -> work.create(CalendarLifeCycle.DEFINE, calendar.name(), act -> state));
    }

    /** Replaces a calendar by a new version; needs a reason. */
    public void revise(BusinessCalendar calendar) {
        records.commit(work -> work.change(
                CalendarLifeCycle.REVISE,
                calendar.name(),
                r -> new CalendarRecord(r.status(), CalendarState.of(calendar))));
    }

    /** Takes a calendar out of use, for good; needs a reason. What was pinned to it stays readable. */
    public void retire(String name) {
        records.commit(work ->
                work.change(CalendarLifeCycle.RETIRE, name, r -> new CalendarRecord(Status.RETIRED, r.calendar())));
    }

    /** The current version of a calendar in use; empty when there is none of that name or it was retired. */
    public Optional<BusinessCalendar> find(String name) {
        return records.find(CalendarLifeCycle.TYPE, name)
                .filter(v -> v.state().status() == Status.IN_USE)
                .map(v -> v.state().calendar().toCalendar());
    }

    /** A calendar as it stood at an instant; empty when there was none. */
    public Optional<BusinessCalendar> asOf(String name, Instant instant) {
        return records.asOf(CalendarLifeCycle.TYPE, name, instant)
                .map(v -> v.state().calendar().toCalendar());
    }
}
