package io.github.qms4j.servicedesk.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.importing.Adjustment.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The event log of a real service desk, UCI data set 498; each figure was counted from the file by other means. */
@Verifies({"SD-1", "SD-5"})
class RealIncidentExportTest {
    private static final Path EXPORT =
            Path.of(System.getProperty("qms.shared.data", "."), "uci-incident-event-log.csv.gz");
    private static final List<Ticket> TICKETS = new ArrayList<>();
    private static final List<ImportReport> REPORTS = new ArrayList<>();

    @BeforeAll
    static void the_real_export_is_here() {
        assumeTrue(
                Files.isRegularFile(EXPORT), () -> "skipped: the real event log is not at " + EXPORT.toAbsolutePath());
        REPORTS.add(read(TICKETS));
    }

    private static ImportReport read(List<Ticket> sink) {
        return TicketExport.read(
                EXPORT, TicketExportMapping.builtIn("uci-incidents"), TicketExportListener.SILENT, sink::add);
    }

    private static ImportReport report() {
        return REPORTS.get(0);
    }

    @Test
    void every_row_and_every_ticket_is_there() {
        assertThat(List.of(report().rows(), report().tickets(), report().lostTickets()))
                .containsExactly(141_712L, 24_918L, 0L);
    }

    @Test
    void only_the_rows_of_the_state_without_a_meaning_are_rejected() {
        assertThat(report().rejected()).isEqualTo(5);
        assertThat(report().rejectedRows())
                .hasSize(5)
                .allMatch(row -> row.field().equals("state") && row.value().equals("-100"));
    }

    @Test
    void the_source_says_that_it_met_its_sla_for_63_percent() {
        assertThat(TICKETS.stream().filter(t -> t.recordedSlaMet().orElseThrow()))
                .hasSize(15_803);
    }

    @ParameterizedTest
    @CsvSource({"Critical, 5, 270", "High, 2, 408", "Moderate, 15145, 23466", "Low, 651, 774"})
    void it_met_its_sla_by_final_priority(String priority, int met, int total) {
        List<Ticket> those = TICKETS.stream()
                .filter(t -> t.priority().orElseThrow().equals(priority))
                .toList();
        assertThat(those).hasSize(total);
        assertThat(those.stream().filter(t -> t.recordedSlaMet().orElseThrow())).hasSize(met);
    }

    @Test
    void the_median_from_opening_to_closing_is_145_hours_and_52_minutes() {
        long[] seconds = TICKETS.stream()
                .mapToLong(t -> Duration.between(t.openedAt(), t.closedAt().orElseThrow())
                        .toSeconds())
                .sorted()
                .toArray();
        int middle = seconds.length / 2;
        assertThat((seconds[middle - 1] + seconds[middle]) / 2.0 / 3_600).isEqualTo(145.866667, within());
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(0.000_000_5);
    }

    /** A row of INC0000137 of before its resolution bears a time after it, so by the times it was reopened. */
    @Test
    void each_ticket_but_one_with_a_row_out_of_order_was_reopened_as_often_as_its_source_counts() {
        assertThat(report().reopenCountsDiffering()).isEqualTo(1);
    }

    @Test
    void what_was_put_right_or_derived_is_counted_by_kind() {
        assertThat(report().adjustments())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        Kind.ROWS_SORTED, 1L,
                        Kind.ROW_BEFORE_OPENING, 5L,
                        Kind.RESOLUTION_OUT_OF_PLACE, 1L,
                        Kind.CLOSING_UNDONE, 12L,
                        Kind.RESOLUTION_FROM_ROW, 1_543L,
                        Kind.RESOLUTION_FROM_CLOSING, 13L));
    }

    @Test
    void reading_it_twice_gives_equal_tickets_and_an_equal_report() {
        List<Ticket> again = new ArrayList<>();
        assertThat(read(again)).isEqualTo(report());
        assertThat(again).isEqualTo(TICKETS);
    }
}
