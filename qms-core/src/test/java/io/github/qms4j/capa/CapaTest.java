package io.github.qms4j.capa;

import static io.github.qms4j.capa.CapaFixture.AGENT;
import static io.github.qms4j.capa.CapaFixture.AUDITOR;
import static io.github.qms4j.capa.CapaFixture.COMPLIANCE;
import static io.github.qms4j.capa.CapaFixture.OWNER;
import static io.github.qms4j.capa.CapaFixture.PEER;
import static io.github.qms4j.capa.CapaFixture.QUALITY;
import static io.github.qms4j.capa.CapaFixture.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.NotFoundException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.By;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.action.ActionStatus;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.delegation.Delegations.Delegate;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.Header;
import io.github.qms4j.signature.Signature;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.ReliedOn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CapaTest {
    private final CapaFixture house = new CapaFixture();

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(ThrowingCallable command, String rule) {
        return assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.grounds())
                                .extracting(RefusedException.Ground::ruleId)
                                .contains(rule));
    }

    private List<Signature> signatures(CapaId capa) {
        return house.qms.trail().history("capa", capa.value()).stream()
                .flatMap(entry -> entry.signature().stream())
                .toList();
    }

    private RootCause cause(CapaId capa) {
        return Objects.requireNonNull(house.capa(capa).cycle().cause());
    }

    @Test
    @Verifies("CAP-2")
    void a_capa_goes_from_its_opening_to_the_proof_that_it_helped() {
        CapaId capa = house.closed();

        assertThat(house.capa(capa).status()).isEqualTo(CapaStatus.CLOSED);
        assertThat(house.capa(capa).header().endedOn()).isEqualTo(house.today());
        assertThat(house.qms.trail().verify("capa", capa.value()).problems()).isEmpty();
    }

    @Test
    @Verifies("CAP-2")
    void plan_and_closure_are_signed_with_their_meaning_by_who_approved() {
        CapaId capa = house.closed();

        assertThat(signatures(capa))
                .extracting(Signature::meaning)
                .containsExactly("plan approved", "closure approved");
        assertThat(signatures(capa)).extracting(s -> s.signer().id()).containsExactly(QUALITY.id(), COMPLIANCE.id());
    }

    @Test
    @Verifies("CAP-2")
    void without_a_signature_no_plan_is_approved_and_no_capa_closed() {
        CapaId submitted = house.submitted();
        CapaId effective = house.effective();

        assertRefused(() -> house.as(QUALITY).capas().approvePlan(house.seen(submitted)), "X-1");
        assertRefused(() -> house.as(COMPLIANCE).capas().close(house.seen(effective)), "X-1");
    }

    @Test
    @Verifies({"CAP-2", "X-3"})
    void who_answers_for_it_does_not_approve_the_plan_even_with_the_permission_and_the_attempt_is_recorded() {
        CapaId capa = house.submitted();
        Actor owner = Actor.of(OWNER.id(), Role.QUALITY_MANAGER);

        assertRefused(() -> house.signing(owner).capas().approvePlan(house.seen(capa)), "CAP-2");

        assertThat(house.qms.trail().refusals("capa", capa.value()))
                .last()
                .extracting(TrailEntry::action)
                .isEqualTo("capa.approve-plan");
    }

    @Test
    @Verifies("CAP-2")
    void who_wrote_part_of_the_plan_does_not_approve_it() {
        CapaId capa = house.planned();
        house.as(QUALITY).capas().addAction(capa, action("train the rota"));
        house.as(OWNER).capas().submitPlan(capa);

        assertRefused(() -> house.signing(QUALITY).capas().approvePlan(house.seen(capa)), "CAP-2");
        house.signing(COMPLIANCE).capas().approvePlan(house.seen(capa));

        assertThat(house.capa(capa).cycle().approvedBy()).isEqualTo(By.of(COMPLIANCE.id()));
    }

    private Actor deputyOf(Actor delegator) {
        Instant now = house.clock.instant();
        house.as(delegator)
                .delegations()
                .grant(new Delegate("u-deputy", "Dana Deputy"), delegator.roles(), now, now.plus(Duration.ofDays(14)));
        return Actor.of("u-deputy", Role.TRAINER);
    }

    @Test
    @Verifies("CAP-2")
    void a_delegate_approves_a_plan_with_their_own_signature_and_the_delegation_is_named() {
        CapaId capa = house.submitted();
        Actor deputy = deputyOf(QUALITY);

        house.signing(deputy).capas().approvePlan(house.seen(capa));

        assertThat(signatures(capa)).extracting(s -> s.signer().id()).containsExactly("u-deputy");
        assertThat(house.qms.trail().history("capa", capa.value()))
                .last()
                .satisfies(entry ->
                        assertThat(entry.reliedOn()).containsExactly(new ReliedOn("delegation", "DEL-2026-0001", 0)));
    }

    @Test
    @Verifies({"CAP-2", "X-3"})
    void who_acts_for_an_author_of_the_plan_does_not_approve_it() {
        CapaId capa = house.planned();
        house.as(QUALITY).capas().addAction(capa, action("train the rota"));
        house.as(OWNER).capas().submitPlan(capa);
        Actor deputy = deputyOf(QUALITY);

        assertRefused(() -> house.signing(deputy).capas().approvePlan(house.seen(capa)), "CAP-2")
                .hasMessageContaining("u-deputy acts for u-quality, who answers for it or wrote its plan");

        assertThat(house.qms.trail().refusals("capa", capa.value()))
                .last()
                .extracting(entry -> entry.actor().id())
                .isEqualTo("u-deputy");
    }

    @Test
    @Verifies("CAP-2")
    void a_rejected_plan_goes_back_to_investigation_with_a_reason() {
        CapaId capa = house.submitted();

        assertRefused(() -> house.qms.as(QUALITY, "").capas().rejectPlan(capa), "X-5");
        house.as(QUALITY).capas().rejectPlan(capa);

        assertThat(house.capa(capa).status()).isEqualTo(CapaStatus.INVESTIGATION);
    }

    @Test
    @Verifies("CAP-2")
    void it_is_cancelled_before_implementation_by_a_second_person_with_signature_and_reason() {
        CapaId capa = house.triaged();

        assertRefused(
                () -> house.signing(Actor.of(OWNER.id(), Role.COMPLIANCE))
                        .capas()
                        .cancel(house.seen(capa)),
                "CAP-2");
        assertRefused(() -> house.signing(COMPLIANCE).because("").capas().cancel(house.seen(capa)), "X-5");
        house.signing(COMPLIANCE).capas().cancel(house.seen(capa));

        assertThat(house.capa(capa).status()).isEqualTo(CapaStatus.CANCELLED);
        assertThat(signatures(capa)).extracting(Signature::meaning).containsExactly("cancellation approved");
    }

    @Test
    @Verifies("CAP-2")
    void nothing_is_cancelled_once_implementation_has_begun() {
        CapaId capa = house.approved();

        assertRefused(() -> house.signing(COMPLIANCE).capas().cancel(house.seen(capa)), "X-1");
    }

    @Test
    @Verifies("CAP-2")
    void a_closed_capa_never_reopens_and_recurrence_makes_a_linked_one() {
        CapaId closed = house.closed();
        NonconformityId again = house.assessed();

        assertRefused(() -> house.as(OWNER).capas().stateCause(closed, RootCauseMethod.FMEA, "another"), "X-1");
        CapaId next =
                house.as(OWNER).capas().open(CapaDraft.of("Late again", again).recurring(closed));

        assertThat(house.capa(next).recurrenceOf()).isEqualTo(closed);
        assertThat(house.capa(closed).status()).isEqualTo(CapaStatus.CLOSED);
    }

    @Test
    @Verifies("CAP-2")
    void nothing_recurs_from_a_capa_that_is_still_open() {
        CapaId open = house.opened();
        NonconformityId again = house.assessed();

        assertThatThrownBy(() -> house.as(OWNER)
                        .capas()
                        .open(CapaDraft.of("again", again).recurring(open)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(open.value())
                .hasMessageContaining("is not closed");
        assertThat(house.nonconformity(again).capa()).isNull();
    }

    @Test
    @Verifies("CAP-3")
    void no_plan_is_submitted_or_approved_without_a_verified_cause() {
        CapaId capa = house.triaged();
        house.as(OWNER).capas().setCriterion(capa, CapaFixture.noMore());
        house.as(OWNER).capas().addAction(capa, action("set up a rota"));

        assertRefused(() -> house.as(OWNER).capas().submitPlan(capa), "CAP-3").hasMessageContaining("no root cause");
        house.as(OWNER).capas().stateCause(capa, RootCauseMethod.FISHBONE, "nobody is on call");
        assertRefused(() -> house.as(OWNER).capas().submitPlan(capa), "CAP-3").hasMessageContaining("not verified");
        house.as(PEER).capas().verifyCause(house.seen(capa));
        house.as(OWNER).capas().submitPlan(capa);

        assertThat(house.capa(capa).status()).isEqualTo(CapaStatus.PLAN_APPROVAL);
    }

    @Test
    @Verifies("CAP-3")
    void who_wrote_the_cause_does_not_verify_it() {
        CapaId capa = house.triaged();
        house.as(OWNER).capas().stateCause(capa, RootCauseMethod.FAULT_TREE, "the pager is off");

        assertRefused(() -> house.as(OWNER).capas().verifyCause(house.seen(capa)), "CAP-3");
    }

    @Test
    @Verifies("CAP-3")
    void a_verification_is_of_the_text_and_rewording_the_cause_voids_it() {
        CapaId capa = house.planned();
        RootCause verified = cause(capa);

        house.as(OWNER).capas().stateCause(capa, RootCauseMethod.FIVE_WHYS, "nobody is on call at night.");

        assertThat(verified.isVerified()).isTrue();
        assertThat(cause(capa).isVerified()).isFalse();
        assertRefused(() -> house.as(OWNER).capas().submitPlan(capa), "CAP-3").hasMessageContaining("stated anew");
    }

    @Test
    @Verifies("CAP-3")
    void who_verified_a_cause_does_not_make_it_their_own_by_repeating_it() {
        CapaId capa = house.planned();

        house.as(PEER).capas().stateCause(capa, RootCauseMethod.FIVE_WHYS, "nobody is on call at night");

        assertThat(cause(capa).isVerified()).isFalse();
        assertRefused(() -> house.as(OWNER).capas().submitPlan(capa), "CAP-3");
    }

    @Test
    @Verifies("CAP-3")
    void another_method_with_the_same_words_is_another_cause() {
        CapaId capa = house.planned();

        house.as(OWNER).capas().stateCause(capa, RootCauseMethod.FMEA, "nobody is on call at night");

        assertThat(cause(capa).isVerified()).isFalse();
    }

    @Test
    @Verifies("CAP-4")
    void a_plan_has_an_action_or_a_rationale_for_none() {
        CapaId capa = house.triaged();
        house.as(OWNER).capas().stateCause(capa, RootCauseMethod.FIVE_WHYS, "a storm cut the line");
        house.as(PEER).capas().verifyCause(house.seen(capa));
        house.as(OWNER).capas().setCriterion(capa, CapaFixture.noMore());

        assertRefused(() -> house.as(OWNER).capas().submitPlan(capa), "CAP-4");
        house.as(OWNER).capas().planNoAction(capa, "the provider has buried the line since");
        house.as(OWNER).capas().submitPlan(capa);
        house.signing(QUALITY).capas().approvePlan(house.seen(capa));
        house.as(OWNER).capas().completeImplementation(capa);

        assertThat(house.capa(capa).status()).isEqualTo(CapaStatus.EFFECTIVENESS_PENDING);
    }

    @Test
    @Verifies("CAP-4")
    void a_rationale_for_no_action_does_not_stand_beside_actions() {
        CapaId capa = house.planned();

        assertThatThrownBy(() -> house.as(OWNER).capas().planNoAction(capa, "none is needed"))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    @Verifies("CAP-4")
    void implementation_does_not_end_while_an_action_is_open() {
        CapaId capa = house.approved();

        assertRefused(() -> house.as(OWNER).capas().completeImplementation(capa), "CAP-4")
                .hasMessageContaining("ACT-2026-0001");
    }

    @Test
    @Verifies("CAP-4")
    void an_action_is_done_with_evidence_only() {
        house.approved();

        assertRefused(() -> house.as(AGENT).capas().completeAction(CapaActions.TYPE.id("ACT-2026-0001")), "X-1")
                .hasMessageContaining("evidence");
        house.as(AGENT).capas().completeAction(CapaActions.TYPE.id("ACT-2026-0001"), "rota.pdf sha256:00");

        assertThat(house.as(AGENT).capas().action(CapaActions.TYPE.id("ACT-2026-0001")))
                .hasValueSatisfying(
                        action -> assertThat(action.state().evidence()).containsExactly("rota.pdf sha256:00"));
    }

    @Test
    @Verifies("CAP-4")
    void no_action_is_done_before_the_plan_is_approved() {
        house.submitted();

        assertRefused(
                () -> house.as(AGENT).capas().completeAction(CapaActions.TYPE.id("ACT-2026-0001"), "rota.pdf"),
                "CAP-4");
        assertThat(house.as(AGENT).capas().action(CapaActions.TYPE.id("ACT-2026-0001")))
                .hasValueSatisfying(
                        action -> assertThat(action.state().status()).isEqualTo(ActionStatus.OPEN));
    }

    @Test
    @Verifies("CAP-4")
    void an_action_is_done_after_those_that_it_depends_on() {
        CapaId capa = house.planned();
        house.as(OWNER).capas().addAction(capa, action("train the rota").after(CapaActions.TYPE.id("ACT-2026-0001")));
        house.as(OWNER).capas().submitPlan(capa);
        house.signing(QUALITY).capas().approvePlan(house.seen(capa));

        assertRefused(
                        () -> house.as(AGENT).capas().completeAction(CapaActions.TYPE.id("ACT-2026-0002"), "list.pdf"),
                        "CAP-4")
                .hasMessageContaining("ACT-2026-0001");
        house.as(AGENT).capas().completeAction(CapaActions.TYPE.id("ACT-2026-0001"), "rota.pdf");
        house.as(AGENT).capas().completeAction(CapaActions.TYPE.id("ACT-2026-0002"), "list.pdf");

        assertThat(house.openActions(capa)).isEmpty();
    }

    @Test
    @Verifies("CAP-4")
    void an_action_depends_on_actions_of_its_own_plan_only() {
        CapaId capa = house.planned();

        assertThatThrownBy(() -> house.as(OWNER)
                        .capas()
                        .addAction(capa, action("train").after(CapaActions.TYPE.id("ACT-2026-0099"))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("ACT-2026-0099");
    }

    @Test
    @Verifies("CAP-4")
    void a_cancelled_action_is_not_done_but_what_was_done_in_its_place_is() {
        CapaId capa = house.approved();

        assertRefused(
                () -> house.signing(QUALITY)
                        .capas()
                        .replaceAction(house.seen(capa), CapaActions.TYPE.id("ACT-2026-0001"), List.of()),
                "CAP-4");
        List<ActionId> instead = house.signing(QUALITY)
                .capas()
                .replaceAction(
                        house.seen(capa), CapaActions.TYPE.id("ACT-2026-0001"), List.of(action("hire a night shift")));
        assertRefused(() -> house.as(OWNER).capas().completeImplementation(capa), "CAP-4");
        house.as(AGENT).capas().completeAction(instead.get(0), "contract.pdf");
        house.as(OWNER).capas().completeImplementation(capa);

        assertThat(house.as(AGENT).capas().action(CapaActions.TYPE.id("ACT-2026-0001")))
                .hasValueSatisfying(
                        action -> assertThat(action.state().status()).isEqualTo(ActionStatus.CANCELLED));
        assertThat(signatures(capa)).extracting(Signature::meaning).contains("plan changed");
    }

    @Test
    @Verifies({"CAP-4", "X-3"})
    void who_is_to_do_an_action_does_not_cancel_it() {
        CapaId capa = house.approved();
        Actor agent = Actor.of(AGENT.id(), Role.QUALITY_MANAGER);

        assertRefused(
                () -> house.signing(agent)
                        .capas()
                        .replaceAction(
                                house.seen(capa), CapaActions.TYPE.id("ACT-2026-0001"), List.of(action("nothing"))),
                "CAP-4");
    }

    @Test
    void an_action_leaves_a_plan_that_is_not_approved_yet_unless_another_depends_on_it() {
        CapaId capa = house.planned();
        house.as(OWNER).capas().addAction(capa, action("train the rota").after(CapaActions.TYPE.id("ACT-2026-0001")));

        assertThatThrownBy(() -> house.as(OWNER).capas().removeAction(CapaActions.TYPE.id("ACT-2026-0001")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("ACT-2026-0002");
        house.as(OWNER).capas().removeAction(CapaActions.TYPE.id("ACT-2026-0002"));

        assertThat(house.capa(capa).cycle().plan().actions()).containsExactly("ACT-2026-0001");
        assertThat(house.as(OWNER).capas().actions(capa))
                .extracting(a -> a.state().status())
                .containsExactlyInAnyOrder(ActionStatus.OPEN, ActionStatus.CANCELLED);
    }

    @Test
    @Verifies("X-6")
    void an_action_gets_more_time_from_somebody_else_with_a_reason_and_both_dates_stay() {
        house.approved();
        LocalDate later = LocalDate.of(2026, 6, 30);
        Actor agent = Actor.of(AGENT.id(), Role.QUALITY_MANAGER);

        assertRefused(() -> house.as(agent).capas().extendAction(CapaActions.TYPE.id("ACT-2026-0001"), later), "X-6");
        house.as(QUALITY).capas().extendAction(CapaActions.TYPE.id("ACT-2026-0001"), later);

        Header<ActionStatus> extended = house.as(AGENT)
                .capas()
                .action(CapaActions.TYPE.id("ACT-2026-0001"))
                .orElseThrow()
                .state()
                .header();
        assertThat(Objects.requireNonNull(extended.due()).original()).isEqualTo(LocalDate.of(2026, 4, 30));
        assertThat(Objects.requireNonNull(extended.due()).current()).isEqualTo(later);
        assertThat(extended.isOverdue(later)).isFalse();
        assertThat(extended.isOverdue(later.plusDays(1))).isTrue();
    }

    @Test
    @Verifies("X-6")
    void a_capa_gets_more_time_from_somebody_who_does_not_answer_for_it() {
        CapaId capa = house.triaged();
        LocalDate later = LocalDate.of(2027, 3, 31);

        assertRefused(
                () -> house.as(Actor.of(OWNER.id(), Role.COMPLIANCE)).capas().extend(capa, later), "X-6");
        house.as(COMPLIANCE).capas().extend(capa, later);

        assertThat(Objects.requireNonNull(house.capa(capa).header().due()).current())
                .isEqualTo(later);
        assertThat(house.capa(capa).header().isOverdue(later)).isFalse();
        assertThat(house.capa(capa).header().isOverdue(later.plusDays(1))).isTrue();
    }

    @Test
    @Verifies("CAP-5")
    void no_plan_is_submitted_without_its_effectiveness_criterion() {
        CapaId capa = house.triaged();
        house.as(OWNER).capas().stateCause(capa, RootCauseMethod.FIVE_WHYS, "nobody is on call");
        house.as(PEER).capas().verifyCause(house.seen(capa));
        house.as(OWNER).capas().addAction(capa, action("set up a rota"));

        assertRefused(() -> house.as(OWNER).capas().submitPlan(capa), "CAP-5");
    }

    @Test
    @Verifies("CAP-5")
    void the_criterion_is_not_changed_once_the_plan_is_approved() {
        CapaId capa = house.approved();

        assertRefused(() -> house.as(OWNER).capas().setCriterion(capa, CapaFixture.noMore()), "X-1");
    }

    @Test
    @Verifies("CAP-5")
    void the_effect_is_not_reviewed_before_its_window_is_over() {
        CapaId capa = house.implemented();

        house.clock.set("2026-06-02T23:59:59Z");
        assertRefused(() -> house.as(AUDITOR).capas().beginReview(capa), "CAP-5");
        house.clock.set("2026-06-03T00:00:00Z");
        house.as(AUDITOR).capas().beginReview(capa);

        assertThat(house.capa(capa).status()).isEqualTo(CapaStatus.EFFECTIVENESS_REVIEW);
    }

    @Test
    @Verifies({"CAP-5", "X-3"})
    void nobody_who_acted_judges_the_effect_or_closes() {
        CapaId underReview = house.underReview();
        for (Actor acted : List.of(OWNER, AGENT)) {
            Actor asAuditor = Actor.of(acted.id(), Role.INTERNAL_AUDITOR);
            assertRefused(() -> house.as(asAuditor).capas().judgeEffect(underReview), "CAP-5");
        }
        house.as(AUDITOR).capas().judgeEffect(underReview);
        for (Actor acted : List.of(OWNER, AGENT)) {
            Actor asCompliance = Actor.of(acted.id(), Role.COMPLIANCE);
            assertRefused(() -> house.signing(asCompliance).capas().close(house.seen(underReview)), "CAP-2");
        }
    }

    @Test
    @Verifies("CAP-5")
    void nothing_is_closed_before_its_effect_was_judged() {
        CapaId capa = house.underReview();

        assertRefused(() -> house.signing(COMPLIANCE).capas().close(house.seen(capa)), "CAP-5");
    }

    @Test
    @Verifies({"CAP-2", "CAP-5"})
    void an_ineffective_one_goes_back_to_investigation_in_the_next_cycle_and_cannot_be_closed() {
        CapaId capa = house.implemented();
        house.clock.set("2026-04-02T00:00:00Z");
        NonconformityId occurrence = house.raised();
        house.clock.set("2026-06-03T00:00:00Z");
        house.as(AUDITOR).capas().beginReview(capa);

        EffectivenessCheck check = house.as(AUDITOR).capas().judgeEffect(capa);

        assertThat(check.verdict()).isEqualTo(EffectivenessVerdict.INEFFECTIVE);
        assertThat(check.reliedOn()).containsExactly(occurrence.value());
        assertThat(house.capa(capa).status()).isEqualTo(CapaStatus.INVESTIGATION);
        assertThat(house.capa(capa).cycle().number()).isEqualTo(2);
        assertThat(house.capa(capa).cycle().cause()).isNull();
        assertThat(house.capa(capa).earlier()).hasSize(1);
        assertRefused(() -> house.signing(COMPLIANCE).capas().close(house.seen(capa)), "X-1");
    }

    @Test
    @Verifies("CAP-5")
    void the_second_cycle_takes_a_cause_a_plan_and_a_proof_of_its_own() {
        CapaId capa = house.implemented();
        house.clock.set("2026-04-02T00:00:00Z");
        house.raised();
        house.clock.set("2026-06-03T00:00:00Z");
        house.as(AUDITOR).capas().beginReview(capa);
        house.as(AUDITOR).capas().judgeEffect(capa);

        assertRefused(() -> house.as(OWNER).capas().submitPlan(capa), "CAP-3");
        house.plan(capa);
        house.as(OWNER).capas().submitPlan(capa);
        house.signing(QUALITY).capas().approvePlan(house.seen(capa));
        house.implement(capa);
        house.clock.set("2026-09-10T00:00:00Z");
        house.as(AUDITOR).capas().beginReview(capa);
        house.as(AUDITOR).capas().judgeEffect(capa);
        house.signing(COMPLIANCE).capas().close(house.seen(capa));

        assertThat(house.capa(capa).status()).isEqualTo(CapaStatus.CLOSED);
        assertThat(house.as(QUALITY).capas().actions(capa))
                .extracting(a -> a.state().round())
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    @Verifies("CAP-5")
    void who_acted_in_an_earlier_cycle_does_not_judge_a_later_one() {
        CapaId capa = house.planned();
        house.as(COMPLIANCE).capas().stateCause(capa, RootCauseMethod.FIVE_WHYS, "nobody is on call at night");
        house.as(PEER).capas().verifyCause(house.seen(capa));
        house.as(OWNER).capas().submitPlan(capa);
        house.signing(QUALITY).capas().approvePlan(house.seen(capa));
        house.clock.set("2026-03-03T00:00:00Z");
        house.implement(capa);
        house.clock.set("2026-03-04T00:00:00Z");
        house.raised();
        house.clock.set("2026-06-04T00:00:00Z");
        house.as(AUDITOR).capas().beginReview(capa);
        house.as(AUDITOR).capas().judgeEffect(capa);
        house.plan(capa);
        house.as(OWNER).capas().submitPlan(capa);
        house.signing(QUALITY).capas().approvePlan(house.seen(capa));
        house.implement(capa);
        house.clock.set("2026-10-01T00:00:00Z");
        house.as(AUDITOR).capas().beginReview(capa);

        assertRefused(() -> house.as(COMPLIANCE).capas().judgeEffect(capa), "CAP-5");
    }

    @Test
    @Verifies("CAP-5")
    void without_enough_data_the_window_goes_on_and_nothing_is_closed() {
        house.defineVolume();
        CapaId capa = house.planned();
        house.as(OWNER).capas().setCriterion(capa, CapaFixture.noMoreAmong(10));
        house.as(OWNER).capas().submitPlan(capa);
        house.signing(QUALITY).capas().approvePlan(house.seen(capa));
        house.implement(capa);
        house.clock.set("2026-06-03T00:00:00Z");
        house.as(AUDITOR).capas().beginReview(capa);

        EffectivenessCheck check = house.as(AUDITOR).capas().judgeEffect(capa);

        assertThat(check.verdict()).isEqualTo(EffectivenessVerdict.NOT_ENOUGH_DATA);
        assertThat(house.capa(capa).status()).isEqualTo(CapaStatus.EFFECTIVENESS_PENDING);
        assertThat(house.capa(capa).cycle().watchedUntil()).isEqualTo("2026-09-03");
        assertRefused(() -> house.as(AUDITOR).capas().beginReview(capa), "CAP-5");
    }

    @Test
    @Verifies("CAP-5")
    void a_criterion_on_a_kpi_that_is_not_defined_is_refused() {
        CapaId capa = house.triaged();

        assertThatThrownBy(() -> house.as(OWNER).capas().setCriterion(capa, CapaFixture.noMoreAmong(10)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("volume");
    }

    @Test
    @Verifies("CAP-5")
    void a_baseline_from_the_future_is_no_baseline() {
        CapaId capa = house.triaged();
        house.clock.set("2026-02-01T00:00:00Z");

        assertThatThrownBy(() -> house.as(OWNER).capas().setCriterion(capa, CapaFixture.noMore()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("future");
    }

    @Test
    @Verifies("X-2")
    void what_stands_against_an_approval_is_known_beforehand() {
        CapaId capa = house.submitted();
        Actor owner = Actor.of(OWNER.id(), Role.QUALITY_MANAGER);

        assertThat(house.as(owner).can(CapaLifeCycle.APPROVE_PLAN, capa))
                .isInstanceOfSatisfying(
                        Decision.Denied.class,
                        denied -> assertThat(denied.grounds())
                                .extracting(RefusedException.Ground::ruleId)
                                .containsExactly("CAP-2"));
        assertThat(house.signing(QUALITY).can(CapaLifeCycle.APPROVE_PLAN, capa)).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void a_capa_is_opened_on_nonconformities_that_are_there_and_assessed_and_under_no_other() {
        NonconformityId raised = house.raised();

        assertThatThrownBy(() -> house.as(OWNER).capas().open(CapaDraft.of("x", NonconformityId.of("NC-2026-0099"))))
                .isInstanceOf(NotFoundException.class);
        assertRefused(() -> house.as(OWNER).capas().open(CapaDraft.of("x", raised)), "X-1");
        house.as(QUALITY).nonconformities().assess(raised, CapaFixture.MAJOR);
        CapaId capa = house.as(OWNER).capas().open(CapaDraft.of("x", raised));
        assertRefused(() -> house.as(OWNER).capas().open(CapaDraft.of("y", raised)), "CAP-1");

        assertThat(house.nonconformity(raised).capa()).isEqualTo(capa);
        assertThat(house.as(QUALITY).capas().all()).hasSize(1);
    }

    @Test
    void one_more_occurrence_comes_under_a_capa_until_its_plan_is_approved() {
        CapaId capa = house.submitted();
        NonconformityId more = house.assessed();
        house.as(OWNER).capas().link(capa, more);
        NonconformityId late = house.assessed();
        house.signing(QUALITY).capas().approvePlan(house.seen(capa));

        assertThat(house.capa(capa).nonconformities()).hasSize(2).contains(more);
        assertRefused(() -> house.as(OWNER).capas().link(capa, late), "X-1");
        assertThat(house.nonconformity(late).capa()).isNull();
    }
}
