package io.github.qms4j.servicedesk;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.calendar.BusinessClock;
import io.github.qms4j.servicedesk.SlaVerdict.Clock;
import io.github.qms4j.servicedesk.SlaVerdict.Outcome;
import io.github.qms4j.servicedesk.TicketTimeline.Cycle;
import io.github.qms4j.servicedesk.TicketTimeline.PriorityFrom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges tickets by one version of an SLA (rules SD-2 to SD-4). Pure: the same ticket, definition, calendar and instant
 * give the same verdict. Safe for use by many threads.
 */
public final class SlaClock {
    private static final int PERCENT = 100;

    private final SlaDefinition sla;
    private final BusinessClock calendar;

    private SlaClock(SlaDefinition sla, BusinessClock calendar) {
        this.sla = sla;
        this.calendar = calendar;
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
        return new SlaClock(sla, calendar);
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
        if (!sla.covers(ticket) || asOf.isBefore(ticket.openedAt())) {
            return new SlaVerdict(metric, Outcome.NOT_APPLICABLE, List.of());
        }
        TicketTimeline line = TicketTimeline.of(ticket, sla, asOf);
        List<Clock> clocks = new ArrayList<>();
        for (Cycle cycle : line.cycles(metric, sla.reopenPolicy())) {
            runCycle(line, metric, cycle, asOf, clocks);
        }
        return new SlaVerdict(metric, overall(line, clocks), clocks);
    }

    private void runCycle(TicketTimeline line, SlaMetric metric, Cycle cycle, Instant asOf, List<Clock> clocks) {
        Instant end = cycle.end().orElse(asOf);
        List<PriorityFrom> priorities = line.priorities().stream()
                .filter(p -> p.at().equals(line.priorities().get(0).at()) || p.at().isBefore(end))
                .toList();
        for (int i = 0; i < priorities.size(); i++) {
            boolean last = i == priorities.size() - 1;
            Instant until = last ? end : priorities.get(i + 1).at();
            Instant from = sla.retroactive()
                    ? cycle.started()
                    : later(cycle.started(), priorities.get(i).at());
            SlaTarget target = target(priorities.get(i).priority(), metric);
            if (target == null || until.isBefore(from) || (!last && until.equals(from))) {
                continue;
            }
            SlaRun run = SlaRun.over(calendar, target, line, from, until, metric == SlaMetric.CLOSURE);
            String priority = Objects.requireNonNull(priorities.get(i).priority());
            clocks.add(clock(run, priority, last, cycle, until));
        }
    }

    private static Clock clock(SlaRun run, String priority, boolean last, Cycle cycle, Instant until) {
        if (last && cycle.end().isEmpty()) {
            return run.clock(priority, run.standing(), null);
        }
        Outcome stopped = last ? Outcome.MET : Outcome.NOT_APPLICABLE;
        return run.clock(priority, run.isMissed() ? Outcome.MISSED : stopped, until);
    }

    private static Outcome overall(TicketTimeline line, List<Clock> clocks) {
        if (clocks.isEmpty()) {
            return Outcome.NOT_APPLICABLE;
        }
        if (clocks.stream().anyMatch(c -> c.outcome() == Outcome.MISSED)) {
            return Outcome.MISSED;
        }
        return line.cancelled()
                ? Outcome.NOT_APPLICABLE
                : clocks.get(clocks.size() - 1).outcome();
    }

    private @Nullable SlaTarget target(@Nullable String priority, SlaMetric metric) {
        return priority == null ? null : sla.targets(priority).get(metric);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /**
     * The escalations of a ticket's current clock that are due at an instant. Asking again gives the same ones; each
     * carries a key that stays the same for as long as the clock does, so that a caller fires each once.
     */
    public List<Escalation> escalations(Ticket ticket, SlaMetric metric, Instant asOf) {
        SlaVerdict verdict = judge(ticket, metric, asOf);
        Optional<Clock> current = verdict.current();
        if (current.isEmpty() || current.get().endedAt() != null) {
            return List.of();
        }
        TicketTimeline line = TicketTimeline.of(ticket, sla, asOf);
        List<Escalation> due = new ArrayList<>();
        for (EscalationLevel level : sla.escalations()) {
            SlaTarget scaled = scaled(current.get(), level);
            SlaRun run =
                    SlaRun.over(calendar, scaled, line, current.get().startedAt(), asOf, metric == SlaMetric.CLOSURE);
            Instant at = run.dueAt();
            if (at != null && !at.isAfter(asOf)) {
                due.add(new Escalation(ticket.id(), metric, current.get().startedAt(), level, at));
            }
        }
        return due;
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

    /**
     * An escalation that is due.
     *
     * @param ticketId the ticket
     * @param metric what was promised
     * @param clockStartedAt identifies the clock; a new priority or a restart makes another one
     * @param level the level that is reached
     * @param at when it was reached
     */
    public record Escalation(
            String ticketId, SlaMetric metric, Instant clockStartedAt, EscalationLevel level, Instant at) {
        /** The same for as long as the clock is. */
        public String key() {
            return ticketId + "/" + metric + "/" + clockStartedAt + "/" + level;
        }
    }
}
