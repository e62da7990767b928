package io.github.qms4j.example.assess;

import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiEvaluation;
import io.github.qms4j.kpi.KpiValue;
import io.github.qms4j.kpi.Kpis.Recorded;
import io.github.qms4j.servicedesk.ImportRun;
import io.github.qms4j.servicedesk.NonconformityProposal;
import io.github.qms4j.servicedesk.TicketImport.RefusedTicket;
import io.github.qms4j.servicedesk.importing.ImportReport;
import io.github.qms4j.trail.Trail;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What an assessment found.
 *
 * @param asOf the instant the clocks were read at: the last event of the file
 * @param defined what the definition file says; days and months are counted in its zone
 * @param mapping the mapping that the export was read by
 * @param from the first day on which a ticket was opened
 * @param until the day after the last
 * @param reading what the reader says of the file
 * @param run the import as it is on record
 * @param runId its human number
 * @param refused tickets that contradict what was stored, the first ones
 * @param notes what a reader of the figures should know and no figure shows
 * @param dimensions those of the mapping by which figures are broken down
 * @param definitions the KPIs
 * @param values the KPIs' values, in total and by group
 * @param tally what the figures do not say of themselves
 * @param weeks targets kept by week
 * @param evaluations what the totals mean, by KPI
 * @param recorded what became of the measurements
 * @param proposals nonconformities that the rules call for
 * @param outcome what was done about them
 * @param capas nonconformities and CAPAs as they stand then
 * @param sealing of the trail, with all of the above in it
 */
record Assessment(
        Instant asOf,
        Definitions defined,
        InputFile mapping,
        LocalDate from,
        LocalDate until,
        ImportReport reading,
        ImportRun run,
        String runId,
        List<RefusedTicket> refused,
        List<String> notes,
        List<String> dimensions,
        List<KpiDefinition> definitions,
        List<KpiValue> values,
        VerdictTally tally,
        WeekTally weeks,
        Map<String, KpiEvaluation> evaluations,
        Recorded recorded,
        List<NonconformityProposal> proposals,
        BreachOutcome outcome,
        CapaLog capas,
        Trail.Sealing sealing) {
    /** In which days and months are counted. */
    ZoneId zone() {
        return defined.zone();
    }
}
