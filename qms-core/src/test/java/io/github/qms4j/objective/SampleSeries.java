package io.github.qms4j.objective;

import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiRecords.DefinitionStatus;
import io.github.qms4j.kpi.KpiSeries;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.objective.ObjectiveDefinition.Link;
import io.github.qms4j.objective.ObjectiveDefinition.Means;
import io.github.qms4j.objective.ObjectiveDefinition.Timing;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Series of the response time in months from February 2025 on, and objectives from 10 h, written down without an engine. */
final class SampleSeries {
    static final LocalDate FIRST = LocalDate.of(2025, 2, 1);
    static final LocalDate START = LocalDate.of(2026, 2, 1);
    static final LocalDate TODAY = LocalDate.of(2026, 2, 2);

    private SampleSeries() {}

    static KpiSeries hours(List<String> values) {
        return series(ObjectiveFixture.kpi("t").build(), DefinitionStatus.ACTIVE, FIRST, values);
    }

    static KpiSeries hours(String... values) {
        return hours(List.of(values));
    }

    /** A year of history, and months from the start on; {@code -} for a month without data. */
    static KpiSeries since(String... values) {
        List<String> all = new ArrayList<>(ObjectiveFixture.HOURS);
        all.addAll(List.of(values));
        return hours(all);
    }

    static KpiSeries series(KpiDefinition kpi, DefinitionStatus status, LocalDate first, List<String> values) {
        List<Measurement> months = new ArrayList<>();
        for (String value : values) {
            months.add(ObjectiveFixture.month(kpi.id(), first.plusMonths(months.size()), result(value, kpi.unit())));
        }
        return new KpiSeries(kpi, status, months);
    }

    private static Result result(String value, String unit) {
        return value.equals("-") ? Result.noData("the log was empty") : Result.measured(Quantity.of(value, unit));
    }

    static ObjectiveDefinition objective() {
        return ObjectiveDefinition.of("Reduce the response time of incidents", "incidents", "response time")
                .measuredBy(Measure.by("t"))
                .from(baseline("10", "h"))
                .to(Target.reducedByPercent("20"))
                .timed(Timing.months(START, 6))
                .with(Means.of("u-owner", "u-service", "an agent"))
                .linkedTo(Link.Kind.POLICY, "POL-1")
                .withMonthlyMilestones();
    }

    static Baseline baseline(String value, String unit) {
        return Baseline.stated(Quantity.of(value, unit), FIRST, START, "report of 2025");
    }
}
