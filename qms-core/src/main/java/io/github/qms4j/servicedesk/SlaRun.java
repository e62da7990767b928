package io.github.qms4j.servicedesk;

import io.github.qms4j.calendar.BusinessClock;
import io.github.qms4j.servicedesk.SlaVerdict.Clock;
import io.github.qms4j.servicedesk.SlaVerdict.Outcome;
import io.github.qms4j.servicedesk.TicketTimeline.Pace;
import io.github.qms4j.servicedesk.TicketTimeline.Stretch;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One clock against one target. Only time that passes while the clock runs is counted; a pause takes nothing from the
 * target and never shifts a deadline by wall time. Arithmetic is in milliseconds of the target's own time.
 */
final class SlaRun {
    private static final long NEVER = Long.MIN_VALUE;

    private final BusinessClock calendar;
    private final SlaTarget target;
    private final long started;
    private Pace pace = Pace.RUNNING;
    private long runningSince;
    /** Used up before the clock last began to run. */
    private long usedBefore;

    private long used;
    private long stoodStill;
    private long missedAt = NEVER;

    private SlaRun(BusinessClock calendar, SlaTarget target, long started) {
        this.calendar = calendar;
        this.target = target;
        this.started = started;
        this.runningSince = started;
    }

    /**
     * Runs a clock over a ticket's time line.
     *
     * @param from when it starts to count
     * @param until when it is stopped, superseded or looked at
     * @param countsResolved whether time in which the ticket is resolved counts
     */
    static SlaRun over(
            BusinessClock calendar,
            SlaTarget target,
            TicketTimeline line,
            Instant from,
            Instant until,
            boolean countsResolved) {
        SlaRun run = new SlaRun(calendar, target, from.toEpochMilli());
        for (Stretch stretch : line.stretches()) {
            if (stretch.from().isAfter(until)) {
                break;
            }
            long a = Math.max(run.started, stretch.from().toEpochMilli());
            long b = Math.min(until.toEpochMilli(), stretch.until().toEpochMilli());
            if (a <= b) {
                run.pass(stretch.pace() == Pace.RESOLVED && countsResolved ? Pace.RUNNING : stretch.pace(), a, b);
            }
        }
        return run;
    }

    private void pass(Pace newPace, long from, long until) {
        pace = newPace;
        usedBefore = used;
        runningSince = from;
        if (pace == Pace.RUNNING) {
            used += elapsed(from, until);
        } else {
            stoodStill += calendar.elapsedMillis(from, until);
        }
        boolean counts = pace == Pace.RUNNING || target instanceof SlaTarget.FixedDeadline;
        if (counts && missedAt == NEVER && isExhausted(until)) {
            missedAt = due();
        }
    }

    /** Exactly used up is not yet missed: no time has passed that was not granted. */
    private boolean isExhausted(long now) {
        if (target instanceof SlaTarget.BusinessTime time) {
            return used > time.length().toMillis();
        }
        if (target instanceof SlaTarget.ElapsedTime time) {
            return used > time.length().toMillis();
        }
        return now > due();
    }

    private boolean countsWallTime() {
        return target instanceof SlaTarget.ElapsedTime || target instanceof SlaTarget.FixedDeadline;
    }

    private long elapsed(long from, long until) {
        return countsWallTime() ? until - from : calendar.elapsedMillis(from, until);
    }

    /** When the target is exhausted if the clock goes on from where it last began to run. */
    private long due() {
        if (target instanceof SlaTarget.BusinessTime time) {
            return calendar.deadlineEpochMilli(
                    runningSince, Math.max(0, time.length().toMillis() - usedBefore));
        }
        if (target instanceof SlaTarget.ElapsedTime time) {
            return runningSince + Math.max(0, time.length().toMillis() - usedBefore);
        }
        if (target instanceof SlaTarget.WorkingDays days) {
            long unpaused = calendar.deadline(Instant.ofEpochMilli(started), days.days())
                    .toEpochMilli();
            return stoodStill == 0 ? unpaused : calendar.deadlineEpochMilli(unpaused, stoodStill);
        }
        return ((SlaTarget.FixedDeadline) target).instant().toEpochMilli();
    }

    boolean isMissed() {
        return missedAt != NEVER;
    }

    /** How it stands while nothing has stopped it. */
    Outcome standing() {
        if (isMissed()) {
            return Outcome.MISSED;
        }
        return pace == Pace.PAUSED ? Outcome.PAUSED : Outcome.RUNNING;
    }

    /** When it is or was due; null while it stands still and will be moved by that. */
    @Nullable
    Instant dueAt() {
        if (isMissed()) {
            return Instant.ofEpochMilli(missedAt);
        }
        boolean moves = pace != Pace.RUNNING && !(target instanceof SlaTarget.FixedDeadline);
        return moves ? null : Instant.ofEpochMilli(due());
    }

    Clock clock(String priority, Outcome outcome, @Nullable Instant endedAt) {
        return new Clock(
                priority,
                target,
                Instant.ofEpochMilli(started),
                outcome,
                Duration.ofMillis(used),
                dueAt(),
                isMissed() ? Instant.ofEpochMilli(missedAt) : null,
                endedAt);
    }
}
