package io.github.qms4j.servicedesk;

import static io.github.qms4j.servicedesk.SlaCase.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.servicedesk.SlaClock.Escalation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When somebody is told, in business time, and once. */
@Verifies("SD-4")
class EscalationTest {
    private static SlaCase escalating(String opened, int... percents) {
        SlaCase ticket = SlaCase.office(opened);
        for (int percent : percents) {
            ticket.escalating(new EscalationLevel.ShareOfTarget(percent));
        }
        return ticket;
    }

    @Test
    void a_share_of_the_target_is_reached_in_business_time() {
        SlaCase ticket = escalating("2026-01-16T15:00", 50, 75);
        assertThat(ticket.escalations("2026-01-19T10:59")).isEmpty();
        assertThat(ticket.escalations("2026-01-19T13:00"))
                .extracting(Escalation::at)
                .containsExactly(at("2026-01-19T11:00"), at("2026-01-19T13:00"));
    }

    @Test
    void asking_again_gives_the_same_keys() {
        SlaCase ticket = escalating("2026-01-12T09:00", 50);
        assertThat(ticket.escalations("2026-01-12T16:00"))
                .extracting(Escalation::key)
                .isEqualTo(ticket.escalations("2026-01-20T16:00").stream()
                        .map(Escalation::key)
                        .toList());
    }

    @Test
    void a_pause_puts_an_escalation_off() {
        SlaCase ticket =
                escalating("2026-01-12T09:00", 50).paused("2026-01-12T12:00").resumed("2026-01-14T12:00");
        assertThat(ticket.escalations("2026-01-14T12:59")).isEmpty();
        assertThat(ticket.escalations("2026-01-14T13:00"))
                .extracting(Escalation::at)
                .containsExactly(at("2026-01-14T13:00"));
    }

    @Test
    void a_level_reached_before_a_pause_stays_due_during_it() {
        SlaCase ticket = escalating("2026-01-12T09:00", 50).paused("2026-01-12T13:00");
        assertThat(ticket.escalations("2026-01-15T00:00"))
                .extracting(Escalation::at)
                .containsExactly(at("2026-01-12T13:00"));
    }

    @Test
    void a_retroactive_priority_arms_its_levels_anew() {
        SlaCase before = escalating("2026-01-12T09:00", 50);
        String first = before.escalations("2026-01-12T13:00").get(0).key();
        Escalation again = before.prioritised("2026-01-12T13:30", "P3")
                .escalations("2026-01-13T13:00")
                .get(0);
        assertThat(again.key()).isNotEqualTo(first);
        assertThat(again.at()).isEqualTo(at("2026-01-13T13:00"));
    }

    @Test
    void a_restarted_clock_arms_its_levels_anew() {
        SlaCase ticket = escalating("2026-01-12T09:00", 50)
                .reopening(ReopenPolicy.RESTART)
                .resolved("2026-01-12T15:00")
                .reopened("2026-01-13T09:00");
        assertThat(ticket.escalations("2026-01-13T12:00")).isEmpty();
        assertThat(ticket.escalations("2026-01-13T13:00")).hasSize(1);
    }

    @Test
    void a_resolved_ticket_escalates_no_more() {
        assertThat(escalating("2026-01-12T09:00", 50)
                        .resolved("2026-01-12T15:00")
                        .escalations("2026-01-20T00:00"))
                .isEmpty();
    }

    @Test
    void a_level_beyond_the_whole_comes_after_the_deadline() {
        assertThat(escalating("2026-01-12T09:00", 100, 125).escalations("2026-01-20T00:00"))
                .extracting(Escalation::at)
                .containsExactly(at("2026-01-12T17:00"), at("2026-01-13T11:00"));
    }

    @Test
    void more_time_before_than_the_target_has_is_due_at_once() {
        SlaCase ticket = SlaCase.office("2026-01-12T09:00").escalating(new EscalationLevel.Before(Duration.ofHours(9)));
        assertThat(ticket.escalations("2026-01-12T09:00"))
                .extracting(Escalation::at)
                .containsExactly(at("2026-01-12T09:00"));
    }

    @Test
    void working_days_escalate_by_the_business_time_up_to_their_deadline() {
        SlaCase ticket = SlaCase.of(new SlaTarget.WorkingDays(2, false), "2026-01-12T10:00")
                .escalating(new EscalationLevel.ShareOfTarget(50));
        assertThat(ticket.escalations("2026-01-20T00:00"))
                .extracting(Escalation::at)
                .containsExactly(at("2026-01-13T10:00"));
    }

    @Test
    void a_fixed_deadline_escalates_also_during_a_pause() {
        SlaCase ticket = SlaCase.of(new SlaTarget.FixedDeadline(at("2026-01-14T10:00")), "2026-01-12T10:00")
                .escalating(new EscalationLevel.ShareOfTarget(50))
                .paused("2026-01-12T11:00");
        assertThat(ticket.escalations("2026-01-13T10:00"))
                .extracting(Escalation::at)
                .containsExactly(at("2026-01-13T10:00"));
    }

    @Test
    void levels_that_mean_nothing_are_refused() {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> new EscalationLevel.ShareOfTarget(0));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new EscalationLevel.Before(Duration.ofHours(-1)));
    }
}
