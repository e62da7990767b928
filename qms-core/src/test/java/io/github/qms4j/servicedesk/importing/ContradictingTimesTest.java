package io.github.qms4j.servicedesk.importing;

import static io.github.qms4j.servicedesk.importing.Exports.HEADER;
import static io.github.qms4j.servicedesk.importing.Exports.ONE_ROW;
import static io.github.qms4j.servicedesk.importing.Exports.SNAPSHOTS;
import static io.github.qms4j.servicedesk.importing.Exports.read;
import static io.github.qms4j.servicedesk.importing.Exports.row;
import static io.github.qms4j.servicedesk.importing.Exports.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.servicedesk.UnknownFact;
import io.github.qms4j.servicedesk.importing.Adjustment.Kind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times that contradict each other are put right under a name of their own, or leave open what they would tell. */
@Verifies("SD-5")
class ContradictingTimesTest {
    private static String times(String state, String updated, String responded, String resolved, String closed) {
        return row("T1", state, "?", "?", "P3", updated, "8:00", responded, resolved, closed, "?", "?");
    }

    private static Exports.Outcome oneRow(
            String state, String updated, String responded, String resolved, String closed) {
        return read(ONE_ROW, HEADER + times(state, updated, responded, resolved, closed));
    }

    private static Exports.Outcome snapshot(
            String state, String updated, String responded, String resolved, String closed) {
        return read(
                SNAPSHOTS, HEADER + row("Active", "9:00", "8:00") + times(state, updated, responded, resolved, closed));
    }

    @Test
    void a_resolution_before_the_opening_is_no_resolution_in_no_time() {
        Exports.Outcome outcome = oneRow("Closed", "12:00", "?", "7:00", "12:00");
        assertThat(outcome.events()).containsExactly("Opened 08:00", "Closed 12:00");
        assertThat(outcome.ticket().unknown()).contains(UnknownFact.RESOLUTION_TIME);
        assertThat(outcome.putRight()).containsExactly(Kind.RESOLUTION_BEFORE_OPENING);
        assertThat(outcome.example(Kind.RESOLUTION_BEFORE_OPENING)).isEqualTo("07:00 -> ");
    }

    @Test
    void a_resolved_ticket_whose_resolution_is_before_the_opening_was_resolved_at_its_last_update_at_the_latest() {
        Exports.Outcome outcome = oneRow("Resolved", "12:00", "?", "7:00", "?");
        assertThat(outcome.events()).containsExactly("Opened 08:00", "Resolved 12:00");
        assertThat(outcome.ticket().unknown()).contains(UnknownFact.RESOLUTION_TIME);
        assertThat(outcome.putRight()).containsExactly(Kind.RESOLUTION_BEFORE_OPENING);
    }

    @ParameterizedTest
    @CsvSource({
        "Resolved, ?, 7:00, ?, resolvedAt",
        "Resolved, 7:30, 7:00, ?, resolvedAt",
        "Closed, ?, ?, 7:00, closedAt"
    })
    void a_ticket_of_which_no_time_of_its_end_is_left_is_rejected(
            String state, String updated, String resolved, String closed, String field) {
        Exports.Outcome outcome = oneRow(state, updated, "?", resolved, closed);
        assertThat(outcome.tickets()).isEmpty();
        assertThat(outcome.report().rejectedRows()).singleElement().satisfies(r -> {
            assertThat(r.field()).isEqualTo(field);
            assertThat(r.value()).isEqualTo("2024-03-01T07:00:00Z");
            assertThat(r.reason()).contains("before openedAt");
        });
    }

    @Test
    void a_closing_before_the_opening_leaves_open_when_it_was() {
        Exports.Outcome outcome = oneRow("Closed", "12:00", "?", "10:00", "7:00");
        assertThat(outcome.events()).containsExactly("Opened 08:00", "Resolved 10:00", "Closed 12:00");
        assertThat(outcome.ticket().unknown()).contains(UnknownFact.CLOSING_TIME);
        assertThat(outcome.putRight()).containsExactly(Kind.CLOSING_BEFORE_OPENING);
    }

