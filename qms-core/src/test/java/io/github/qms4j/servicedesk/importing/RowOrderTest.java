package io.github.qms4j.servicedesk.importing;

import static io.github.qms4j.servicedesk.importing.Exports.HEADER;
import static io.github.qms4j.servicedesk.importing.Exports.SNAPSHOTS;
import static io.github.qms4j.servicedesk.importing.Exports.read;
import static io.github.qms4j.servicedesk.importing.Exports.row;
import static io.github.qms4j.servicedesk.importing.Exports.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.servicedesk.TicketStatus;
import io.github.qms4j.servicedesk.importing.Adjustment.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows of a ticket that do not stand in the order of time are put into it, and that is counted. */
@Verifies("SD-5")
class RowOrderTest {
    private static final List<String> ROWS = List.of(
            row("New", "8:00", "8:00"),
            row("Active", "9:00", "8:00"),
            row("User", "10:00", "8:00"),
            row("Active", "11:00", "8:00"),
            row("Resolved", "12:00", "8:00"),
            row("Closed", "13:00", "8:00"));
    private static final List<String> EVENTS = List.of(
            "Opened 08:00", "Started 09:00", "Suspended 10:00 user", "Resumed 11:00", "Resolved 12:00", "Closed 13:00");

    private static Exports.Outcome export(List<String> rows) {
        return read(SNAPSHOTS, HEADER + String.join("", rows));
    }

    private static List<String> reversed(List<String> rows) {
        List<String> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);
        return reversed;
    }

    @Test
    void rows_newest_first_give_the_same_ticket_and_are_counted() {
        Exports.Outcome outcome = export(reversed(ROWS));
        assertThat(outcome.ticket().status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(outcome.events()).isEqualTo(EVENTS);
        assertThat(outcome.putRight()).containsExactly(Kind.ROWS_SORTED);
        assertThat(outcome.report().rejected()).isZero();
    }

    @Test
    void rows_in_any_order_give_the_same_ticket_and_are_counted() {
        for (int seed = 0; seed < 200; seed++) {
            List<String> shuffled = new ArrayList<>(ROWS);
            Collections.shuffle(shuffled, new Random(seed));
            Exports.Outcome outcome = export(shuffled);
            assertThat(outcome.events()).as("seed %d", seed).isEqualTo(EVENTS);
            assertThat(outcome.putRight())
                    .as("seed %d", seed)
                    .isEqualTo(shuffled.equals(ROWS) ? List.of() : List.of(Kind.ROWS_SORTED));
        }
    }

    @Test
    void what_a_ticket_is_about_is_told_by_its_latest_row() {
        Exports.Outcome outcome = export(List.of(
                row("T1", "Active", "G2", "?", "P1", "10:00", "8:00", "?", "?", "?", "?", "false"),
                row("T1", "New", "G1", "?", "P3", "8:00", "8:00", "?", "?", "?", "?", "true")));
        assertThat(outcome.ticket().recordedSlaMet()).contains(false);
        assertThat(outcome.ticket().priority()).contains("P1");
        assertThat(outcome.ticket().initialPriority()).contains("P3");
    }

    @Test
    void rows_of_one_minute_stand_as_the_other_rows_of_the_ticket_do() {
        List<String> newestFirst = List.of(
                row("Closed", "12:00", "8:00"), row("Resolved", "12:00", "8:00"), row("Active", "9:00", "8:00"));
        assertThat(export(newestFirst).events())
                .containsExactly("Opened 08:00", "Started 09:00", "Resolved 12:00", "Closed 12:00");
        assertThat(export(newestFirst).report().rejected()).isZero();
    }

    @Test
    void rows_of_one_minute_alone_stand_as_those_of_the_tickets_before_do() {
        String other = row("Closed", "12:00", "8:00") + row("Resolved", "12:00", "8:00");
        Exports.Outcome outcome = read(SNAPSHOTS, HEADER + String.join("", reversed(ROWS)) + other.replace("T1", "T2"));
        assertThat(outcome.tickets().get(1).status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(outcome.tickets().get(1).resolvedAt()).isPresent();
        assertThat(outcome.report().rejected()).isZero();
    }

    @Test
    void rows_of_one_minute_of_which_nothing_tells_the_order_are_taken_as_they_stand_and_counted() {
        Exports.Outcome outcome = export(List.of(row("Active", "9:00", "8:00"), row("Resolved", "9:00", "8:00")));
        assertThat(outcome.events()).containsExactly("Opened 08:00", "Started 09:00", "Resolved 09:00");
        assertThat(outcome.putRight()).containsExactly(Kind.ROW_ORDER_ASSUMED);
    }

    @Test
    void an_order_that_the_mapping_declares_is_taken_and_nothing_is_counted() {
        TicketExportMapping newestFirst = with("snapshots", "\"order\": \"newest-first\"");
        Exports.Outcome outcome = read(newestFirst, HEADER + String.join("", reversed(ROWS)));
        assertThat(outcome.events()).isEqualTo(EVENTS);
        assertThat(outcome.putRight()).isEmpty();
        Exports.Outcome minute =
                read(newestFirst, HEADER + row("Resolved", "9:00", "8:00") + row("Active", "9:00", "8:00"));
        assertThat(minute.events()).containsExactly("Opened 08:00", "Started 09:00", "Resolved 09:00");
    }

    @Test
    void an_order_that_is_declared_and_not_kept_is_put_right_and_counted() {
        Exports.Outcome outcome =
                read(with("snapshots", "\"order\": \"newest-first\""), HEADER + String.join("", ROWS));
        assertThat(outcome.events()).isEqualTo(EVENTS);
        assertThat(outcome.putRight()).containsExactly(Kind.ROWS_SORTED);
    }

    @Test
    void a_row_that_cannot_follow_is_rejected_in_the_order_of_time() {
        Exports.Outcome outcome = export(
                List.of(row("Closed", "9:00", "8:00"), row("Active", "10:00", "8:00"), row("New", "8:00", "8:00")));
        assertThat(outcome.events()).containsExactly("Opened 08:00", "Closed 09:00");
        assertThat(outcome.report().rejectedRows())
                .singleElement()
                .satisfies(r -> assertThat(r.rowNumber()).isEqualTo(3));
        assertThat(outcome.report().accepted()).isEqualTo(2);
    }
}
