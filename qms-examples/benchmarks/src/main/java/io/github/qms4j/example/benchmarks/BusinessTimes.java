package io.github.qms4j.example.benchmarks;

import io.github.qms4j.calendar.BusinessCalendar;
import io.github.qms4j.calendar.CompiledCalendar;
import io.github.qms4j.calendar.OpeningWindow;
import io.github.qms4j.example.benchmarks.Comparison.Size;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * P3: elapsed business time and deadlines by a calendar compiled for ten years, with holidays, in a zone that changes its
 * clocks, beside a clock that walks from day to day.
 */
final class BusinessTimes {
    private static final String WALKING = "walking days";
    private static final double AIM = 100;
    private static final long SEED = 3;

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final int FIRST_YEAR = 2020;
    private static final int YEARS = 10;
    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime CLOSES = LocalTime.of(18, 0);
    private static final List<MonthDay> HOLIDAYS = List.of(
            MonthDay.of(1, 1),
            MonthDay.of(1, 6),
            MonthDay.of(5, 1),
            MonthDay.of(10, 3),
            MonthDay.of(11, 1),
            MonthDay.of(12, 24),
            MonthDay.of(12, 25),
            MonthDay.of(12, 26),
            MonthDay.of(12, 31));

    private final CompiledCalendar compiled;
    private final DayWalkingClock walking;

    private BusinessTimes() {
        Set<LocalDate> holidays = new TreeSet<>();
        for (int year = FIRST_YEAR; year <= FIRST_YEAR + YEARS; year++) {
            for (MonthDay holiday : HOLIDAYS) {
                holidays.add(holiday.atYear(year));
            }
        }
        BusinessCalendar.Builder calendar = BusinessCalendar.builder("office hours", ZONE)
                .open(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, OpeningWindow.of(OPENS, CLOSES));
        holidays.forEach(day -> calendar.holiday(day, "holiday"));
        // Two years more, for deadlines of what starts late in the ten.
        compiled = calendar.build().compile(LocalDate.of(FIRST_YEAR, 1, 1), LocalDate.of(FIRST_YEAR + YEARS + 2, 1, 1));
        walking = new DayWalkingClock(ZONE, OPENS, CLOSES, holidays);
    }

    static void compare(Size size, Report report) {
        BusinessTimes times = new BusinessTimes();
        times.compare(size, report, "of a ticket (10 minutes to 30 days)", Spans.ofTickets(size.of(20_000, 50)));
        times.compare(size, report, "of up to a year", Spans.upToAYear(size.of(4_000, 50)));
    }

    private void compare(Size size, Report report, String which, Spans spans) {
        int repeats = Math.max(1, size.of(2_000_000, 0) / spans.count());
        report.line(new Comparison("P3 elapsed business time " + which, WALKING, AIM)
                .run(
                        size,
                        new Counting(spans, repeats, compiled::elapsedMillis, spans.until),
                        new Counting(spans, 1, walking::elapsedMillis, spans.until)));
        report.line(new Comparison("P3 deadline " + which, WALKING, AIM)
                .run(
                        size,
                        new Counting(spans, repeats, compiled::deadlineEpochMilli, spans.businessTime),
                        new Counting(spans, 1, walking::deadline, spans.businessTime)));
    }

    /** A question of two longs. */
    private interface Question {
        long answer(long from, long second);
    }

    /** Asks a question of each span and adds up the answers, as often as one pass would be too short to time. */
    private static final class Counting implements Contender {
        private final Spans spans;
        private final int repeats;
        private final Question question;
        private final long[] second;
        private long sum;

        Counting(Spans spans, int repeats, Question question, long[] second) {
            this.spans = spans;
            this.repeats = repeats;
            this.question = question;
            this.second = second;
        }

        @Override
        public void run() {
            for (int repeat = 0; repeat < repeats; repeat++) {
                long answers = 0;
                for (int i = 0; i < second.length; i++) {
                    answers = answers * 31 + question.answer(spans.from[i], second[i]);
                }
                sum = answers;
            }
        }

        @Override
        public long operations() {
            return (long) repeats * second.length;
        }

        @Override
        public Object result() {
            return sum;
        }
    }

    /** Starts all over the ten years, each with an end and with an amount of business time. */
    private static final class Spans {
        private final long[] from;
        private final long[] until;
        private final long[] businessTime;

        private Spans(int count) {
            from = new long[count];
            until = new long[count];
            businessTime = new long[count];
        }

        int count() {
            return from.length;
        }

        /** Short ones are as frequent as long ones: the logarithm of the length is evenly spread. */
        static Spans ofTickets(int count) {
            double shortest = Math.log((double) Duration.ofMinutes(10).toMillis());
            double longest = Math.log((double) Duration.ofDays(30).toMillis());
            SplittableRandom random = new SplittableRandom(SEED);
            return of(count, random, () -> (long) Math.exp(shortest + random.nextDouble() * (longest - shortest)));
        }

        static Spans upToAYear(int count) {
            SplittableRandom random = new SplittableRandom(SEED);
            return of(count, random, () -> random.nextLong(Duration.ofDays(365).toMillis()));
        }

        private static Spans of(int count, SplittableRandom random, LongSupplier length) {
            long first = LocalDate.of(FIRST_YEAR, 1, 2)
                    .atStartOfDay(ZONE)
                    .toInstant()
                    .toEpochMilli();
            long range = Duration.ofDays(365L * YEARS).toMillis();
            Spans spans = new Spans(count);
            Arrays.setAll(spans.from, i -> first + random.nextLong(range));
            for (int i = 0; i < count; i++) {
                long millis = length.getAsLong();
                spans.until[i] = spans.from[i] + millis;
                // Offices are open for somewhat less than a third of the time.
                spans.businessTime[i] = millis / 4;
            }
            return spans;
        }
    }
}