    @ParameterizedTest
    @CsvSource({"7:00, RESPONSE_BEFORE_OPENING", "13:00, RESPONSE_AFTER_CLOSING"})
    void a_response_outside_of_the_ticket_is_left_out_and_not_known(String responded, Kind kind) {
        Exports.Outcome outcome = oneRow("Closed", "12:00", responded, "10:00", "12:00");
        assertThat(outcome.ticket().respondedAt()).isEmpty();
        assertThat(outcome.ticket().unknown()).contains(UnknownFact.FIRST_RESPONSE);
        assertThat(outcome.putRight()).containsExactly(kind);
        Exports.Outcome rows = snapshot("Closed", "12:00", responded, "10:00", "12:00");
        assertThat(rows.ticket().respondedAt()).isEmpty();
        assertThat(rows.ticket().unknown()).containsExactly(UnknownFact.FIRST_RESPONSE);
        assertThat(rows.putRight()).containsExactly(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "Resolved, 10:00, ?, 7:00, ?, RESOLUTION_BEFORE_OPENING",
        "Resolved, 10:00, ?, 8:30, ?, RESOLUTION_OUT_OF_PLACE",
        "Active, 10:00, ?, 9:30, ?, RESOLUTION_OF_UNRESOLVED",
        "Cancelled, 10:00, ?, 9:30, 10:00, RESOLUTION_OF_UNRESOLVED",
        "Active, 10:00, ?, ?, 11:00, CLOSING_OF_UNCLOSED",
        "Closed, 10:00, ?, 9:30, 7:00, CLOSING_BEFORE_OPENING",
        "Closed, 10:00, ?, 11:00, 10:00, RESOLUTION_AFTER_CLOSING",
        "Closed, 10:00, ?, 8:30, 10:00, RESOLUTION_OUT_OF_PLACE"
    })
    void each_contradiction_of_snapshots_has_a_name_of_its_own(
            String state, String updated, String responded, String resolved, String closed, Kind kind) {
        assertThat(snapshot(state, updated, responded, resolved, closed).putRight())
                .containsExactly(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "Active, 7:00, ?, ?, ?, UPDATE_BEFORE_OPENING",
        "Active, 9:00, ?, 7:00, ?, RESOLUTION_BEFORE_OPENING",
        "Active, 9:00, ?, 8:30, ?, RESOLUTION_REOPENED",
        "Cancelled, 9:00, ?, 8:30, 9:00, RESOLUTION_OF_UNRESOLVED",
        "Active, 9:00, ?, ?, 9:00, CLOSING_OF_UNCLOSED",
        "Closed, 12:00, ?, 11:00, 10:00, RESOLUTION_AFTER_CLOSING"
    })
    void each_contradiction_of_one_row_has_a_name_of_its_own(
            String state, String updated, String responded, String resolved, String closed, Kind kind) {
        assertThat(oneRow(state, updated, responded, resolved, closed).putRight())
                .containsExactly(kind);
    }

    @Test
    void a_resolution_that_a_row_shows_before_the_opening_is_not_known_to_be_at_once() {
        Exports.Outcome outcome = read(SNAPSHOTS, HEADER + times("Resolved", "7:00", "?", "?", "?"));
        assertThat(outcome.events()).containsExactly("Opened 08:00", "Resolved 08:00");
        assertThat(outcome.ticket().unknown()).contains(UnknownFact.RESOLUTION_TIME);
        assertThat(outcome.adjusted()).containsExactly(Kind.ROW_BEFORE_OPENING, Kind.RESOLUTION_FROM_ROW);
    }

    @Test
    void a_ticket_closed_from_work_whose_resolution_fits_nowhere_is_of_unknown_resolution() {
        assertThat(snapshot("Closed", "12:00", "?", "8:30", "12:00").ticket().unknown())
                .containsExactly(UnknownFact.RESOLUTION_TIME);
    }

