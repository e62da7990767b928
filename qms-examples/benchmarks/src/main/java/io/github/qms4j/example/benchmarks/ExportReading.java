package io.github.qms4j.example.benchmarks;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.calendar.BusinessCalendar;
import io.github.qms4j.calendar.OpeningWindow;
import io.github.qms4j.example.benchmarks.Comparison.Size;
import io.github.qms4j.kpi.Dimension;
import io.github.qms4j.kpi.JudgedTicket;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiFormula;
import io.github.qms4j.kpi.TicketFact;
import io.github.qms4j.kpi.TicketKpis;
import io.github.qms4j.kpi.TicketTime;
import io.github.qms4j.servicedesk.SlaClocks;
import io.github.qms4j.servicedesk.SlaDefinition;
import io.github.qms4j.servicedesk.SlaMetric;
import io.github.qms4j.servicedesk.SlaTarget;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.importing.ImportReport;
import io.github.qms4j.servicedesk.importing.TicketExport;
import io.github.qms4j.servicedesk.importing.TicketExportListener;
import io.github.qms4j.servicedesk.importing.TicketExportMapping;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * P2: from a ticket export to tickets, and on to SLA verdicts and KPIs by priority and month, beside the bare parser on the
 * same file. Nothing is stored.
 */
final class ExportReading {
    private static final String BARE = "bare parse, rows";
    private static final double AIM = 0.4;
    private static final Instant AS_OF = Instant.parse("2027-01-01T00:00:00Z");

    private static final Set<String> GENERATED_COLUMNS = Set.of(
            "number",
            "service",
            "category",
            "priority",
            "group",
            "assignee",
            "state",
            "updated",
            "opened",
            "responded",
            "resolved",
            "closed");
    private static final Set<String> INCIDENT_COLUMNS = Set.of(
            "number",
            "category",
            "impact",
            "urgency",
            "priority",
            "assignment_group",
            "assigned_to",
            "incident_state",
            "sys_updated_at",
            "opened_at",
            "resolved_at",
            "closed_at",
            "reopen_count",
            "made_sla",
            "problem_id",
            "rfc",
            "caused_by");

    private ExportReading() {}

    /**
     * What an export holds.
     *
     * @param rows below the header
     * @param references groups of neighbouring rows of one ticket
     */
    record Account(long rows, long references) {}

    /** On a generated export of so many rows. */
    static void compareGenerated(Size size, Report report, int rows) throws IOException {
        Path file = Files.createTempFile("generated-export", ".csv.gz");
        try {
            GeneratedExport.write(file, rows);
            TicketExportMapping mapping = TicketExportMapping.fromJson("generated-export.json", generatedMapping());
            compare(size, report, "generated export", file, mapping, GENERATED_COLUMNS);
        } finally {
            Files.delete(file);
        }
    }

    /** On the incident event log of the UCI repository, data set 498. */
    static void compareIncidents(Size size, Report report, Path file) {
        compare(size, report, "UCI event log", file, TicketExportMapping.builtIn("uci-incidents"), INCIDENT_COLUMNS);
    }

    private static void compare(
            Size size, Report report, String export, Path file, TicketExportMapping mapping, Set<String> columns) {
        report.line(new Comparison("P2 " + export + " to tickets, rows", BARE, AIM)
                .run(size, new Reading(file, mapping, () -> ticket -> {}), new BareParse(file, columns, "number")));
        try (Qms qms = Qms.builder().inMemory().build()) {
            SlaClocks clocks = clocks(qms);
            report.line(new Comparison("P2 " + export + " to verdicts and KPIs, rows", BARE, AIM)
                    .run(
                            size,
                            new Reading(file, mapping, () -> new Judging(clocks)),
                            new BareParse(file, columns, "number")));
        }
    }

    private static SlaClocks clocks(Qms qms) {
        QmsSession session = qms.as(Actor.of("benchmark", Role.QUALITY_MANAGER));
        session.calendars()
                .define(BusinessCalendar.builder("office hours", ZoneId.of("Europe/Berlin"))
                        .open(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, OpeningWindow.of("08:00", "18:00"))
                        .build());
        SlaDefinition.Builder sla = SlaDefinition.builder("service desk", "office hours")
                .pausedBy("user")
                .pausedBy("vendor");
        Map<String, Integer> hours = Map.of("Critical", 4, "High", 8, "Moderate", 30, "Low", 60);
        hours.forEach((priority, length) -> sla.target(
                        priority, SlaMetric.FIRST_RESPONSE, new SlaTarget.BusinessTime(Duration.ofHours(length / 4)))
                .target(priority, SlaMetric.RESOLUTION, new SlaTarget.BusinessTime(Duration.ofHours(length))));
        session.serviceDesk().agree(sla.build());
        return session.serviceDesk().clocks();
    }

    private static String generatedMapping() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ExportReading.class.getResourceAsStream("generated-export.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The library's reader; every round has a sink of its own. */
    private static final class Reading implements Contender {
        private final Path file;
        private final TicketExportMapping mapping;
        private final Supplier<Consumer<Ticket>> sinks;
        private Account account = new Account(0, 0);

        Reading(Path file, TicketExportMapping mapping, Supplier<Consumer<Ticket>> sinks) {
            this.file = file;
            this.mapping = mapping;
            this.sinks = sinks;
        }

        @Override
        public void run() {
            Consumer<Ticket> sink = sinks.get();
            ImportReport report = TicketExport.read(file, mapping, new TicketExportListener() {}, sink);
            account = new Account(report.rows(), report.tickets() + report.lostTickets());
            if (sink instanceof Judging judging) {
                judging.finish(report.tickets());
            }
        }

        @Override
        public long operations() {
            return account.rows();
        }

        @Override
        public Object result() {
            return account;
        }
    }

    /** Judges each ticket and computes what a service manager reads first. */
    private static final class Judging implements Consumer<Ticket> {
        private final SlaClocks clocks;
        private final TicketKpis kpis;

        Judging(SlaClocks clocks) {
            this.clocks = clocks;
            this.kpis = TicketKpis.of(
                    List.of(
                            kpi("tickets", new KpiFormula.Count(TicketFact.ANY)),
                            kpi("first-response-in-time", new KpiFormula.Ratio(TicketFact.FIRST_RESPONSE_IN_TIME)),
                            kpi("resolution-in-time", new KpiFormula.Ratio(TicketFact.RESOLUTION_IN_TIME)),
                            kpi("resolution-median", new KpiFormula.Median(TicketTime.OPENED_TO_RESOLUTION))),
                    List.of(List.of(Dimension.PRIORITY, Dimension.openedMonth(ZoneOffset.UTC))));
        }

        private static KpiDefinition kpi(String id, KpiFormula formula) {
            return KpiDefinition.builder(id, id, formula).owner("benchmark").build();
        }

        @Override
        public void accept(Ticket ticket) {
            kpis.accept(new JudgedTicket(ticket, clocks.judge(ticket, AS_OF)));
        }

        void finish(long tickets) {
            if (tickets > 0 && kpis.values().isEmpty()) {
                throw new IllegalStateException("there are tickets and no KPIs");
            }
        }
    }
}
