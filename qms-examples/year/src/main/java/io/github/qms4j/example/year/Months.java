package io.github.qms4j.example.year;

import io.github.qms4j.QmsSession;
import io.github.qms4j.kpi.JudgedTicket;
import io.github.qms4j.kpi.KpiDecision;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiEvaluation;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.kpi.MeasurementSource;
import io.github.qms4j.kpi.TicketKpis;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.servicedesk.BreachPatterns;
import io.github.qms4j.servicedesk.BreachRule;
import io.github.qms4j.servicedesk.BreachRule.Similarity;
import io.github.qms4j.servicedesk.ImportRun;
import io.github.qms4j.servicedesk.NonconformityProposal;
import io.github.qms4j.servicedesk.SlaClocks;
import io.github.qms4j.servicedesk.SlaMetric;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketImport;
import io.github.qms4j.servicedesk.TicketKind;
import io.github.qms4j.servicedesk.importing.ImportReport;
import io.github.qms4j.servicedesk.importing.TicketExport;
import io.github.qms4j.servicedesk.importing.TicketExportListener;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.chart.ChartPolicy;
import io.github.qms4j.statistics.chart.ControlChart;
import io.github.qms4j.statistics.chart.Phases;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What recurs: on the eighth the log of a month is imported, judged and counted, and a signal gets a decision. */
final class Months {
    /** So many late resolutions of one category within a week are a pattern. */
    static final BreachRule REPEATED = new BreachRule.RepeatedBreach(
            "repeated-breach", SlaMetric.RESOLUTION, Similarity.CATEGORY, 6, Duration.ofDays(7));

    private final House house;
    private final Narrator narrator;
    private Instant known = LocalDate.of(2025, 1, 1).atStartOfDay(House.ZONE).toInstant();
    private List<NonconformityProposal> latest = List.of();

    Months(House house, Narrator narrator) {
        this.house = house;
        this.narrator = narrator;
    }

    /** Closes a month on the eighth of the next one, when what was opened in it is mostly resolved. */
    void close(YearMonth month) {
        LocalDate day = month.plusMonths(1).atDay(8);
        house.clock.set(day.atTime(9, 0).atZone(House.ZONE).toInstant());
        Instant until = day.atStartOfDay(House.ZONE).toInstant();
        MeasurementSource source = importLog(month, until);
        compute(month, until, source);
        latest = propose(month, until);
        known = until;
    }

    private QmsSession engineer() {
        return house.as(Cast.QUALITY_ENGINEER, "monthly figures");
    }

    private MeasurementSource importLog(YearMonth month, Instant until) {
        Path export = HelpDeskLog.export(house.directory, "tickets-" + month + ".csv", known, until);
        TicketImport run = engineer().serviceDesk().startImport("tickets-" + month + ".csv", refused -> {});
        ImportReport report =
                TicketExport.read(export, HelpDeskLog.mapping(), TicketExportListener.SILENT, run::accept);
        ImportRun done = run.complete(report.sha256(), report.rows(), report.rejected());
        narrator.tells("The export of " + month + " is imported: " + done.ticketsAdded() + " tickets are new, "
                + done.ticketsUpdated() + " are further on, " + done.ticketsRefused() + " contradict what is known.");
        return new MeasurementSource(report.file(), report.sha256(), report.rows(), report.rejected());
    }

    private void compute(YearMonth month, Instant asOf, MeasurementSource source) {
        SlaClocks clocks = engineer().serviceDesk().clocks();
        TicketKpis all = TicketKpis.of(List.of(kpi(ServiceLevels.RESOLUTION), kpi(ServiceLevels.TICKETS)), List.of());
        TicketKpis incidents = TicketKpis.of(List.of(kpi(ServiceLevels.RESPONSE)), List.of());
        try (Stream<Ticket> tickets = opened(month)) {
            tickets.forEach(ticket -> {
                JudgedTicket judged =
                        JudgedTicket.of(ticket, clocks.verdicts(ticket, asOf).values());
                all.accept(judged);
                if (ticket.kind() == TicketKind.INCIDENT) {
                    incidents.accept(judged);
                }
            });
        }
        List<Measurement> measured = Stream.concat(all.values().stream(), incidents.values().stream())
                .map(value -> Measurement.of(
                        value, month.atDay(1), month.plusMonths(1).atDay(1), source))
                .toList();
        engineer().kpis().record("figures-" + month, measured);
        narrator.shows("of " + value(ServiceLevels.TICKETS) + " tickets of " + month + ", "
                + value(ServiceLevels.RESOLUTION) + " were resolved in time; incidents were responded to after "
                + value(ServiceLevels.RESPONSE) + " in the mean.");
    }

