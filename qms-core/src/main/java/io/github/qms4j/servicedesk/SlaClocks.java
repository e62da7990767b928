package io.github.qms4j.servicedesk;

import io.github.qms4j.servicedesk.SlaDefinition.Agreement;
import io.github.qms4j.servicedesk.SlaVerdict.Outcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The agreements that were in force when they were read, for judging many tickets. Of those that cover a ticket and began
 * no later than it, one for its service goes before one for all services, and a later one before an earlier one. Safe for
 * use by many threads.
 */
public final class SlaClocks {
    private final List<SlaClock> preferredFirst;

    private SlaClocks(List<SlaClock> preferredFirst) {
        this.preferredFirst = preferredFirst;
    }

    /** These clocks, in any order. */
    public static SlaClocks of(List<SlaClock> clocks) {
        Comparator<SlaClock> specificFirst =
                Comparator.comparing(c -> c.sla().service().isEmpty());
        return new SlaClocks(clocks.stream()
                .sorted(specificFirst
                        .thenComparing(c -> c.sla().effectiveFrom(), Comparator.reverseOrder())
                        .thenComparing(c -> c.sla().name()))
                .toList());
    }

    /** The clock a ticket is judged by towards the customer; empty when no SLA covers it. */
    public Optional<SlaClock> forTicket(Ticket ticket) {
        return forTicket(ticket, Agreement.SLA);
    }

    /** The clock of the agreement of one kind; an operational agreement or a contract never stands in for an SLA. */
    public Optional<SlaClock> forTicket(Ticket ticket, Agreement agreement) {
        for (SlaClock clock : preferredFirst) {
            SlaDefinition sla = clock.sla();
            if (sla.agreement() == agreement && clock.inForceAt(ticket.openedAt()) && sla.covers(ticket)) {
                return Optional.of(clock);
            }
        }
        return Optional.empty();
    }

    /** The verdicts of the SLA in force on a ticket, by metric; nothing when none covers it. */
    public Map<SlaMetric, SlaVerdict> verdicts(Ticket ticket, Instant asOf) {
        return forTicket(ticket).map(clock -> clock.judge(ticket, asOf)).orElseGet(Map::of);
    }

    /** What the SLA in force says of a ticket, by metric; nothing when none covers it. */
    public Map<SlaMetric, Outcome> judge(Ticket ticket, Instant asOf) {
        Map<SlaMetric, Outcome> outcomes = new EnumMap<>(SlaMetric.class);
        verdicts(ticket, asOf).forEach((metric, verdict) -> outcomes.put(metric, verdict.outcome()));
        return outcomes;
    }
}
