package io.github.qms4j.example.assess;

import io.github.qms4j.kpi.Dimension;
import io.github.qms4j.kpi.Direction;
import io.github.qms4j.kpi.KpiBand;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiFormula;
import io.github.qms4j.kpi.PercentileDefinition;
import io.github.qms4j.kpi.TicketFact;
import io.github.qms4j.kpi.TicketTime;
import io.github.qms4j.quantity.Bound;
import io.github.qms4j.quantity.Comparator;
import io.github.qms4j.quantity.Quantity;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The KPIs that an assessment computes, and what it breaks them down by. */
final class StandardKpis {
    static final String RECORDED = "recorded-sla-met";
    static final String RESOLUTION = "resolution-in-time";
    static final String FIRST_RESPONSE = "first-response-in-time";
    static final String CLOSURE_MEDIAN = "opened-to-closure-median";
    static final String RESOLUTION_MEDIAN = "opened-to-resolution-median";
    static final String VOLUME = "tickets";
    static final String REOPENED = "reopened";
    static final String REASSIGNED = "reassigned";
    static final String BACKLOG = "backlog";

    private static final String OWNER = "service manager";

    private StandardKpis() {}

    /** @param percentile by which definition the percentile is computed; its name is printed with it */
    static List<KpiDefinition> definitions(PercentileDefinition percentile) {
        return List.of(
                kpi(VOLUME, "Tickets", new KpiFormula.Count(TicketFact.ANY)).build(),
                attainment(RECORDED, "SLA met, as the source recorded it", TicketFact.RECORDED_SLA_MET),
                attainment(FIRST_RESPONSE, "First response in time, by the clock", TicketFact.FIRST_RESPONSE_IN_TIME),
                attainment(RESOLUTION, "Resolution in time, by the clock", TicketFact.RESOLUTION_IN_TIME),
                time(
                        RESOLUTION_MEDIAN,
                        "Opened to resolution, median",
                        new KpiFormula.Median(TicketTime.OPENED_TO_RESOLUTION)),
                time(
                        "opened-to-resolution-p90",
                        "Opened to resolution, 90th percentile (" + percentile.printed() + ")",
                        new KpiFormula.Percentile(TicketTime.OPENED_TO_RESOLUTION, 90, percentile)),
                time(CLOSURE_MEDIAN, "Opened to closure, median", new KpiFormula.Median(TicketTime.OPENED_TO_CLOSURE)),
                time(
                        "opened-to-closure-mean",
                        "Opened to closure, mean",
                        new KpiFormula.Mean(TicketTime.OPENED_TO_CLOSURE)),
                kpi(REOPENED, "Reopened", new KpiFormula.Ratio(TicketFact.REOPENED))
                        .direction(Direction.LOWER_IS_BETTER)
                        .build(),
                kpi(REASSIGNED, "Reassigned", new KpiFormula.Ratio(TicketFact.REASSIGNED))
                        .direction(Direction.LOWER_IS_BETTER)
                        .build(),
                kpi(BACKLOG, "Backlog", new KpiFormula.Count(TicketFact.IN_BACKLOG))
                        .direction(Direction.LOWER_IS_BETTER)
                        .build());
    }

    /**
     * What figures are broken down by.
     *
     * @param zone of the months
     * @param further dimensions that the mapping names
     */
    static List<List<Dimension>> breakdowns(ZoneId zone, List<String> further) {
        Dimension month = Dimension.openedMonth(zone);
        List<List<Dimension>> breakdowns = new ArrayList<>(List.of(
                List.of(Dimension.PRIORITY),
                List.of(Dimension.SERVICE),
                List.of(month),
                List.of(Dimension.PRIORITY, month)));
        further.forEach(name -> breakdowns.add(List.of(Dimension.of(name))));
        return breakdowns;
    }

    private static KpiDefinition.Builder kpi(String id, String name, KpiFormula formula) {
        return KpiDefinition.builder(id, name, formula)
                .purpose("The work of the service desk is seen and steered")
                .owner(OWNER)
                .collector("assess")
                .source("ticket export");
    }

    private static KpiDefinition attainment(String id, String name, TicketFact fact) {
        return kpi(id, name, new KpiFormula.Ratio(fact))
                .purpose("Service requests and incidents are handled within the agreed time")
                .direction(Direction.HIGHER_IS_BETTER)
                .target(new Bound(Comparator.AT_LEAST, Quantity.of(90, "%")))
                .band(new KpiBand("red", null, BigDecimal.valueOf(80)))
                .band(new KpiBand("amber", BigDecimal.valueOf(80), BigDecimal.valueOf(90)))
                .band(new KpiBand("green", BigDecimal.valueOf(90), null))
                .build();
    }

    private static KpiDefinition time(String id, String name, KpiFormula formula) {
        return kpi(id, name, formula).direction(Direction.LOWER_IS_BETTER).build();
    }
}
