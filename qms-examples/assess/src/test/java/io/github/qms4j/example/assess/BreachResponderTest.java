package io.github.qms4j.example.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.capa.Capa;
import io.github.qms4j.capa.Nonconformity;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.View;
import io.github.qms4j.servicedesk.NonconformityProposal;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Verifies("SD-4")
class BreachResponderTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Severity MINOR = new Severity(Severity.Level.MINOR, "matrix v3", "Dr. Keller, 2026-01-05");
    private static final Severity MAJOR = new Severity(Severity.Level.MAJOR, "matrix v3", "Dr. Keller, 2026-01-05");
    private static final Map<String, BreachResponse> RESPONSES = Map.of(
            "single", response(MINOR, "SLA 4.1", false),
            "repeated", response(MAJOR, "SLA 4.2", true),
            "unapproved", new BreachResponse(Severity.Level.MAJOR, "a habit", Optional.empty(), "SLA 4.2", true));

    private final AtomicLong storageCalls = new AtomicLong();
    private final Qms qms = Qms.builder()
            .storage(counted(new InMemoryStorage()))
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .build();
    private final QmsSession person = qms.as(new Actor("quinn", "Quinn", Set.of(Role.QUALITY_MANAGER)), "a test");
    private final QmsSession session = qms.as(Assessor.ACTOR, "a test");

    private static BreachResponse response(Severity severity, String requirement, boolean capa) {
        return new BreachResponse(severity.level(), severity.method(), Optional.of(severity), requirement, capa);
    }

    @AfterEach
    void close() {
        qms.close();
    }

    @Test
    void a_proposal_is_raised_with_the_requirement_and_the_severity_of_its_rule() {
        BreachOutcome outcome = respond(proposal("single", "ticket T1", 1));
        Nonconformity raised = nonconformity(outcome, proposal("single", "ticket T1", 1));
        assertThat(raised.severity()).isEqualTo(MINOR);
        assertThat(raised.report().requirements()).containsExactly("SLA 4.1");
    }

    @Test
    @Verifies("CAP-7")
    void all_occurrences_of_a_pattern_come_under_one_capa() {
        respond(
                proposal("repeated", "category Network", 1),
                proposal("repeated", "category Printing", 2),
                proposal("repeated", "category Network", 3));
        assertThat(capas())
                .extracting(Capa::title)
                .containsExactly("repeated: category Network", "repeated: category Printing");
        assertThat(capas().get(0).nonconformities()).hasSize(2);
    }

    @Test
    void a_rule_that_asks_for_no_capa_gets_none() {
        assertThat(respond(proposal("single", "ticket T1", 1)).opened()).isZero();
        assertThat(capas()).isEmpty();
    }

    @Test
    void responding_again_raises_nothing_and_opens_nothing() {
        NonconformityProposal[] same = {proposal("single", "ticket T1", 1), proposal("repeated", "category Network", 2)
        };
        respond(same);
        BreachOutcome again = respond(same);
        assertThat(again.raised()).isZero();
        assertThat(again.known()).isEqualTo(2);
        assertThat(again.opened()).isZero();
        assertThat(capas()).hasSize(1);
    }

    @Test
    @Verifies("CAP-7")
    void a_further_occurrence_is_linked_to_the_capa_that_is_open() {
        respond(proposal("repeated", "category Network", 1));
        BreachOutcome later = respond(proposal("repeated", "category Network", 2));
        assertThat(later.linked()).isEqualTo(1);
        assertThat(later.opened()).isZero();
        assertThat(capas())
                .singleElement()
                .satisfies(capa -> assertThat(capa.nonconformities()).hasSize(2));
    }

    @Test
    void a_run_that_was_broken_off_after_raising_is_taken_up_where_it_ended() {
        NonconformityProposal proposal = proposal("repeated", "category Network", 1);
        session.nonconformities().raise(proposal, "SLA 4.2");
        BreachOutcome resumed = respond(proposal);
        assertThat(resumed.raised()).isZero();
        assertThat(resumed.opened()).isEqualTo(1);
        assertThat(nonconformity(resumed, proposal).severity()).isEqualTo(MAJOR);
    }

    @Test
    void a_dismissed_proposal_is_not_raised() {
        NonconformityProposal proposal = proposal("repeated", "category Network", 1);
        person.nonconformities().dismiss(proposal);
        assertThat(respond(proposal).numbers()).isEmpty();
        assertThat(capas()).isEmpty();
    }

    @Test
    void what_a_person_has_judged_and_accepted_stands() {
        NonconformityProposal proposal = proposal("repeated", "category Network", 1);
        NonconformityId number = session.nonconformities().raise(proposal, "SLA 4.2");
        person.nonconformities().assess(number, MINOR);
        person.nonconformities().accept(number);
        BreachOutcome outcome = respond(proposal);
        assertThat(nonconformity(outcome, proposal).severity()).isEqualTo(MINOR);
        assertThat(outcome.opened()).isZero();
    }

    @Test
    @Verifies("CAP-1")
    void a_rule_whose_method_nobody_has_approved_stops_at_its_proposals() {
        BreachOutcome outcome = respond(proposal("unapproved", "category Network", 1));
        assertThat(outcome.left()).isEqualTo(1);
        assertThat(outcome.raised()).isZero();
        assertThat(capas()).isEmpty();
    }

    @Test
    @Verifies("X-2")
    void the_program_is_no_quality_manager() {
        NonconformityProposal proposal = proposal("single", "ticket T1", 1);
        NonconformityId number =
                Objects.requireNonNull(respond(proposal).numbers().get(proposal.key()));
        assertThatThrownBy(
                        () -> qms.as(Assessor.ACTOR, "again").nonconformities().accept(number))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(
                        () -> qms.as(Assessor.ACTOR, "again").nonconformities().assess(number, MAJOR))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void more_occurrences_than_one_unit_of_work_takes_come_under_one_capa() {
        NonconformityProposal[] many = IntStream.range(0, 1_100)
                .mapToObj(i -> proposal("repeated", "category Network", i))
                .toArray(NonconformityProposal[]::new);
        BreachOutcome outcome = respond(many);
        assertThat(outcome.raised()).isEqualTo(1_100);
        assertThat(outcome.opened()).isEqualTo(1);
        assertThat(outcome.linked()).isEqualTo(600);
        assertThat(capas())
                .singleElement()
                .satisfies(capa -> assertThat(capa.nonconformities()).hasSize(1_100));
    }

    @Test
    void a_pattern_that_is_ahead_of_the_clock_is_left_for_a_person() {
        BreachOutcome outcome = respond(proposal("single", "ticket T1", -48));
        assertThat(outcome.left()).isEqualTo(1);
        assertThat(outcome.numbers()).isEmpty();
    }

    @Test
    void a_subject_as_long_as_an_export_allows_still_gets_a_capa() {
        assertThat(respond(proposal("repeated", "category " + "x".repeat(1_000), 1))
                        .opened())
                .isEqualTo(1);
    }

    @Test
    void each_nonconformity_takes_the_same_number_of_storage_calls_however_many_there_are() {
        long few = callsFor(0, 50);
        long more = callsFor(50, 150);
        long most = callsFor(150, 350);
        assertThat(more).isLessThanOrEqualTo(2 * few);
        assertThat(most).isLessThanOrEqualTo(4 * few);
        assertThat(few).isLessThanOrEqualTo(50 * 20);
    }

    private long callsFor(int from, int until) {
        NonconformityProposal[] proposals = IntStream.range(from, until)
                .mapToObj(i -> proposal("repeated", "category " + i, i))
                .toArray(NonconformityProposal[]::new);
        long before = storageCalls.get();
        respond(proposals);
        return storageCalls.get() - before;
    }

    private BreachOutcome respond(NonconformityProposal... proposals) {
        LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
        ProgressBar none = new ProgressBar(new PrintWriter(Writer.nullWriter()), false);
        return new BreachResponder(session, RESPONSES, today, ZoneOffset.UTC, none).respond(List.of(proposals));
    }

    private static NonconformityProposal proposal(String rule, String subject, int hoursAgo) {
        Instant at = NOW.minus(Duration.ofHours(hoursAgo));
        return new NonconformityProposal(
                rule, subject, List.of("T" + hoursAgo), rule + "/" + subject, at, at, "it was late");
    }

    private Nonconformity nonconformity(BreachOutcome outcome, NonconformityProposal proposal) {
        return session.nonconformities()
                .find(Objects.requireNonNull(outcome.numbers().get(proposal.key())))
                .orElseThrow()
                .state();
    }

    private List<Capa> capas() {
        return session.capas().all().map(View::state).toList();
    }

    private QmsStorage counted(QmsStorage storage) {
        return (QmsStorage) Proxy.newProxyInstance(
                QmsStorage.class.getClassLoader(), new Class<?>[] {QmsStorage.class}, (proxy, method, arguments) -> {
                    storageCalls.incrementAndGet();
                    try {
                        return method.invoke(storage, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
