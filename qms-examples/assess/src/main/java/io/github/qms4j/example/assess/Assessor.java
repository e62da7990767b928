package io.github.qms4j.example.assess;

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
import io.github.qms4j.servicedesk.ServiceDesk;
import io.github.qms4j.servicedesk.SlaClocks;
import io.github.qms4j.servicedesk.SlaDefinition;
import io.github.qms4j.servicedesk.SlaMetric;
import io.github.qms4j.servicedesk.SlaVerdict;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketImport;
import io.github.qms4j.servicedesk.TicketImport.RefusedTicket;
import io.github.qms4j.servicedesk.importing.ImportLimits;
import io.github.qms4j.servicedesk.importing.ImportReport;
import io.github.qms4j.servicedesk.importing.TicketExport;
import io.github.qms4j.servicedesk.importing.TicketExportMapping;
import io.github.qms4j.trail.Trail;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * From a checked export to measurements on record: one pass stores the tickets, judges them and computes. What the breach
 * rules call for is answered, and all of it sealed, so that a report can name the checkpoint it rests on. Once tickets are
 * being stored, every failure says what is stored and how to go on.
 */
final class Assessor {
    /** How many refused tickets are kept for the report; all are counted. */
    private static final int SHOWN = 200;

    /** Imports, measures, raises and grades as it was told; decides nothing. */
    static final Actor ACTOR = new Actor("assess", "Assessment run", Set.of(Role.AUTOMATION));

    /** Puts the house's own definitions on record: calendars, agreements and KPIs. */
    private static final Actor SETUP =
            new Actor("assess-definitions", "Definition file of the assessment", Set.of(Role.SERVICE_MANAGER));

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

    Assessment assess(
            Path export,
            TicketExportMapping mapping,
            InputFile mappingFile,
            ImportLimits limits,
            Definitions definitions,
            ExportCheck check) {
        QmsSession session = qms.as(ACTOR, "assessment of " + fileName(export));
        QmsSession setup = qms.as(SETUP, "definitions " + definitions.source().sha256() + approved(definitions));
        List<String> corrected = keep(setup, definitions);
        SlaClocks clocks = session.serviceDesk().clocks();
        List<KpiDefinition> kpis = keepKpis(setup, definitions);
        TicketKpis computation = TicketKpis.of(kpis, StandardKpis.breakdowns(definitions.zone(), check.dimensions()));
        VerdictTally tally = new VerdictTally();
        WeekTally weeks = new WeekTally(definitions.zone());
        List<RefusedTicket> refused = new ArrayList<>();
        TicketImport run = session.serviceDesk().startImport(fileName(export), r -> keepFirst(refused, r));
        try {
            ImportReport report =
                    TicketExport.read(export, mapping, limits, new ReadProgress("importing", progress), ticket -> {
                        Map<SlaMetric, SlaVerdict> verdicts = clocks.verdicts(ticket, check.lastEvent());
                        tally.take(ticket, verdicts);
                        weeks.take(ticket, verdicts);
                        computation.accept(JudgedTicket.of(ticket, verdicts.values()));
                        run.accept(ticket);
                    });
            if (!report.sha256().equals(check.sha256())) {
                throw new IllegalStateException(export + " changed while it was read");
            }
            ImportRun done = run.complete(report.sha256(), report.rows(), report.rejected());
            return assessed(
                    session,
                    mapping,
                    mappingFile,
                    definitions,
                    check,
                    clocks,
                    kpis,
                    computation,
                    tally,
                    weeks,
                    refused,
                    run,
                    report,
                    done,
                    corrected);
        } catch (RuntimeException e) {
            throw new UnfinishedException(String.valueOf(e.getMessage()), run.id(), run.stored(), e);
        }
    }

    private Assessment assessed(
            QmsSession session,
            TicketExportMapping mapping,
            InputFile mappingFile,
            Definitions definitions,
            ExportCheck check,
            SlaClocks clocks,
            List<KpiDefinition> kpis,
            TicketKpis computation,
            VerdictTally tally,
            WeekTally weeks,
            List<RefusedTicket> refused,
            TicketImport run,
            ImportReport report,
            ImportRun done,
            List<String> corrected) {
        List<KpiValue> values = computation.values();
        Recorded recorded = record(session, run.id(), report, values, definitions, check);
        List<NonconformityProposal> proposals = propose(session, clocks, definitions.rules(), check);
        LocalDate today = LocalDate.ofInstant(clock.instant(), definitions.zone());
        BreachOutcome outcome = new BreachResponder(
                        session, definitions.responses(), today, definitions.zone(), progress)
                .respond(proposals);
        CapaLog capas = CapaLog.read(session, today);
        progress.show("sealing", 0, 0);
        Trail.Sealing sealing = qms.trail().seal();
        progress.done();
        return new Assessment(
                check.lastEvent(),
                definitions,
                mappingFile,
                check.from(definitions.zone()),
                check.until(definitions.zone()),
                report,
                done,
                run.id(),
                refused,
                notes(mapping, definitions, check, corrected),
                check.dimensions(),
                kpis,
                values,
                tally,
                weeks,
                evaluations(session, kpis, definitions, check),
                recorded,
                proposals,
                outcome,
                capas,
                sealing);
    }

