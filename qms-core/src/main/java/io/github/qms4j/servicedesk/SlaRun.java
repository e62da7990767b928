package io.github.qms4j.servicedesk;

import io.github.qms4j.calendar.BusinessTime;
import io.github.qms4j.servicedesk.SlaVerdict.Clock;
import io.github.qms4j.servicedesk.SlaVerdict.Outcome;
import io.github.qms4j.servicedesk.TicketTimeline.Pace;
import io.github.qms4j.servicedesk.TicketTimeline.Stop;
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

    private final BusinessTime calendar;
    private final SlaTarget target;
    private final long started;
    private Pace pace = Pace.RUNNING;
    private long runningSince;
    /** Used up before the clock last began to run. */
    private long usedBefore;

    private long used;
    /** Business time that passed while it stood; moves the deadline of a target in working days. */
    private long stoodStill;

    private long exhaustedAt = NEVER;
    private boolean missed;

    private SlaRun(BusinessTime calendar, SlaTarget target, long started) {
        this.calendar = calendar;
        this.target = target;
        this.started = started;
        this.runningSince = started;
    }

    /**
     * Runs a clock over a ticket's time line.
     *
     * @param from when it starts to count
     * @param stop when it is stopped, superseded or looked at
     * @param countsResolved whether time in which the ticket is resolved counts
     */
    static SlaRun over(
            BusinessTime calendar,
            SlaTarget target,
            TicketTimeline line,
            Instant from,
            Stop stop,
            boolean countsResolved) {
        SlaRun run = new SlaRun(calendar, target, from.toEpochMilli());
        long end = stop.at().toEpochMilli();
        for (Stretch stretch : line.stretches()) {
            if (stretch.position() >= stop.position()) {
                break;
            }
            long a = Math.max(run.started, stretch.from().toEpochMilli());
            long b = Math.min(end, stretch.until().toEpochMilli());
            if (a <= b) {
                run.pass(stretch.pace() == Pace.RESOLVED && countsResolved ? Pace.RUNNING : stretch.pace(), a, b);
            }
        }
        return run;
    }

    private void pass(Pace newPace, long from, long until) {
        if (newPace != pace) {
            pace = newPace;
            usedBefore = used;
            runningSince = from;
        }
        if (pace == Pace.RUNNING) {
            used += countsWallTime() ? until - from : calendar.elapsedMillis(from, until);
        } else if (target instanceof SlaTarget.WorkingDays) {
            stoodStill += calendar.elapsedMillis(from, until);
        }
        if (pace == Pace.RUNNING || target instanceof SlaTarget.FixedDeadline) {
            exhaust(until);
        }
    }

    /** Exactly used up is not yet missed: no time has passed that was not granted. */
    private void exhaust(long now) {
        long left = left(now);
        if (left <= 0 && exhaustedAt == NEVER) {
            exhaustedAt = due();
        }
        missed |= left < 0;
    }

    private long left(long now) {
        if (target instanceof SlaTarget.BusinessTime time) {
            return time.length().toMillis() - used;
        }
        if (target instanceof SlaTarget.ElapsedTime time) {
            return time.length().toMillis() - used;
        }
        return due() - now;
    }

    private boolean countsWallTime() {
        return target instanceof SlaTarget.ElapsedTime || target instanceof SlaTarget.FixedDeadline;
    }

    /** When the target is exhausted if the clock goes on from where it last began to run. */
    private long due() {
        if (target instanceof SlaTarget.BusinessTime time) {
            return calendar.deadlineEpochMilli(runningSince, time.length().toMillis() - usedBefore);
        }
        if (target instanceof SlaTarget.ElapsedTime time) {
            return runningSince + time.length().toMillis() - usedBefore;
        }
        if (target instanceof SlaTarget.WorkingDays days) {
            long unpaused = calendar.deadline(Instant.ofEpochMilli(started), days.days())
                    .toEpochMilli();
            return stoodStill == 0 ? unpaused : calendar.deadlineEpochMilli(unpaused, stoodStill);
        }
        return ((SlaTarget.FixedDeadline) target).instant().toEpochMilli();
    }

    boolean isMissed() {
        return missed;
    }

    boolean isPaused() {
        return pace == Pace.PAUSED;
    }

    /** When it is or was due; null while it stands still and will be moved by that. */
    @Nullable
    Instant dueAt() {
        if (exhaustedAt != NEVER) {
            return Instant.ofEpochMilli(exhaustedAt);
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
                missed ? Instant.ofEpochMilli(exhaustedAt) : null,
                endedAt);
    }
}
