package io.github.qms4j.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.capa.ActionKind;
import io.github.qms4j.capa.CapaDraft;
import io.github.qms4j.capa.CapaId;
import io.github.qms4j.capa.CapaLifeCycle;
import io.github.qms4j.capa.CapaStatus;
import io.github.qms4j.capa.EffectivenessCriterion.Baseline;
import io.github.qms4j.capa.EffectivenessCriterion.OccurrenceLimit;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.NonconformityReport;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.capa.RootCauseMethod;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One signs what one has read. */
@Verifies("X-15")
class SeenTest {
    private static final Actor OWNER = Actor.of("u-owner", Role.SERVICE_MANAGER);
    private static final Actor PEER = Actor.of("u-peer", Role.SERVICE_MANAGER);
    private static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);

    private final Qms qms = Qms.builder()
            .inMemory()
            .clock(new SettableClock("2026-03-02T09:00:00Z"))
            .signatureAuthenticator((records, attempt, secret) ->
                    new Authentication.Authenticated(new Signer(attempt.identification(), "Printed Name")))
            .build();

    private QmsSession as(Actor actor) {
        return qms.as(actor, "as discussed");
    }

    private QmsSession signing(Actor actor) {
        return as(actor).signing(Credentials.both(actor.id(), new char[] {'x'}), ZoneOffset.UTC);
    }

    @AfterEach
    void close() {
        qms.close();
    }

    private CapaId investigated() {
        NonconformityId found = as(OWNER)
                .nonconformities()
                .raise(NonconformityReport.of(
                        NonconformitySource.AUDIT, "late", LocalDate.of(2026, 3, 2), "ISO 9001:2015 8.5.1"));
        as(QUALITY).nonconformities().assess(found, new Severity(Severity.Level.MAJOR, "matrix v3"));
        CapaId capa = as(OWNER).capas().open(CapaDraft.of("Tickets are late", found));
        as(QUALITY).capas().triage(capa, OWNER.id(), Severity.Level.MAJOR, LocalDate.of(2026, 12, 31));
        as(OWNER).capas().stateCause(capa, RootCauseMethod.FIVE_WHYS, "nobody is on call");
        return capa;
    }

    private Seen<CapaId> seen(CapaId capa) {
        return as(QUALITY).capas().find(capa).orElseThrow().seen();
    }

    private ActionId submitted(CapaId capa) {
        as(PEER).capas().verifyCause(seen(capa));
        as(OWNER)
                .capas()
                .setCriterion(
                        capa,
                        new OccurrenceLimit(
                                "late",
                                0,
                                null,
                                new Baseline(
                                        Quantity.of(3, "1"),
                                        LocalDate.of(2026, 1, 1),
                                        LocalDate.of(2026, 3, 1),
                                        "NC-2026-0001"),
                                Period.ofMonths(3)));
        ActionId action = as(OWNER)
                .capas()
                .addAction(
                        capa,
                        ActionDraft.of(ActionKind.CORRECTIVE, "set up a rota", OWNER.id(), LocalDate.of(2026, 4, 30)));
        as(OWNER).capas().submitPlan(capa);
        return action;
    }

    @Test
    void a_plan_that_was_emptied_and_submitted_anew_after_it_was_read_is_not_signed() {
        CapaId capa = investigated();
        ActionId action = submitted(capa);
        Seen<CapaId> read = seen(capa);
        as(QUALITY).capas().rejectPlan(capa);
        as(OWNER).capas().removeAction(action);
        as(OWNER).capas().planNoAction(capa, "the provider has buried the line since");
        as(OWNER).capas().submitPlan(capa);

        assertThatThrownBy(() -> signing(QUALITY).capas().approvePlan(read))
                .isInstanceOfSatisfying(ConflictException.class, conflict -> {
                    assertThat(conflict.expectedVersion()).isEqualTo(read.version());
                    assertThat(conflict.actualVersion()).hasValue(seen(capa).version());
                });
        assertThat(as(QUALITY).capas().find(capa).orElseThrow().state().status())
                .isEqualTo(CapaStatus.PLAN_APPROVAL);
        assertThat(qms.trail().history("capa", capa.value()))
                .allMatch(entry -> entry.signature().isEmpty());
    }

    @Test
    void an_action_that_was_given_more_time_after_the_plan_was_read_is_noticed() {
        CapaId capa = investigated();
        ActionId action = submitted(capa);
        Seen<CapaId> read = seen(capa);
        as(QUALITY).capas().extendAction(action, LocalDate.of(2026, 12, 1));

        assertThatThrownBy(() -> signing(QUALITY).capas().approvePlan(read)).isInstanceOf(ConflictException.class);
    }

    @Test
    void a_cause_that_was_restated_after_it_was_read_is_not_verified() {
        CapaId capa = investigated();
        Seen<CapaId> read = seen(capa);
        as(OWNER).capas().stateCause(capa, RootCauseMethod.FIVE_WHYS, "somebody else");

        assertThatThrownBy(() -> as(PEER).capas().verifyCause(read)).isInstanceOf(ConflictException.class);
    }

    @Test
    void what_was_read_and_is_current_is_signed() {
        CapaId capa = investigated();
        submitted(capa);
        signing(QUALITY).capas().approvePlan(seen(capa));

        assertThat(qms.trail().history("capa", capa.value()))
                .last()
                .satisfies(entry -> assertThat(entry.signature()).isPresent());
    }

    @Test
    void a_signed_transition_without_the_version_that_was_shown_is_an_error_that_says_so() {
        CapaId capa = investigated();
        submitted(capa);

        assertThatThrownBy(() -> Unbounded.records(signing(QUALITY))
                        .commit(unit -> unit.change(CapaLifeCycle.APPROVE_PLAN, capa, state -> state)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("as a Seen");
    }

    @Test
    void an_id_of_another_type_does_not_pass_for_the_record_s() {
        CapaId capa = investigated();

        assertThatThrownBy(() -> as(QUALITY).can(CapaLifeCycle.CLOSE, NonconformityId.of(capa.value())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is the id of a nonconformity");
    }
}
