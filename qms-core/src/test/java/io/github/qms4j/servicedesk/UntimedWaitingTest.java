package io.github.qms4j.servicedesk;

import static io.github.qms4j.servicedesk.SlaCase.at;
import static io.github.qms4j.servicedesk.SlaCase.business;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.calendar.BusinessClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.servicedesk.SlaVerdict.Clock;
import io.github.qms4j.servicedesk.SlaVerdict.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A source that does not tell when a ticket waited, or when it was resolved, is never taken to have missed a target. */
@Verifies({"SD-3", "SD-5"})
class UntimedWaitingTest {
    private static final String LATER = "2026-02-01T10:00";
    private static final int ROUNDS = 3_000;

    /** 8 h in office hours; opened Monday 10:00, resolved Tuesday 15:00: 13 h of office hours, 29 h by the wall clock. */
    private static SlaCase late() {
        return SlaCase.office("2026-01-12T10:00").resolved("2026-01-13T15:00");
    }

    @Test
    void a_late_ticket_that_may_have_waited_is_undecided_and_says_why() {
        SlaVerdict verdict = late().unknown(UnknownFact.WAITING).verdict(LATER);
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(verdict.undecidedBecause()).containsExactly(UnknownFact.WAITING);
        assertThat(late().outcome(LATER)).isEqualTo(Outcome.MISSED);
    }

    @Test
    void what_is_in_time_without_any_waiting_is_met() {
        SlaVerdict verdict = SlaCase.office("2026-01-12T10:00")
                .resolved("2026-01-12T16:00")
                .unknown(UnknownFact.WAITING)
                .verdict(LATER);
        assertThat(verdict.outcome()).isEqualTo(Outcome.MET);
        assertThat(verdict.undecidedBecause()).isEmpty();
    }

    @Test
    void waiting_that_stops_no_clock_leaves_nothing_undecided() {
        SlaDefinition never = SlaDefinition.builder("never paused", "office")
                .target("P2", SlaMetric.RESOLUTION, business(Duration.ofHours(8)))
                .build();
        Ticket ticket = late().unknown(UnknownFact.WAITING).ticket();
        assertThat(SlaClock.of(never, SlaCase.OFFICE.clock())
                        .judge(ticket, SlaMetric.RESOLUTION, at(LATER))
                        .outcome())
                .isEqualTo(Outcome.MISSED);
    }

    @Test
    void a_fixed_deadline_is_decided_whatever_was_waited() {
        assertThat(SlaCase.of(new SlaTarget.FixedDeadline(at("2026-01-13T12:00")), "2026-01-12T10:00")
                        .resolved("2026-01-13T15:00")
                        .unknown(UnknownFact.WAITING)
                        .outcome(LATER))
                .isEqualTo(Outcome.MISSED);
    }

