package io.github.qms4j.servicedesk.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.UnknownFact;
import io.github.qms4j.servicedesk.WaitingTotal;
import io.github.qms4j.servicedesk.importing.Adjustment.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one row tells of waiting, counts and further values, and what it leaves open. */
@Verifies({"SD-3", "SD-5"})
class WaitingTimesTest {
    private static final String HEADER = "id;state;opened;resolved;waited;office;moves;reopens;channel;vendor\n";

    private static TicketExportMapping mapping(String columns, String more) {
        return TicketExportMapping.fromJson(
                "test", """
                {"source": "desk", "format": "csv", "shape": "one-row", "delimiter": ";",
                 "dates": ["uuuu-MM-dd HH:mm"], "zone": "UTC", MORE
                 "columns": {"reference": "id", "state": "state", "openedAt": "opened", "resolvedAt": "resolved" COLUMNS},
                 "states": {"Open": "in-progress", "Resolved": "resolved"}}
                """.replace("COLUMNS", columns).replace("MORE", more));
    }

    private static final TicketExportMapping WAITING = mapping(
            ", \"waitingTime\": {\"user\": \"waited\"}, \"businessWaitingTime\": {\"vendor\": \"office\"}",
            "\"durations\": \"hours\",");

    private static Exports.Outcome export(TicketExportMapping mapping, String waited, String office) {
        return Exports.read(
                mapping,
                HEADER + "1;Resolved;2026-01-12 08:00;2026-01-13 08:00;" + waited + ";" + office + ";3;1;phone;acme\n");
    }

    private static Ticket ticket(TicketExportMapping mapping, String waited, String office) {
        return export(mapping, waited, office).ticket();
    }

    @Test
    void one_row_without_a_waiting_time_leaves_open_when_it_waited() {
        assertThat(ticket(mapping("", ""), "", "").unknown())
                .containsExactly(
                        UnknownFact.WAITING,
                        UnknownFact.FIRST_RESPONSE,
                        UnknownFact.REOPENINGS,
                        UnknownFact.REASSIGNMENTS);
    }

    @Test
    void a_source_that_never_waits_may_be_declared() {
        assertThat(ticket(mapping("", "\"waiting\": \"none\","), "", "").unknown())
                .doesNotContain(UnknownFact.WAITING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"servicenow", "jira", "glpi"})
    void the_built_in_mappings_of_one_row_leave_waiting_open(String name) {
        assertThat(TicketExportMapping.builtIn(name).waitingIsUnknown()).isTrue();
        assertThat(TicketExportMapping.builtIn("uci-incidents").waitingIsUnknown())
                .isFalse();
    }

    @Test
    void waiting_times_are_read_for_each_reason_by_wall_clock_and_in_business_time() {
        Ticket ticket = ticket(WAITING, "2.5", "1,25");
        assertThat(ticket.waitingTotals())
                .containsExactly(
                        new WaitingTotal("user", Duration.ofMinutes(150), false),
                        new WaitingTotal("vendor", Duration.ofMinutes(75), true));
        assertThat(ticket.unknown()).doesNotContain(UnknownFact.WAITING);
    }

    @Test
    void a_waiting_time_that_is_blank_is_not_known_unless_the_mapping_says_that_it_is_none() {
        assertThat(ticket(WAITING, "", "1").unknown()).contains(UnknownFact.WAITING);
        TicketExportMapping none = mapping(
                ", \"waitingTime\": {\"user\": \"waited\"}", "\"durations\": \"hours\", \"waiting\": \"none\",");
        assertThat(ticket(none, "", "").unknown()).doesNotContain(UnknownFact.WAITING);
    }

    @Test
    void a_ticket_that_waited_for_longer_than_it_lived_is_of_unknown_waiting_and_counted() {
        Exports.Outcome outcome = export(WAITING, "20", "5");
        assertThat(outcome.ticket().waitingTotals()).isEmpty();
        assertThat(outcome.ticket().unknown()).contains(UnknownFact.WAITING);
        assertThat(outcome.putRight()).containsExactly(Kind.WAITING_TOO_LONG);
        assertThat(outcome.example(Kind.WAITING_TOO_LONG)).isEqualTo("PT25H -> ");
    }

    @ParameterizedTest
    @CsvSource({
        "seconds, 5400, PT1H30M",
        "seconds, 0, PT0S",
        "milliseconds, 5400000, PT1H30M",
        "minutes, 90, PT1H30M",
        "hours, '1,5', PT1H30M",
        "iso, PT1H30M, PT1H30M",
        "clock, 26:30, PT26H30M",
        "clock, 1:30:05, PT1H30M5S",
        "words, 1 Day 2 Hours 30 Minutes, PT26H30M",
        "words, '1 hour, 5 seconds', PT1H5S",
        "words, 2h 5m, PT2H5M",
        "since-1970, 1970-01-02 02:30:00, PT26H30M"
    })
    void a_length_is_read_in_the_form_of_the_mapping(String form, String text, Duration length) {
        assertThat(format(form).parse(text)).isEqualTo(length.toMillis());
    }

    @ParameterizedTest
    @CsvSource({
        "seconds, -1",
        "seconds, 1.000.000",
        "seconds, 1E999999999",
        "minutes, soon",
        "hours, 99999999999999999999999999",
        "iso, 5 h",
        "iso, PT-5H",
        "clock, 90",
        "clock, 1:75",
        "words, 5",
        "words, 5 moons",
        "words, 5 minutes 2 hours",
        "words, 1 day and 2 hours",
        "since-1970, 1969-12-31 00:00:00",
        "since-1970, 1970-01-01"
    })
    void a_text_that_is_no_length_of_that_form_is_none(String form, String text) {
        assertThat(format(form).parse(text)).isEqualTo(DurationFormat.NONE);
    }

    private static DurationFormat format(String key) {
        for (DurationFormat format : DurationFormat.values()) {
            if (format.key().equals(key)) {
                return format;
            }
        }
        throw new AssertionError(key);
    }

    @Test
    void a_row_whose_waiting_time_is_no_length_is_rejected_with_its_reason() {
        Exports.Outcome outcome = export(WAITING, "long", "1");
        assertThat(outcome.report().rejectedRows()).singleElement().satisfies(r -> {
            assertThat(r.field()).isEqualTo("waitingTime.user");
            assertThat(r.value()).isEqualTo("long");
            assertThat(r.reason()).contains("hours");
        });
    }

    @Test
    void the_counts_of_the_source_and_further_values_are_kept() {
        Ticket ticket = ticket(
                mapping(
                        ", \"reassignmentCount\": \"moves\", \"reopenCount\": \"reopens\","
                                + " \"dimensions\": {\"contact type\": \"channel\", \"vendor\": \"vendor\"}",
                        ""),
                "",
                "");
        assertThat(ticket.recordedReassignmentCount()).contains(3);
        assertThat(ticket.recordedReopenCount()).contains(1);
        assertThat(ticket.dimension("contact type")).contains("phone");
        assertThat(ticket.dimensions()).hasSize(2);
    }
}
