package io.github.qms4j.servicedesk;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.calendar.BusinessClock;
import io.github.qms4j.calendar.TimeZoneDatabase;
import io.github.qms4j.servicedesk.SlaVerdict.Clock;
import io.github.qms4j.servicedesk.SlaVerdict.Outcome;
import io.github.qms4j.servicedesk.TicketTimeline.Cycle;
import io.github.qms4j.servicedesk.TicketTimeline.PriorityFrom;
import io.github.qms4j.servicedesk.TicketTimeline.Stop;
import io.github.qms4j.servicedesk.TicketTimeline.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges tickets by one version of an SLA (rules SD-2 to SD-4). Pure: the same ticket, definition, calendar and instant
 * give the same verdict. Safe for use by many threads.
 */
public final class SlaClock {
    private static final int PERCENT = 100;
    private static final SlaMetric[] METRICS = SlaMetric.values();

    private final SlaDefinition sla;
    private final BusinessClock calendar;

    private final @Nullable Instant withdrawnAt;
    private final String timeZoneRules;

    private SlaClock(SlaDefinition sla, BusinessClock calendar, @Nullable Instant withdrawnAt) {
        this.sla = sla;
        this.calendar = calendar;
        this.withdrawnAt = withdrawnAt;
        this.timeZoneRules = TimeZoneDatabase.version(calendar.calendar().zone());
    }

    /**
     * A clock.
     *
     * @param sla the version to judge by
     * @param calendar the calendar that the definition names
     * @throws InvalidInputException when the calendar is another one
     */
    public static SlaClock of(SlaDefinition sla, BusinessClock calendar) {
        if (!sla.calendar().equals(calendar.calendar().name())) {
            throw InvalidInputException.of(
                    sla.toString(),
                    "calendar",
                    calendar.calendar().name(),
                    "is not the calendar the definition names",
                    "pass the calendar '" + sla.calendar() + "'");
        }
        return new SlaClock(sla, calendar, null);
    }

    /** The same clock of an agreement that covers no ticket opened at this instant or later. */
    SlaClock withdrawnAt(Instant instant) {
        return new SlaClock(sla, calendar, instant);
    }

    /**
     * Checks that every target can be reached by the calendar from an instant on, so that no ticket opened until then meets
     * one that cannot.
     *
     * @throws InvalidInputException naming each target that the calendar never reaches before the year 2400, as one without
     *     opening hours does
     */
    public void requireReachable(Instant from) {
        List<Violation> violations = new ArrayList<>();
        for (String priority : sla.priorities()) {
            sla.targets(priority).forEach((metric, target) -> {
                try {
                    reach(target, from);
                } catch (InvalidInputException e) {
                    violations.add(new Violation(
                            "targets." + priority + "." + metric,
                            target.toString(),
                            "is never reached by calendar '" + sla.calendar() + "'",
                            "give the calendar opening hours, or a nearer target"));
                }
            });
        }
        if (!violations.isEmpty()) {
            throw new InvalidInputException(sla.toString(), violations);
        }
    }

    private void reach(SlaTarget target, Instant from) {
        if (target instanceof SlaTarget.BusinessTime time) {
            calendar.deadlineEpochMilli(from.toEpochMilli(), time.length().toMillis());
        } else if (target instanceof SlaTarget.WorkingDays days) {
            calendar.deadline(from, days.days());
        }
    }

    /** Whether the agreement was in force at an instant. */
    boolean inForceAt(Instant instant) {
        return !sla.effectiveFrom().isAfter(instant) && (withdrawnAt == null || instant.isBefore(withdrawnAt));
    }

    public SlaDefinition sla() {
        return sla;
    }

    /**
     * The verdict on a ticket for one metric.
     *
     * @param asOf events after this instant are not looked at; the clock is read at this instant
     */
    public SlaVerdict judge(Ticket ticket, SlaMetric metric, Instant asOf) {
        return applies(ticket, asOf) ? verdict(story(ticket, asOf), metric) : notApplicable(metric);
    }

    private Story story(Ticket ticket, Instant asOf) {
        TicketTimeline line = TicketTimeline.of(ticket, sla, asOf);
        return new Story(line, UntimedWaiting.of(ticket, sla, line, calendar));
    }

    private SlaVerdict notApplicable(SlaMetric metric) {
        return new SlaVerdict(metric, Outcome.NOT_APPLICABLE, List.of(), Set.of(), timeZoneRules);
    }