    @ParameterizedTest(name = "waited {0} h of 29: {1}")
    @CsvSource({"22, MET", "21, MET", "20, UNDECIDED", "5, UNDECIDED", "4, MISSED", "0, MISSED", "900, MET"})
    void a_total_by_the_wall_clock_decides_where_no_distribution_changes_the_verdict(int hours, Outcome outcome) {
        assertThat(late().waited("user", hours).outcome(LATER)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "waited {0} h of office hours: {1}")
    @CsvSource({"5, MET", "4, MISSED"})
    void a_total_in_business_time_decides_a_target_in_business_time(int hours, Outcome outcome) {
        assertThat(late().waitedInBusinessTime("user", hours).outcome(LATER)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "waited {0} h: {1}, {2} h used")
    @CsvSource({"21, MET, 8", "20, MISSED, 9"})
    void a_total_by_the_wall_clock_decides_a_target_in_elapsed_time(int hours, Outcome outcome, int used) {
        SlaVerdict verdict = SlaCase.of(new SlaTarget.ElapsedTime(Duration.ofHours(8)), "2026-01-12T10:00")
                .resolved("2026-01-13T15:00")
                .waited("user", hours)
                .verdict(LATER);
        assertThat(verdict.outcome()).isEqualTo(outcome);
        Clock clock = verdict.current().orElseThrow();
        assertThat(clock.used()).isEqualTo(Duration.ofHours(used));
        assertThat(clock.usedAtLeast()).isEqualTo(Duration.ofHours(used));
    }

    @Test
    void a_total_in_business_time_may_have_gone_on_while_an_elapsed_target_ran_in_closed_hours() {
        SlaCase elapsed = SlaCase.of(new SlaTarget.ElapsedTime(Duration.ofHours(8)), "2026-01-12T10:00")
                .resolved("2026-01-13T15:00")
                .waitedInBusinessTime("user", 1);
        assertThat(elapsed.outcome(LATER)).isEqualTo(Outcome.MISSED);
        SlaCase longer = SlaCase.of(new SlaTarget.ElapsedTime(Duration.ofHours(14)), "2026-01-12T10:00")
                .resolved("2026-01-13T15:00")
                .waitedInBusinessTime("user", 1);
        assertThat(longer.outcome(LATER)).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void a_total_for_a_reason_that_does_not_pause_takes_nothing_off() {
        assertThat(late().waited("lunch", 22).outcome(LATER)).isEqualTo(Outcome.MISSED);
    }

    @Test
    void the_time_used_is_shown_within_its_bounds_and_a_deadline_is_not_made_up() {
        Clock clock = late().waited("user", 10).current(LATER);
        assertThat(clock.used()).isEqualTo(Duration.ofHours(13));
        assertThat(clock.usedAtLeast()).isEqualTo(Duration.ofHours(3));
        assertThat(clock.due()).isNull();
        assertThat(clock.missedAt()).isNull();
    }

    @Test
    void working_days_move_by_the_waiting_there_may_have_been() {
        SlaCase oneDay = SlaCase.of(new SlaTarget.WorkingDays(1, true), "2026-01-12T10:00")
                .resolved("2026-01-14T11:00");
        assertThat(oneDay.outcome(LATER)).isEqualTo(Outcome.MISSED);
        assertThat(oneDay.unknown(UnknownFact.WAITING).outcome(LATER)).isEqualTo(Outcome.UNDECIDED);
        assertThat(SlaCase.of(new SlaTarget.WorkingDays(1, true), "2026-01-12T10:00")
                        .resolved("2026-01-14T11:00")
                        .waitedInBusinessTime("user", 1)
                        .outcome(LATER))
                .isEqualTo(Outcome.MISSED);
    }

    @Test
    void an_open_ticket_that_may_be_late_is_undecided_and_before_that_it_runs_without_a_deadline() {
        SlaCase open = SlaCase.office("2026-01-12T10:00").unknown(UnknownFact.WAITING);
        assertThat(open.outcome("2026-01-12T16:00")).isEqualTo(Outcome.RUNNING);
        assertThat(open.current("2026-01-12T16:00").due()).isNull();
        assertThat(open.outcome(LATER)).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void nothing_escalates_by_a_clock_that_nobody_can_read() {
        assertThat(SlaCase.office("2026-01-12T10:00")
                        .escalating(new EscalationLevel.ShareOfTarget(50))
                        .unknown(UnknownFact.WAITING)
                        .escalations(LATER))
                .isEmpty();
    }

    @Test
    void a_first_response_that_is_not_told_is_undecided_unless_the_end_came_in_time() {
        SlaTarget twoHours = business(Duration.ofHours(2));
        SlaCase late = late().target("P2", SlaMetric.FIRST_RESPONSE, twoHours).unknown(UnknownFact.FIRST_RESPONSE);
        SlaVerdict verdict = late.verdict(SlaMetric.FIRST_RESPONSE, LATER);
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(verdict.undecidedBecause()).containsExactly(UnknownFact.FIRST_RESPONSE);
        SlaCase soon = SlaCase.office("2026-01-12T10:00")
                .target("P2", SlaMetric.FIRST_RESPONSE, twoHours)
                .resolved("2026-01-12T11:00")
                .unknown(UnknownFact.FIRST_RESPONSE);
        assertThat(soon.verdict(SlaMetric.FIRST_RESPONSE, LATER).outcome()).isEqualTo(Outcome.MET);
    }

    @Test
    void a_first_response_that_is_told_after_all_decides() {
        assertThat(SlaCase.office("2026-01-12T10:00")
                        .target("P2", SlaMetric.FIRST_RESPONSE, business(Duration.ofHours(2)))
                        .responded("2026-01-12T15:00")
                        .unknown(UnknownFact.FIRST_RESPONSE)
                        .verdict(SlaMetric.FIRST_RESPONSE, LATER)
                        .outcome())
                .isEqualTo(Outcome.MISSED);
    }

    @Test
    void a_resolution_whose_time_is_not_told_is_undecided_unless_it_was_late_before() {
        SlaVerdict verdict = late().unknown(UnknownFact.RESOLUTION_TIME).verdict(LATER);
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(verdict.undecidedBecause()).containsExactly(UnknownFact.RESOLUTION_TIME);
        SlaCase stillWorkedOn = SlaCase.office("2026-01-12T10:00")
                .then(new TicketEvent.Started(at("2026-01-13T12:00")))
                .resolved("2026-01-13T15:00")
                .unknown(UnknownFact.RESOLUTION_TIME);
        assertThat(stillWorkedOn.outcome(LATER)).isEqualTo(Outcome.MISSED);
    }

    @Test
    void a_closing_whose_time_is_not_told_leaves_closure_open_and_a_told_resolution_alone() {
        SlaCase ticket = SlaCase.office("2026-01-12T10:00")
                .target("P2", SlaMetric.CLOSURE, business(Duration.ofHours(8)))
                .resolved("2026-01-12T12:00")
                .closed("2026-01-20T12:00")
                .unknown(UnknownFact.CLOSING_TIME);
        assertThat(ticket.outcome(LATER)).isEqualTo(Outcome.MET);
        assertThat(ticket.verdict(SlaMetric.CLOSURE, LATER).undecidedBecause())
                .containsExactly(UnknownFact.CLOSING_TIME);
    }

    @Test
    void what_only_waiting_and_the_unknown_resolution_together_explain_names_both() {
        SlaVerdict verdict = SlaCase.office("2026-01-12T10:00")
                .then(new TicketEvent.Started(at("2026-01-13T12:00")))
                .resolved("2026-01-13T15:00")
                .unknown(UnknownFact.RESOLUTION_TIME)
                .waitedInBusinessTime("user", 3)
                .verdict(LATER);
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(verdict.undecidedBecause()).containsExactly(UnknownFact.WAITING, UnknownFact.RESOLUTION_TIME);
    }

    @Test
    void a_total_has_a_reason_and_is_not_negative() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new WaitingTotal(" ", Duration.ZERO, false));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new WaitingTotal("user", Duration.ofMillis(-1), false));
    }

    /** Each ticket is judged as it was, and again with less told of it: what is decided then is what was decided before. */
    @Test
    void whatever_is_not_told_a_verdict_is_the_right_one_or_none() {
        BusinessClock calendar = SlaCase.OFFICE.clock();
        int undecided = 0;
        int decided = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            SlaClock clock = SlaClock.of(sla(random), calendar);
            Story story = new Story(random);
            for (SlaMetric metric : SlaMetric.values()) {
                Outcome truth = clock.judge(story.whole(), metric, at(LATER)).outcome();
                for (Ticket told : story.lessTold(calendar)) {
                    Outcome outcome = clock.judge(told, metric, at(LATER)).outcome();
                    undecided += outcome == Outcome.UNDECIDED ? 1 : 0;
                    decided += outcome.isDecided() ? 1 : 0;
                    assertThat(outcome)
                            .as(
                                    "seed %d, %s, %s told as %s",
                                    seed, metric, story.whole().events(), told.events())
                            .isIn(truth, Outcome.UNDECIDED);
                }
            }
        }
        assertThat(undecided).isBetween(decided / 10, decided * 10);
    }

