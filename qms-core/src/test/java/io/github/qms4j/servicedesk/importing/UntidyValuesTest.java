package io.github.qms4j.servicedesk.importing;

import static io.github.qms4j.servicedesk.importing.Exports.HEADER;
import static io.github.qms4j.servicedesk.importing.Exports.ONE_ROW;
import static io.github.qms4j.servicedesk.importing.Exports.SNAPSHOTS;
import static io.github.qms4j.servicedesk.importing.Exports.read;
import static io.github.qms4j.servicedesk.importing.Exports.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.importing.Adjustment.Kind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values as spreadsheets and interfaces leave them. */
@Verifies("SD-5")
class UntidyValuesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\u202f", "\ufeff", " \u00a0\t", "?", " ? ", "\u00a0?\u00a0"})
    void a_blank_of_any_kind_is_a_missing_value(String blank) {
        Exports.Outcome outcome = read(
                SNAPSHOTS,
                HEADER + row("T1", "New", blank, "Ann", "P3", "8:00", "8:00", blank, blank, blank, blank, blank));
        assertThat(outcome.report().rejected()).isZero();
        assertThat(outcome.ticket().group()).isEmpty();
        assertThat(outcome.ticket().respondedAt()).isEmpty();
    }

    @Test
    void blanks_around_a_value_are_no_part_of_it() {
        Exports.Outcome outcome = read(
                SNAPSHOTS,
                HEADER
                        + row("\u00a0T1 ", " New\u00a0", "Desk ", "Ann", "P3", "8:00", "8:00", "?", "?", "?", "?", "?")
                        + row("T1", "Active", "Desk", "Ann", "P3", "9:00", "8:00", "?", "?", "?", "?", "?"));
        assertThat(outcome.tickets()).hasSize(1);
        assertThat(outcome.events()).containsExactly("Opened 08:00", "Assigned 08:00 Desk/Ann", "Started 09:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12 345", "12\u00a0345", "12\u202f345", "\"12,345\"", "12.345", "12'345", "12\u2019345"})
    void a_number_with_thousands_separators_is_the_same_ticket_as_without(String written) {
        Exports.Outcome outcome = read(
                SNAPSHOTS,
                HEADER
                        + row("New", "8:00", "8:00").replace("T1", "12345")
                        + row("Active", "9:00", "8:00").replace("T1", written));
        assertThat(outcome.tickets()).extracting(Ticket::reference).containsExactly("12345");
        assertThat(outcome.events()).containsExactly("Opened 08:00", "Started 09:00");
        assertThat(outcome.putRight()).containsExactly(Kind.REFERENCE_SEPARATORS);
        assertThat(outcome.example(Kind.REFERENCE_SEPARATORS)).isEqualTo(written.replace("\"", "") + " -> 12345");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1234 567", "12 34", "12 3456", "1.23", "1 234.567", "INC 123 456", "12  345", "A.123", "12345"})
    void a_reference_that_is_no_number_in_groups_of_three_stays_as_it_is(String reference) {
        assertThat(References.withoutSeparators(reference)).isEqualTo(reference);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2,02603E+15\"", "2.02603E+15", "2.02603e+15", "2E+15"})
    void a_number_that_a_spreadsheet_rounded_is_rejected(String reference) {
        Exports.Outcome outcome =
                read(SNAPSHOTS, HEADER + row("New", "8:00", "8:00").replace("T1", reference));
        assertThat(outcome.tickets()).isEmpty();
        assertThat(outcome.report().rejectedRows()).singleElement().satisfies(r -> {
            assertThat(r.field()).isEqualTo("reference");
            assertThat(r.reason()).contains("rounded").contains("export the column as text");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"E+15", "2E15", "2.E+", "INC2E+15", "2E+15X", "2,02603E-15"})
    void another_reference_is_no_rounded_number(String reference) {
        assertThat(References.isRounded(reference)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/12/9999 0:00", "1/1/1900 0:00", "1/1/1970 0:00", "1/1/0001 0:00"})
    void a_date_that_stands_for_no_date_rejects_its_row_and_not_the_file(String date) {
        Exports.Outcome outcome = read(
                ONE_ROW,
                HEADER
                        + row("New", "8:00", "8:00")
                        + row("T2", "Closed", "?", "?", "P3", "9:00", "8:00", "?", "?", date, "?", "?"));
        assertThat(outcome.tickets()).hasSize(1);
        assertThat(outcome.report().rejectedRows()).singleElement().satisfies(r -> {
            assertThat(r.rowNumber()).isEqualTo(3);
            assertThat(r.field()).isEqualTo("closedAt");
            assertThat(r.reason()).contains("missing values");
        });
    }

    @Test
    void a_host_that_knows_the_time_rejects_rows_of_the_future() {
        List<Ticket> tickets = new ArrayList<>();
        ImportReport report = TicketExport.read(
                "export",
                new ByteArrayInputStream((HEADER
                                + row("New", "8:00", "8:00")
                                + row("New", "8:00", "8:00").replace("T1", "T2").replace("2024", "2031"))
                        .getBytes(StandardCharsets.UTF_8)),
                ONE_ROW,
                ImportLimits.standard().withLatest(Instant.parse("2026-01-01T00:00:00Z")),
                TicketExportListener.SILENT,
                tickets::add);
        assertThat(tickets).extracting(Ticket::reference).containsExactly("T1");
        assertThat(report.rejected()).isEqualTo(1);
    }

    @Test
    void bounds_between_which_no_date_lies_are_refused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ImportLimits.standard().withLatest(Instant.EPOCH));
    }

    /** Clocks went from 3:00 back to 2:00 on 27 October 2024. */
    private static String october(String rows) {
        return HEADER + rows.replace("1/3/2024", "27/10/2024");
    }

    @Test
    void a_repeated_hour_takes_the_offset_that_keeps_time_going_forward() {
        Exports.Outcome outcome = read(
                SNAPSHOTS.inZone(BERLIN),
                october(row("New", "2:40", "2:40") + row("Active", "2:50", "2:40") + row("Resolved", "2:10", "2:40")));
        assertThat(outcome.events()).containsExactly("Opened 00:40", "Started 00:50", "Resolved 01:10");
        assertThat(outcome.putRight()).containsExactly(Kind.ROW_ORDER_ASSUMED, Kind.REPEATED_HOUR);
        assertThat(outcome.example(Kind.REPEATED_HOUR)).isEqualTo("00:10 -> 01:10");
    }

    @Test
    void rows_newest_first_go_forward_over_the_repeated_hour_too() {
        Exports.Outcome outcome = read(
                SNAPSHOTS.inZone(BERLIN),
                october(row("Closed", "4:00", "1:30")
                        + row("Resolved", "2:10", "1:30")
                        + row("Active", "2:50", "1:30")
                        + row("New", "1:30", "1:30")));
        assertThat(outcome.events()).containsExactly("Opened 23:30", "Started 00:50", "Resolved 01:10", "Closed 03:00");
        assertThat(outcome.putRight()).containsExactlyInAnyOrder(Kind.REPEATED_HOUR, Kind.ROWS_SORTED);
    }

    @ParameterizedTest
    @CsvSource({"2:10, 4:00, Resolved 01:10", "2:55, 4:00, Resolved 00:55", "3:10, 4:00, Resolved 02:10"})
    void a_resolution_in_the_repeated_hour_is_after_the_opening(String resolved, String closed, String event) {
        Exports.Outcome outcome = read(
                ONE_ROW.inZone(BERLIN),
                october(row("T1", "Closed", "?", "?", "P3", "?", "2:50", "?", resolved, closed, "?", "?")));
        assertThat(outcome.events()).contains(event);
        assertThat(outcome.putRight()).isEqualTo(resolved.equals("2:10") ? List.of(Kind.REPEATED_HOUR) : List.of());
    }

    @Test
    void a_time_that_goes_back_by_more_than_the_repeated_hour_is_still_a_contradiction() {
        Exports.Outcome outcome = read(
                ONE_ROW.inZone(BERLIN),
                october(row("T1", "Closed", "?", "?", "P3", "?", "5:00", "?", "2:10", "6:00", "?", "?")));
        assertThat(outcome.putRight()).containsExactly(Kind.RESOLUTION_BEFORE_OPENING);
    }

    @Test
    void a_file_whose_dates_have_either_order_is_refused_with_both_rows() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read(
                        SNAPSHOTS,
                        HEADER
                                + row("New", "8:00", "8:00")
                                + row("Active", "9:00", "8:00").replace("1/3/2024 9", "3/13/2024 9")))
                .withMessageContaining("line 3 '3/13/2024 9:00'")
                .withMessageContaining("line 2 has '1/3/2024 8:00'");
    }

    @Test
    void a_date_of_which_nobody_can_tell_the_day_is_refused_by_the_mappings_that_come_with_the_library() {
        String header = "\"ID\";\"Title\";\"Status\";\"Type\";\"Category\";\"Impact\";\"Urgency\";\"Priority\";"
                + "\"Assigned to - Technician\";\"Assigned to - Technician group\";\"Opening date\";\"Last update\";"
                + "\"Resolution date\";\"Closing date\"\n";
        String ticket = "7;Badge;New;Request;HR;Low;Low;Low;;;03-02-2026 08:00;03-02-2026 08:00;;\n";
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read(TicketExportMapping.builtIn("glpi"), header + ticket))
                .withMessageContaining("3 February 2026")
                .withMessageContaining("2 March 2026");
        assertThat(read(TicketExportMapping.builtIn("glpi").withDateOrder("day-first"), header + ticket)
                        .ticket()
                        .openedAt())
                .isEqualTo("2026-02-03T08:00:00Z");
    }

    @Test
    void one_ticket_does_not_fill_the_memory_with_differing_texts() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 40; i++) {
            rows.append(row(
                    "T1", "New", "G" + i + "x".repeat(500_000), "?", "P3", "8:00", "8:00", "?", "?", "?", "?", "?"));
        }
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read(SNAPSHOTS, rows.toString()))
                .withMessageContaining("T1")
                .withMessageContaining("characters in its rows");
    }
}
