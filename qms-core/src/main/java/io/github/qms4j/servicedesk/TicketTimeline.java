package io.github.qms4j.servicedesk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When an SLA's clock runs, stands and stops for one ticket, up to an instant. */
final class TicketTimeline {
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<PriorityFrom> priorities = new ArrayList<>();
    private final List<Cycle> cycles = new ArrayList<>();
    private final Instant opened;
    private @Nullable Instant firstAnswer;
    private @Nullable Instant ended;
    private boolean cancelled;

    private TicketTimeline(Ticket ticket) {
        this.opened = ticket.openedAt();
    }

    /** What happened up to and including {@code asOf}. */
    static TicketTimeline of(Ticket ticket, SlaDefinition sla, Instant asOf) {
        TicketTimeline line = new TicketTimeline(ticket);
        line.priorities.add(new PriorityFrom(ticket.initialPriority().orElse(null), line.opened));
        line.cycles.add(new Cycle(line.opened, null));
        Pace pace = Pace.RUNNING;
        Instant since = line.opened;
        for (TicketEvent event : ticket.events()) {
            if (event.at().isAfter(asOf)) {
                break;
            }
            line.note(event);
            Pace next = paceAfter(event, pace, sla);
            if (next != pace) {
                line.stretches.add(new Stretch(pace, since, event.at()));
                pace = next;
                since = event.at();
            }
        }
        line.stretches.add(new Stretch(pace, since, asOf));
        return line;
    }

    private static Pace paceAfter(TicketEvent event, Pace pace, SlaDefinition sla) {
        if (event instanceof TicketEvent.Suspended suspended) {
            return sla.isPausedBy(suspended.reason()) ? Pace.PAUSED : Pace.RUNNING;
        }
        if (event instanceof TicketEvent.Resumed || event instanceof TicketEvent.Reopened) {
            return Pace.RUNNING;
        }
        return event instanceof TicketEvent.Resolved ? Pace.RESOLVED : pace;
    }

    private void note(TicketEvent event) {
        Instant at = event.at();
        if (event instanceof TicketEvent.Prioritised prioritised) {
            priorities.add(new PriorityFrom(prioritised.priority(), at));
        } else if (event instanceof TicketEvent.Responded) {
            answer(at);
        } else if (event instanceof TicketEvent.Resolved) {
            answer(at);
            endCycle(at);
        } else if (event instanceof TicketEvent.Reopened) {
            cycles.add(new Cycle(at, null));
        } else if (event instanceof TicketEvent.Closed || event instanceof TicketEvent.Cancelled) {
            answer(at);
            endCycle(at);
            ended = at;
            cancelled = event instanceof TicketEvent.Cancelled;
        }
    }

    private void answer(Instant at) {
        firstAnswer = firstAnswer == null ? at : firstAnswer;
    }

    private void endCycle(Instant at) {
        Cycle last = cycles.get(cycles.size() - 1);
        if (last.resolved() == null) {
            cycles.set(cycles.size() - 1, new Cycle(last.started(), at));
        }
    }

    List<Stretch> stretches() {
        return stretches;
    }

    List<PriorityFrom> priorities() {
        return priorities;
    }

    boolean cancelled() {
        return cancelled;
    }

    /** From where to where each clock of a metric counts; the end is null while it has not come. */
    List<Cycle> cycles(SlaMetric metric, ReopenPolicy policy) {
        if (metric == SlaMetric.FIRST_RESPONSE) {
            return List.of(new Cycle(opened, firstAnswer));
        }
        if (metric == SlaMetric.CLOSURE) {
            return List.of(new Cycle(opened, ended));
        }
        return switch (policy) {
            case FIRST_RESOLUTION -> List.of(cycles.get(0));
            case TOTAL ->
                List.of(new Cycle(opened, cycles.get(cycles.size() - 1).resolved()));
            case RESTART -> List.copyOf(cycles);
        };
    }

    /** Whether the clock runs. */
    enum Pace {
        RUNNING,
        PAUSED,
        RESOLVED
    }

    record Stretch(Pace pace, Instant from, Instant until) {}

    record PriorityFrom(@Nullable String priority, Instant at) {}

    record Cycle(Instant started, @Nullable Instant resolved) {
        Optional<Instant> end() {
            return Optional.ofNullable(resolved);
        }
    }
}
