package io.github.qms4j.servicedesk;

import static io.github.qms4j.servicedesk.ServiceDeskFixture.AGENT;
import static io.github.qms4j.servicedesk.ServiceDeskFixture.OPENED;
import static io.github.qms4j.servicedesk.ServiceDeskFixture.incident;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.servicedesk.BreachRule.AnyBreach;
import io.github.qms4j.servicedesk.BreachRule.RepeatedBreach;
import io.github.qms4j.servicedesk.BreachRule.RepeatedTicket;
import io.github.qms4j.servicedesk.BreachRule.Similarity;
import io.github.qms4j.servicedesk.SlaVerdict.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Breaches and repetitions that call for a nonconformity. */
@Verifies("SD-4")
class BreachPatternsTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final BreachRule ANY_P1 = new AnyBreach("any-p1", SlaMetric.RESOLUTION, Set.of("P1"));
    private static final BreachRule THIRD_BREACH =
            new RepeatedBreach("third-breach", SlaMetric.RESOLUTION, Similarity.SERVICE, 3, WEEK);
    private static final BreachRule SECOND_TICKET = new RepeatedTicket("second-ticket", Similarity.CATEGORY, 2, WEEK);

    private final List<NonconformityProposal> proposals = new ArrayList<>();

    private static Instant day(int day) {
        return OPENED.plus(Duration.ofDays(day));
    }

    private static Ticket.Builder opened(String reference, int day) {
        return incident(reference, day(day));
    }

    private static Map<SlaMetric, SlaVerdict> resolution(Outcome outcome) {
        return Map.of(SlaMetric.RESOLUTION, verdict(SlaMetric.RESOLUTION, outcome));
    }

    private static SlaVerdict verdict(SlaMetric metric, Outcome outcome) {
        return new SlaVerdict(metric, outcome, List.of(), Set.of(), "2026b");
    }

    private static SlaVerdict missedAt(@Nullable Instant missed, @Nullable Instant ended) {
        SlaVerdict.Clock clock = new SlaVerdict.Clock(
                "P1",
                new SlaTarget.ElapsedTime(Duration.ofHours(4)),
                OPENED,
                Outcome.MISSED,
                Duration.ofHours(5),
                Duration.ofHours(5),
                missed,
                missed,
                ended);
        return new SlaVerdict(SlaMetric.RESOLUTION, Outcome.MISSED, List.of(clock), Set.of(), "2026b");
    }

    private static BreachPatterns patterns(BreachRule... rules) {
        return new BreachPatterns(List.of(rules));
    }

    private void missed(BreachPatterns patterns, Ticket.Builder ticket) {
        proposals.addAll(patterns.accept(ticket.build(), resolution(Outcome.MISSED)));
    }

    private List<List<String>> ticketsOfProposals() {
        return proposals.stream().map(NonconformityProposal::ticketIds).toList();
    }

    @Test
    void any_breach_of_a_named_priority_is_proposed() {
        BreachPatterns patterns = patterns(ANY_P1);
        missed(patterns, opened("T1", 0).priority("P1"));
        missed(patterns, opened("T2", 1).priority("P1"));
        assertThat(proposals)
                .first()
                .isEqualTo(new NonconformityProposal(
                        "any-p1",
                        "ticket desk:T1",
                        List.of("desk:T1"),
                        "any-p1/priority P1",
                        day(0),
                        day(0),
                        "Ticket T1 of priority P1 missed its target for resolution"));
        assertThat(proposals).hasSize(2);
    }

    @Test
    void a_breach_of_another_priority_or_none_is_not_proposed() {
        BreachPatterns patterns = patterns(ANY_P1);
        missed(patterns, opened("T1", 0).priority("P2"));
        missed(patterns, opened("T2", 0).priority(null));
        assertThat(proposals).isEmpty();
    }

    @Test
    void the_priority_that_counts_is_the_one_it_has_now() {
        BreachPatterns patterns = patterns(ANY_P1);
        missed(patterns, opened("T1", 0).priority("P2").event(new TicketEvent.Prioritised(day(0), "P1")));
        assertThat(proposals).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = "MISSED", mode = EnumSource.Mode.EXCLUDE)
    void what_is_not_missed_is_no_breach(Outcome outcome) {
        BreachPatterns patterns =
                patterns(ANY_P1, new RepeatedBreach("second", SlaMetric.RESOLUTION, Similarity.SERVICE, 2, WEEK));
        for (int i = 0; i < 3; i++) {
            proposals.addAll(patterns.accept(opened("T" + i, 0).priority("P1").build(), resolution(outcome)));
        }
        assertThat(proposals).isEmpty();
    }

    @Test
    void a_breach_of_another_metric_is_none() {
        BreachPatterns patterns = patterns(ANY_P1);
        proposals.addAll(patterns.accept(
                opened("T1", 0).priority("P1").build(),
                Map.of(SlaMetric.FIRST_RESPONSE, verdict(SlaMetric.FIRST_RESPONSE, Outcome.MISSED))));
        proposals.addAll(patterns.accept(opened("T2", 0).priority("P1").build(), Map.of()));
        assertThat(proposals).isEmpty();
    }

    @Test
    void the_third_breach_for_a_service_within_a_week_is_proposed_with_all_three() {
        BreachPatterns patterns = patterns(THIRD_BREACH);
        missed(patterns, opened("T1", 0));
        missed(patterns, opened("T2", 3));
        assertThat(proposals).isEmpty();
        missed(patterns, opened("T3", 7));
        assertThat(proposals)
                .containsExactly(new NonconformityProposal(
                        "third-breach",
                        "service mail",
                        List.of("desk:T1", "desk:T2", "desk:T3"),
                        "third-breach/service mail",
                        day(7),
                        day(7),
                        "3 missed targets for resolution for service mail within 7 days"));
    }

    @Test
    void it_happened_when_the_promise_was_broken_and_not_when_the_ticket_was_opened() {
        BreachPatterns patterns = patterns(ANY_P1);
        proposals.addAll(patterns.accept(
                opened("T1", 0).priority("P1").build(), Map.of(SlaMetric.RESOLUTION, missedAt(day(1), day(3)))));
        proposals.addAll(patterns.accept(
                opened("T2", 0).priority("P1").build(), Map.of(SlaMetric.RESOLUTION, missedAt(null, day(3)))));
        assertThat(proposals).extracting(NonconformityProposal::happenedAt).containsExactly(day(1), day(3));
        assertThat(proposals).extracting(NonconformityProposal::since).containsOnly(day(0));
    }

    @Test
    void breaches_of_one_priority_are_occurrences_of_one_problem() {
        BreachPatterns patterns = patterns(ANY_P1);
        missed(patterns, opened("T1", 0).priority("P1"));
        missed(patterns, opened("T2", 1).priority("P1"));
        assertThat(proposals).extracting(NonconformityProposal::pattern).containsOnly("any-p1/priority P1");
        assertThat(proposals).extracting(NonconformityProposal::key).doesNotHaveDuplicates();
    }

    @Test
    void a_breach_that_is_older_than_the_window_does_not_count() {
        BreachPatterns patterns = patterns(THIRD_BREACH);
        missed(patterns, opened("T1", 0));
        missed(patterns, opened("T2", 3));
        missed(patterns, incident("T3", day(7).plusMillis(1)));
        assertThat(proposals).isEmpty();
        missed(patterns, opened("T4", 10));
        assertThat(ticketsOfProposals()).containsExactly(List.of("desk:T2", "desk:T3", "desk:T4"));
    }

    @Test
    void after_a_pattern_was_proposed_the_next_one_begins_anew() {
        BreachPatterns patterns = patterns(THIRD_BREACH);
        for (int i = 1; i <= 7; i++) {
            missed(patterns, opened("T" + i, 0));
        }
        assertThat(ticketsOfProposals())
                .containsExactly(List.of("desk:T1", "desk:T2", "desk:T3"), List.of("desk:T4", "desk:T5", "desk:T6"));
    }

    @Test
    void breaches_of_different_services_make_no_pattern() {
        BreachPatterns patterns = patterns(THIRD_BREACH);
        missed(patterns, opened("T1", 0));
        missed(patterns, opened("T2", 0).service("print"));
        missed(patterns, opened("T3", 0));
        missed(patterns, opened("T4", 0).service("print"));
        assertThat(proposals).isEmpty();
    }

    @Test
    void tickets_without_the_value_are_similar_to_none() {
        BreachPatterns patterns = patterns(THIRD_BREACH);
        for (int i = 0; i < 5; i++) {
            missed(patterns, opened("T" + i, 0).service(null));
        }
        assertThat(proposals).isEmpty();
    }

    @Test
    void similar_tickets_make_a_pattern_without_any_breach() {
        BreachPatterns patterns = patterns(SECOND_TICKET);
        proposals.addAll(patterns.accept(opened("T1", 0).build(), Map.of()));
        proposals.addAll(patterns.accept(opened("T2", 1).build(), resolution(Outcome.MET)));
        assertThat(proposals)
                .extracting(NonconformityProposal::statement)
                .containsExactly("2 similar tickets for category network within 7 days");
    }

    @Test
    void tickets_of_a_group_are_similar_by_the_group_they_have_now() {
        BreachPatterns patterns = patterns(new RepeatedTicket("group", Similarity.GROUP, 2, WEEK));
        for (String reference : List.of("T1", "T2")) {
            proposals.addAll(patterns.accept(
                    opened(reference, 0)
                            .event(new TicketEvent.Assigned(day(0), "network", null))
                            .event(new TicketEvent.Assigned(day(0), "mail", null))
                            .build(),
                    Map.of()));
        }
        assertThat(proposals).extracting(NonconformityProposal::subject).containsExactly("group mail");
    }

    @Test
    void one_ticket_can_make_the_patterns_of_several_rules() {
        BreachPatterns patterns = patterns(ANY_P1, SECOND_TICKET);
        missed(patterns, opened("T1", 0).priority("P1"));
        missed(patterns, opened("T2", 0).priority("P1"));
        assertThat(proposals)
                .extracting(NonconformityProposal::ruleId)
                .containsExactly("any-p1", "any-p1", "second-ticket");
    }

    @Test
    void tickets_are_given_in_the_order_in_which_they_were_opened() {
        BreachPatterns patterns = patterns(ANY_P1);
        missed(patterns, opened("T1", 1));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> missed(patterns, opened("T2", 0)))
                .withMessageContaining("was opened before the one given last");
    }

    @Test
    void each_rule_has_an_id_of_its_own() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> patterns(ANY_P1, ANY_P1))
                .withMessageContaining("names two rules");
    }

    @Test
    void one_occurrence_makes_no_pattern() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new RepeatedTicket("once", Similarity.SERVICE, 1, WEEK))
                .withMessageContaining("makes no pattern");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new RepeatedBreach("once", SlaMetric.CLOSURE, Similarity.SERVICE, 1, WEEK));
    }

    @Test
    void a_window_is_a_length_of_time() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new RepeatedTicket("never", Similarity.SERVICE, 2, Duration.ZERO))
                .withMessageContaining("is empty");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new RepeatedTicket("never", Similarity.SERVICE, 2, Duration.ofDays(-1)));
    }

    @Test
    void a_rule_for_any_breach_names_a_priority() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new AnyBreach("none", SlaMetric.RESOLUTION, Set.of()))
                .withMessageContaining("priorities");
    }

    @Test
    void a_proposal_is_kept_once_however_often_the_same_export_is_looked_through() {
        ServiceDeskFixture fixture = new ServiceDeskFixture();
        List<NonconformityProposal> first = lookedThrough();
        assertThat(fixture.management.propose(first)).isEqualTo(first);
        assertThat(fixture.management.propose(lookedThrough())).isEmpty();
        assertThat(fixture.management.proposals()).isEqualTo(first);
    }

    private static List<NonconformityProposal> lookedThrough() {
        BreachPatterns patterns = patterns(ANY_P1, THIRD_BREACH);
        List<NonconformityProposal> found = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            found.addAll(patterns.accept(
                    opened("T" + i, i).priority(i == 2 ? "P1" : "P2").build(), resolution(Outcome.MISSED)));
        }
        return found;
    }

    @Test
    void the_same_proposal_twice_in_a_list_is_kept_once() {
        ServiceDeskFixture fixture = new ServiceDeskFixture();
        List<NonconformityProposal> twice = new ArrayList<>(lookedThrough());
        twice.addAll(lookedThrough());
        assertThat(fixture.management.propose(twice)).hasSize(2);
    }

    @Test
    @Verifies("X-2")
    void an_agent_proposes_no_nonconformity() {
        ServiceDeskFixture fixture = new ServiceDeskFixture();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> fixture.qms.as(AGENT).serviceDesk().propose(lookedThrough()))
                .withMessageContaining("servicedesk:import");
    }
}
