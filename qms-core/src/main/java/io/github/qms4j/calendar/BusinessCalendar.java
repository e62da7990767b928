package io.github.qms4j.calendar;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * When a service is open: weekly opening hours, holidays of one date or of every year, and dates with hours of their own,
 * in the time zone of the service. Ask it through {@link #clock()}, or through {@link #compile} for a range of dates fixed beforehand.
 *
 * <p>Immutable. Two calendars are equal when name, zone, hours, holidays and exceptions are the same, in whatever order
 * and pieces the hours were given: touching and overlapping windows of a day are merged, and windows past midnight are
 * split there. A window belongs to its local date, so a holiday closes that date from midnight to midnight: it takes
 * away the morning that an overnight window of the day before would reach into, and leaves the next morning open. A date
 * with hours of its own keeps them on a yearly holiday, because it is the more exact statement.
 */
public final class BusinessCalendar {
    private static final String SUBJECT = "Business calendar";
    /** Between the names of holidays that fall on one date. */
    private static final String AND = " / ";

    private final String name;
    private final ZoneId zone;
    private final Map<DayOfWeek, List<OpeningWindow>> weeklyOpenings;
    private final NavigableMap<LocalDate, String> holidays;
    private final NavigableMap<MonthDay, String> yearlyHolidays;
    private final NavigableMap<LocalDate, List<OpeningWindow>> exceptions;

    private BusinessCalendar(Builder builder) {
        name = builder.name;
        zone = builder.zone;
        Map<DayOfWeek, List<OpeningWindow>> weekly = new EnumMap<>(DayOfWeek.class);
        builder.weekly.forEach((day, windows) -> weekly.put(day, OpeningWindow.merge(windows)));
        weeklyOpenings = Collections.unmodifiableMap(weekly);
        holidays = joined(builder.holidays);
        yearlyHolidays = joined(builder.yearlyHolidays);
        exceptions = Collections.unmodifiableNavigableMap(new TreeMap<>(builder.exceptions));
    }

    private static <D extends Comparable<? super D>> NavigableMap<D, String> joined(
            NavigableMap<D, SortedSet<String>> names) {
        NavigableMap<D, String> joined = new TreeMap<>();
        names.forEach((day, all) -> joined.put(day, String.join(AND, all)));
        return Collections.unmodifiableNavigableMap(joined);
    }

    /**
     * A calendar that is closed until hours are given to it.
     *
     * @param name as people know it; not blank
     * @param zone a region of the time zone database, or UTC
     * @throws InvalidInputException if the zone is a bare offset: it would not follow a change of the clocks
     */
    public static Builder builder(String name, ZoneId zone) {
        return new Builder(name, TimeZoneDatabase.region(zone));
    }

    /**
     * As {@link #builder(String, ZoneId)}, with the zone as text, for example {@code Europe/Berlin}.
     *
     * @throws InvalidInputException if there is no such region
     */
    public static Builder builder(String name, String zone) {
        return new Builder(name, TimeZoneDatabase.region(zone));
    }

    /**
     * A calendar that never closes (24x7).
     *
     * @throws InvalidInputException as for {@link #builder(String, ZoneId)}
     */
    public static BusinessCalendar alwaysOpen(String name, ZoneId zone) {
        return builder(name, zone)
                .open(EnumSet.allOf(DayOfWeek.class), OpeningWindow.ALL_DAY)
                .build();
    }

    /** A builder that holds all of this calendar, to derive its next version. */
    public Builder toBuilder() {
        Builder builder = new Builder(name, zone);
        weeklyOpenings.forEach((day, windows) -> windows.forEach(window -> builder.open(day, window)));
        builder.holidays(holidays).yearlyHolidays(yearlyHolidays);
        builder.exceptions.putAll(exceptions);
        return builder;
    }

    public String name() {
        return name;
    }

    /** The zone of the local times and dates; always a region, UTC is the region of that name. */
    public ZoneId zone() {
        return zone;
    }

    /** The hours of an ordinary week, Monday first; days without an opening are absent. None spans midnight. */
    public Map<DayOfWeek, List<OpeningWindow>> weeklyOpenings() {
        return weeklyOpenings;
    }

    /** The closed dates with their names, in order; several holidays on one date are one name, joined by a slash. */
    public NavigableMap<LocalDate, String> holidays() {
        return holidays;
    }

    /** The days that are closed in every year, with their names, in order; 29 February in leap years only. */
    public NavigableMap<MonthDay, String> yearlyHolidays() {
        return yearlyHolidays;
    }

    /** The dates whose hours replace those of the week, in order. None spans midnight. */
    public NavigableMap<LocalDate, List<OpeningWindow>> exceptions() {
        return exceptions;
    }

    /** The hours of this date, in order, after holidays and exceptions; empty when it is closed. */
    public List<OpeningWindow> openingsOn(LocalDate date) {
        if (holidays.containsKey(date)) {
            return List.of();
        }
        List<OpeningWindow> special = exceptions.get(date);
        if (special != null) {
            return special;
        }
        boolean closed = !yearlyHolidays.isEmpty() && yearlyHolidays.containsKey(MonthDay.from(date));
        return closed ? List.of() : weeklyOpenings.getOrDefault(date.getDayOfWeek(), List.of());
    }

    /** The calendar as a clock for any instant of 1900 to 2399, that compiles ranges as they are needed. */
    public BusinessClock clock() {
        return new BusinessClock(this);
    }

    /**
     * The calendar worked out for a range of dates, for fast and repeated questions.
     *
     * @param from the first date
     * @param untilExclusive the date after the last
     * @throws InvalidInputException if the range is empty or reaches beyond the years 1900 to 2399
     */
    public CompiledCalendar compile(LocalDate from, LocalDate untilExclusive) {
        return CompiledCalendar.of(this, from, untilExclusive);
    }

    /** Whether there can be an opening on this date or later. */
    boolean opensFrom(LocalDate date) {
        return !weeklyOpenings.isEmpty() || exceptions.ceilingKey(date) != null;
    }

    /** The openings of this date on the time line, without the empty; they can overlap where a gap moved them. */
    List<Interval> intervalsOn(LocalDate date) {
        List<OpeningWindow> windows = openingsOn(date);
        if (windows.isEmpty() || isSkipped(date)) {
            return List.of();
        }
        List<Interval> intervals = new ArrayList<>(windows.size());
        for (OpeningWindow window : windows) {
            long start = epochMilli(date, window.startSecond());
            long end = epochMilli(date, window.endSecond());
            if (start < end) {
                intervals.add(new Interval(start, end));
            }
        }
        return intervals;
    }

    /** The instant of local midnight at the start of this date. */
    long startOf(LocalDate date) {
        return epochMilli(date, 0);
    }

    // A zone that crosses the date line leaves out a whole date, as Apia did with 2011-12-30. Moving its hours forward
    // by the length of the gap would open the next date at hours that are not its own.
    private boolean isSkipped(LocalDate date) {
        return !ZonedDateTime.of(date, LocalTime.MIDNIGHT, zone).toLocalDate().equals(date);
    }

    private long epochMilli(LocalDate date, int secondOfDay) {
        LocalDateTime local = date.atStartOfDay().plusSeconds(secondOfDay);
        return ZonedDateTime.ofLocal(local, zone, null).toEpochSecond() * 1_000;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BusinessCalendar that
                && name.equals(that.name)
                && zone.equals(that.zone)
                && weeklyOpenings.equals(that.weeklyOpenings)
                && holidays.equals(that.holidays)
                && yearlyHolidays.equals(that.yearlyHolidays)
                && exceptions.equals(that.exceptions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, zone, weeklyOpenings, holidays, yearlyHolidays, exceptions);
    }

    @Override
    public String toString() {
        return "BusinessCalendar " + name + " in " + zone + " " + weeklyOpenings + ", holidays " + holidays
                + ", every year " + yearlyHolidays + ", exceptions " + exceptions;
    }

    /**
     * Gathers a calendar. The order of calls does not matter. What contradicts itself is listed by {@link #build()},
     * all at once. Not safe for several threads.
     */
    public static final class Builder {
        private final String name;
        private final ZoneId zone;
        private final Map<DayOfWeek, List<OpeningWindow>> weekly = new EnumMap<>(DayOfWeek.class);
        private final NavigableMap<LocalDate, SortedSet<String>> holidays = new TreeMap<>();
        private final NavigableMap<MonthDay, SortedSet<String>> yearlyHolidays = new TreeMap<>();
        private final NavigableMap<LocalDate, List<OpeningWindow>> exceptions = new TreeMap<>();
        private final List<Violation> violations = new ArrayList<>();

        private Builder(String name, ZoneId zone) {
            this.name = Objects.requireNonNull(name, "name");
            this.zone = zone;
            if (name.isBlank()) {
                violations.add(new Violation("name", name, "is blank", "name the calendar as people know it"));
            }
        }

        /** Opens every such day of the week; a window past midnight also opens the morning of the next day. */
        public Builder open(DayOfWeek day, OpeningWindow window) {
            DayOfWeek current = Objects.requireNonNull(day, "day");
            for (OpeningWindow part : window.splitAtMidnight()) {
                weekly.computeIfAbsent(current, key -> new ArrayList<>()).add(part);
                current = current.plus(1);
            }
            return this;
        }

        /**
         * As {@link #open(DayOfWeek, OpeningWindow)}, with the times as text, for example {@code 08:00} and
         * {@code 24:00}.
         *
         * @throws InvalidInputException as for {@link OpeningWindow#of(String, String)}
         */
        public Builder open(DayOfWeek day, String start, String end) {
            return open(day, OpeningWindow.of(start, end));
        }

        /**
         * As {@link #open(DayOfWeek, OpeningWindow)}.
         *
         * @throws InvalidInputException as for {@link OpeningWindow#of(LocalTime, LocalTime)}
         */
        public Builder open(DayOfWeek day, LocalTime start, LocalTime end) {
            return open(day, OpeningWindow.of(start, end));
        }

        /** As {@link #open(DayOfWeek, OpeningWindow)}, for each of these days. */
        public Builder open(Set<DayOfWeek> days, OpeningWindow window) {
            days.forEach(day -> open(day, window));
            return this;
        }

        /**
         * As {@link #open(DayOfWeek, OpeningWindow)}, for each day from the first to the last, both included; a range
         * may run past Sunday.
         */
        public Builder open(DayOfWeek first, DayOfWeek last, OpeningWindow window) {
            Objects.requireNonNull(last, "last");
            for (DayOfWeek day = first; day != last; day = day.plus(1)) {
                open(day, window);
            }
            return open(last, window);
        }

        /** Closes this date, midnight to midnight. Two holidays may fall on one date; it keeps both names. */
        public Builder holiday(LocalDate date, String name) {
            return add(holidays, Objects.requireNonNull(date, "date"), name);
        }

        /** As {@link #holiday}, for each of these dates. */
        public Builder holidays(Map<LocalDate, String> dates) {
            dates.forEach(this::holiday);
            return this;
        }

        /**
         * Closes this day in every year, midnight to midnight; 29 February in leap years only. A date with hours of its
         * own keeps them. Two holidays may fall on one day; it keeps both names.
         */
        public Builder yearlyHoliday(MonthDay day, String name) {
            return add(yearlyHolidays, Objects.requireNonNull(day, "day"), name);
        }

        /** As {@link #yearlyHoliday}, for each of these days. */
        public Builder yearlyHolidays(Map<MonthDay, String> days) {
            days.forEach(this::yearlyHoliday);
            return this;
        }

        private <D> Builder add(Map<D, SortedSet<String>> holidaysByDay, D day, String name) {
            if (name.isBlank()) {
                refuse("holiday", day, "has a blank name", "say what is celebrated or why it is closed");
            }
            holidaysByDay.computeIfAbsent(day, key -> new TreeSet<>()).addAll(List.of(name.split(AND, -1)));
            return this;
        }

        /**
         * Replaces the weekly hours of this date. Windows may not span midnight, since the next date has hours of its
         * own: give the morning as an exception of the next date. Repeating the same hours changes nothing.
         */
        public Builder exception(LocalDate date, List<OpeningWindow> windows) {
            Objects.requireNonNull(date, "date");
            if (windows.isEmpty()) {
                refuse("exception", date, "has no opening", "name the closed date as a holiday");
            }
            for (OpeningWindow window : windows) {
                if (window.spansMidnight()) {
                    refuse(
                            "exception",
                            date,
                            "has the hours " + window + " past midnight",
                            "end them at 24:00 and give the morning as an exception of " + date.plusDays(1));
                    return this;
                }
            }
            List<OpeningWindow> merged = OpeningWindow.merge(windows);
            List<OpeningWindow> known = exceptions.putIfAbsent(date, merged);
            if (known != null && !known.equals(merged)) {
                refuse("exception", date, "is given both " + known + " and " + merged, "give all its hours at once");
            }
            return this;
        }

        /** As {@link #exception}, for each of these dates. */
        public Builder exceptions(Map<LocalDate, List<OpeningWindow>> dates) {
            dates.forEach(this::exception);
            return this;
        }

        /**
         * The calendar. One without any hours is legal; only its deadlines are refused.
         *
         * @throws InvalidInputException with every contradiction: a blank name, an exception
         *     without hours, past midnight or given twice, a date that is both holiday and exception
         */
        public BusinessCalendar build() {
            List<Violation> found = new ArrayList<>(violations);
            for (LocalDate date : exceptions.keySet()) {
                if (holidays.containsKey(date)) {
                    found.add(new Violation(
                            "exception",
                            date.toString(),
                            "is also the holiday '" + String.join(AND, holidays.get(date)) + "'",
                            "keep the one or the other"));
                }
            }
            if (!found.isEmpty()) {
                throw new InvalidInputException(SUBJECT + " '" + name + "'", found);
            }
            return new BusinessCalendar(this);
        }

        private void refuse(String place, Object date, String rule, String remedy) {
            violations.add(new Violation(place, date.toString(), rule, remedy));
        }
    }
}
