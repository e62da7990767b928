package io.github.qms4j.servicedesk;

import static io.github.qms4j.servicedesk.ServiceDeskFixture.OPENED;
import static io.github.qms4j.servicedesk.ServiceDeskFixture.event;
import static io.github.qms4j.servicedesk.ServiceDeskFixture.incident;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is derived from the events of a ticket. */
@Verifies("SD-1")
class TicketTest {
    private static Instant minute(int minute) {
        return OPENED.plusSeconds(60L * minute);
    }

    private static Ticket after(String... events) {
        Ticket.Builder ticket = incident("T1");
        for (int i = 0; i < events.length; i++) {
            ticket.event(event(events[i], minute(i + 1)));
        }
        return ticket.build();
    }

    /** Each a group, or a group and a person; a dash for nobody. */
    private static int reassignments(String... assignments) {
        Ticket.Builder ticket = incident("T1");
        for (String assignment : assignments) {
            String[] parts = assignment.split(" ", -1);
            ticket.event(new TicketEvent.Assigned(
                    OPENED, somebody(parts[0]), parts.length == 1 ? null : somebody(parts[1])));
        }
        return ticket.build().reassignmentCount();
    }

    private static @Nullable String somebody(String name) {
        return name.equals("-") ? null : name;
    }

    @Test
    void the_first_assignment_is_no_reassignment() {
        assertThat(reassignments()).isZero();
        assertThat(reassignments("network")).isZero();
        assertThat(reassignments("network kim")).isZero();
    }

    @Test
    void the_first_person_within_a_group_takes_the_ticket_from_nobody() {
        assertThat(reassignments("network", "network kim")).isZero();
    }

    @Test
    void another_group_is_a_reassignment() {
        assertThat(reassignments("network", "mail")).isEqualTo(1);
        assertThat(reassignments("network kim", "mail kim")).isEqualTo(1);
    }

    @Test
    void another_person_of_the_group_is_a_reassignment() {
        assertThat(reassignments("network", "network kim", "network lee")).isEqualTo(1);
    }

    @Test
    void giving_a_ticket_back_to_its_group_is_a_reassignment() {
        assertThat(reassignments("network kim", "network")).isEqualTo(1);
        assertThat(reassignments("network kim", "network", "network lee")).isEqualTo(1);
    }

    @Test
    void the_same_assignment_again_is_no_reassignment() {
        assertThat(reassignments("network kim", "network kim", "network kim")).isZero();
    }

    @Test
    void back_and_forth_is_two_reassignments() {
        assertThat(reassignments("network", "mail", "network")).isEqualTo(2);
        assertThat(reassignments("network kim", "network lee", "network kim")).isEqualTo(2);
    }

    @Test
    void a_ticket_taken_from_everybody_has_no_group() {
        Ticket ticket = incident("T1")
                .event(new TicketEvent.Assigned(OPENED, "network", "kim"))
                .event(new TicketEvent.Assigned(OPENED, null, null))
                .build();
        assertThat(ticket.group()).isEmpty();
        assertThat(ticket.reassignmentCount()).isEqualTo(1);
    }

    @Test
    void the_priority_is_the_last_one_given_and_the_first_is_remembered() {
        Ticket ticket = after("Prioritised");
        assertThat(ticket.priority()).contains("P1");
        assertThat(ticket.initialPriority()).contains("P2");
        assertThat(after().priority()).contains("P2");
    }

    @Test
    void the_first_response_is_the_first_answer() {
        assertThat(after("Responded", "Responded").respondedAt()).contains(minute(1));
        assertThat(after("Resolved").respondedAt()).isEmpty();
    }

    @Test
    void a_reopened_ticket_has_no_resolution_that_stands_until_the_next_one() {
        assertThat(after("Resolved").resolvedAt()).contains(minute(1));
        assertThat(after("Resolved", "Reopened").resolvedAt()).isEmpty();
        Ticket twice = after("Resolved", "Reopened", "Resolved");
        assertThat(twice.resolvedAt()).contains(minute(3));
        assertThat(twice.firstResolvedAt()).contains(minute(1));
        assertThat(twice.reopenCount()).isEqualTo(1);
    }

    @Test
    void what_ends_a_ticket_is_its_closure() {
        assertThat(after("Closed").closedAt()).contains(minute(1));
        assertThat(after("Cancelled").closedAt()).contains(minute(1));
        assertThat(after("Resolved").closedAt()).isEmpty();
    }

    @Test
    void a_ticket_is_known_by_its_source_and_its_reference() {
        assertThat(after().id()).isEqualTo("desk:T1");
    }

    @Test
    void another_event_makes_another_ticket_and_leaves_the_first_as_it_is() {
        Ticket opened = after();
        assertThat(opened.with(event("Started", minute(1))).status()).isEqualTo(TicketStatus.IN_PROGRESS);
        assertThat(opened.status()).isEqualTo(TicketStatus.NEW);
    }

    @Test
    void a_ticket_without_events_is_refused() {
        assertRefused(Ticket.builder("desk", "T1", TicketKind.PROBLEM), "begin with the event Opened");
    }

    @Test
    void a_ticket_begins_with_its_opening() {
        assertRefused(
                Ticket.builder("desk", "T1", TicketKind.CHANGE).event(new TicketEvent.Started(OPENED)),
                "Opened is the first event and no other");
    }

    @Test
    void events_are_in_the_order_of_time() {
        assertRefused(
                incident("T1").event(new TicketEvent.Started(minute(2))).event(new TicketEvent.Resolved(minute(1))),
                "happens before the event it follows");
    }

    @Test
    void events_of_one_instant_keep_their_order() {
        Ticket ticket = incident("T1")
                .event(new TicketEvent.Resolved(OPENED))
                .event(new TicketEvent.Reopened(OPENED))
                .build();
        assertThat(ticket.status()).isEqualTo(TicketStatus.IN_PROGRESS);
    }

    private static void assertRefused(Ticket.Builder ticket, String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(ticket::build)
                .withMessageContaining(message);
    }

    @Test
    void a_source_is_named_and_has_no_colon() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Ticket.builder("a:b", "T1", TicketKind.INCIDENT));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Ticket.builder(" ", "T1", TicketKind.INCIDENT));
    }

    @Test
    void a_reference_is_not_blank() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Ticket.builder("desk", " ", TicketKind.INCIDENT))
                .withMessageContaining("is blank");
    }
}
