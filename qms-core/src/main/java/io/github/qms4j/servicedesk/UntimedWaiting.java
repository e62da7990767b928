package io.github.qms4j.servicedesk;

import io.github.qms4j.calendar.BusinessTime;
import io.github.qms4j.servicedesk.TicketTimeline.Pace;
import io.github.qms4j.servicedesk.TicketTimeline.Stretch;
import java.util.List;

/**
 * Waiting that stops an SLA's clocks and of which nobody knows when it was. How much of it fell into a stretch of time is
 * known within bounds: no more than there was, and no less than what the rest of the ticket's life has no room for.
 */
final class UntimedWaiting {
    private static final long GOING_ON = -1;
    private static final UntimedWaiting NONE = new UntimedWaiting(false, List.of(), GOING_ON, GOING_ON);
    private static final UntimedWaiting UNKNOWN = new UntimedWaiting(true, List.of(), GOING_ON, GOING_ON);

    /** Whether nothing is known of it. */
    private final boolean unlimited;

    private final boolean countedInBusinessTime;
    private final long wallMillis;
    private final long businessMillis;
    /** The time in which the ticket can have waited, by the wall clock and by the calendar. */
    private final long lifeWallMillis;

    private final long lifeBusinessMillis;

    private UntimedWaiting(boolean unlimited, List<WaitingTotal> totals, long lifeWallMillis, long lifeBusinessMillis) {
        this.unlimited = unlimited;
        this.countedInBusinessTime = totals.stream().anyMatch(WaitingTotal::businessTime);
        this.wallMillis = sum(totals, false);
        this.businessMillis = sum(totals, true);
        this.lifeWallMillis = lifeWallMillis;
        this.lifeBusinessMillis = lifeBusinessMillis;
    }

    private static long sum(List<WaitingTotal> totals, boolean businessTime) {
        return totals.stream()
                .filter(total -> total.businessTime() == businessTime)
                // Bounded, so that no claim of a source is too long to be added to another.
                .mapToLong(total -> Math.min(total.length().toMillis(), Long.MAX_VALUE / 1_024))
                .sum();
    }

    static UntimedWaiting of(Ticket ticket, SlaDefinition sla, TicketTimeline line, BusinessTime calendar) {
        if (!sla.isEverPaused()) {
            return NONE;
        }
        if (ticket.unknown().contains(UnknownFact.WAITING)) {
            return UNKNOWN;
        }
        List<WaitingTotal> totals = ticket.waitingTotals().stream()
                .filter(total -> sla.isPausedBy(total.reason()))
                .toList();
        if (totals.isEmpty()) {
            return NONE;
        }
        if (!line.isFinished()) {
            return new UntimedWaiting(false, totals, GOING_ON, GOING_ON);
        }
        long wall = 0;
        long business = 0;
        long end = line.end().toEpochMilli();
        for (Stretch stretch : line.stretches()) {
            long from = stretch.from().toEpochMilli();
            long until = Math.min(end, stretch.until().toEpochMilli());
            if (stretch.pace() != Pace.RESOLVED && from < until) {
                wall += until - from;
                business += calendar.elapsedMillis(from, until);
            }
        }
        return new UntimedWaiting(false, totals, wall, business);
    }

    boolean isNone() {
        return this == NONE;
    }

    /**
     * The least of it that fell into time that a clock has counted.
     *
     * @param worked what the clock has counted in the target's own time, without the state resolved
     * @param wallTime whether that is wall time
     */
    long atLeast(long worked, boolean wallTime) {
        if (lifeWallMillis == GOING_ON) {
            return 0;
        }
        long ofWall = Math.max(0, wallMillis - (lifeWallMillis - worked));
        long ofBusiness = wallTime ? 0 : Math.max(0, businessMillis - (lifeBusinessMillis - worked));
        return Math.min(worked, ofWall + ofBusiness);
    }

    /**
     * The most of it that can have fallen into time that a clock has counted.
     *
     * @param worked as for {@link #atLeast}
     * @param open for how much of that time the calendar was open
     */
    long atMost(long worked, long open, boolean wallTime) {
        if (unlimited) {
            return worked;
        }
        // What a source counts in opening hours may go on while the calendar is closed.
        long closed = wallTime && countedInBusinessTime ? Math.max(0, worked - open) : 0;
        return Math.min(worked, Math.min(wallMillis, worked) + Math.min(businessMillis, open) + closed);
    }
}
