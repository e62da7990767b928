package io.github.qms4j.servicedesk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When an SLA's clocks run, stand and stop for one ticket, up to an instant. Events of the same instant keep their order
 * by their positions.
 */
final class TicketTimeline {
    private final List<Stretch> stretches = new ArrayList<>(4);
    private final List<PriorityFrom> priorities = new ArrayList<>(2);
    private final List<Cycle> cycles = new ArrayList<>(2);
    private final Set<UnknownFact> unknown;
    private final Instant opened;
    private final Stop now;
    private boolean answered;
    private Instant cycleStarted;
    private @Nullable Stop cycleStop;
    private @Nullable Stop firstAnswer;
    private @Nullable Stop end;
    /** When the event before, of another instant, happened: nothing that was not told then can have been earlier. */
    private Instant before;

    private Instant latest;
    private int lookedAt;
    private boolean finished;

    private TicketTimeline(Ticket ticket, Instant asOf) {
        this.unknown = ticket.unknown();
        this.opened = ticket.openedAt();
        this.now = new Stop(asOf, Integer.MAX_VALUE, Why.LOOKED_AT, asOf);
        this.cycleStarted = opened;
        this.before = opened;
        this.latest = opened;
        priorities.add(new PriorityFrom(ticket.initialPriority().orElse(null), opened, 0));
    }

    /** What happened up to and including {@code asOf}. */
    static TicketTimeline of(Ticket ticket, SlaDefinition sla, Instant asOf) {
        TicketTimeline line = new TicketTimeline(ticket, asOf);
        List<TicketEvent> events = ticket.events();
        Pace pace = Pace.RUNNING;
        Instant since = line.opened;
        int sincePosition = 0;
        for (int i = 0; i < events.size() && !events.get(i).at().isAfter(asOf); i++) {
            TicketEvent event = events.get(i);
            line.lookedAt = i + 1;
            line.note(event, i);
            Pace next = paceAfter(event, pace, sla);
            if (next != pace) {
                line.stretches.add(new Stretch(pace, since, event.at(), sincePosition));
                pace = next;
                since = event.at();
                sincePosition = i;
            }
        }
        line.stretches.add(new Stretch(pace, since, asOf, sincePosition));
        line.cycles.add(new Cycle(line.cycleStarted, line.orNow(line.cycleStop)));
        line.finished = line.lookedAt == events.size() && (line.end != null || pace == Pace.RESOLVED);
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

    private void note(TicketEvent event, int position) {
        Instant at = event.at();
        if (at.isAfter(latest)) {
            before = latest;
            latest = at;
        }
        if (event instanceof TicketEvent.Prioritised prioritised) {
            PriorityFrom before = priorities.get(priorities.size() - 1);
            // The same priority again changes nothing; a clock that started anew would give time away.
            if (!Objects.equals(before.priority(), prioritised.priority())) {
                priorities.add(new PriorityFrom(prioritised.priority(), at, position));
            }
        } else if (event instanceof TicketEvent.Responded) {
            answered = true;
            answer(new Stop(at, position, Why.REACHED, at));
        } else if (event instanceof TicketEvent.Resolved) {
            stop(new Stop(at, position, Why.REACHED, earliest(UnknownFact.RESOLUTION_TIME)));
        } else if (event instanceof TicketEvent.Reopened) {
            cycles.add(new Cycle(cycleStarted, orNow(cycleStop)));
            cycleStarted = at;
            cycleStop = null;
        } else if (event instanceof TicketEvent.Closed) {
            end = new Stop(at, position, Why.REACHED, earliest(UnknownFact.CLOSING_TIME));
            // Closed without a resolution before it, the ticket was resolved then at the latest.
            stop(new Stop(at, position, Why.REACHED, earlier(end.earliest(), earliest(UnknownFact.RESOLUTION_TIME))));
        } else if (event instanceof TicketEvent.Cancelled) {
            end = new Stop(at, position, Why.CANCELLED, earliest(UnknownFact.CLOSING_TIME));
            stop(end);
        }
    }

    private Instant earliest(UnknownFact fact) {
        return unknown.contains(fact) ? before : latest;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private void stop(Stop stop) {
        answer(stop);
        cycleStop = cycleStop == null ? stop : cycleStop;
    }

    private void answer(Stop stop) {
        firstAnswer = firstAnswer == null ? stop : firstAnswer;
    }

    private Stop orNow(@Nullable Stop stop) {
        return stop == null ? now : stop;
    }

    /** Whether nothing more is known to happen to the work on it: the last event was looked at, and it is done. */
    boolean isFinished() {
        return finished;
    }

    /** When it was closed or cancelled, or else looked at. */
    Instant end() {
        return orNow(end).at();
    }

    List<Stretch> stretches() {
        return stretches;
    }

    /** The first is the one it was opened with. */
    List<PriorityFrom> priorities() {
        return priorities;
    }

    /** The instant up to which it was looked at. */
    Stop now() {
        return now;
    }

    /** From where to where the clocks of a metric count. */
    List<Cycle> cycles(SlaMetric metric, ReopenPolicy policy) {
        if (metric == SlaMetric.FIRST_RESPONSE) {
            return List.of(new Cycle(opened, firstAnswer()));
        }
        if (metric == SlaMetric.CLOSURE) {
            return List.of(new Cycle(opened, orNow(end)));
        }
        return switch (policy) {
            case FIRST_RESOLUTION -> List.of(cycles.get(0));
            case TOTAL ->
                List.of(new Cycle(opened, cycles.get(cycles.size() - 1).stop()));
            case RESTART -> cycles;
        };
    }

    /** Whether it is told when the ticket was answered first. */
    boolean knowsAnswer() {
        return answered || !unknown.contains(UnknownFact.FIRST_RESPONSE);
    }

    /** What is not told when the clocks of a metric have no exact stop. */
    UnknownFact unknownStop(SlaMetric metric) {
        if (metric == SlaMetric.FIRST_RESPONSE && !knowsAnswer()) {
            return UnknownFact.FIRST_RESPONSE;
        }
        boolean byClosing = metric == SlaMetric.CLOSURE || !unknown.contains(UnknownFact.RESOLUTION_TIME);
        return byClosing ? UnknownFact.CLOSING_TIME : UnknownFact.RESOLUTION_TIME;
    }

    /** Where the answer is not told, what follows it is its latest instant, and it may have come at once. */
    private Stop firstAnswer() {
        Stop stop = orNow(firstAnswer);
        return !knowsAnswer() ? new Stop(stop.at(), stop.position(), stop.why(), opened) : stop;
    }

    /** Whether the clock runs. */
    enum Pace {
        RUNNING,
        PAUSED,
        RESOLVED
    }

    /** Why a clock stopped. */
    enum Why {
        /** It did not; it is only read. */
        LOOKED_AT,
        /** What was promised has been done. */
        REACHED,
        /** Another priority's target took its place. */
        SUPERSEDED,
        /** The ticket was withdrawn. */
        CANCELLED
    }

    /**
     * Where a clock stops.
     *
     * @param position of the event that stops it; nothing from there on counts, be it of the same instant
     * @param earliest the instant itself; before it when it is not known exactly, and then {@code at} is the latest one
     */
    record Stop(Instant at, int position, Why why, Instant earliest) {
        boolean isExact() {
            return earliest.equals(at);
        }

        Stop atEarliest() {
            return new Stop(earliest, position, why, earliest);
        }
    }

    /** @param position of the event that began it */
    record Stretch(Pace pace, Instant from, Instant until, int position) {}

    record PriorityFrom(@Nullable String priority, Instant at, int position) {}

    record Cycle(Instant started, Stop stop) {}
}
