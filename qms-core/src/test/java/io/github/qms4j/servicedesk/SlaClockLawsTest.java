package io.github.qms4j.servicedesk;

import static io.github.qms4j.servicedesk.SlaCase.OFFICE;
import static io.github.qms4j.servicedesk.SlaCase.business;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.calendar.BusinessClock;
import io.github.qms4j.calendar.BusinessDuration;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.servicedesk.SlaVerdict.Clock;
import io.github.qms4j.servicedesk.SlaVerdict.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds for any history of a ticket, whenever one looks. */
@Verifies("SD-3")
class SlaClockLawsTest {
    private static final int ROUNDS = 300;
    private static final Instant START = Instant.parse("2026-03-20T06:00:00Z");
    private static final BusinessClock CALENDAR = OFFICE.clock();
    private static final List<String> PRIORITIES = List.of("P1", "P2", "P9");
    private static final List<String> NAMES = List.of(
            "Responded",
            "Started",
            "Prioritised",
            "Suspended",
            "Resumed",
            "Resolved",
            "Reopened",
            "Closed",
            "Cancelled");

    private static SlaClock clock(SplittableRandom random, Duration target) {
        SlaDefinition.Builder sla = SlaDefinition.builder("gold", "office")
                .pausedBy("user")
                .retroactive(random.nextBoolean())
                .reopenPolicy(List.of(ReopenPolicy.values()).get(random.nextInt(3)))
                .escalation(new EscalationLevel.ShareOfTarget(50))
                .escalation(new EscalationLevel.ShareOfTarget(100));
        for (SlaMetric metric : SlaMetric.values()) {
            sla.target("P1", metric, business(target.dividedBy(2)));
            sla.target("P2", metric, target(random, target));
        }
        return SlaClock.of(sla.build(), CALENDAR);
    }

    private static SlaTarget target(SplittableRandom random, Duration length) {
        return switch (random.nextInt(4)) {
            case 0 -> new SlaTarget.ElapsedTime(length);
            case 1 -> new SlaTarget.WorkingDays(1 + random.nextInt(3), random.nextBoolean());
            case 2 -> new SlaTarget.FixedDeadline(START.plus(length));
            default -> business(length);
        };
    }

    /** What cannot happen next is left out. */
    private static Ticket ticket(SplittableRandom random, List<String> names) {
        Ticket ticket = Ticket.builder("desk", "T1", TicketKind.INCIDENT)
                .priority("P2")
                .event(new TicketEvent.Opened(START))
                .build();
        Instant at = START;
        for (int i = 0; i < 12; i++) {
            at = at.plusSeconds(random.nextInt(3) == 0 ? 0 : random.nextInt(30 * 3_600));
            TicketEvent event = event(random, names.get(random.nextInt(names.size())), at);
            if (TicketHistory.LAWFUL_FROM
                    .getOrDefault(event.getClass(), Set.of())
                    .contains(ticket.status())) {
                ticket = ticket.with(event);
            }
        }
        return ticket;
    }

    private static TicketEvent event(SplittableRandom random, String name, Instant at) {
        return switch (name) {
            case "Prioritised" -> new TicketEvent.Prioritised(at, PRIORITIES.get(random.nextInt(PRIORITIES.size())));
            case "Suspended" -> new TicketEvent.Suspended(at, random.nextBoolean() ? "user" : "lunch");
            default -> ServiceDeskFixture.event(name, at);
        };
    }

    private static Duration length(SplittableRandom random) {
        return Duration.ofSeconds(2 + random.nextInt(40 * 3_600));
    }

    private static List<Instant> instants(SplittableRandom random) {
        return random.longs(20, 0, Duration.ofDays(20).toSeconds())
                .sorted()
                .mapToObj(START::plusSeconds)
                .toList();
    }

