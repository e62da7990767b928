package io.github.qms4j.servicedesk.importing;

import static io.github.qms4j.servicedesk.importing.Exports.HEADER;
import static io.github.qms4j.servicedesk.importing.Exports.ONE_ROW;
import static io.github.qms4j.servicedesk.importing.Exports.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.servicedesk.TicketStatus;
import io.github.qms4j.servicedesk.UnknownFact;
import io.github.qms4j.servicedesk.importing.Adjustment.Kind;
import org.junit.jupiter.api.Test;

/** Tickets that are told by one row each. */
@Verifies({"SD-1", "SD-5"})
class OneRowExportTest {
    private static Exports.Outcome export(String rows) {
        return Exports.read(ONE_ROW, HEADER + rows);
    }

    @Test
    void the_dates_of_a_closed_ticket_are_its_events() {
        assertThat(export(row(
                                "T1", "Closed", "G1", "Ann", "P3", "13:00", "8:00", "8:30", "12:00", "13:00", "0",
                                "true"))
                        .events())
                .containsExactly(
                        "Opened 08:00", "Assigned 08:00 G1/Ann", "Responded 08:30", "Resolved 12:00", "Closed 13:00");
    }

    @Test
    void a_waiting_ticket_waits_since_its_last_update() {
        assertThat(export(row("User", "9:00", "8:00")).events())
                .containsExactly("Opened 08:00", "Suspended 09:00 user");
    }

    @Test
    void a_ticket_in_progress_was_started() {
        assertThat(export(row("Active", "9:00", "8:00")).ticket().status()).isEqualTo(TicketStatus.IN_PROGRESS);
    }

    @Test
    void a_cancelled_ticket_has_no_resolution() {
        assertThat(export(row("T1", "Cancelled", "?", "?", "P3", "9:00", "8:00", "?", "9:00", "10:00", "?", "?"))
                        .events())
                .containsExactly("Opened 08:00", "Cancelled 10:00");
    }

    @Test
    void a_missing_date_of_closing_is_taken_from_what_is_known_and_counted() {
        Exports.Outcome outcome = export(row("Closed", "9:00", "8:00"));
        assertThat(outcome.events()).containsExactly("Opened 08:00", "Closed 09:00");
        assertThat(outcome.adjusted()).containsExactly(Kind.RESOLUTION_FROM_CLOSING, Kind.CLOSING_FROM_LAST_UPDATE);
    }

    @Test
    void a_resolved_ticket_without_any_date_of_it_is_rejected() {
        assertThat(export(row("Resolved", "?", "8:00")).report().rejectedRows())
                .singleElement()
                .satisfies(r -> assertThat(r.field()).isEqualTo("resolvedAt"));
    }

    @Test
    void a_resolution_of_an_open_ticket_was_reopened() {
        Exports.Outcome outcome =
                export(row("T1", "Active", "?", "?", "P3", "11:00", "8:00", "?", "10:00", "?", "?", "?"));
        assertThat(outcome.events()).containsExactly("Opened 08:00", "Resolved 10:00", "Reopened 11:00");
        assertThat(outcome.putRight()).containsExactly(Kind.RESOLUTION_REOPENED);
    }

    @Test
    void a_resolution_after_the_closing_is_moved_to_it() {
        Exports.Outcome outcome =
                export(row("T1", "Closed", "?", "?", "P3", "9:00", "8:00", "?", "12:00", "10:00", "?", "?"));
        assertThat(outcome.events()).containsExactly("Opened 08:00", "Resolved 10:00", "Closed 10:00");
        assertThat(outcome.putRight()).containsExactly(Kind.RESOLUTION_AFTER_CLOSING);
        assertThat(outcome.ticket().unknown()).contains(UnknownFact.RESOLUTION_TIME);
    }

    @Test
    void a_second_row_of_a_ticket_is_rejected() {
        Exports.Outcome outcome = export(row("New", "8:00", "8:00")
                + row("New", "8:00", "8:00")
                + row("New", "8:00", "8:00").replace("T1", "T2")
                + row("New", "8:00", "8:00"));
        assertThat(outcome.tickets()).hasSize(2);
        assertThat(outcome.report().rejectedRows())
                .extracting(RejectedRow::rowNumber)
                .containsExactly(3L, 5L);
    }

    @Test
    void without_an_opening_date_a_row_is_rejected() {
        assertThat(export(row("New", "8:00", "?")).report().lostTickets()).isEqualTo(1);
    }
}