    /** What a reader of the figures should know and no figure shows. */
    private static List<String> notes(
            TicketExportMapping mapping, Definitions definitions, ExportCheck check, List<String> corrected) {
        List<String> notes = new ArrayList<>();
        corrected.forEach(
                sla -> notes.add(
                        "The agreement " + sla
                                + " was corrected by the definitions: its new version is on record, and every ticket is judged by it."));
        Set<String> reasons = mapping.waitingReasons();
        for (SlaDefinition sla : definitions.slas()) {
            List<String> never = sla.pausedBy().stream()
                    .filter(reason -> !reason.equals(SlaDefinition.ANY_REASON) && !reasons.contains(reason))
                    .toList();
            if (!never.isEmpty()) {
                notes.add("The agreement " + sla.name() + " is paused by " + String.join(", ", never)
                        + ", which the mapping never gives as a reason of waiting; it gives "
                        + (reasons.isEmpty() ? "none" : String.join(", ", reasons)) + ".");
            }
        }
        definitions.responses().forEach((rule, response) -> {
            if (response.severity().isEmpty()) {
                notes.add("The severity method \"" + response.method() + "\" of the rule " + rule
                        + " is not named under severity-methods with its version and approver: what the rule finds stays"
                        + " proposed until a person decides.");
            }
        });
        check.tooFine()
                .forEach(name -> notes.add("The dimension " + name + " has more than " + ExportCheck.MOST_VALUES
                        + " values; it is kept with the tickets, and figures are not broken down by it."));
        return notes;
    }

    private static String approved(Definitions definitions) {
        Governance.Approval approval = definitions.governance().approval();
        return approval == null ? ", which nobody has approved" : ", " + approval.words();
    }

    /** Puts calendars and agreements on record; the names of the agreements that are corrected by that. */
    private static List<String> keep(QmsSession session, Definitions definitions) {
        for (BusinessCalendar calendar : definitions.calendars()) {
            if (session.calendars().find(calendar.name()).isEmpty()) {
                session.calendars().define(calendar);
            } else {
                session.calendars().revise(calendar);
            }
        }
        List<String> corrected = new ArrayList<>();
        for (SlaDefinition sla : definitions.slas()) {
            if (session.serviceDesk().agreeOrCorrect(sla) == ServiceDesk.Agreed.CORRECTED) {
                corrected.add(sla.name());
            }
        }
        return corrected;
    }

    private static List<KpiDefinition> keepKpis(QmsSession session, Definitions definitions) {
        List<KpiDefinition> kpis = StandardKpis.definitions(
                definitions.percentile(), definitions.governance().targets());
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
            QmsSession session,
            String runId,
            ImportReport report,
            List<KpiValue> values,
            Definitions definitions,
            ExportCheck check) {
        MeasurementSource source =
                new MeasurementSource(report.file(), report.sha256(), report.rows(), report.rejected());
        LocalDate from = check.from(definitions.zone());
        LocalDate until = check.until(definitions.zone());
        List<Measurement> measurements = values.stream()
                .map(value -> measurement(value, source, from, until))
                .toList();
        return session.kpis().record(runId, measurements);
    }

    private static Measurement measurement(KpiValue value, MeasurementSource source, LocalDate from, LocalDate until) {
        String month = value.dimensions().get(Dimension.MONTH);
        if (month == null) {
            return Measurement.of(value, from, until, source);
        }
        YearMonth of = YearMonth.parse(month);
        return Measurement.of(value, of.atDay(1), of.plusMonths(1).atDay(1), source);
    }

    private static Map<String, KpiEvaluation> evaluations(
            QmsSession session, List<KpiDefinition> kpis, Definitions definitions, ExportCheck check) {
        Map<String, KpiEvaluation> evaluations = new LinkedHashMap<>();
        for (KpiDefinition kpi : kpis) {
            evaluations.put(kpi.id(), session.kpis().evaluate(kpi.id(), Map.of(), check.until(definitions.zone())));
        }
        return evaluations;
    }

    private static List<NonconformityProposal> propose(
            QmsSession session, SlaClocks clocks, List<BreachRule> rules, ExportCheck check) {
        BreachPatterns patterns = new BreachPatterns(rules);
        List<NonconformityProposal> found = new ArrayList<>();
        try (Stream<Ticket> tickets = session.serviceDesk()
                .openedBetween(check.firstOpened(), check.lastOpened().plusMillis(1))) {
            tickets.forEach(t -> found.addAll(patterns.accept(t, clocks.verdicts(t, check.lastEvent()))));
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
}
