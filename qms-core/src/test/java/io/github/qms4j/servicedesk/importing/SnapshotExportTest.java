package io.github.qms4j.servicedesk.importing;

import static io.github.qms4j.servicedesk.importing.Exports.HEADER;
import static io.github.qms4j.servicedesk.importing.Exports.REOPENING;
import static io.github.qms4j.servicedesk.importing.Exports.SNAPSHOTS;
import static io.github.qms4j.servicedesk.importing.Exports.read;
import static io.github.qms4j.servicedesk.importing.Exports.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.servicedesk.TicketStatus;
import io.github.qms4j.servicedesk.importing.Adjustment.Kind;
import org.junit.jupiter.api.Test;

/** What follows from successive states of a ticket. */
@Verifies({"SD-1", "SD-5"})
class SnapshotExportTest {
    private static Exports.Outcome export(String... rows) {
        return read(SNAPSHOTS, HEADER + String.join("", rows));
    }

    @Test
    void a_ticket_goes_through_its_states_at_the_times_of_its_rows() {
        assertThat(export(
                                row("New", "8:05", "8:00"),
                                row("Active", "9:00", "8:00"),
                                row("User", "10:00", "8:00"),
                                row("Active", "11:00", "8:00"),
                                row("Resolved", "12:00", "8:00"),
                                row("Closed", "13:00", "8:00"))
                        .events())
                .containsExactly(
                        "Opened 08:00",
                        "Started 09:00",
                        "Suspended 10:00 user",
                        "Resumed 11:00",
                        "Resolved 12:00",
                        "Closed 13:00");
    }

    @Test
    void a_ticket_without_an_opening_date_is_opened_by_its_first_row() {
        assertThat(export(row("New", "8:05", "?")).events()).containsExactly("Opened 08:05");
    }

    @Test
    void another_reason_to_wait_ends_the_first_one() {
        assertThat(export(row("User", "9:00", "8:00"), row("Vendor", "10:00", "8:00"))
                        .events())
                .containsExactly("Opened 08:00", "Suspended 09:00 user", "Resumed 10:00", "Suspended 10:00 vendor");
    }

    @Test
    void a_resolved_ticket_that_waits_was_reopened() {
        assertThat(export(row("Resolved", "9:00", "8:00"), row("User", "10:00", "8:00"))
                        .events())
                .containsExactly("Opened 08:00", "Resolved 09:00", "Reopened 10:00", "Suspended 10:00 user");
    }

    @Test
    void a_resolved_ticket_that_is_new_was_reopened() {
        assertThat(export(row("Resolved", "9:00", "8:00"), row("New", "10:00", "8:00"))
                        .events())
                .containsExactly("Opened 08:00", "Resolved 09:00", "Reopened 10:00");
    }

    @Test
    void a_waiting_ticket_that_is_new_goes_on() {
        assertThat(export(row("User", "9:00", "8:00"), row("New", "10:00", "8:00"))
                        .events())
                .containsExactly("Opened 08:00", "Suspended 09:00 user", "Resumed 10:00");
    }

    @Test
    void a_cancelled_ticket_ends_with_its_cancellation() {
        assertThat(export(row("New", "8:00", "8:00"), row("Cancelled", "9:00", "8:00"))
                        .events())
                .containsExactly("Opened 08:00", "Cancelled 09:00");
    }

    @Test
    void a_resolved_ticket_cannot_be_cancelled() {
        Exports.Outcome outcome = export(row("Resolved", "9:00", "8:00"), row("Cancelled", "10:00", "8:00"));
        assertThat(outcome.ticket().status()).isEqualTo(TicketStatus.RESOLVED);
        assertThat(outcome.report().rejectedRows())
                .singleElement()
                .satisfies(r -> assertThat(r.reason()).contains("RESOLVED"));
    }

