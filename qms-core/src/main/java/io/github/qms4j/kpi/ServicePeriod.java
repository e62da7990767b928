package io.github.qms4j.kpi;

import io.github.qms4j.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What a service report is about: a period in days, and the instant as of which everything is looked at.
 *
 * @param from the first day
 * @param until the day after the last one
 * @param zone whose days and months are meant; the engine's
 * @param asOf nothing that happened later is known; in UTC with milliseconds
 * @param ageBands where the age of open tickets is divided, in wall time, ascending: a ticket of that age or older is in
 *     the next band
 */
public record ServicePeriod(LocalDate from, LocalDate until, ZoneId zone, Instant asOf, List<Duration> ageBands) {
    /** A day, a week, 30 days and 90 days. */
    public static final List<Duration> USUAL_AGE_BANDS =
            List.of(Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(90));

    /** The longest period, in months; a figure stands for each. */
    public static final int MAX_MONTHS = 120;

    public ServicePeriod {
        Objects.requireNonNull(zone, "zone");
        asOf = asOf.truncatedTo(ChronoUnit.MILLIS);
        ageBands = List.copyOf(ageBands);
        if (!from.isBefore(until)) {
            throw InvalidInputException.of(
                    "service report", "until", until, "is not after its first day " + from, "give a later day");
        }
        if (ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(until.minusDays(1))) >= MAX_MONTHS) {
            throw InvalidInputException.of(
                    "service report",
                    "until",
                    until,
                    "is more than " + MAX_MONTHS + " months after " + from,
                    "report shorter periods");
        }
        Duration before = Duration.ZERO;
        for (Duration band : ageBands) {
            if (band.compareTo(before) <= 0) {
                throw InvalidInputException.of(
                        "service report",
                        "ageBands",
                        band,
                        "is not longer than " + before,
                        "give ages above zero in ascending order");
            }
            before = band;
        }
    }

    /** A period as of its end, with the usual bands of age. */
    public static ServicePeriod of(LocalDate from, LocalDate until, ZoneId zone) {
        return new ServicePeriod(
                from, until, zone, until.atStartOfDay(zone).toInstant().minusMillis(1), USUAL_AGE_BANDS);
    }

    /** The same looked at as of another instant. */
    public ServicePeriod asOf(Instant instant) {
        return new ServicePeriod(from, until, zone, instant, ageBands);
    }

    Instant start() {
        return from.atStartOfDay(zone).toInstant();
    }

    Instant end() {
        return until.atStartOfDay(zone).toInstant();
    }

    /** Its months, the first and the last one cut to it. */
    List<Month> months() {
        YearMonth first = YearMonth.from(from);
        int count = (int) ChronoUnit.MONTHS.between(first, YearMonth.from(until.minusDays(1))) + 1;
        return IntStream.range(0, count)
                .mapToObj(i -> month(first.plusMonths(i)))
                .toList();
    }

    private Month month(YearMonth month) {
        LocalDate first = month.atDay(1).isBefore(from) ? from : month.atDay(1);
        LocalDate next = month.plusMonths(1).atDay(1).isAfter(until)
                ? until
                : month.plusMonths(1).atDay(1);
        return new Month(
                month.toString(),
                first.atStartOfDay(zone).toInstant(),
                next.atStartOfDay(zone).toInstant());
    }

    /** From an instant up to, not including, another one. */
    record Month(String name, Instant start, Instant end) {
        boolean holds(Instant at) {
            return !at.isBefore(start) && at.isBefore(end);
        }
    }
}
