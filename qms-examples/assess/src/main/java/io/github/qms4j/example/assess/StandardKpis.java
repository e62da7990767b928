package io.github.qms4j.example.assess;

import io.github.qms4j.example.assess.Governance.KpiTarget;
import io.github.qms4j.kpi.Dimension;
import io.github.qms4j.kpi.Direction;
import io.github.qms4j.kpi.KpiBand;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiFormula;
import io.github.qms4j.kpi.PercentileDefinition;
import io.github.qms4j.kpi.TicketFact;
import io.github.qms4j.kpi.TicketTime;
import io.github.qms4j.quantity.Comparator;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    /**
     * The KPIs with the targets that the house has set.
     *
     * @param percentile by which definition the percentile is computed; its name is printed with it
     * @param targets by the id of the KPI; one without has none
     */
    static List<KpiDefinition> definitions(PercentileDefinition percentile, Map<String, KpiTarget> targets) {
        return List.of(
                kpi(targets, VOLUME, "Tickets", new KpiFormula.Count(TicketFact.ANY))
                        .build(),
                attainment(targets, RECORDED, "SLA met, as the source recorded it", TicketFact.RECORDED_SLA_MET),
                attainment(
                        targets,
                        FIRST_RESPONSE,
                        "First response in time, by the clock",
                        TicketFact.FIRST_RESPONSE_IN_TIME),
                attainment(targets, RESOLUTION, "Resolution in time, by the clock", TicketFact.RESOLUTION_IN_TIME),
                lower(
                        targets,
                        RESOLUTION_MEDIAN,
                        "Opened to resolution, median",
                        new KpiFormula.Median(TicketTime.OPENED_TO_RESOLUTION)),
                lower(
                        targets,
                        "opened-to-resolution-p90",
                        "Opened to resolution, 90th percentile (" + percentile.printed() + ")",
                        new KpiFormula.Percentile(TicketTime.OPENED_TO_RESOLUTION, 90, percentile)),
                lower(
                        targets,
                        CLOSURE_MEDIAN,
                        "Opened to closure, median",
                        new KpiFormula.Median(TicketTime.OPENED_TO_CLOSURE)),
                lower(
                        targets,
                        "opened-to-closure-mean",
                        "Opened to closure, mean",
                        new KpiFormula.Mean(TicketTime.OPENED_TO_CLOSURE)),
                lower(targets, REOPENED, "Reopened", new KpiFormula.Ratio(TicketFact.REOPENED)),
                lower(targets, REASSIGNED, "Reassigned", new KpiFormula.Ratio(TicketFact.REASSIGNED)),
                lower(targets, BACKLOG, "Backlog", new KpiFormula.Count(TicketFact.IN_BACKLOG)));
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

    private static KpiDefinition.Builder kpi(
            Map<String, KpiTarget> targets, String id, String name, KpiFormula formula) {
        KpiDefinition.Builder kpi = KpiDefinition.builder(id, name, formula)
                .purpose("The work of the service desk is seen and steered")
                .owner(OWNER)
                .collector("assess")
                .source("ticket export");
        KpiTarget target = targets.get(id);
        if (target != null) {
            kpi.target(target.bound());
            bands(target).forEach(kpi::band);
        }
        return kpi;
    }

    /** Red, amber and green around target and amber line, whichever way is better. */
    private static List<KpiBand> bands(KpiTarget target) {
        BigDecimal amber = target.amberFrom();
        BigDecimal green = target.bound().quantity().value();
        if (amber == null) {
            return List.of();
        }
        return target.bound().comparator() == Comparator.AT_LEAST
                ? List.of(
                        new KpiBand("red", null, amber),
                        new KpiBand("amber", amber, green),
                        new KpiBand("green", green, null))
                : List.of(
                        new KpiBand("green", null, green),
                        new KpiBand("amber", green, amber),
                        new KpiBand("red", amber, null));
    }

    private static KpiDefinition attainment(Map<String, KpiTarget> targets, String id, String name, TicketFact fact) {
        return kpi(targets, id, name, new KpiFormula.Ratio(fact))
                .purpose("Service requests and incidents are handled within the agreed time")
                .direction(Direction.HIGHER_IS_BETTER)
                .build();
    }

    private static KpiDefinition lower(Map<String, KpiTarget> targets, String id, String name, KpiFormula formula) {
        return kpi(targets, id, name, formula)
                .direction(Direction.LOWER_IS_BETTER)
                .build();
    }
}
