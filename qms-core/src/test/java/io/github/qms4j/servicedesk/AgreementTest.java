package io.github.qms4j.servicedesk;

import static io.github.qms4j.servicedesk.ServiceDeskFixture.AGENT;
import static io.github.qms4j.servicedesk.ServiceDeskFixture.MANAGER;
import static io.github.qms4j.servicedesk.ServiceDeskFixture.OPENED;
import static io.github.qms4j.servicedesk.ServiceDeskFixture.gold;
import static io.github.qms4j.servicedesk.ServiceDeskFixture.incident;
import static io.github.qms4j.servicedesk.SlaCase.at;
import static io.github.qms4j.servicedesk.SlaCase.business;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.DuplicateException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.RefusedException.Ground;
import io.github.qms4j.calendar.BusinessCalendar;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.servicedesk.SlaDefinition.Agreement;
import io.github.qms4j.servicedesk.SlaVerdict.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Agreements on record: with the calendar they were made with, and the one that is in force for a ticket. */
@Verifies("SD-2")
class AgreementTest {
    private static final Instant OTHER_DAY = OPENED.minusSeconds(86_400);

    private final ServiceDeskFixture fixture = new ServiceDeskFixture();

    private static SlaDefinition.Builder agreement(String name) {
        return SlaDefinition.builder(name, "office").target("P2", SlaMetric.RESOLUTION, business(Duration.ofHours(8)));
    }

    private Optional<String> inForce(Ticket ticket) {
        return fixture.desk.clockFor(ticket).map(clock -> clock.sla().name());
    }