    /**
     * The verdicts on a ticket for every metric, at less cost than one by one.
     *
     * @param asOf as for {@link #judge(Ticket, SlaMetric, Instant)}
     */
    public Map<SlaMetric, SlaVerdict> judge(Ticket ticket, Instant asOf) {
        Map<SlaMetric, SlaVerdict> verdicts = new EnumMap<>(SlaMetric.class);
        if (applies(ticket, asOf)) {
            Story story = story(ticket, asOf);
            for (SlaMetric metric : METRICS) {
                verdicts.put(metric, verdict(story, metric));
            }
        } else {
            for (SlaMetric metric : METRICS) {
                verdicts.put(metric, notApplicable(metric));
            }
        }
        return Collections.unmodifiableMap(verdicts);
    }

    private boolean applies(Ticket ticket, Instant asOf) {
        return sla.covers(ticket) && !asOf.isBefore(ticket.openedAt());
    }

    private SlaVerdict verdict(Story story, SlaMetric metric) {
        if (!sla.promises(metric)) {
            return notApplicable(metric);
        }
        List<Clock> clocks = new ArrayList<>(2);
        Set<UnknownFact> missing = EnumSet.noneOf(UnknownFact.class);
        for (Cycle cycle : story.line().cycles(metric, sla.reopenPolicy())) {
            runCycle(story, metric, cycle, clocks, missing);
        }
        Outcome outcome = overall(clocks);
        return new SlaVerdict(
                metric, outcome, clocks, outcome == Outcome.UNDECIDED ? missing : Set.of(), timeZoneRules);
    }

    private void runCycle(Story story, SlaMetric metric, Cycle cycle, List<Clock> clocks, Set<UnknownFact> missing) {
        List<PriorityFrom> priorities = story.line().priorities();
        boolean superseded = true;
        for (int i = 0; superseded; i++) {
            PriorityFrom current = priorities.get(i);
            superseded = i + 1 < priorities.size()
                    && priorities.get(i + 1).position() < cycle.stop().position();
            Stop stop = superseded ? supersededBy(priorities.get(i + 1)) : cycle.stop();
            Instant from = sla.retroactive() ? cycle.started() : later(cycle.started(), current.at());
            String priority = current.priority();
            SlaTarget target = priority == null ? null : sla.target(priority, metric);
            boolean ran = !superseded || stop.at().isAfter(from);
            if (priority != null && target != null && ran) {
                clocks.add(clock(story, metric, priority, target, from, stop, missing));
            }
        }
    }

    private static Stop supersededBy(PriorityFrom next) {
        return new Stop(next.at(), next.position(), Why.SUPERSEDED, next.at());
    }

    private Clock clock(
            Story story,
            SlaMetric metric,
            String priority,
            SlaTarget target,
            Instant from,
            Stop stop,
            Set<UnknownFact> missing) {
        UntimedWaiting waiting = story.waiting();
        SlaRun run = run(story, metric, target, from, stop);
        SlaRun surely = stop.isExact() ? run : run(story, metric, target, from, stop.atEarliest());
        Instant endedAt = stop.why() == Why.LOOKED_AT ? null : stop.at();
        if (!run.isMissedAtWorst(waiting)) {
            return run.clock(priority, unlessMissed(run, stop), endedAt, waiting, surely);
        }
        if (surely.isMissedAtBest(waiting)) {
            return run.clock(priority, Outcome.MISSED, endedAt, waiting, surely);
        }
        boolean despiteWaiting = run.isMissedAtBest(waiting);
        boolean despiteStop = surely.isMissedAtWorst(waiting);
        // Either alone may decide nothing while both together do.
        if (!despiteWaiting || despiteStop) {
            missing.add(UnknownFact.WAITING);
        }
        if (!stop.isExact() && (!despiteStop || despiteWaiting)) {
            missing.add(story.line().unknownStop(metric));
        }
        return run.clock(priority, Outcome.UNDECIDED, endedAt, waiting, surely);
    }

    private SlaRun run(Story story, SlaMetric metric, SlaTarget target, Instant from, Stop stop) {
        return SlaRun.over(
                calendar,
                target,
                story.line(),
                from,
                stop,
                metric == SlaMetric.CLOSURE,
                !story.waiting().isNone());
    }

    private static Outcome unlessMissed(SlaRun run, Stop stop) {
        return switch (stop.why()) {
            case LOOKED_AT -> run.isPaused() ? Outcome.PAUSED : Outcome.RUNNING;
            case REACHED -> Outcome.MET;
            case SUPERSEDED, CANCELLED -> Outcome.NOT_APPLICABLE;
        };
    }

