package io.github.qms4j.capa;

import static io.github.qms4j.capa.CapaFixture.AGENT;
import static io.github.qms4j.capa.CapaFixture.COMPLIANCE;
import static io.github.qms4j.capa.CapaFixture.MAJOR;
import static io.github.qms4j.capa.CapaFixture.QUALITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.DuplicateException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.By;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.View;
import io.github.qms4j.servicedesk.NonconformityProposal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class NonconformityTest {
    private static final NonconformityProposal PROPOSAL = new NonconformityProposal(
            "repeat",
            "group Network",
            List.of("t-1", "t-2", "t-3"),
            "repeat/group Network",
            Instant.parse("2026-02-28T22:00:00Z"),
            Instant.parse("2026-03-01T22:00:00Z"),
            "3 breaches");
    private static final Actor PEER_WITH_QUALITY = Actor.of("u-peer", Role.QUALITY_MANAGER);
    private static final Actor PROGRAM = Actor.of("s-assess", Role.AUTOMATION);
    private static final String REQUIREMENT = "ISO 9001:2015 8.5.1";

    private final CapaFixture house = new CapaFixture();

    private static void assertRefused(ThrowingCallable command, String rule) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.grounds())
                                .extracting(RefusedException.Ground::ruleId)
                                .contains(rule));
    }

    @Test
    @Verifies("CAP-1")
    void it_keeps_source_description_requirements_and_severity_with_its_method() {
        NonconformityId number =
                house.as(AGENT).nonconformities().raise(house.report().violating("SLA-7 4.2"));
        house.as(QUALITY).nonconformities().assess(number, MAJOR);

        Nonconformity found = house.nonconformity(number);
        assertThat(number).isEqualTo(NonconformityId.of("NC-2026-0001"));
        assertThat(found.report().source()).isEqualTo(NonconformitySource.SLA_BREACH);
        assertThat(found.report().requirements()).containsExactly(REQUIREMENT, "SLA-7 4.2");
        assertThat(found.severity()).isEqualTo(new Severity(Severity.Level.MAJOR, "matrix v3"));
        assertThat(found.header().openedBy().id()).isEqualTo(AGENT.id());
    }

    @Test
    @Verifies("CAP-1")
    void everything_that_is_missing_is_said_at_once() {
        NonconformityReport empty = new NonconformityReport(
                NonconformitySource.AUDIT, " ", null, house.today(), "", List.of(), List.of(), "", "");

        assertThatThrownBy(() -> house.as(AGENT).nonconformities().raise(empty))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("description")
                .hasMessageContaining("requirements");
    }

    @Test
    void nothing_is_detected_in_the_future() {
        NonconformityReport tomorrow = NonconformityReport.of(
                NonconformitySource.AUDIT, "late", house.today().plusDays(1), REQUIREMENT);

        assertThatThrownBy(() -> house.as(AGENT).nonconformities().raise(tomorrow))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("future");
    }

    @Test
    @Verifies("CAP-1")
    void containment_and_correction_are_kept_apart_and_each_with_who_and_when() {
        NonconformityId number = house.raised();
        house.as(AGENT).nonconformities().contain(number, "rerouted to the other site");
        house.as(AGENT).nonconformities().correct(number, "resolved the three tickets");

        Nonconformity found = house.nonconformity(number);
        assertThat(found.containments())
                .extracting(Nonconformity.Measure::what)
                .containsExactly("rerouted to the other site");
        assertThat(found.corrections())
                .containsExactly(new Nonconformity.Measure(
                        "resolved the three tickets", By.of(AGENT.id()), house.clock.instant()));
    }

    @Test
    @Verifies("CAP-1")
    void a_severity_without_its_method_is_refused() {
        assertThatThrownBy(() -> new Severity(Severity.Level.MINOR, " "))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("method");
    }

    @Test
    @Verifies("CAP-1")
    void similar_ones_share_the_pattern_or_source_and_requirement() {
        NonconformityId number = house.raised();
        NonconformityId samePattern = house.as(AGENT)
                .nonconformities()
                .raise(NonconformityReport.of(NonconformitySource.COMPLAINT, "late", house.today(), "other")
                        .withPattern(CapaFixture.PATTERN));
        NonconformityId sameRequirement = house.as(AGENT)
                .nonconformities()
                .raise(NonconformityReport.of(NonconformitySource.SLA_BREACH, "late", house.today(), REQUIREMENT));
        house.as(AGENT)
                .nonconformities()
                .raise(NonconformityReport.of(NonconformitySource.AUDIT, "late", house.today(), REQUIREMENT));
        NonconformityId voided = house.raised();
        house.as(QUALITY).nonconformities().voidIt(voided);

        assertThat(house.as(AGENT).nonconformities().similar(number))
                .extracting(View::id)
                .containsExactlyInAnyOrder(samePattern, sameRequirement);
    }

    @Test
    @Verifies("CAP-1")
    void it_is_closed_when_it_was_corrected_and_accepted_without_a_capa() {
        NonconformityId number = house.assessed();

        assertRefused(() -> house.signing(COMPLIANCE).nonconformities().close(house.seen(number)), "CAP-1");
        house.as(AGENT).nonconformities().correct(number, "resolved");
        assertRefused(() -> house.signing(COMPLIANCE).nonconformities().close(house.seen(number)), "CAP-1");
        house.as(QUALITY).because("a single storm").nonconformities().accept(number);
        house.signing(COMPLIANCE).nonconformities().close(house.seen(number));

        assertThat(house.nonconformity(number).status()).isEqualTo(NonconformityStatus.CLOSED);
        assertThat(house.nonconformity(number).acceptance()).isEqualTo("a single storm");
    }

    @Test
    @Verifies("CAP-1")
    void a_critical_one_is_not_left_without_a_capa() {
        NonconformityId number = house.raised();
        house.as(QUALITY).nonconformities().assess(number, new Severity(Severity.Level.CRITICAL, "matrix v3"));

        assertRefused(() -> house.as(QUALITY).nonconformities().accept(number), "CAP-1");
    }

    @Test
    @Verifies({"CAP-1", "X-3"})
    void who_raised_or_corrected_it_neither_closes_nor_voids_it() {
        NonconformityId number = house.assessed();
        house.as(PEER_WITH_QUALITY).nonconformities().correct(number, "resolved");
        house.as(QUALITY).nonconformities().accept(number);

        assertRefused(() -> house.signing(PEER_WITH_QUALITY).nonconformities().close(house.seen(number)), "CAP-1");
        Actor agent = Actor.of(AGENT.id(), Role.QUALITY_MANAGER);
        assertRefused(() -> house.signing(agent).nonconformities().close(house.seen(number)), "CAP-1");
        NonconformityId other = house.raised();
        assertRefused(() -> house.as(agent).nonconformities().voidIt(other), "CAP-1");
        assertThat(house.qms.trail().refusals("nonconformity", number.value())).hasSize(2);
    }

    @Test
    @Verifies("SD-4")
    void what_a_rule_proposed_is_raised_once_however_often_and_by_whomever() {
        NonconformityId first = house.as(AGENT).nonconformities().raise(PROPOSAL, REQUIREMENT);
        NonconformityId second = house.as(QUALITY).nonconformities().raise(PROPOSAL, REQUIREMENT);

        assertThat(second).isEqualTo(first);
        assertThat(house.as(QUALITY).nonconformities().all()).hasSize(1);
        assertThat(house.nonconformity(first).report().pattern()).isEqualTo("repeat/group Network");
        assertThat(house.as(QUALITY).nonconformities().answer(PROPOSAL.key()))
                .hasValueSatisfying(answer -> assertThat(answer.nonconformity()).isEqualTo(first));
    }

    @Test
    @Verifies({"CAP-1", "SD-4"})
    void it_tells_when_it_happened_from_when_which_rule_found_it_on_which_records() {
        NonconformityId number = house.as(AGENT).nonconformities().raise(PROPOSAL, REQUIREMENT);

        NonconformityReport report = house.nonconformity(number).report();
        assertThat(report.occurredOn()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(report.detectedOn()).isEqualTo(house.today());
        assertThat(report.detectedBy()).isEqualTo("rule repeat");
        assertThat(report.records()).containsExactly("ticket t-1", "ticket t-2", "ticket t-3");
    }

    @Test
    @Verifies("CAP-1")
    void nothing_happened_after_it_was_detected() {
        NonconformityReport report = house.report();

        assertThatThrownBy(() -> report.occurredOn(house.today().plusDays(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("occurredOn");
    }

    @Test
    @Verifies("CAP-1")
    void occurrences_count_when_they_happened_however_late_they_were_found() {
        LocalDate today = house.today();
        NonconformityId old =
                house.as(AGENT).nonconformities().raise(house.report().occurredOn(today.minusDays(90)));
        NonconformityId recent = house.raised();

        assertThat(house.as(AGENT).nonconformities().occurrences(CapaFixture.PATTERN, today, today.plusDays(1)))
                .extracting(View::id)
                .containsExactly(recent);
        assertThat(house.as(AGENT)
                        .nonconformities()
                        .occurrences(CapaFixture.PATTERN, today.minusDays(90), today.minusDays(89)))
                .extracting(View::id)
                .containsExactly(old);
    }

    @Test
    @Verifies({"CAP-1", "X-2"})
    void a_program_raises_and_grades_only_by_a_method_that_somebody_approved() {
        NonconformityId number = house.as(PROGRAM).nonconformities().raise(house.report());

        assertRefused(() -> house.as(PROGRAM).nonconformities().assess(number, MAJOR), "CAP-1");
        house.as(PROGRAM)
                .nonconformities()
                .assess(number, new Severity(Severity.Level.MINOR, "matrix v3", "Dr. Keller, 2026-01-05"));

        assertThat(house.nonconformity(number).severity())
                .isEqualTo(new Severity(Severity.Level.MINOR, "matrix v3", "Dr. Keller, 2026-01-05"));
    }

    @Test
    @Verifies({"CAP-1", "X-2"})
    void a_program_neither_judges_again_nor_accepts_closes_or_voids() {
        NonconformityId number = house.assessed();
        Severity approved = new Severity(Severity.Level.MINOR, "matrix v3", "Dr. Keller, 2026-01-05");

        assertRefused(() -> house.as(PROGRAM).because("again").nonconformities().assess(number, approved), "CAP-1");
        assertRefused(() -> house.as(PROGRAM).because("no").nonconformities().accept(number), "X-2");
        assertRefused(() -> house.signing(PROGRAM).nonconformities().close(house.seen(number)), "X-2");
        assertRefused(() -> house.as(PROGRAM).because("no").nonconformities().voidIt(house.raised()), "X-2");
    }

    @Test
    @Verifies("SD-4")
    void a_dismissed_proposal_is_not_raised_and_a_raised_one_not_dismissed() {
        house.as(QUALITY).because("a planned outage").nonconformities().dismiss(PROPOSAL);

        assertThatThrownBy(() -> house.as(AGENT).nonconformities().raise(PROPOSAL, REQUIREMENT))
                .isInstanceOf(DuplicateException.class)
                .hasMessageContaining("dismissed");
        assertThatThrownBy(() -> house.as(QUALITY).nonconformities().dismiss(PROPOSAL))
                .isInstanceOf(DuplicateException.class);
        assertThat(house.as(QUALITY).nonconformities().all()).isEmpty();
    }

    @Test
    @Verifies({"SD-4", "X-9"})
    void of_many_who_raise_a_proposal_at_once_one_does() throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        Set<String> numbers = new ConcurrentSkipListSet<>();
        Set<String> failures = new ConcurrentSkipListSet<>();
        List<Thread> writers = IntStream.range(0, 8)
                .mapToObj(i -> new Thread(() -> {
                    try {
                        start.await();
                        numbers.add(house.as(AGENT)
                                .nonconformities()
                                .raise(PROPOSAL, REQUIREMENT)
                                .value());
                    } catch (InterruptedException | RuntimeException e) {
                        failures.add(e.toString());
                    }
                }))
                .toList();
        writers.forEach(Thread::start);
        start.countDown();
        for (Thread writer : writers) {
            writer.join();
        }

        assertThat(failures).isEmpty();
        assertThat(numbers).hasSize(1);
        assertThat(house.as(QUALITY).nonconformities().all()).hasSize(1);
    }
}
