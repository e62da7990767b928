package io.github.qms4j.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A business calendar in the form in which it is stored.
 *
 * @param name the calendar's name
 * @param zone IANA id of its zone
 * @param weekly opening windows a weekday, such as {@code 08:00-18:00}
 * @param holidays closed dates with their names
 * @param yearlyHolidays days that are closed in every year, with their names
 * @param exceptions dates with windows of their own
 */
public record CalendarState(
        String name,
        String zone,
        Map<DayOfWeek, List<String>> weekly,
        Map<LocalDate, String> holidays,
        Map<MonthDay, String> yearlyHolidays,
        Map<LocalDate, List<String>> exceptions) {
    public CalendarState {
        weekly = copy(weekly);
        holidays = Collections.unmodifiableMap(new TreeMap<>(holidays));
        yearlyHolidays = Collections.unmodifiableMap(new TreeMap<>(yearlyHolidays));
        exceptions = copy(exceptions);
    }

    private static <K extends Comparable<? super K>> Map<K, List<String>> copy(Map<K, List<String>> windows) {
        Map<K, List<String>> copy = new TreeMap<>();
        windows.forEach((day, texts) -> copy.put(day, List.copyOf(texts)));
        return Collections.unmodifiableMap(copy);
    }

    /** The stored form of a calendar. */
    public static CalendarState of(BusinessCalendar calendar) {
        Map<DayOfWeek, List<String>> weekly = new EnumMap<>(DayOfWeek.class);
        calendar.weeklyOpenings().forEach((day, windows) -> weekly.put(day, texts(windows)));
        Map<LocalDate, List<String>> exceptions = new HashMap<>();
        calendar.exceptions().forEach((date, windows) -> exceptions.put(date, texts(windows)));
        return new CalendarState(
                calendar.name(),
                calendar.zone().getId(),
                weekly,
                calendar.holidays(),
                calendar.yearlyHolidays(),
                exceptions);
    }

    /**
     * The calendar.
     *
     * @throws io.github.qms4j.InvalidInputException when it was not made from a calendar and contradicts itself
     */
    public BusinessCalendar toCalendar() {
        BusinessCalendar.Builder builder = BusinessCalendar.builder(name, zone);
        weekly.forEach((day, windows) -> windows.forEach(w -> builder.open(day, OpeningWindow.parse(w))));
        builder.holidays(holidays).yearlyHolidays(yearlyHolidays);
        exceptions.forEach((date, windows) -> builder.exception(
                date, windows.stream().map(OpeningWindow::parse).toList()));
        return builder.build();
    }

    private static List<String> texts(List<OpeningWindow> windows) {
        return windows.stream().map(OpeningWindow::toString).toList();
    }
}