    /** Broken once is broken; unless it is, one clock that nobody can read leaves all of them undecided. */
    private static Outcome overall(List<Clock> clocks) {
        Outcome overall = clocks.isEmpty()
                ? Outcome.NOT_APPLICABLE
                : clocks.get(clocks.size() - 1).outcome();
        for (Clock clock : clocks) {
            if (clock.outcome() == Outcome.MISSED) {
                return Outcome.MISSED;
            }
            if (clock.outcome() == Outcome.UNDECIDED) {
                overall = Outcome.UNDECIDED;
            }
        }
        return overall;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /**
     * The escalations of a ticket's current clock that are due at an instant. Asking again gives the same ones; each
     * carries a key that stays the same for as long as the clock does, so that a caller fires each once. None is due of a
     * clock of which nobody knows when it stood or whether it was stopped.
     */
    public List<Escalation> escalations(Ticket ticket, SlaMetric metric, Instant asOf) {
        if (sla.escalations().isEmpty() || !applies(ticket, asOf)) {
            return List.of();
        }
        Story story = story(ticket, asOf);
        Clock clock = verdict(story, metric).current().orElse(null);
        if (clock == null || clock.endedAt() != null || !isExact(story, metric, clock)) {
            return List.of();
        }
        List<Escalation> due = new ArrayList<>();
        for (EscalationLevel level : sla.escalations()) {
            SlaTarget scaled = scaled(clock, level);
            SlaRun run =
                    run(story, metric, scaled, clock.startedAt(), story.line().now());
            Instant at = run.dueAt();
            if (at != null && !at.isAfter(asOf)) {
                due.add(new Escalation(ticket.id(), metric, clock.priority(), clock.startedAt(), level, at));
            }
        }
        return due;
    }

    private static boolean isExact(Story story, SlaMetric metric, Clock clock) {
        boolean stopIsKnown = metric != SlaMetric.FIRST_RESPONSE || story.line().knowsAnswer();
        boolean pausesAreKnown = story.waiting().isNone() || clock.target() instanceof SlaTarget.FixedDeadline;
        return stopIsKnown && pausesAreKnown;
    }

    /** The target that is exhausted just when the level is reached. */
    private SlaTarget scaled(Clock clock, EscalationLevel level) {
        if (clock.target() instanceof SlaTarget.BusinessTime time) {
            return new SlaTarget.BusinessTime(scaled(time.length(), level));
        }
        if (clock.target() instanceof SlaTarget.ElapsedTime time) {
            return new SlaTarget.ElapsedTime(scaled(time.length(), level));
        }
        if (clock.target() instanceof SlaTarget.WorkingDays days) {
            Instant due = calendar.deadline(clock.startedAt(), days.days());
            return new SlaTarget.BusinessTime(scaled(calendar.elapsed(clock.startedAt(), due), level));
        }
        Instant deadline = ((SlaTarget.FixedDeadline) clock.target()).instant();
        Duration whole = Duration.between(clock.startedAt(), deadline);
        return new SlaTarget.FixedDeadline(
                clock.startedAt().plus(scaled(whole.isNegative() ? Duration.ZERO : whole, level)));
    }

    private static Duration scaled(Duration whole, EscalationLevel level) {
        if (level instanceof EscalationLevel.ShareOfTarget share) {
            return whole.multipliedBy(share.percent()).dividedBy(PERCENT);
        }
        Duration rest = whole.minus(((EscalationLevel.Before) level).remaining());
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    /** What a ticket's events tell of its clocks, and the waiting that they do not. */
    private record Story(TicketTimeline line, UntimedWaiting waiting) {}

    /**
     * An escalation that is due.
     *
     * @param ticketId the ticket
     * @param metric what was promised
     * @param priority whose target the clock runs against
     * @param clockStartedAt when the clock began to count; with the priority it identifies the clock
     * @param level the level that is reached
     * @param at when it was reached
     */
    public record Escalation(
            String ticketId,
            SlaMetric metric,
            String priority,
            Instant clockStartedAt,
            EscalationLevel level,
            Instant at) {
        /** The same for as long as the clock is; a new priority or a restart makes another one. */
        public String key() {
            return ticketId + "/" + metric + "/" + priority + "/" + clockStartedAt + "/" + level;
        }
    }
}
