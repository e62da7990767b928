package io.github.qms4j.example.assess;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.calendar.BusinessCalendar;
import io.github.qms4j.kpi.Dimension;
import io.github.qms4j.kpi.JudgedTicket;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiEvaluation;
import io.github.qms4j.kpi.KpiValue;
import io.github.qms4j.kpi.Kpis.Recorded;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.kpi.MeasurementSource;
import io.github.qms4j.kpi.TicketKpis;
import io.github.qms4j.servicedesk.BreachPatterns;
import io.github.qms4j.servicedesk.BreachRule;
import io.github.qms4j.servicedesk.ImportRun;
import io.github.qms4j.servicedesk.NonconformityProposal;
import io.github.qms4j.servicedesk.SlaClocks;
import io.github.qms4j.servicedesk.SlaDefinition;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketImport;
import io.github.qms4j.servicedesk.TicketImport.RefusedTicket;
import io.github.qms4j.servicedesk.importing.ImportReport;
import io.github.qms4j.servicedesk.importing.RejectedRow;
import io.github.qms4j.servicedesk.importing.TicketExport;
import io.github.qms4j.servicedesk.importing.TicketExportListener;
import io.github.qms4j.servicedesk.importing.TicketExportMapping;
import io.github.qms4j.trail.Trail;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * From a ticket export to measurements on record. The file is checked from end to end before the first ticket is stored, so
 * that a file that cannot be read leaves nothing behind; then one pass stores the tickets, judges them and computes.
 * What the breach rules call for is answered, and all of it sealed, so that a report can name the checkpoint it rests on.
 */
final class Assessor {
    /** How many rejected rows and refused tickets are kept for the report; all are counted. */
    private static final int SHOWN = 200;

    static final Actor ACTOR = new Actor("assess", "Assessment run", Set.of(Role.QUALITY_MANAGER));

    private final Qms qms;
    private final Clock clock;
    private final ProgressBar progress;

    /**
     * Assesses with an engine.
     *
     * @param clock the engine's
     */
    Assessor(Qms qms, Clock clock, ProgressBar progress) {
        this.qms = qms;
        this.clock = clock;
        this.progress = progress;
    }

