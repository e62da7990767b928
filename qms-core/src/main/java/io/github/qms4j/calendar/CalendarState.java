package io.github.qms4j.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A business calendar in the form in which it is stored.
 *
 * @param name the calendar's name
 * @param zone IANA id of its zone
 * @param weekly opening windows a weekday, such as {@code 08:00-18:00}
 * @param holidays closed days with their names
 * @param exceptions dates with windows of their own
 */
public record CalendarState(
        String name,
        String zone,
        Map<DayOfWeek, List<String>> weekly,
        Map<LocalDate, String> holidays,
        Map<LocalDate, List<String>> exceptions) {
    /** The stored form of a calendar. */
    public static CalendarState of(BusinessCalendar calendar) {
        SortedMap<DayOfWeek, List<String>> weekly = new TreeMap<>();
        calendar.weeklyOpenings().forEach((day, windows) -> weekly.put(day, texts(windows)));
        SortedMap<LocalDate, List<String>> exceptions = new TreeMap<>();
        calendar.exceptions().forEach((date, windows) -> exceptions.put(date, texts(windows)));
        return new CalendarState(
                calendar.name(), calendar.zone().getId(), weekly, new TreeMap<>(calendar.holidays()), exceptions);
    }

    /** The calendar. */
    public BusinessCalendar toCalendar() {
        BusinessCalendar.Builder builder = BusinessCalendar.builder(name, ZoneId.of(zone));
        weekly.forEach((day, windows) -> windows.forEach(w -> builder.open(day, OpeningWindow.parse(w))));
        holidays.forEach(builder::holiday);
        exceptions.forEach((date, windows) -> builder.exception(
                date, windows.stream().map(OpeningWindow::parse).toList()));
        return builder.build();
    }

    private static List<String> texts(List<OpeningWindow> windows) {
        return windows.stream().map(OpeningWindow::toString).toList();
    }
}