    private KpiDefinition kpi(String id) {
        return engineer().kpis().find(id).orElseThrow();
    }

    /** The latest value, as it is printed: with one decimal for shares, two for hours. */
    private String value(String kpi) {
        return latest(kpi)
                .quantity()
                .map(quantity -> rounded(quantity) + (quantity.unit().equals("1") ? "" : " " + quantity.unit()))
                .orElse("no data");
    }

    private static String rounded(Quantity quantity) {
        int decimals = quantity.unit().equals("%") ? 1 : quantity.unit().equals("h") ? 2 : 0;
        return quantity.value().setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    private Measurement latest(String kpi) {
        List<Measurement> all = engineer().kpis().measurements(kpi);
        return all.get(all.size() - 1);
    }

    private Stream<Ticket> opened(YearMonth month) {
        return engineer()
                .serviceDesk()
                .openedBetween(
                        month.atDay(1).atStartOfDay(House.ZONE).toInstant(),
                        month.plusMonths(1).atDay(1).atStartOfDay(House.ZONE).toInstant());
    }

    /** What the rule on repeated breaches calls for in the tickets of a month. */
    private List<NonconformityProposal> propose(YearMonth month, Instant asOf) {
        SlaClocks clocks = engineer().serviceDesk().clocks();
        BreachPatterns patterns = new BreachPatterns(List.of(REPEATED));
        List<NonconformityProposal> found = new ArrayList<>();
        try (Stream<Ticket> tickets = opened(month)) {
            tickets.forEach(ticket -> found.addAll(patterns.accept(ticket, clocks.verdicts(ticket, asOf))));
        }
        return engineer().serviceDesk().propose(found);
    }

    /** The nonconformities that the rule proposed for the month closed last. */
    List<NonconformityProposal> proposals() {
        return latest;
    }

    /** What of it nobody has answered yet. */
    void tellProposals() {
        narrator.shows("the rule on repeated breaches proposes " + latest.size() + " more nonconformities: "
                + latest.stream()
                        .map(NonconformityProposal::subject)
                        .distinct()
                        .sorted()
                        .toList() + ".");
    }

    /** Looks at the chart of shares; a signal in the month closed last gets a decision. */
    Optional<String> decide(KpiDecision.Course course, String rationale) {
        List<Measurement> shares = engineer().kpis().measurements(ServiceLevels.RESOLUTION);
        long[] met = shares.stream().mapToLong(Measurement::numerator).toArray();
        long[] of = shares.stream().mapToLong(Measurement::denominator).toArray();
        Outcome<ControlChart> prime = ControlChart.laneyP(met, of, Phases.single(), ChartPolicy.standard());
        Outcome<ControlChart> plain = ControlChart.p(met, of, Phases.single(), ChartPolicy.standard());
        narrator.shows("the p′ chart of what is resolved in time has " + signals(prime, shares)
                + "; the p chart beside it has " + signals(plain, shares) + ".");
        int last = shares.size() - 1;
        if (!(prime instanceof Outcome.Found<ControlChart> found)
                || !found.value().isSignal(last)) {
            return Optional.empty();
        }
        String decision = house.as(Cast.SERVICE_MANAGER, rationale)
                .kpis()
                .decide(shares.get(last).id(), course);
        narrator.tells("The signal gets a decision, " + decision + ": " + course + ", because " + rationale + ".");
        return Optional.of(decision);
    }

    /** The months that a chart signals; or why there is no chart. */
    private static String signals(Outcome<ControlChart> chart, List<Measurement> shares) {
        if (!(chart instanceof Outcome.Found<ControlChart> found)) {
            return chart.describe();
        }
        int[] points = found.value().verdict().points();
        return points.length == 0
                ? "no signals"
                : "signals in "
                        + Arrays.stream(points)
                                .mapToObj(point ->
                                        YearMonth.from(shares.get(point).from()).toString())
                                .collect(Collectors.joining(", "));
    }

    /** What the engine says of a figure that nobody collected. */
    void tellNoData() {
        KpiEvaluation evaluation = engineer().kpis().evaluate(ServiceLevels.SATISFACTION, Map.of(), house.today());
        narrator.shows("satisfied users: "
                + (evaluation.latest() == null ? "no data" : evaluation.latest().cited())
                + (evaluation.stale() ? ", and a value is overdue." : "."));
    }
}