    @Test
    void a_change_of_group_or_person_is_an_assignment() {
        assertThat(export(
                                row("T1", "New", "?", "?", "P3", "8:00", "8:00", "?", "?", "?", "?", "?"),
                                row("T1", "New", "G1", "?", "P3", "9:00", "8:00", "?", "?", "?", "?", "?"),
                                row("T1", "New", "G1", "Ann", "P3", "10:00", "8:00", "?", "?", "?", "?", "?"),
                                row("T1", "New", "?", "?", "P3", "11:00", "8:00", "?", "?", "?", "?", "?"))
                        .events())
                .containsExactly(
                        "Opened 08:00", "Assigned 09:00 G1/null", "Assigned 10:00 G1/Ann", "Assigned 11:00 null/null");
    }

    @Test
    void a_change_of_priority_is_an_event_and_the_first_one_is_not() {
        Exports.Outcome outcome = export(
                row("T1", "New", "?", "?", "P3", "8:00", "8:00", "?", "?", "?", "?", "?"),
                row("T1", "New", "?", "?", "P1", "9:00", "8:00", "?", "?", "?", "?", "?"));
        assertThat(outcome.events()).containsExactly("Opened 08:00", "Prioritised 09:00 P1");
        assertThat(outcome.ticket().initialPriority()).contains("P3");
    }

    @Test
    void the_last_resolution_is_at_the_time_that_the_source_gives() {
        assertThat(export(
                                row("Active", "9:00", "8:00"),
                                row("T1", "Resolved", "?", "?", "P3", "10:00", "8:00", "?", "9:30", "?", "?", "?"))
                        .events())
                .containsExactly("Opened 08:00", "Started 09:00", "Resolved 09:30");
    }

    @Test
    void a_resolution_that_does_not_fit_between_its_neighbours_keeps_the_time_of_its_row() {
        Exports.Outcome outcome = export(
                row("Active", "9:00", "8:00"),
                row("T1", "Resolved", "?", "?", "P3", "10:00", "8:00", "?", "8:30", "?", "?", "?"));
        assertThat(outcome.events()).containsExactly("Opened 08:00", "Started 09:00", "Resolved 10:00");
        assertThat(outcome.putRight()).containsExactly(Kind.RESOLUTION_OUT_OF_PLACE);
        assertThat(outcome.example(Kind.RESOLUTION_OUT_OF_PLACE)).isEqualTo("08:30 -> ");
    }

    @Test
    void a_ticket_closed_from_work_is_resolved_when_the_source_says_so() {
        assertThat(export(
                                row("Active", "9:00", "8:00"),
                                row("T1", "Closed", "?", "?", "P3", "12:00", "8:00", "?", "11:00", "12:00", "?", "?"))
                        .events())
                .containsExactly("Opened 08:00", "Started 09:00", "Resolved 11:00", "Closed 12:00");
    }

    @Test
    void a_response_is_put_in_the_order_of_time() {
        assertThat(export(
                                row("Active", "9:00", "8:00"),
                                row("T1", "Resolved", "?", "?", "P3", "10:00", "8:00", "9:30", "?", "?", "?", "?"))
                        .events())
                .containsExactly("Opened 08:00", "Started 09:00", "Responded 09:30", "Resolved 10:00");
    }

    @Test
    void closing_is_at_the_time_the_last_row_gives_and_nothing_is_after_it() {
        Exports.Outcome outcome = export(
                row("Active", "9:00", "8:00"),
                row("Resolved", "11:00", "8:00"),
                row("T1", "Closed", "?", "?", "P3", "12:00", "8:00", "?", "?", "10:00", "?", "?"));
        assertThat(outcome.events()).containsExactly("Opened 08:00", "Started 09:00", "Resolved 10:00", "Closed 10:00");
        assertThat(outcome.putRight()).containsExactly(Kind.EVENT_AFTER_CLOSING);
        assertThat(outcome.example(Kind.EVENT_AFTER_CLOSING)).isEqualTo("11:00 -> 10:00");
    }

