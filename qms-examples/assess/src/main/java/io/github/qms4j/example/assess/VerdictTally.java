package io.github.qms4j.example.assess;

import io.github.qms4j.kpi.TicketTime;
import io.github.qms4j.servicedesk.SlaMetric;
import io.github.qms4j.servicedesk.SlaVerdict;
import io.github.qms4j.servicedesk.SlaVerdict.Outcome;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.UnknownFact;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the figures do not say of themselves: how many verdicts are undecided and for what reason, and how the tickets of
 * “resolution in time” differ from those of “time to resolution”.
 */
final class VerdictTally {
    private final Map<SlaMetric, Long> undecided = new EnumMap<>(SlaMetric.class);
    private final Map<SlaMetric, Map<UnknownFact, Long>> because = new EnumMap<>(SlaMetric.class);
    private long decided;
    private long decidedUnresolved;
    private long resolved;
    private long resolvedUndecided;
    private long resolvedWithoutTarget;

    void take(Ticket ticket, Map<SlaMetric, SlaVerdict> verdicts) {
        verdicts.forEach((metric, verdict) -> {
            if (verdict.outcome() == Outcome.UNDECIDED) {
                undecided.merge(metric, 1L, Long::sum);
                Map<UnknownFact, Long> reasons = because.computeIfAbsent(metric, m -> new EnumMap<>(UnknownFact.class));
                verdict.undecidedBecause().forEach(fact -> reasons.merge(fact, 1L, Long::sum));
            }
        });
        SlaVerdict resolution = verdicts.get(SlaMetric.RESOLUTION);
        Outcome outcome = resolution == null ? Outcome.NOT_APPLICABLE : resolution.outcome();
        boolean isResolved = TicketTime.OPENED_TO_RESOLUTION.of(ticket).isPresent();
        decided += outcome.isDecided() ? 1 : 0;
        decidedUnresolved += outcome.isDecided() && !isResolved ? 1 : 0;
        resolved += isResolved ? 1 : 0;
        resolvedUndecided += isResolved && outcome == Outcome.UNDECIDED ? 1 : 0;
        resolvedWithoutTarget += isResolved && !outcome.isDecided() && outcome != Outcome.UNDECIDED ? 1 : 0;
    }

    /** Verdicts that nobody can give, by metric; metrics without are absent. */
    Map<SlaMetric, Long> undecided() {
        return Collections.unmodifiableMap(undecided);
    }

    /** For how many of them each fact would have to be known; one verdict may need several. */
    Map<UnknownFact, Long> because(SlaMetric metric) {
        return Collections.unmodifiableMap(because.getOrDefault(metric, Map.of()));
    }

    /** Tickets that count for resolution in time. */
    long decided() {
        return decided;
    }

    /** Of those, tickets without a time to resolution: they are late and not resolved, or nobody knows when they were. */
    long decidedUnresolved() {
        return decidedUnresolved;
    }

    /** Tickets that count for the time to resolution. */
    long resolved() {
        return resolved;
    }

    /** Of those, tickets of which nobody can tell whether it was in time. */
    long resolvedUndecided() {
        return resolvedUndecided;
    }

    /** Of those, tickets for which no target decides. */
    long resolvedWithoutTarget() {
        return resolvedWithoutTarget;
    }
}
