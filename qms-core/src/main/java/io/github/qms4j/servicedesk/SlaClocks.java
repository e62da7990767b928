package io.github.qms4j.servicedesk;

import io.github.qms4j.servicedesk.SlaVerdict.Outcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The agreements that were in force when they were read, for judging many tickets. A ticket is judged by the latest one
 * that covers it and began no later than the ticket. Safe for use by many threads.
 */
public final class SlaClocks {
    private static final SlaMetric[] METRICS = SlaMetric.values();

    private final List<SlaClock> latestFirst;

    private SlaClocks(List<SlaClock> latestFirst) {
        this.latestFirst = latestFirst;
    }

    /** These clocks, in any order. */
    public static SlaClocks of(List<SlaClock> clocks) {
        return new SlaClocks(clocks.stream()
                .sorted(Comparator.comparing((SlaClock c) -> c.sla().effectiveFrom())
                        .reversed()
                        .thenComparing(c -> c.sla().name()))
                .toList());
    }

    /** The clock a ticket is judged by; empty when no agreement covers it. */
    public Optional<SlaClock> forTicket(Ticket ticket) {
        for (SlaClock clock : latestFirst) {
            if (!clock.sla().effectiveFrom().isAfter(ticket.openedAt())
                    && clock.sla().covers(ticket)) {
                return Optional.of(clock);
            }
        }
        return Optional.empty();
    }

    /** What the agreement in force says of a ticket, by metric; nothing when no agreement covers it. */
    public Map<SlaMetric, Outcome> judge(Ticket ticket, Instant asOf) {
        Map<SlaMetric, Outcome> outcomes = new EnumMap<>(SlaMetric.class);
        forTicket(ticket).ifPresent(clock -> {
            for (SlaMetric metric : METRICS) {
                outcomes.put(metric, clock.judge(ticket, metric, asOf).outcome());
            }
        });
        return outcomes;
    }
}