    @Test
    void what_is_missed_stays_missed() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            SlaClock clock = clock(random, length(random));
            Ticket ticket = ticket(random, NAMES);
            for (SlaMetric metric : SlaMetric.values()) {
                List<Outcome> outcomes = instants(random).stream()
                        .map(asOf -> clock.judge(ticket, metric, asOf).outcome())
                        .toList();
                int first = outcomes.indexOf(Outcome.MISSED);
                if (first >= 0) {
                    assertThat(outcomes.subList(first, outcomes.size()))
                            .as("seed %d, %s", seed, metric)
                            .containsOnly(Outcome.MISSED);
                }
            }
        }
    }

    @Test
    void a_clock_that_is_paused_has_no_deadline_unless_it_is_over_or_fixed() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            SlaClock clock = clock(random, length(random));
            Ticket ticket = ticket(random, NAMES);
            for (Instant asOf : instants(random)) {
                clock.judge(ticket, SlaMetric.RESOLUTION, asOf)
                        .current()
                        .filter(c -> c.outcome() == Outcome.PAUSED)
                        .filter(c -> c.due() != null && c.due().isAfter(asOf))
                        .ifPresent(c -> assertThat(c.target()).isInstanceOf(SlaTarget.FixedDeadline.class));
            }
        }
    }

    @Test
    void an_escalation_that_is_due_stays_due_at_the_same_instant_while_its_clock_runs() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            SlaClock clock = clock(random, length(random));
            Ticket ticket = ticket(random, List.of("Responded", "Started", "Suspended", "Resumed"));
            List<SlaClock.Escalation> before = List.of();
            for (Instant asOf : instants(random)) {
                List<SlaClock.Escalation> now = clock.escalations(ticket, SlaMetric.RESOLUTION, asOf);
                assertThat(now).as("seed %d at %s", seed, asOf).containsAll(before);
                before = now;
            }
        }
    }

    @Test
    void the_time_used_is_the_business_time_of_the_stretches_in_which_work_went_on() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Duration target = length(random);
            SlaClock clock = resolution(target);
            Ticket ticket = ticket(random, List.of("Started", "Suspended", "Resumed", "Resolved", "Reopened"));
            for (Instant asOf : instants(random)) {
                Clock current = clock.judge(ticket, SlaMetric.RESOLUTION, asOf)
                        .current()
                        .orElseThrow();
                assertThat(current.used()).as("seed %d at %s", seed, asOf).isEqualTo(worked(ticket, asOf));
            }
        }
    }

    @Test
    void a_ticket_is_missed_when_more_than_its_target_was_used_and_not_before() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Duration target = length(random);
            SlaClock clock = resolution(target);
            Ticket ticket = ticket(random, List.of("Started", "Suspended", "Resumed", "Resolved", "Reopened"));
            for (Instant asOf : instants(random)) {
                boolean missed = clock.judge(ticket, SlaMetric.RESOLUTION, asOf).outcome() == Outcome.MISSED;
                assertThat(missed)
                        .as("seed %d at %s", seed, asOf)
                        .isEqualTo(worked(ticket, asOf).compareTo(target) > 0);
            }
        }
    }

    @Test
    void the_deadline_of_a_running_clock_is_what_is_left_from_now_on() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Duration target = length(random);
            SlaClock clock = resolution(target);
            Ticket ticket = ticket(random, List.of("Started", "Suspended", "Resumed"));
            for (Instant asOf : instants(random)) {
                Clock current = clock.judge(ticket, SlaMetric.RESOLUTION, asOf)
                        .current()
                        .orElseThrow();
                Duration left = target.minus(worked(ticket, asOf));
                if (current.outcome() == Outcome.RUNNING && left.compareTo(Duration.ZERO) > 0) {
                    assertThat(current.due())
                            .as("seed %d at %s", seed, asOf)
                            .isEqualTo(CALENDAR.deadline(asOf, BusinessDuration.ofSeconds(left.toSeconds())));
                }
            }
        }
    }

    private static SlaClock resolution(Duration target) {
        SlaDefinition sla = SlaDefinition.builder("gold", "office")
                .pausedBy("user")
                .target("P2", SlaMetric.RESOLUTION, business(target))
                .build();
        return SlaClock.of(sla, CALENDAR);
    }

    /** Adds up, from event to event, what the calendar was open while the ticket was neither waiting nor resolved. */
    private static Duration worked(Ticket ticket, Instant asOf) {
        Duration worked = Duration.ZERO;
        boolean goesOn = true;
        Instant since = START;
        List<TicketEvent> events = new ArrayList<>(ticket.events());
        events.removeIf(e -> e.at().isAfter(asOf));
        for (TicketEvent event : events) {
            worked = goesOn ? worked.plus(CALENDAR.elapsed(since, event.at())) : worked;
            since = event.at();
            if (event instanceof TicketEvent.Suspended suspended) {
                goesOn = !suspended.reason().equals("user");
            } else if (event instanceof TicketEvent.Resolved) {
                goesOn = false;
            } else if (event instanceof TicketEvent.Resumed || event instanceof TicketEvent.Reopened) {
                goesOn = true;
            }
        }
        return goesOn ? worked.plus(CALENDAR.elapsed(since, asOf)) : worked;
    }
}