    Assessment assess(Path export, TicketExportMapping mapping, Definitions definitions) {
        Span span = new Span();
        TicketExport.read(export, mapping, new Rejections("checking"), span::extend);
        if (span.isEmpty()) {
            throw InvalidInputException.of(
                    export.toString(),
                    "tickets",
                    "0",
                    "the export holds no ticket that can be used",
                    "check the mapping against the rejected rows");
        }
        QmsSession session = qms.as(ACTOR, "assessment of " + fileName(export));
        keep(session, definitions);
        SlaClocks clocks = session.serviceDesk().clocks();
        List<KpiDefinition> kpis = keepKpis(session);
        TicketKpis computation = TicketKpis.of(kpis, StandardKpis.breakdowns());
        List<RefusedTicket> refused = new ArrayList<>();
        TicketImport run = session.serviceDesk().startImport(fileName(export), r -> keepFirst(refused, r));
        Rejections rejections = new Rejections("importing");
        ImportReport report = TicketExport.read(export, mapping, rejections, ticket -> {
            computation.accept(new JudgedTicket(ticket, clocks.judge(ticket, span.lastEvent)));
            run.accept(ticket);
        });
        ImportRun done = run.complete(report.sha256(), report.rows(), report.rejected());
        List<KpiValue> values = computation.values();
        Recorded recorded = record(session, run.id(), report, values, span);
        List<NonconformityProposal> proposals = propose(session, clocks, definitions.rules(), span);
        BreachOutcome outcome =
                new BreachResponder(session, definitions.responses(), today(), progress).respond(proposals);
        CapaLog capas = CapaLog.read(session, today());
        progress.show("sealing", 0, 0);
        Trail.Sealing sealing = qms.trail().seal();
        progress.done();
        return new Assessment(
                span.lastEvent,
                span.from(),
                span.until(),
                report,
                rejections.first,
                done,
                run.id(),
                refused,
                definitions.priorities(),
                kpis,
                values,
                evaluations(session, kpis, span),
                recorded,
                proposals,
                outcome,
                capas,
                sealing);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static void keep(QmsSession session, Definitions definitions) {
        for (BusinessCalendar calendar : definitions.calendars()) {
            if (session.calendars().find(calendar.name()).isEmpty()) {
                session.calendars().define(calendar);
            } else {
                session.calendars().revise(calendar);
            }
        }
        for (SlaDefinition sla : definitions.slas()) {
            session.serviceDesk().agreeUnlessAgreed(sla);
        }
    }

    private static List<KpiDefinition> keepKpis(QmsSession session) {
        List<KpiDefinition> kpis = StandardKpis.definitions();
        for (KpiDefinition kpi : kpis) {
            if (session.kpis().find(kpi.id()).isEmpty()) {
                session.kpis().define(kpi);
                session.kpis().activate(kpi.id());
            } else {
                session.kpis().revise(kpi);
            }
        }
        return kpis;
    }

    private static Recorded record(
            QmsSession session, String runId, ImportReport report, List<KpiValue> values, Span span) {
        MeasurementSource source =
                new MeasurementSource(report.file(), report.sha256(), report.rows(), report.rejected());
        List<Measurement> measurements =
                values.stream().map(value -> measurement(value, source, span)).toList();
        return session.kpis().record(runId, measurements);
    }

    private static Measurement measurement(KpiValue value, MeasurementSource source, Span span) {
        String month = value.dimensions().get(Dimension.MONTH);
        if (month == null) {
            return Measurement.of(value, span.from(), span.until(), source);
        }
        YearMonth of = YearMonth.parse(month);
        return Measurement.of(value, of.atDay(1), of.plusMonths(1).atDay(1), source);
    }

    private static Map<String, KpiEvaluation> evaluations(QmsSession session, List<KpiDefinition> kpis, Span span) {
        Map<String, KpiEvaluation> evaluations = new LinkedHashMap<>();
        for (KpiDefinition kpi : kpis) {
            evaluations.put(kpi.id(), session.kpis().evaluate(kpi.id(), Map.of(), span.until()));
        }
        return evaluations;
    }

    private static List<NonconformityProposal> propose(
            QmsSession session, SlaClocks clocks, List<BreachRule> rules, Span span) {
        BreachPatterns patterns = new BreachPatterns(rules);
        List<NonconformityProposal> found = new ArrayList<>();
        try (Stream<Ticket> tickets = session.serviceDesk().openedBetween(span.first, span.lastOpened.plusMillis(1))) {
            tickets.forEach(t -> found.addAll(patterns.accept(t, clocks.judge(t, span.lastEvent))));
        }
        session.serviceDesk().propose(found);
        return found;
    }

    private static <T> void keepFirst(List<T> kept, T more) {
        if (kept.size() < SHOWN) {
            kept.add(more);
        }
    }

    private static String fileName(Path export) {
        Path name = export.getFileName();
        return name == null ? export.toString() : name.toString();
    }

    /** From the first ticket of the export to its last event. */
    private static final class Span {
        private Instant first = Instant.MAX;
        private Instant lastOpened = Instant.MIN;
        private Instant lastEvent = Instant.MIN;

        void extend(Ticket ticket) {
            Instant opened = ticket.openedAt();
            Instant last = ticket.events().get(ticket.events().size() - 1).at();
            first = opened.isBefore(first) ? opened : first;
            lastOpened = opened.isAfter(lastOpened) ? opened : lastOpened;
            lastEvent = last.isAfter(lastEvent) ? last : lastEvent;
        }

        boolean isEmpty() {
            return lastEvent.equals(Instant.MIN);
        }

        LocalDate from() {
            return LocalDate.ofInstant(first, ZoneOffset.UTC);
        }

        LocalDate until() {
            return LocalDate.ofInstant(lastOpened, ZoneOffset.UTC).plusDays(1);
        }
    }

    private final class Rejections implements TicketExportListener {
        private final String step;
        private final List<RejectedRow> first = new ArrayList<>();

        Rejections(String step) {
            this.step = step;
        }

        @Override
        public void progressed(long rows, long bytesRead, long bytesTotal) {
            progress.show(step, bytesRead, bytesTotal);
        }

        @Override
        public void rejected(RejectedRow row) {
            keepFirst(first, row);
        }
    }
}
