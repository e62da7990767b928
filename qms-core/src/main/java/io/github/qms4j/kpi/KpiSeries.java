package io.github.qms4j.kpi;

import io.github.qms4j.kpi.KpiRecords.DefinitionRecord;
import io.github.qms4j.kpi.KpiRecords.DefinitionStatus;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Versioned;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A KPI with the measurements of one group that count for a judgement, as the decisions of higher concepts rest on it.
 *
 * @param definition what is measured
 * @param status where the definition stands
 * @param measurements all of the group, or the verified ones when the KPI demands verification, in the order of periods
 */
public record KpiSeries(KpiDefinition definition, DefinitionStatus status, List<Measurement> measurements) {
    public KpiSeries {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(status, "status");
        measurements = List.copyOf(measurements);
    }

    static KpiSeries of(DefinitionRecord stored, List<Measurement> all, Map<String, String> dimensions) {
        KpiDefinition kpi = KpiDefinition.of(stored.definition());
        List<Measurement> counting = all.stream()
                .filter(m -> m.dimensions().equals(dimensions))
                .filter(m -> !kpi.demandsVerification() || m.status() == Measurement.Status.VERIFIED)
                .sorted(Comparator.comparing(Measurement::from).thenComparing(Measurement::until))
                .toList();
        return new KpiSeries(kpi, stored.status(), counting);
    }

    /**
     * The series as a decision sees it. The definition, or that there is none, is pinned; the measurements are not, as
     * {@link Facts} says of lists.
     *
     * @param dimensions the group; empty for the total
     * @return empty when there is no such KPI
     */
    public static Optional<KpiSeries> in(Facts facts, String kpiId, Map<String, String> dimensions) {
        return facts.find(KpiLifeCycle.TYPE, kpiId).map(Versioned::state).map(stored -> {
            List<Measurement> all =
                    facts.list(MeasurementLifeCycle.TYPE, MeasurementLifeCycle.KPI_ID.is(kpiId)).stream()
                            .map(found -> Measurement.of(found.state().measurement()))
                            .toList();
            return of(stored, all, dimensions);
        });
    }
}
