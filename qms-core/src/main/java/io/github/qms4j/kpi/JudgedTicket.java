package io.github.qms4j.kpi;

import io.github.qms4j.servicedesk.SlaMetric;
import io.github.qms4j.servicedesk.SlaVerdict;
import io.github.qms4j.servicedesk.Ticket;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A ticket with what its SLA says of it.
 *
 * @param ticket the ticket
 * @param outcomes the outcome of each metric that was judged
 */
public record JudgedTicket(Ticket ticket, Map<SlaMetric, SlaVerdict.Outcome> outcomes) {
    public JudgedTicket {
        Objects.requireNonNull(ticket, "ticket");
        outcomes = Map.copyOf(outcomes);
    }

    /** A ticket that no SLA was applied to. */
    public static JudgedTicket unjudged(Ticket ticket) {
        return new JudgedTicket(ticket, Map.of());
    }

    /** A ticket with these verdicts. */
    public static JudgedTicket of(Ticket ticket, Iterable<SlaVerdict> verdicts) {
        Map<SlaMetric, SlaVerdict.Outcome> outcomes = new EnumMap<>(SlaMetric.class);
        verdicts.forEach(v -> outcomes.put(v.metric(), v.outcome()));
        return new JudgedTicket(ticket, outcomes);
    }

    Optional<SlaVerdict.Outcome> verdict(SlaMetric metric) {
        return Optional.ofNullable(outcomes.get(metric));
    }
}
