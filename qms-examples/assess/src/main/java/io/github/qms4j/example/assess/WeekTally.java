package io.github.qms4j.example.assess;

import io.github.qms4j.servicedesk.SlaMetric;
import io.github.qms4j.servicedesk.SlaVerdict;
import io.github.qms4j.servicedesk.SlaVerdict.Outcome;
import io.github.qms4j.servicedesk.Ticket;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Targets kept by week of opening, counted in one pass: what control charts are drawn of. */
final class WeekTally {
    private final ZoneId zone;
    private final Map<LocalDate, long[]> recorded = new TreeMap<>();
    private final Map<LocalDate, long[]> resolution = new TreeMap<>();

    /** @param zone in which weeks are counted */
    WeekTally(ZoneId zone) {
        this.zone = zone;
    }

    void take(Ticket ticket, Map<SlaMetric, SlaVerdict> verdicts) {
        LocalDate monday =
                LocalDate.ofInstant(ticket.openedAt(), zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        ticket.recordedSlaMet().ifPresent(met -> count(recorded, monday, met));
        SlaVerdict verdict = verdicts.get(SlaMetric.RESOLUTION);
        if (verdict != null && verdict.outcome().isDecided()) {
            count(resolution, monday, verdict.outcome() == Outcome.MET);
        }
    }

    private static void count(Map<LocalDate, long[]> weeks, LocalDate monday, boolean met) {
        long[] counts = weeks.computeIfAbsent(monday, week -> new long[2]);
        counts[0] += met ? 1 : 0;
        counts[1]++;
    }

    /** The weeks in which something was decided, in the order of time. */
    List<Week> of(String kpi) {
        List<Week> weeks = new ArrayList<>();
        (kpi.equals(StandardKpis.RECORDED) ? recorded : resolution)
                .forEach((monday, counts) -> weeks.add(new Week(monday, counts[0], counts[1])));
        return weeks;
    }

    /**
     * A week.
     *
     * @param met how many of the decided promises were kept
     * @param decided how many were decided; at least 1
     */
    record Week(LocalDate monday, long met, long decided) {
        /** By ISO 8601, such as {@code 2025-W03}. */
        String label() {
            return String.format(
                    Locale.ROOT,
                    "%d-W%02d",
                    monday.get(IsoFields.WEEK_BASED_YEAR),
                    monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        }
    }
}
