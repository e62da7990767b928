package io.github.qms4j.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The plain way to do it, as an oracle and as what a benchmark compares with: walks from day to day, works out the
 * hours of each from the zone's rules and adds up. Shares nothing with the compiled calendar but the definition.
 */
final class DayWalkingCalendar {
    private static final Duration STEP = Duration.ofDays(1);

    private final BusinessCalendar calendar;
    private final ZoneRules rules;

    DayWalkingCalendar(BusinessCalendar calendar) {
        this.calendar = calendar;
        this.rules = calendar.zone().getRules();
    }

    Duration elapsed(Instant from, Instant until) {
        Duration sum = Duration.ZERO;
        for (Instant at = from; at.isBefore(until); at = at.plus(STEP)) {
            for (Span open : openIn(at, earlier(at.plus(STEP), until))) {
                sum = sum.plus(Duration.between(open.start, open.end));
            }
        }
        return sum;
    }

    Instant deadline(Instant start, Duration target) {
        Duration rest = target;
        Instant at = start;
        while (!rest.isZero()) {
            for (Span open : openIn(at, at.plus(STEP))) {
                Duration length = Duration.between(open.start, open.end);
                if (rest.compareTo(length) <= 0) {
                    return open.start.plus(rest);
                }
                rest = rest.minus(length);
            }
            at = at.plus(STEP);
        }
        return start;
    }

    boolean isOpen(Instant instant) {
        return !openIn(instant, instant.plusNanos(1)).isEmpty();
    }

    private List<Span> openIn(Instant from, Instant until) {
        List<Span> spans = new ArrayList<>();
        LocalDate last = LocalDateTime.ofInstant(until, rules.getOffset(until))
                .toLocalDate()
                .plusDays(1);
        LocalDate first = LocalDateTime.ofInstant(from, rules.getOffset(from))
                .toLocalDate()
                .minusDays(1);
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            addOpen(spans, date, from, until);
        }
        spans.sort(Comparator.comparing(Span::start));
        return withoutOverlaps(spans);
    }

    private void addOpen(List<Span> spans, LocalDate date, Instant from, Instant until) {
        if (isSkipped(date)) {
            return;
        }
        for (OpeningWindow window : calendar.openingsOn(date)) {
            Instant start = later(instant(date, window.startSecond()), from);
            Instant end = earlier(instant(date, window.endSecond()), until);
            if (start.isBefore(end)) {
                spans.add(new Span(start, end));
            }
        }
    }

    private static List<Span> withoutOverlaps(List<Span> sorted) {
        List<Span> spans = new ArrayList<>();
        Instant done = Instant.MIN;
        for (Span span : sorted) {
            Instant start = later(span.start, done);
            if (start.isBefore(span.end)) {
                spans.add(new Span(start, span.end));
                done = span.end;
            }
        }
        return spans;
    }

    private boolean isSkipped(LocalDate date) {
        ZoneOffsetTransition change = rules.getTransition(date.atStartOfDay());
        return change != null
                && change.isGap()
                && !change.getDateTimeAfter().isBefore(date.plusDays(1).atStartOfDay());
    }

    private Instant instant(LocalDate date, int second) {
        LocalDateTime local = date.atStartOfDay().plusSeconds(second);
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        if (!offsets.isEmpty()) {
            return local.toInstant(offsets.get(0));
        }
        ZoneOffsetTransition gap = rules.getTransition(local);
        return local.plus(gap.getDuration()).toInstant(gap.getOffsetAfter());
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private record Span(Instant start, Instant end) {}
}
