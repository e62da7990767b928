package io.github.qms4j.servicedesk;

import static io.github.qms4j.servicedesk.SlaCase.at;
import static io.github.qms4j.servicedesk.SlaCase.business;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.servicedesk.SlaVerdict.Clock;
import io.github.qms4j.servicedesk.SlaVerdict.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a reopening and a new priority do to the clocks. */
@Verifies({"SD-2", "SD-3"})
class ReopeningAndPriorityTest {
    private static final String LATER = "2026-02-01T00:00";

    /** Resolved after 4 of 8 hours, reopened a day later, resolved again after 5 more. */
    private static SlaCase twiceResolved(ReopenPolicy policy) {
        return SlaCase.office("2026-01-12T09:00")
                .reopening(policy)
                .resolved("2026-01-12T13:00")
                .reopened("2026-01-13T10:00")
                .resolved("2026-01-13T15:00");
    }

    @Test
    void the_first_resolution_decides_when_the_agreement_says_so() {
        assertThat(twiceResolved(ReopenPolicy.FIRST_RESOLUTION).outcome(LATER)).isEqualTo(Outcome.MET);
        assertThat(twiceResolved(ReopenPolicy.FIRST_RESOLUTION).current(LATER).used())
                .isEqualTo(Duration.ofHours(4));
    }

    @Test
    void a_first_resolution_in_time_stays_met_when_the_reopened_ticket_is_cancelled() {
        SlaCase ticket = SlaCase.office("2026-01-12T09:00")
                .reopening(ReopenPolicy.FIRST_RESOLUTION)
                .resolved("2026-01-12T13:00")
                .reopened("2026-01-13T10:00")
                .cancelled("2026-01-30T10:00");
        assertThat(ticket.outcome(LATER)).isEqualTo(Outcome.MET);
    }

    @Test
    void the_total_leaves_out_the_time_in_which_the_ticket_was_resolved() {
        SlaCase ticket = twiceResolved(ReopenPolicy.TOTAL);
        assertThat(ticket.current("2026-01-13T10:00").due()).isEqualTo(at("2026-01-13T14:00"));
        assertThat(ticket.current(LATER).used()).isEqualTo(Duration.ofHours(9));
        assertThat(ticket.outcome(LATER)).isEqualTo(Outcome.MISSED);
    }

    @Test
    void a_ticket_that_is_met_can_still_be_missed_after_it_was_reopened() {
        SlaCase ticket = twiceResolved(ReopenPolicy.TOTAL);
        assertThat(ticket.outcome("2026-01-12T16:00")).isEqualTo(Outcome.MET);
        assertThat(ticket.outcome("2026-01-13T14:01")).isEqualTo(Outcome.MISSED);
    }