    private static SlaDefinition sla(SplittableRandom random) {
        SlaDefinition.Builder sla = SlaDefinition.builder("gold", "office")
                .pausedBy("user")
                .reopenPolicy(List.of(ReopenPolicy.values()).get(random.nextInt(3)));
        for (SlaMetric metric : SlaMetric.values()) {
            Duration length = Duration.ofMinutes(1 + random.nextInt(60 * 60));
            sla.target(
                    "P2",
                    metric,
                    switch (random.nextInt(4)) {
                        case 0 -> new SlaTarget.ElapsedTime(length.multipliedBy(3));
                        case 1 -> new SlaTarget.WorkingDays(1 + random.nextInt(4), random.nextBoolean());
                        case 2 ->
                            new SlaTarget.FixedDeadline(at("2026-01-12T10:00").plus(length));
                        default -> business(length);
                    });
        }
        return sla.build();
    }

    /** A ticket opened, worked on with some waiting, resolved and perhaps closed. */
    private static final class Story {
        private final List<TicketEvent> all = new ArrayList<>();
        private final List<TicketEvent> withoutWaiting = new ArrayList<>();
        private final List<Instant[]> waits = new ArrayList<>();
        private final boolean closed;

        Story(SplittableRandom random) {
            Instant at = at("2026-01-12T10:00").plusSeconds(random.nextInt(3 * 86_400));
            both(new TicketEvent.Opened(at));
            for (int i = random.nextInt(4); i > 0; i--) {
                Instant from = at.plusSeconds(random.nextInt(20 * 3_600));
                at = from.plusSeconds(random.nextInt(30 * 3_600));
                all.add(new TicketEvent.Suspended(from, "user"));
                all.add(new TicketEvent.Resumed(at));
                waits.add(new Instant[] {from, at});
                if (random.nextInt(3) == 0) {
                    both(new TicketEvent.Assigned(at, "second line", null));
                }
            }
            at = at.plusSeconds(random.nextInt(10 * 3_600));
            if (random.nextInt(3) > 0) {
                both(new TicketEvent.Responded(at));
                at = at.plusSeconds(random.nextInt(10 * 3_600));
            }
            both(new TicketEvent.Resolved(at));
            closed = random.nextBoolean();
            if (closed) {
                both(new TicketEvent.Closed(at.plusSeconds(random.nextInt(40 * 3_600))));
            }
        }