    private static void assertRefused(ThrowingCallable attempt, String rule) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(attempt)
                .satisfies(
                        e -> assertThat(e.grounds()).extracting(Ground::ruleId).containsExactly(rule));
    }

    @Test
    void an_agreement_is_read_back_as_it_was_made() {
        SlaDefinition definition = SlaDefinition.builder("full", "office")
                .agreement(Agreement.SUPPLIER_CONTRACT)
                .effectiveFrom(Instant.parse("2026-01-01T00:00:00Z"))
                .service("mail")
                .kinds(Set.of(TicketKind.INCIDENT, TicketKind.PROBLEM))
                .target("P1", SlaMetric.FIRST_RESPONSE, new SlaTarget.ElapsedTime(Duration.ofMinutes(15)))
                .target("P1", SlaMetric.RESOLUTION, business(Duration.ofSeconds(7_201)))
                .target("P2", SlaMetric.RESOLUTION, new SlaTarget.WorkingDays(3, true))
                .target("P2", SlaMetric.CLOSURE, new SlaTarget.FixedDeadline(at("2026-02-01T12:00")))
                .pausedBy("user")
                .pausedBy("vendor")
                .reopenPolicy(ReopenPolicy.RESTART)
                .retroactive(false)
                .escalation(new EscalationLevel.ShareOfTarget(75))
                .escalation(new EscalationLevel.Before(Duration.ofHours(1)))
                .build();
        String id = fixture.management.agree(definition);
        assertThat(id).isEqualTo("full@2026-01-01T00:00:00Z");
        assertThat(fixture.desk.clock(id).sla()).isEqualTo(definition);
    }

    @Test
    void an_agreement_names_a_calendar_that_is_defined() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> fixture.management.agree(SlaDefinition.builder("gold", "nights")
                        .target("P2", SlaMetric.RESOLUTION, business(Duration.ofHours(8)))
                        .build()))
                .withMessageContaining("nights");
    }

    @Test
    void an_agreement_names_no_calendar_that_was_retired() {
        fixture.qms.as(MANAGER, "moved").calendars().retire("office");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> fixture.management.agree(gold().build()))
                .withMessageContaining("office");
    }

    @Test
    void an_agreement_of_a_name_is_made_once_from_the_same_instant_on() {
        fixture.management.agree(gold().build());
        assertThatExceptionOfType(DuplicateException.class).isThrownBy(() -> fixture.management.agree(gold().build()));
        fixture.management.agree(gold().effectiveFrom(OPENED).build());
    }

    @Test
    void a_host_that_starts_again_agrees_no_second_time() {
        String id = fixture.management.agreeUnlessAgreed(gold().build());
        assertThat(fixture.management.agreeUnlessAgreed(gold().build())).isEqualTo(id);
    }

    @Test
    @Verifies("X-2")
    void an_agent_makes_no_agreement() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> fixture.qms.as(AGENT).serviceDesk().agree(gold().build()))
                .withMessageContaining("servicedesk:agree");
    }

    @Test
    void an_agreement_is_withdrawn_with_a_reason_and_for_good() {
        String id = fixture.management.agree(gold().build());
        assertRefused(() -> fixture.management.withdraw(id), "X-5");
        assertThat(inForce(incident("T1").build())).contains("gold");
        fixture.because("renegotiated").withdraw(id);
        assertThat(inForce(incident("T1").build())).isEmpty();
        assertRefused(() -> fixture.because("again").withdraw(id), "X-1");
    }

    @Test
    void a_ticket_can_still_be_judged_by_an_agreement_that_was_withdrawn() {
        String id = fixture.management.agree(gold().build());
        fixture.because("renegotiated").withdraw(id);
        assertThat(fixture.desk.clock(id).sla().name()).isEqualTo("gold");
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> fixture.desk.clock("silver@2026"));
    }

    @Test
    void a_calendar_that_is_revised_later_leaves_an_agreement_as_it_was_made() {
        fixture.management.agree(gold().build());
        Ticket ticket = incident("T1")
                .event(new TicketEvent.Resolved(at("2026-01-13T10:00")))
                .build();
        assertThat(judged(ticket)).isEqualTo(Outcome.MISSED);
        BusinessCalendar closed = SlaCase.OFFICE.toBuilder()
                .holiday(LocalDate.of(2026, 1, 12), "a day off")
                .build();
        fixture.qms.as(MANAGER, "a day off").calendars().revise(closed);
        assertThat(judged(ticket)).isEqualTo(Outcome.MISSED);
        fixture.management.agree(gold().effectiveFrom(OPENED).build());
        assertThat(judged(ticket)).isEqualTo(Outcome.MET);
    }

    @Test
    void a_calendar_that_is_retired_later_leaves_an_agreement_in_force() {
        fixture.management.agree(gold().build());
        fixture.qms.as(MANAGER, "moved").calendars().retire("office");
        assertThat(inForce(incident("T1").build())).contains("gold");
    }

    private @Nullable Outcome judged(Ticket ticket) {
        return fixture.desk.clocks().judge(ticket, at("2026-01-20T00:00")).get(SlaMetric.RESOLUTION);
    }

    @Test
    void without_an_agreement_nothing_is_said_of_a_ticket() {
        assertThat(fixture.desk.clocks().judge(incident("T1").build(), OPENED)).isEmpty();
    }

    @Test
    void an_agreement_for_the_service_goes_before_one_for_all() {
        fixture.management.agree(agreement("all").effectiveFrom(OPENED).build());
        fixture.management.agree(
                agreement("mail").service("mail").effectiveFrom(OTHER_DAY).build());
        assertThat(inForce(incident("T1").build())).contains("mail");
        assertThat(inForce(incident("T2").service("print").build())).contains("all");
        assertThat(inForce(incident("T3").service(null).build())).contains("all");
    }

    @Test
    void a_later_agreement_goes_before_an_earlier_one_from_its_first_instant_on() {
        fixture.management.agree(agreement("old").build());
        fixture.management.agree(agreement("new").effectiveFrom(OPENED).build());
        assertThat(inForce(incident("T1", OPENED).build())).contains("new");
        assertThat(inForce(incident("T2", OPENED.minusMillis(1)).build())).contains("old");
    }

    @Test
    void a_ticket_is_judged_by_the_agreement_in_force_when_it_was_opened() {
        fixture.management.agree(agreement("old").build());
        fixture.management.agree(
                agreement("new").effectiveFrom(OPENED.plusSeconds(60)).build());
        Ticket ticket = incident("T1")
                .event(new TicketEvent.Resolved(OPENED.plusSeconds(3_600)))
                .build();
        assertThat(inForce(ticket)).contains("old");
    }

    @Test
    void before_the_first_agreement_there_is_none() {
        fixture.management.agree(agreement("new").effectiveFrom(OPENED).build());
        assertThat(inForce(incident("T1", OPENED.minusMillis(1)).build())).isEmpty();
    }

    @Test
    void when_the_later_agreement_is_withdrawn_the_earlier_one_is_in_force_again() {
        fixture.management.agree(agreement("old").build());
        String later = fixture.management.agree(
                agreement("new").effectiveFrom(OTHER_DAY).build());
        fixture.because("a mistake").withdraw(later);
        assertThat(inForce(incident("T1").build())).contains("old");
    }

    @Test
    void an_agreement_covers_the_kinds_it_names() {
        fixture.management.agree(
                agreement("requests").kinds(Set.of(TicketKind.SERVICE_REQUEST)).build());
        assertThat(inForce(incident("T1").build())).isEmpty();
        assertThat(inForce(Ticket.builder("desk", "R1", TicketKind.SERVICE_REQUEST)
                        .event(new TicketEvent.Opened(OPENED))
                        .build()))
                .contains("requests");
    }

    @Test
    void an_operational_agreement_never_stands_in_for_one_with_the_customer() {
        fixture.management.agree(agreement("teams").agreement(Agreement.OLA).build());
        SlaClocks clocks = fixture.desk.clocks();
        Ticket ticket = incident("T1").build();
        assertThat(clocks.forTicket(ticket)).isEmpty();
        assertThat(clocks.forTicket(ticket, Agreement.OLA)).isPresent();
        assertThat(clocks.forTicket(ticket, Agreement.SUPPLIER_CONTRACT)).isEmpty();
    }

    @Test
    void the_order_in_which_agreements_are_given_is_of_no_account() {
        List<SlaClock> clocks = new ArrayList<>();
        for (SlaDefinition.Builder sla : List.of(
                agreement("all"),
                agreement("all-new").effectiveFrom(OTHER_DAY),
                agreement("mail").service("mail"),
                agreement("mail-new").service("mail").effectiveFrom(OTHER_DAY))) {
            clocks.add(SlaClock.of(sla.build(), SlaCase.OFFICE.clock()));
        }
        for (int i = 0; i < clocks.size(); i++) {
            Collections.rotate(clocks, 1);
            assertThat(SlaClocks.of(clocks)
                            .forTicket(incident("T1").build())
                            .map(c -> c.sla().name()))
                    .contains("mail-new");
        }
    }

    @Test
    void a_definition_lists_everything_it_lacks() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> SlaDefinition.builder(" ", "").kinds(Set.of()).build())
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::place)
                        .containsExactly("name", "calendar", "kinds", "targets"));
    }

    @Test
    void a_target_is_not_negative() {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> business(Duration.ofSeconds(-1)));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new SlaTarget.ElapsedTime(Duration.ofSeconds(-1)));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> new SlaTarget.WorkingDays(-1, false));
    }

    @Test
    @Verifies("X-5")
    void a_corrected_agreement_is_a_new_version_with_a_reason_and_judges_from_then_on() {
        SlaDefinition slip = agreement("gold").build();
        SlaDefinition corrected = SlaDefinition.builder("gold", "office")
                .target("P2", SlaMetric.RESOLUTION, business(Duration.ofHours(16)))
                .build();
        ServiceDesk because = fixture.qms.as(MANAGER, "a zero was missing").serviceDesk();
        assertThat(because.agreeOrCorrect(slip)).isEqualTo(ServiceDesk.Agreed.NEWLY);
        assertThat(because.agreeOrCorrect(slip)).isEqualTo(ServiceDesk.Agreed.ALREADY);
        assertRefused(() -> fixture.management.agreeOrCorrect(corrected), "X-5");
        assertThat(because.agreeOrCorrect(corrected)).isEqualTo(ServiceDesk.Agreed.CORRECTED);
        String id = "gold@" + slip.effectiveFrom();
        assertThat(fixture.desk.clock(id).sla()).isEqualTo(corrected);
        assertThat(fixture.qms.trail().history("sla-definition", id))
                .extracting(entry -> entry.reason())
                .containsExactly("a zero was missing", "a zero was missing");
    }

    @Test
    void a_withdrawn_agreement_is_not_corrected() {
        SlaDefinition gold = agreement("gold").build();
        ServiceDesk because = fixture.qms.as(MANAGER, "no longer offered").serviceDesk();
        because.agreeOrCorrect(gold);
        because.withdraw("gold@" + gold.effectiveFrom());
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> because.agreeOrCorrect(
                        agreement("gold").pausedBy("user").build()))
                .withMessageContaining("WITHDRAWN");
    }

    @Test
    void an_agreement_whose_calendar_never_opens_is_not_made() {
        fixture.qms
                .as(MANAGER, "new")
                .calendars()
                .define(BusinessCalendar.builder("never", "UTC").build());
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> fixture.management.agree(SlaDefinition.builder("s", "never")
                        .target("P2", SlaMetric.RESOLUTION, business(Duration.ofHours(8)))
                        .build()))
                .withMessageContaining("targets.P2.RESOLUTION")
                .withMessageContaining("is never reached by calendar 'never'");
    }

    @Test
    void a_target_is_neither_empty_nor_longer_than_ten_years() {
        for (SlaTarget slip : List.of(
                business(Duration.ZERO),
                new SlaTarget.ElapsedTime(Duration.ZERO),
                new SlaTarget.WorkingDays(0, false),
                business(Duration.ofDays(999_999_999)),
                new SlaTarget.ElapsedTime(Duration.ofDays(3_654)),
                new SlaTarget.WorkingDays(3_654, true),
                new SlaTarget.FixedDeadline(Instant.MAX),
                new SlaTarget.FixedDeadline(Instant.parse("1899-12-31T23:59:59Z")))) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .as(slip.toString())
                    .isThrownBy(() -> agreement("slip")
                            .target("P1", SlaMetric.CLOSURE, slip)
                            .build())
                    .satisfies(e -> assertThat(e.violations())
                            .extracting(Violation::place)
                            .containsExactly("targets.P1.CLOSURE"));
        }
        assertThat(agreement("today")
                        .target("P1", SlaMetric.CLOSURE, new SlaTarget.WorkingDays(0, true))
                        .build()
                        .targets("P1"))
                .hasSize(1);
    }

    @Test
    void an_agreement_is_effective_from_a_year_that_calendars_know() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> agreement("far").effectiveFrom(Instant.MAX).build())
                .withMessageContaining("effectiveFrom");
    }

    @Test
    void an_escalation_and_a_window_are_bounded_too() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new EscalationLevel.ShareOfTarget(1_001));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new EscalationLevel.Before(Duration.ofDays(999_999_999)));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new BreachRule.RepeatedTicket(
                        "r", BreachRule.Similarity.CATEGORY, 2, Duration.ofDays(999_999_999)))
                .withMessageContaining("longer than ten years");
    }

    @Test
    void a_target_that_the_calendar_never_reaches_is_refused_before_a_ticket_meets_it() {
        fixture.management.agree(agreement("good").build());
        SlaClock never = SlaClock.of(
                SlaDefinition.builder("s", "never")
                        .target("P2", SlaMetric.RESOLUTION, business(Duration.ofHours(8)))
                        .target("P2", SlaMetric.CLOSURE, new SlaTarget.WorkingDays(1, true))
                        .target("P1", SlaMetric.CLOSURE, new SlaTarget.ElapsedTime(Duration.ofHours(8)))
                        .build(),
                BusinessCalendar.builder("never", "UTC").build().clock());
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> never.requireReachable(OPENED))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::place)
                        .containsExactlyInAnyOrder("targets.P2.RESOLUTION", "targets.P2.CLOSURE"));
    }

    @Test
    void any_reason_pauses_where_the_agreement_says_so() {
        SlaDefinition any = agreement("any").pausedBy(SlaDefinition.ANY_REASON).build();
        assertThat(any.isPausedBy("lunch")).isTrue();
        assertThat(gold().build().isPausedBy("user")).isTrue();
        assertThat(gold().build().isPausedBy("lunch")).isFalse();
    }
}