    @Test
    void a_restart_gives_the_whole_target_again_and_keeps_the_old_verdict() {
        SlaVerdict verdict = twiceResolved(ReopenPolicy.RESTART).verdict(LATER);
        assertThat(verdict.outcome()).isEqualTo(Outcome.MET);
        assertThat(verdict.clocks())
                .extracting(Clock::outcome, Clock::used)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Outcome.MET, Duration.ofHours(4)),
                        org.assertj.core.groups.Tuple.tuple(Outcome.MET, Duration.ofHours(5)));
    }

    @ParameterizedTest
    @EnumSource(ReopenPolicy.class)
    void a_miss_stays_a_miss_after_a_reopening(ReopenPolicy policy) {
        SlaCase ticket = SlaCase.office("2026-01-12T09:00")
                .reopening(policy)
                .resolved("2026-01-13T10:00")
                .reopened("2026-01-14T10:00")
                .resolved("2026-01-14T10:01");
        assertThat(ticket.outcome("2026-01-14T10:00")).isEqualTo(Outcome.MISSED);
        assertThat(ticket.outcome(LATER)).isEqualTo(Outcome.MISSED);
    }

    @Test
    void a_retroactive_priority_counts_from_the_opening_with_all_pauses() {
        SlaCase ticket = SlaCase.office("2026-01-12T09:00")
                .paused("2026-01-12T10:00")
                .resumed("2026-01-12T12:00")
                .prioritised("2026-01-12T12:30", "P1");
        Clock current = ticket.current("2026-01-12T12:30");
        assertThat(current.priority()).isEqualTo("P1");
        assertThat(current.used()).isEqualTo(Duration.ofMinutes(90));
        assertThat(current.due()).isEqualTo(at("2026-01-12T13:00"));
    }

    @Test
    void a_priority_that_is_not_retroactive_counts_from_the_change() {
        SlaCase ticket = SlaCase.office("2026-01-12T09:00").notRetroactive().prioritised("2026-01-12T12:30", "P1");
        assertThat(ticket.current("2026-01-12T12:30").startedAt()).isEqualTo(at("2026-01-12T12:30"));
        assertThat(ticket.current("2026-01-12T12:30").due()).isEqualTo(at("2026-01-12T14:30"));
    }

    @Test
    void a_superseded_clock_is_kept() {
        SlaVerdict verdict = SlaCase.office("2026-01-12T09:00")
                .prioritised("2026-01-12T10:00", "P1")
                .resolved("2026-01-12T10:30")
                .verdict(LATER);
        assertThat(verdict.outcome()).isEqualTo(Outcome.MET);
        assertThat(verdict.clocks()).extracting(Clock::priority).containsExactly("P2", "P1");
        assertThat(verdict.clocks().get(0).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(verdict.clocks().get(0).endedAt()).isEqualTo(at("2026-01-12T10:00"));
    }

    @Test
    void a_miss_stays_a_miss_under_a_lower_priority() {
        SlaCase ticket = SlaCase.office("2026-01-12T09:00")
                .prioritised("2026-01-13T10:00", "P3")
                .resolved("2026-01-13T11:00");
        assertThat(ticket.outcome(LATER)).isEqualTo(Outcome.MISSED);
        assertThat(ticket.current(LATER).outcome()).isEqualTo(Outcome.MET);
    }

    @Test
    void a_miss_stays_a_miss_under_a_priority_without_target() {
        assertThat(SlaCase.office("2026-01-12T09:00")
                        .prioritised("2026-01-13T10:00", "P9")
                        .outcome(LATER))
                .isEqualTo(Outcome.MISSED);
    }

    @Test
    void the_same_priority_again_gives_no_new_time() {
        SlaCase ticket = SlaCase.office("2026-01-12T09:00").notRetroactive().prioritised("2026-01-12T15:00", "P2");
        assertThat(ticket.current("2026-01-12T15:00").due()).isEqualTo(at("2026-01-12T17:00"));
        assertThat(ticket.verdict("2026-01-12T16:00").clocks()).hasSize(1);
    }

    @Test
    void a_priority_given_in_the_instant_of_the_resolution_but_before_it_decides() {
        SlaCase ticket = SlaCase.office("2026-01-12T09:00")
                .prioritised("2026-01-12T12:00", "P1")
                .resolved("2026-01-12T12:00");
        assertThat(ticket.current(LATER).priority()).isEqualTo("P1");
        assertThat(ticket.outcome(LATER)).isEqualTo(Outcome.MISSED);
    }

    @Test
    void a_priority_given_after_the_resolution_does_not_decide() {
        SlaCase ticket =
                SlaCase.office("2026-01-12T09:00").resolved("2026-01-12T12:00").prioritised("2026-01-12T12:00", "P1");
        assertThat(ticket.outcome(LATER)).isEqualTo(Outcome.MET);
    }

    @Test
    void a_priority_given_to_a_resolved_ticket_counts_once_it_is_reopened() {
        SlaCase ticket = SlaCase.office("2026-01-12T09:00")
                .resolved("2026-01-12T12:00")
                .prioritised("2026-01-12T13:00", "P3")
                .reopened("2026-01-12T14:00");
        assertThat(ticket.current("2026-01-12T14:00").target()).isEqualTo(business(Duration.ofHours(24)));
        assertThat(ticket.current("2026-01-12T14:00").used()).isEqualTo(Duration.ofHours(3));
    }
}