        private void both(TicketEvent event) {
            all.add(event);
            withoutWaiting.add(event);
        }

        private static Ticket.Builder ticket(List<TicketEvent> events) {
            Ticket.Builder ticket =
                    Ticket.builder("desk", "T1", TicketKind.INCIDENT).priority("P2");
            events.forEach(ticket::event);
            return ticket;
        }

        Ticket whole() {
            return ticket(all).build();
        }

        List<Ticket> lessTold(BusinessClock calendar) {
            Duration wall = Duration.ZERO;
            Duration business = Duration.ZERO;
            for (Instant[] wait : waits) {
                wall = wall.plus(Duration.between(wait[0], wait[1]));
                business = business.plus(calendar.elapsed(wait[0], wait[1]));
            }
            List<Ticket> told = new ArrayList<>();
            told.add(ticket(withoutWaiting).unknown(UnknownFact.WAITING).build());
            told.add(ticket(withoutWaiting)
                    .waited(new WaitingTotal("user", wall, false))
                    .build());
            told.add(ticket(withoutWaiting)
                    .waited(new WaitingTotal("user", business, true))
                    .build());
            told.add(ticket(withoutAnswer(all))
                    .unknown(UnknownFact.FIRST_RESPONSE)
                    .build());
            told.add(ticket(later(all)).unknown(UnknownFact.RESOLUTION_TIME).build());
            told.add(ticket(later(withoutWaiting))
                    .unknown(UnknownFact.RESOLUTION_TIME)
                    .waited(new WaitingTotal("user", wall, false))
                    .build());
            if (closed) {
                List<TicketEvent> unresolved = new ArrayList<>(all);
                unresolved.removeIf(event -> event instanceof TicketEvent.Resolved);
                told.add(ticket(unresolved).unknown(UnknownFact.RESOLUTION_TIME).build());
            }
            return told;
        }

        private static List<TicketEvent> withoutAnswer(List<TicketEvent> events) {
            List<TicketEvent> left = new ArrayList<>(events);
            left.removeIf(event -> event instanceof TicketEvent.Responded);
            return left;
        }

        /** The resolution is noticed only at the closing, or a day later. */
        private List<TicketEvent> later(List<TicketEvent> events) {
            Instant noticed = closed
                    ? events.get(events.size() - 1).at()
                    : events.get(events.size() - 1).at().plusSeconds(86_400);
            List<TicketEvent> moved = new ArrayList<>(events);
            moved.replaceAll(
                    event -> event instanceof TicketEvent.Resolved ? new TicketEvent.Resolved(noticed) : event);
            return moved;
        }
    }
}
