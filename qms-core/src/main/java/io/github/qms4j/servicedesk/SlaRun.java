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
 * target and never shifts a deadline by wall time. Arithmetic is in milliseconds of the target's own time. What is asked
 * of it with untimed waiting is answered for the least and the most that can have been.
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
    /** Of that, what passed in the state resolved. */
    private long usedResolved;
    /** For how much of the used time the calendar was open; kept where waiting is untimed. */
    private long open;

    private final boolean countsOpen;
    private long lastSeen;
    /** Business time that passed while it stood; moves the deadline of a target in working days. */
    private long stoodStill;

    private long exhaustedAt = NEVER;
    private boolean missed;

    private SlaRun(BusinessTime calendar, SlaTarget target, long started, boolean countsOpen) {
        this.calendar = calendar;
        this.countsOpen = countsOpen;
        this.lastSeen = started;
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
     * @param countsOpen whether it is to be known for how much of the time the calendar was open
     */
    static SlaRun over(
            BusinessTime calendar,
            SlaTarget target,
            TicketTimeline line,
            Instant from,
            Stop stop,
            boolean countsResolved,
            boolean countsOpen) {
        SlaRun run = new SlaRun(calendar, target, from.toEpochMilli(), countsOpen);
        long end = stop.at().toEpochMilli();
        for (Stretch stretch : line.stretches()) {
            if (stretch.position() >= stop.position()) {
                break;
            }
            long a = Math.max(run.started, stretch.from().toEpochMilli());
            long b = Math.min(end, stretch.until().toEpochMilli());
            if (a <= b) {
                boolean resolved = stretch.pace() == Pace.RESOLVED;
                long before = run.used;
                run.pass(resolved && countsResolved ? Pace.RUNNING : stretch.pace(), a, b);
                run.usedResolved += resolved ? run.used - before : 0;
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
            open += countsOpen ? calendar.elapsedMillis(from, until) : 0;
        } else if (target instanceof SlaTarget.WorkingDays) {
            stoodStill += calendar.elapsedMillis(from, until);
        }
        if (pace == Pace.RUNNING || target instanceof SlaTarget.FixedDeadline) {
            exhaust(until);
        }
        lastSeen = until;
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
        return target instanceof SlaTarget.FixedDeadline fixed ? fixed.instant().toEpochMilli() : due(stoodStill);
    }

    /** When a target in working days is due after so much business time in which the clock stood. */
    private long due(long stood) {
        long unpaused = calendar.deadline(Instant.ofEpochMilli(started), ((SlaTarget.WorkingDays) target).days())
                .toEpochMilli();
        return stood == 0 ? unpaused : calendar.deadlineEpochMilli(unpaused, stood);
    }

    boolean isMissed() {
        return missed;
    }

    /** Whether it is missed even if as much of the time that was counted was waited as can have been. */
    boolean isMissedAtBest(UntimedWaiting waiting) {
        return isMissedDespite(mostWaited(waiting));
    }

    /** Whether it is missed if as little was waited as can have been. */
    boolean isMissedAtWorst(UntimedWaiting waiting) {
        return isMissedDespite(leastWaited(waiting));
    }

    private boolean isMissedDespite(long waited) {
        if (waited == 0 || target instanceof SlaTarget.FixedDeadline) {
            return missed;
        }
        if (target instanceof SlaTarget.WorkingDays) {
            return lastSeen > due(stoodStill + waited);
        }
        return left(lastSeen) + waited < 0;
    }

    private long leastWaited(UntimedWaiting waiting) {
        return waiting.isNone() || target instanceof SlaTarget.FixedDeadline
                ? 0
                : waiting.atLeast(used - usedResolved, countsWallTime());
    }

    private long mostWaited(UntimedWaiting waiting) {
        return waiting.isNone() || target instanceof SlaTarget.FixedDeadline
                ? 0
                : waiting.atMost(used - usedResolved, open, countsWallTime());
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

    /**
     * The clock as it stands.
     *
     * @param surely the same run up to the earliest instant at which it can have been stopped
     */
    Clock clock(String priority, Outcome outcome, @Nullable Instant endedAt, UntimedWaiting waiting, SlaRun surely) {
        boolean exact = mostWaited(waiting) == 0;
        return new Clock(
                priority,
                target,
                Instant.ofEpochMilli(started),
                outcome,
                Duration.ofMillis(used - leastWaited(waiting)),
                Duration.ofMillis(surely.used - surely.mostWaited(waiting)),
                exact ? dueAt() : null,
                exact && outcome == Outcome.MISSED ? Instant.ofEpochMilli(exhaustedAt) : null,
                endedAt);
    }
}