    @Test
    void a_row_before_the_opening_is_moved_to_it_and_counted() {
        Exports.Outcome outcome = export(row("Active", "7:00", "8:00"));
        assertThat(outcome.events()).containsExactly("Opened 08:00", "Started 08:00");
        assertThat(outcome.adjusted()).containsExactly(Kind.ROW_BEFORE_OPENING);
        assertThat(outcome.example(Kind.ROW_BEFORE_OPENING)).isEqualTo("07:00 -> 08:00");
    }

    @Test
    void an_export_that_does_not_contradict_itself_has_nothing_put_right() {
        assertThat(export(row("Active", "9:00", "8:00"), row("Resolved", "10:00", "8:00"))
                        .putRight())
                .isEmpty();
    }

    @Test
    void what_follows_a_closing_is_rejected() {
        Exports.Outcome outcome =
                export(row("Closed", "9:00", "8:00"), row("Active", "10:00", "8:00"), row("Closed", "11:00", "8:00"));
        assertThat(outcome.events()).containsExactly("Opened 08:00", "Closed 09:00");
        assertThat(outcome.report().rejectedRows())
                .singleElement()
                .satisfies(r -> assertThat(r.rowNumber()).isEqualTo(3));
    }

    @Test
    void a_mapping_may_take_a_closing_that_is_undone_for_a_resolution() {
        Exports.Outcome outcome = read(
                REOPENING,
                HEADER
                        + row("Closed", "9:00", "8:00")
                        + row("Active", "10:00", "8:00")
                        + row("Closed", "11:00", "8:00"));
        assertThat(outcome.events())
                .containsExactly("Opened 08:00", "Resolved 09:00", "Reopened 10:00", "Closed 11:00");
        assertThat(outcome.report().rejected()).isZero();
        assertThat(outcome.putRight()).containsExactly(Kind.CLOSING_UNDONE);
    }

    @Test
    void a_mapping_may_take_a_cancellation_that_is_undone_for_nothing() {
        Exports.Outcome outcome =
                read(REOPENING, HEADER + row("Cancelled", "9:00", "8:00") + row("Active", "10:00", "8:00"));
        assertThat(outcome.events()).containsExactly("Opened 08:00", "Started 10:00");
        assertThat(outcome.putRight()).containsExactly(Kind.CANCELLATION_UNDONE);
    }

    @Test
    void the_last_row_tells_what_the_source_says_of_its_sla() {
        assertThat(export(
                                row("T1", "New", "?", "?", "P3", "8:00", "8:00", "?", "?", "?", "?", "true"),
                                row("T1", "New", "?", "?", "P3", "9:00", "8:00", "?", "?", "?", "?", "false"))
                        .ticket()
                        .recordedSlaMet())
                .contains(false);
    }

    @Test
    void a_count_of_reopenings_that_the_rows_do_not_show_is_counted() {
        assertThat(export(row("T1", "Active", "?", "?", "P3", "8:00", "8:00", "?", "?", "?", "2", "?"))
                        .report()
                        .reopenCountsDiffering())
                .isEqualTo(1);
    }

    @Test
    void the_closing_date_of_an_open_ticket_is_left_out_and_counted() {
        Exports.Outcome outcome =
                export(row("T1", "Active", "?", "?", "P3", "9:00", "8:00", "?", "?", "10:00", "?", "?"));
        assertThat(outcome.ticket().closedAt()).isEmpty();
        assertThat(outcome.putRight()).containsExactly(Kind.CLOSING_OF_UNCLOSED);
    }

    @Test
    void each_reference_is_a_ticket() {
        assertThat(export(row("New", "8:00", "8:00"), row("New", "8:00", "8:00").replace("T1", "T2"))
                        .tickets())
                .extracting(ticket -> ticket.id())
                .containsExactly("desk:T1", "desk:T2");
    }
}
