package io.github.qms4j.servicedesk.importing;

import static io.github.qms4j.servicedesk.importing.Exports.HEADER;
import static io.github.qms4j.servicedesk.importing.Exports.SNAPSHOTS;
import static io.github.qms4j.servicedesk.importing.Exports.read;
import static io.github.qms4j.servicedesk.importing.Exports.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No row is dropped without an account of it. */
@Verifies("SD-5")
class RejectedRowsTest {
    private static final String GOOD = row("New", "8:00", "8:00");

    private static RejectedRow only(Exports.Outcome outcome) {
        assertThat(outcome.report().rejected()).isEqualTo(1);
        return outcome.report().rejectedRows().get(0);
    }

    @Test
    void an_unknown_state_is_rejected_with_the_known_ones() {
        RejectedRow row = only(read(SNAPSHOTS, HEADER + GOOD + row("-100", "9:00", "8:00")));
        assertThat(row.rowNumber()).isEqualTo(3);
        assertThat(row.reference()).isEqualTo("T1");
        assertThat(row.field()).isEqualTo("state");
        assertThat(row.value()).isEqualTo("-100");
        assertThat(row.reason()).contains("Active, Cancelled, Closed");
    }

    @Test
    void a_rejected_row_does_not_lose_its_ticket() {
        Exports.Outcome outcome =
                read(SNAPSHOTS, HEADER + GOOD + row("-100", "9:00", "8:00") + row("Active", "10:00", "8:00"));
        assertThat(outcome.events()).containsExactly("Opened 08:00", "Started 10:00");
        assertThat(outcome.report().lostTickets()).isZero();
    }

    @Test
    void a_ticket_of_which_all_rows_are_rejected_is_lost() {
        Exports.Outcome outcome = read(SNAPSHOTS, HEADER + row("-100", "9:00", "8:00") + row("-100", "9:00", "8:00"));
        assertThat(outcome.tickets()).isEmpty();
        assertThat(outcome.report().lostTickets()).isEqualTo(1);
        assertThat(outcome.report().rejected()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "5, updatedAt, 31/2/2024 9:00",
        "5, updatedAt, ?",
        "6, openedAt, 1/3/2024 24:00",
        "7, respondedAt, soon",
        "8, resolvedAt, 2024-03-01",
        "9, closedAt, 32/3/2024 9:00",
        "10, reopenCount, -1",
        "11, recordedSlaMet, maybe",
        "1, state, ?",
        "0, reference, ?"
    })
    void a_value_that_cannot_be_used_is_rejected_with_its_field(int column, String field, String value) {
        String[] values = GOOD.strip().split(",", -1);
        values[column] = value;
        RejectedRow row = only(read(SNAPSHOTS, HEADER + String.join(",", values) + "\n"));
        assertThat(row.field()).isEqualTo(field);
        assertThat(row.value()).isIn(value, "");
    }

    @Test
    void a_row_with_another_number_of_columns_is_rejected_with_both_numbers() {
        Exports.Outcome outcome = read(SNAPSHOTS, HEADER + GOOD + "T1,New\n" + GOOD);
        assertThat(only(outcome).reason()).contains("2 columns").contains("12");
        assertThat(outcome.tickets()).hasSize(1);
    }

    @Test
    void a_ticket_that_has_only_rows_of_the_wrong_width_is_lost() {
        String two = GOOD.replace("T1", "T2");
        assertThat(read(SNAPSHOTS, HEADER + GOOD + "T9,New\n" + "T9,New\n" + two)
                        .report()
                        .lostTickets())
                .isEqualTo(1);
    }

    @Test
    void the_number_of_a_row_is_the_line_on_which_it_begins() {
        String quoted = GOOD.replace("?,?,P3", "\"two\nlines\",?,P3");
        assertThat(only(read(SNAPSHOTS, HEADER + quoted + "\r\n" + row("-100", "9:00", "8:00")))
                        .rowNumber())
                .isEqualTo(5);
    }

    @Test
    void a_long_value_is_shortened() {
        assertThat(only(read(SNAPSHOTS, HEADER + row("x".repeat(500), "9:00", "8:00")))
                        .value())
                .hasSize(120);
    }

    @Test
    void rows_read_are_rows_accepted_and_rejected() {
        ImportReport report = read(SNAPSHOTS, HEADER + GOOD + "\n" + row("-100", "9:00", "8:00") + "x\n" + GOOD)
                .report();
        assertThat(List.of(report.rows(), report.accepted(), report.rejected())).containsExactly(4L, 2L, 2L);
    }

    @Test
    void the_report_keeps_as_many_as_it_is_told_and_the_listener_hears_of_all() {
        List<RejectedRow> heard = new ArrayList<>();
        TicketExportListener listener = new TicketExportListener() {
            @Override
            public void rejected(RejectedRow row) {
                heard.add(row);
            }
        };
        byte[] export = (HEADER + row("-100", "9:00", "8:00").repeat(10)).getBytes(StandardCharsets.UTF_8);
        ImportReport report = TicketExport.read(
                "export",
                new ByteArrayInputStream(export),
                SNAPSHOTS,
                ImportLimits.standard().withSamples(3),
                listener,
                ticket -> {});
        assertThat(report.rejectedRows()).hasSize(3);
        assertThat(report.rejected()).isEqualTo(10);
        assertThat(heard).hasSize(10);
    }
}