    @ParameterizedTest
    @CsvSource({
        "Resolved, 10:00, ?, ?, RESOLUTION_FROM_LAST_UPDATE, RESOLUTION_TIME",
        "Closed, 12:00, 10:00, ?, CLOSING_FROM_RESOLUTION, CLOSING_TIME",
        "Closed, 12:00, ?, 11:00, RESOLUTION_FROM_CLOSING, RESOLUTION_TIME"
    })
    void times_that_are_derived_from_others_are_counted_and_can_be_left_out(
            String state, String updated, String resolved, String closed, Kind kind, UnknownFact fact) {
        String text = HEADER + times(state, updated, "?", resolved, closed);
        Exports.Outcome taken = read(ONE_ROW, text);
        assertThat(taken.adjusted()).containsExactly(kind);
        assertThat(taken.ticket().unknown()).doesNotContain(fact);
        assertThat(read(with("one-row", "\"derivedTimes\": \"unknown\""), text)
                        .ticket()
                        .unknown())
                .contains(fact);
    }

    @Test
    void a_closing_that_is_left_out_was_at_the_last_update_at_the_latest() {
        Exports.Outcome outcome = read(
                with("one-row", "\"derivedTimes\": \"unknown\""), HEADER + times("Closed", "12:00", "?", "10:00", "?"));
        assertThat(outcome.events()).containsExactly("Opened 08:00", "Resolved 10:00", "Closed 12:00");
    }

    @Test
    void times_of_rows_that_stand_for_missing_dates_are_counted_and_can_be_left_out() {
        String rows = HEADER + row("Resolved", "10:00", "8:00") + row("Closed", "12:00", "8:00");
        Exports.Outcome taken = read(SNAPSHOTS, rows);
        assertThat(taken.adjusted()).containsExactly(Kind.RESOLUTION_FROM_ROW, Kind.CLOSING_FROM_ROW);
        assertThat(taken.ticket().unknown()).isEmpty();
        assertThat(read(with("snapshots", "\"derivedTimes\": \"unknown\""), rows)
                        .ticket()
                        .unknown())
                .containsExactly(UnknownFact.RESOLUTION_TIME, UnknownFact.CLOSING_TIME);
    }

    @Test
    void an_opening_that_is_taken_from_the_first_row_is_counted() {
        assertThat(read(SNAPSHOTS, HEADER + row("New", "8:05", "?")).adjusted())
                .containsExactly(Kind.OPENING_FROM_FIRST_ROW);
    }

    @Test
    void what_one_row_gives_no_date_of_is_counted_as_derived() {
        assertThat(read(ONE_ROW, HEADER + row("T1", "User", "G1", "?", "P3", "9:00", "8:00", "?", "?", "?", "?", "?"))
                        .adjusted())
                .containsExactly(Kind.ASSIGNMENT_FROM_OPENING, Kind.WAITING_FROM_LAST_UPDATE)
                .allMatch(Kind::isDerived);
    }

    @Test
    void each_kind_has_a_key_and_a_meaning_of_its_own() {
        assertThat(Kind.values()).extracting(Kind::key).doesNotHaveDuplicates();
        assertThat(Kind.values()).extracting(Kind::meaning).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Kind.values()).filter(Kind::isDerived)).hasSize(10);
        assertThat(Kind.ROWS_SORTED.key()).isEqualTo("rows-sorted");
    }

    @Test
    void examples_are_kept_of_each_kind_and_all_are_counted() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 50; i++) {
            rows.append(times("Resolved", "10:00", "?", "?", "?").replace("T1", "T" + i));
        }
        rows.append(times("Active", "7:00", "?", "?", "?").replace("T1", "LAST"));
        Exports.Outcome outcome = read(ONE_ROW, rows.toString());
        assertThat(outcome.report().adjustments())
                .containsEntry(Kind.RESOLUTION_FROM_LAST_UPDATE, 50L)
                .containsEntry(Kind.UPDATE_BEFORE_OPENING, 1L);
        assertThat(outcome.report().adjustedTickets()).isEqualTo(51);
        assertThat(outcome.report().examples()).hasSize(20 + 2);
        assertThat(outcome.report().examples())
                .contains(new Adjustment(
                        Kind.UPDATE_BEFORE_OPENING, 52, "LAST", "2024-03-01T07:00:00Z", "2024-03-01T08:00:00Z"));
    }
}
