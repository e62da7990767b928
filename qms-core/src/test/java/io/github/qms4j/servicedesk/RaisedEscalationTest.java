package io.github.qms4j.servicedesk;

import static io.github.qms4j.servicedesk.ServiceDeskFixture.OPENED;
import static io.github.qms4j.servicedesk.ServiceDeskFixture.event;
import static io.github.qms4j.servicedesk.ServiceDeskFixture.gold;
import static io.github.qms4j.servicedesk.ServiceDeskFixture.incident;
import static io.github.qms4j.servicedesk.SlaCase.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.servicedesk.SlaClock.Escalation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Escalations on record: each raised once, however late and often one looks. */
@Verifies("SD-4")
class RaisedEscalationTest {
    private final ServiceDeskFixture fixture = new ServiceDeskFixture();

    RaisedEscalationTest() {
        fixture.management.agree(gold().escalation(new EscalationLevel.ShareOfTarget(50))
                .escalation(new EscalationLevel.ShareOfTarget(100))
                .build());
    }

    /** Opened on Monday at nine: half of its eight hours are over at 13:00, the whole at 17:00. */
    private String open(String reference) {
        return fixture.desk.open(incident(reference).build());
    }

    private List<Instant> raisedAt(String local) {
        fixture.clock.set(at(local).toString());
        return fixture.desk.raiseEscalations().stream().map(Escalation::at).toList();
    }

    private void record(String ticketId, String event, String local) {
        fixture.desk.record(ticketId, event(event, at(local)));
    }

    @Test
    void nothing_is_raised_before_its_time() {
        open("T1");
        assertThat(raisedAt("2026-01-12T12:59")).isEmpty();
    }

    @Test
    void each_level_is_raised_when_it_is_reached_and_once() {
        open("T1");
        assertThat(raisedAt("2026-01-12T13:00")).containsExactly(at("2026-01-12T13:00"));
        assertThat(raisedAt("2026-01-12T13:00")).isEmpty();
        assertThat(raisedAt("2026-01-12T16:00")).isEmpty();
        assertThat(raisedAt("2026-01-12T17:00")).containsExactly(at("2026-01-12T17:00"));
        assertThat(raisedAt("2026-01-30T17:00")).isEmpty();
    }

    @Test
    void looking_late_raises_what_was_missed_once_and_in_the_order_in_which_it_fell_due() {
        open("T1");
        fixture.desk.open(incident("T2", at("2026-01-12T10:00")).build());
        assertThat(raisedAt("2026-01-20T00:00"))
                .containsExactly(
                        at("2026-01-12T13:00"), at("2026-01-12T14:00"), at("2026-01-12T17:00"), at("2026-01-13T10:00"));
        assertThat(raisedAt("2026-01-20T00:00")).isEmpty();
    }

    @Test
    void a_level_that_was_raised_is_not_raised_again_after_a_pause() {
        String id = open("T1");
        assertThat(raisedAt("2026-01-12T13:00")).hasSize(1);
        record(id, "Suspended", "2026-01-12T14:00");
        record(id, "Resumed", "2026-01-13T14:00");
        assertThat(raisedAt("2026-01-13T16:59")).isEmpty();
        assertThat(raisedAt("2026-01-14T09:00")).containsExactly(at("2026-01-13T17:00"));
    }

    @Test
    void a_new_priority_is_another_clock_with_levels_of_its_own() {
        String id = open("T1");
        assertThat(raisedAt("2026-01-12T13:00")).hasSize(1);
        record(id, "Prioritised", "2026-01-12T13:00");
        assertThat(raisedAt("2026-01-12T13:00")).containsExactly(at("2026-01-12T10:00"), at("2026-01-12T11:00"));
        assertThat(raisedAt("2026-01-12T13:00")).isEmpty();
    }

    @Test
    void a_resolved_ticket_escalates_no_more() {
        String id = open("T1");
        record(id, "Resolved", "2026-01-12T12:00");
        assertThat(raisedAt("2026-01-20T00:00")).isEmpty();
    }

    @Test
    void a_closed_ticket_escalates_no_more() {
        String id = open("T1");
        record(id, "Closed", "2026-01-12T18:00");
        assertThat(raisedAt("2026-01-20T00:00")).isEmpty();
    }

    @Test
    void a_ticket_without_agreement_escalates_nothing() {
        fixture.desk.open(Ticket.builder("desk", "T1", TicketKind.INCIDENT)
                .priority("P9")
                .event(new TicketEvent.Opened(OPENED))
                .build());
        assertThat(raisedAt("2026-01-20T00:00")).isEmpty();
    }

    @Test
    void another_session_raises_nothing_again() {
        open("T1");
        assertThat(raisedAt("2026-01-12T13:00")).hasSize(1);
        assertThat(fixture.management.raiseEscalations()).isEmpty();
    }

    @Test
    void an_escalation_says_which_ticket_and_which_level() {
        String id = open("T1");
        fixture.clock.set(at("2026-01-12T13:00").toString());
        assertThat(fixture.desk.raiseEscalations())
                .containsExactly(new Escalation(
                        id,
                        SlaMetric.RESOLUTION,
                        "P2",
                        OPENED,
                        new EscalationLevel.ShareOfTarget(50),
                        at("2026-01-12T13:00")));
    }

    @Test
    @Verifies("X-2")
    void who_reads_and_does_not_operate_the_service_desk_raises_nothing() {
        open("T1");
        fixture.clock.set(at("2026-01-12T13:00").toString());
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> fixture.qms
                        .as(Actor.of("u-trainer", Role.TRAINER))
                        .serviceDesk()
                        .raiseEscalations())
                .withMessageContaining("servicedesk:operate");
    }
}
