package io.github.qms4j.kpi;

import io.github.qms4j.kpi.ServiceFigures.Attainment;
import io.github.qms4j.kpi.ServiceFigures.Backlog;
import io.github.qms4j.kpi.ServiceFigures.Share;
import io.github.qms4j.servicedesk.SlaMetric;
import io.github.qms4j.servicedesk.SlaVerdict;
import io.github.qms4j.servicedesk.UnknownFact;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Counts for one group of tickets; the sum of two is that of both groups together. */
final class ServiceTally {
    private final Map<SlaMetric, long[]> outcomes = new EnumMap<>(SlaMetric.class);
    private final Map<SlaMetric, Map<UnknownFact, Long>> because = new EnumMap<>(SlaMetric.class);
    private final long[] recorded = new long[3];
    private final long[] reopened = new long[3];
    private final long[] reassigned = new long[3];
    private final long[] byAge;
    private long opened;
    private long resolved;
    private long resolvedUnknown;
    private long backlogUnknown;

    ServiceTally(int ageBands) {
        this.byAge = new long[ageBands];
        for (SlaMetric metric : SlaMetric.values()) {
            outcomes.put(metric, new long[5]);
            because.put(metric, new EnumMap<>(UnknownFact.class));
        }
    }

    /** A ticket that was opened in the period. */
    void open(JudgedTicket judged, Map<SlaMetric, SlaVerdict> verdicts, boolean mayHaveEnded) {
        opened++;
        add(recorded, TicketFact.RECORDED_SLA_MET.of(judged));
        add(reopened, TicketFact.REOPENED.of(judged));
        add(reassigned, TicketFact.REASSIGNED.of(judged));
        outcomes.forEach((metric, counts) -> {
            SlaVerdict verdict = verdicts.get(metric);
            int place = place(metric, verdict, mayHaveEnded);
            counts[place]++;
            if (place == 3) {
                because(metric, verdict);
            }
        });
    }

    private void because(SlaMetric metric, @Nullable SlaVerdict verdict) {
        Map<UnknownFact, Long> reasons = because.get(metric);
        if (reasons == null) {
            return;
        }
        if (verdict == null || verdict.undecidedBecause().isEmpty()) {
            reasons.merge(
                    metric == SlaMetric.CLOSURE ? UnknownFact.CLOSING_TIME : UnknownFact.RESOLUTION_TIME,
                    1L,
                    Long::sum);
        } else {
            verdict.undecidedBecause().forEach(fact -> reasons.merge(fact, 1L, Long::sum));
        }
    }

    /** Met, missed, open, undecided, not promised. What may have ended already is open or late in appearance only. */
    private static int place(SlaMetric metric, @Nullable SlaVerdict verdict, boolean mayHaveEnded) {
        if (verdict == null) {
            return 4;
        }
        boolean inAppearance = mayHaveEnded && metric != SlaMetric.FIRST_RESPONSE;
        return switch (verdict.outcome()) {
            case MET -> 0;
            case MISSED -> inAppearance ? 3 : 1;
            case RUNNING, PAUSED -> inAppearance ? 3 : 2;
            case UNDECIDED -> 3;
            case NOT_APPLICABLE -> 4;
        };
    }

    private static void add(long[] share, Optional<Boolean> fact) {
        share[fact.isEmpty() ? 2 : fact.get() ? 0 : 1]++;
    }

    void resolve() {
        resolved++;
    }

    void resolveUnknown() {
        resolvedUnknown++;
    }

    void backlog(int band) {
        byAge[band]++;
    }

    void backlogUnknown() {
        backlogUnknown++;
    }

    /** Whether none of its tickets is in any figure. */
    boolean isEmpty() {
        return opened
                        + resolved
                        + resolvedUnknown
                        + backlogUnknown
                        + LongStream.of(byAge).sum()
                == 0;
    }

    void merge(ServiceTally other) {
        outcomes.forEach((metric, counts) -> add(counts, other.outcomes.get(metric)));
        because.forEach((metric, reasons) -> Optional.ofNullable(other.because.get(metric))
                .ifPresent(theirs -> theirs.forEach((fact, count) -> reasons.merge(fact, count, Long::sum))));
        add(recorded, other.recorded);
        add(reopened, other.reopened);
        add(reassigned, other.reassigned);
        add(byAge, other.byAge);
        opened += other.opened;
        resolved += other.resolved;
        resolvedUnknown += other.resolvedUnknown;
        backlogUnknown += other.backlogUnknown;
    }

    private static void add(long[] mine, long @Nullable [] theirs) {
        for (int i = 0; theirs != null && i < mine.length; i++) {
            mine[i] += theirs[i];
        }
    }

    ServiceFigures figures(Map<String, String> group) {
        Map<SlaMetric, Attainment> attainment = new EnumMap<>(SlaMetric.class);
        outcomes.forEach((metric, n) -> attainment.put(
                metric, new Attainment(n[0], n[1], n[2], n[3], n[4], because.getOrDefault(metric, Map.of()))));
        return new ServiceFigures(
                group,
                opened,
                resolved,
                resolvedUnknown,
                attainment,
                share(recorded),
                new Backlog(
                        LongStream.of(byAge).sum(), LongStream.of(byAge).boxed().toList(), backlogUnknown),
                share(reopened),
                share(reassigned));
    }

    private static Share share(long[] counts) {
        return new Share(counts[0], counts[0] + counts[1], counts[2]);
    }
}
