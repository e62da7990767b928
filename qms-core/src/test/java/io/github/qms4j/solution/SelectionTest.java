package io.github.qms4j.solution;

import static io.github.qms4j.solution.Refusals.assertInvalid;
import static io.github.qms4j.solution.Refusals.assertRefused;
import static io.github.qms4j.solution.SolutionFixture.COMPLIANCE;
import static io.github.qms4j.solution.SolutionFixture.FIRST;
import static io.github.qms4j.solution.SolutionFixture.IT;
import static io.github.qms4j.solution.SolutionFixture.OWNER;
import static io.github.qms4j.solution.SolutionFixture.QUALITY;
import static io.github.qms4j.solution.SolutionFixture.SECOND;
import static io.github.qms4j.solution.SolutionFixture.chooseA;
import static io.github.qms4j.solution.SolutionFixture.scores;
import static io.github.qms4j.solution.SolutionFixture.specification;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.QmsException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.By;
import io.github.qms4j.access.Role;
import io.github.qms4j.approval.Approval;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.delegation.Delegations.Delegate;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.DueDate;
import io.github.qms4j.record.Seen;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.ReliedOn;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private final SolutionFixture house = new SolutionFixture();

    @AfterEach
    void close() {
        house.close();
    }

    private Selections as(Actor actor) {
        return house.solutions(actor).selections();
    }

    private Selections signing(Actor actor) {
        return house.signing(actor).solutions().selections();
    }

    // --- SOL-1: the specification ---

    @Test
    @Verifies("SOL-1")
    void a_specification_keeps_who_asks_for_a_requirement_and_whether_it_is_a_must() {
        SelectionId id = as(OWNER).open(house.draft());

        Specification kept = house.selection(id).specification();
        assertThat(id).isEqualTo(SelectionId.of("SEL-2026-0001"));
        assertThat(kept.requirements())
                .containsExactly(
                        new Requirement(
                                "R-1",
                                "keeps an audit trail",
                                Requirement.Kind.REGULATORY,
                                Requirement.Priority.MUST,
                                "21 CFR 11.10(e)"),
                        new Requirement(
                                "R-2",
                                "has a mobile client",
                                Requirement.Kind.FUNCTIONAL,
                                Requirement.Priority.SHOULD,
                                ""));
        assertThat(as(OWNER).list(null, SelectionLifeCycle.OWNER.is(OWNER.id())).items())
                .hasSize(1);
    }

    @Test
    @Verifies("SOL-1")
    void everything_that_is_wrong_with_a_specification_is_said_at_once() {
        Specification wrong = Specification.on(Scale.of(5, 5))
                .with(Requirement.must("R-1", " "))
                .with(Requirement.must("R-1", "again"))
                .with(Criterion.of("use", "use", "-1"))
                .with(Criterion.of("cost", " ", "0").atLeast("7"));

        assertInvalid(
                () -> as(OWNER).open(SelectionDraft.of("t", "n", "u", LocalDate.EPOCH, wrong)),
                "scale '5 to 5'",
                "requirements 'R-1': is blank or stands twice",
                "requirements[R-1].text",
                "criteria[use].weight '-1': is negative",
                "criteria[cost].name",
                "criteria[cost].minimum '7'",
                "criteria 'weights': are all zero");
        assertThat(as(OWNER).list(null).items()).isEmpty();
    }

    @Test
    @Verifies("SOL-1")
    void the_specification_is_replaced_until_the_evaluation_begins_and_not_after() {
        SelectionId id = house.opened();
        as(OWNER).specify(id, specification().with(Requirement.should("R-3", "is cheap")));
        as(OWNER).beginEvaluation(id);

        assertRefused(() -> as(OWNER).specify(id, specification()), "X-1", "EVALUATION");
        assertThat(house.selection(id).specification().requirements()).hasSize(3);
    }

    @Test
    @Verifies("SOL-1")
    void there_is_nothing_to_evaluate_without_requirements_criteria_and_two_candidates() {
        SelectionId id = as(OWNER)
                .open(SelectionDraft.of("t", "n", OWNER.id(), LocalDate.EPOCH, Specification.on(Scale.of(0, 5))));

        assertRefused(() -> as(OWNER).beginEvaluation(id), "SOL-1", "no requirement", "no criterion", "0 candidates");
    }

    @Test
    @Verifies("SOL-1")
    void a_candidate_is_of_a_vendor_on_record_and_has_a_key_of_its_own() {
        SelectionId id = house.opened();

        assertRefused(
                () -> as(OWNER).addCandidate(id, Candidate.of("C", VendorId.of("VEN-1999-0001"), "x")),
                "SOL-1",
                "is no vendor on record");
        assertInvalid(
                () -> as(OWNER).addCandidate(id, Candidate.of(" ", VendorId.of("VEN-1999-0001"), " ")),
                "key",
                "product");
        assertRefused(
                () -> as(OWNER).addCandidate(id, Candidate.of("A", house.registered("Other"), "x")),
                "SOL-1",
                "'A' already");
    }

    @Test
    @Verifies({"SOL-1", "X-6"})
    void a_selection_gets_more_time_by_somebody_else_than_its_owner() {
        SelectionId id = house.opened();
        LocalDate later = LocalDate.of(2026, 7, 31);

        assertRefused(
                () -> as(Actor.of(OWNER.id(), Role.QUALITY_MANAGER)).extend(id, later),
                "X-6",
                "u-owner answers for it");
        as(QUALITY).extend(id, later);

        assertThat(house.selection(id).header().due())
                .isNotNull()
                .extracting(DueDate::current)
                .isEqualTo(later);
    }

    // --- SOL-1: scores ---

    @Test
    @Verifies("SOL-1")
    void an_evaluator_scores_a_candidate_once_and_corrects_that_with_a_reason() {
        SelectionId id = house.scored();

        assertRefused(() -> as(FIRST).score(id, "A", scores("1", "1", "1")), "SOL-1", "u-first scored A already");
        assertRefused(
                () -> house.qms.as(FIRST).solutions().selections().correctScore(id, "A", scores("1", "1", "1")),
                "X-5",
                "reason");
        as(FIRST).correctScore(id, "A", scores("4", "3", "4"));

        assertThat(house.selection(id).sheets())
                .filteredOn(s -> s.candidate().equals("A"))
                .extracting(s -> s.scores().get("use"))
                .containsExactly(new BigDecimal("4"), new BigDecimal("4"));
        assertThat(house.selection(id).sheets()).hasSize(4);
    }

    @Test
    @Verifies("SOL-1")
    void nobody_corrects_the_scores_of_somebody_else() {
        SelectionId id = house.scored();

        assertRefused(() -> as(OWNER).correctScore(id, "A", scores("1", "1", "1")), "SOL-1", "u-owner gave no scores");
        SelectionId begun = house.inEvaluation();
        as(FIRST).score(begun, "A", scores("1", "1", "1"));
        assertInvalid(() -> as(FIRST).correctScore(begun, "B", scores("1", "1", "1")), "'u-first': has not scored it");
    }

    @Test
    @Verifies("SOL-1")
    void who_acts_for_an_evaluator_does_not_score_a_second_time_for_them() {
        SelectionId id = house.scored();
        house.as(FIRST)
                .delegations()
                .grant(
                        new Delegate("u-deputy", "Dee Puty"),
                        Set.of(Role.DEPARTMENT_HEAD),
                        house.clock.instant(),
                        house.clock.instant().plus(Duration.ofDays(7)));

        assertRefused(
                () -> as(Actor.of("u-deputy", Role.TRAINER)).score(id, "A", scores("1", "1", "1")),
                "SOL-1",
                "u-first scored A already");
    }

    @Test
    @Verifies("SOL-1")
    void scores_are_on_the_scale_for_every_criterion_and_for_a_candidate_that_there_is() {
        SelectionId id = house.inEvaluation();
        Map<String, BigDecimal> wrong = new HashMap<>(scores("6", "-1", "3"));
        wrong.remove("support");
        wrong.put("colour", BigDecimal.ONE);

        assertInvalid(
                () -> as(FIRST).score(id, "Z", wrong),
                "candidate 'Z'",
                "scores[use] '6': is not on the scale 0 to 5",
                "scores[cost] '-1'",
                "scores[colour] '1': is of no criterion",
                "[support]': are not scored");
        assertThat(house.selection(id).sheets()).isEmpty();
    }

    @Test
    @Verifies("SOL-1")
    void a_requirement_is_judged_with_evidence_for_a_candidate_and_a_requirement_that_there_are() {
        SelectionId id = house.inEvaluation();

        assertInvalid(
                () -> as(FIRST).judge(id, "Z", "R-9", true, " "), "candidate 'Z'", "requirement 'R-9'", "evidence");
    }

    // --- SOL-1: the proposal ---

    @Test
    @Verifies("SOL-1")
    void nothing_is_proposed_while_scores_or_must_haves_are_missing_and_all_that_is_missing_is_told() {
        SelectionId id = house.inEvaluation();
        assertRefused(() -> as(OWNER).propose(id, chooseA()), "SOL-1", "nobody has scored", "A is not judged by [R-1]");
        as(FIRST).score(id, "A", scores("1", "1", "1"));
        as(SECOND).score(id, "B", scores("1", "1", "1"));

        assertRefused(
                () -> as(OWNER).propose(id, chooseA()),
                "SOL-1",
                "A is not scored by [u-second]",
                "B is not scored by [u-first]");
    }

    @Test
    @Verifies("SOL-1")
    void a_candidate_that_is_knocked_out_is_not_chosen_and_need_not_be_scored() {
        SelectionId id = house.inEvaluation();
        as(OWNER).judge(id, "A", "R-1", false, "no trail was shown");
        as(OWNER).judge(id, "B", "R-1", true, "shown");
        as(FIRST).score(id, "B", scores("3", "3", "3"));

        assertRefused(() -> as(OWNER).propose(id, chooseA()), "SOL-1", "A is knocked out by [R-1]");
        as(OWNER).propose(id, ProposalDraft.of("B", "the only one left").rejecting("A", "no audit trail"));

        assertThat(house.selection(id).status()).isEqualTo(SelectionStatus.DECISION);
    }

    @Test
    @Verifies("SOL-1")
    void every_alternative_is_rejected_with_a_reason() {
        SelectionId id = house.scored();

        assertInvalid(
                () -> as(OWNER).propose(id, ProposalDraft.of("A", " ").rejecting("Z", " ")),
                "rationale",
                "rejected 'Z': is no alternative",
                "rejected[Z]",
                "[B]': are left without a reason");
        as(OWNER).propose(id, chooseA());

        Selection.Proposal kept = Objects.requireNonNull(house.selection(id).proposal());
        assertThat(kept.choice().rejected()).containsEntry("B", "weaker where it is used most");
        assertThat(kept.ranking()).containsExactly("A", "B");
    }

    @Test
    @Verifies({"SOL-1", "SOL-5"})
    void what_is_chosen_is_of_a_vendor_that_passed_an_assessment_which_is_not_overdue() {
        SelectionId id = house.scored();
        VendorId vendor = house.selection(id).candidate("A").orElseThrow().vendor();
        house.clock.advance(Duration.ofDays(366));
        assertRefused(() -> as(OWNER).propose(id, chooseA()), "SOL-1", "re-evaluation of " + vendor + " is overdue");

        house.solutions(QUALITY).vendors().assess(vendor, SolutionFixture.assessment(VendorStatus.FAILED));
        assertRefused(() -> as(OWNER).propose(id, chooseA()), "SOL-1", vendor + " is FAILED");

        house.solutions(QUALITY).vendors().assess(vendor, SolutionFixture.assessment(VendorStatus.CONDITIONAL));
        as(OWNER).propose(id, chooseA());

        List<TrailEntry> history = house.qms.trail().history("selection", id.value());
        assertThat(history.get(history.size() - 1).reliedOn()).contains(new ReliedOn("vendor", vendor.value(), 3));
    }

    // --- SOL-2 ---

    @Test
    @Verifies("SOL-2")
    void the_decision_stands_when_it_quality_and_compliance_have_signed_the_same_content() {
        SelectionId id = house.proposed();
        Seen<SelectionId> seen = house.seen(id);
        signing(IT).sign(seen, Capacity.OPERATIONAL);
        signing(QUALITY).sign(seen, Capacity.QUALITY);
        signing(COMPLIANCE).sign(seen, Capacity.REGULATORY);

        as(OWNER).conclude(id);

        Selection decided = house.selection(id);
        assertThat(decided.status()).isEqualTo(SelectionStatus.DECIDED);
        Selection.Conclusion conclusion = Objects.requireNonNull(decided.conclusion());
        assertThat(conclusion.version()).isEqualTo(seen.version());
        assertThat(conclusion.signatures()).hasSize(3).allMatch(number -> number.startsWith("SAP-2026-"));
        assertThat(as(OWNER).signatures(id))
                .hasSize(3)
                .allMatch(Selections.Signature::counts)
                .allSatisfy(s -> assertThat(house.qms
                                .trail()
                                .history("selection-approval", s.approval().id().value()))
                        .singleElement()
                        .satisfies(entry -> {
                            assertThat(entry.signature().orElseThrow().meaning())
                                    .isEqualTo("choice of the solution approved");
                            assertThat(entry.reliedOn())
                                    .contains(new ReliedOn("selection", id.value(), seen.version()));
                        }));
    }

    @Test
    @Verifies("SOL-2")
    void a_decision_without_all_three_signatures_is_refused_and_names_those_that_are_missing() {
        SelectionId id = house.proposed();
        signing(QUALITY).sign(house.seen(id), Capacity.QUALITY);

        assertRefused(() -> as(OWNER).conclude(id), "SOL-2", "operational is not signed", "regulatory is not signed");
        assertThat(house.selection(id).status()).isEqualTo(SelectionStatus.DECISION);
    }

    @Test
    @Verifies("SOL-2")
    void one_person_with_two_roles_signs_in_one_capacity_only() {
        SelectionId id = house.proposed();
        Actor both = Actor.of("u-both", Role.IT_MANAGER, Role.QUALITY_MANAGER);
        signing(both).sign(house.seen(id), Capacity.OPERATIONAL);

        assertRefused(
                () -> signing(both).sign(house.seen(id), Capacity.QUALITY),
                "SOL-2",
                "u-both approved it already as operational");
        assertRefused(
                () -> signing(Actor.of("U-BOTH", Role.QUALITY_MANAGER)).sign(house.seen(id), Capacity.QUALITY),
                "SOL-2",
                "approved it already as operational");
        signing(COMPLIANCE).sign(house.seen(id), Capacity.REGULATORY);
        assertRefused(() -> as(OWNER).conclude(id), "SOL-2", "quality is not signed");

        signing(QUALITY).sign(house.seen(id), Capacity.QUALITY);
        as(OWNER).conclude(id);
        assertThat(house.selection(id).status()).isEqualTo(SelectionStatus.DECIDED);
    }

    @Test
    @Verifies({"SOL-2", "X-9"})
    void one_person_who_signs_in_two_capacities_at_once_signs_in_one() {
        SelectionId id = house.proposed();
        Actor both = Actor.of("u-both", Role.IT_MANAGER, Role.QUALITY_MANAGER);
        Seen<SelectionId> seen = house.seen(id);

        assertThatThrownBy(() -> house.signing(both).atomically(session -> {
                    session.solutions().selections().sign(seen, Capacity.OPERATIONAL);
                    if (as(OWNER).signatures(id).isEmpty()) {
                        signing(both).sign(seen, Capacity.QUALITY);
                    }
                    return id;
                }))
                .isInstanceOf(QmsException.class);

        assertThat(as(OWNER).signatures(id))
                .singleElement()
                .satisfies(s -> assertThat(s.approval().state().capacity()).isEqualTo("quality"));
    }

    @Test
    @Verifies("SOL-2")
    void signatures_of_one_person_in_two_capacities_decide_nothing_however_they_came_about() {
        assertThat(SelectionRules.samePerson(List.of(
                        signature("operational", "u-both"),
                        signature("quality", "U-both"),
                        signature("regulatory", "u-compliance"))))
                .hasValue("operational and quality were signed by the same hands, u-both and U-both;"
                        + " have another person sign");
        assertThat(SelectionRules.samePerson(
                        List.of(signature("operational", "u-it"), signature("quality", "u-quality"))))
                .isEmpty();
    }

    private Approval signature(String capacity, String person) {
        return new Approval(
                Approval.Decision.APPROVED,
                "SEL-2026-0001",
                1,
                SolutionFixture.HASH,
                1,
                capacity,
                By.of(person),
                house.clock.instant());
    }

    @Test
    @Verifies("SOL-2")
    void who_acts_for_somebody_who_signed_does_not_sign_beside_them() {
        SelectionId id = house.proposed();
        signing(IT).sign(house.seen(id), Capacity.OPERATIONAL);
        house.as(QUALITY)
                .delegations()
                .grant(
                        new Delegate("u-it", "I. T."),
                        Set.of(Role.QUALITY_MANAGER),
                        house.clock.instant(),
                        house.clock.instant().plus(Duration.ofDays(7)));

        assertRefused(() -> signing(IT).sign(house.seen(id), Capacity.QUALITY), "SOL-2", "u-it approved it already");
    }

    @Test
    @Verifies("SOL-2")
    void each_capacity_is_signed_in_by_its_own_role() {
        SelectionId id = house.proposed();

        assertRefused(() -> signing(IT).sign(house.seen(id), Capacity.QUALITY), "X-2", "solution:sign-quality");
        assertRefused(
                () -> signing(QUALITY).sign(house.seen(id), Capacity.OPERATIONAL), "X-2", "solution:sign-operational");
        assertRefused(() -> signing(IT).sign(house.seen(id), Capacity.REGULATORY), "X-2", "solution:sign-regulatory");
        assertThat(house.as(IT).can("selection-approval.approve-quality", "SAP-2026"))
                .isInstanceOf(Decision.Denied.class);
        assertThat(as(OWNER).signatures(id)).isEmpty();
    }

    @Test
    @Verifies("SOL-2")
    void who_proposed_the_choice_does_not_sign_it() {
        SelectionId id = house.scored();
        as(QUALITY).propose(id, chooseA());

        assertRefused(
                () -> signing(QUALITY).sign(house.seen(id), Capacity.QUALITY), "DOC-2", "let somebody else approve it");
    }

    @Test
    @Verifies({"SOL-2", "X-15"})
    void a_score_that_is_changed_voids_the_signatures_given_before_and_that_is_noticed() {
        SelectionId id = house.proposed();
        house.signAll(id);
        long signed = house.seen(id).version();
        as(FIRST).correctScore(id, "A", scores("4", "3", "4"));

        assertRefused(
                () -> as(OWNER).conclude(id),
                "SOL-2",
                "operational was signed by u-it on version " + signed + ", which has changed since",
                "quality was signed by u-quality",
                "regulatory was signed by u-compliance",
                "have version " + (signed + 1) + " signed");
        assertThat(as(OWNER).signatures(id)).hasSize(3).noneMatch(Selections.Signature::counts);

        house.signAll(id);
        as(OWNER).conclude(id);
        assertThat(as(OWNER).signatures(id))
                .filteredOn(Selections.Signature::counts)
                .hasSize(3);
    }

    @Test
    @Verifies({"SOL-1", "SOL-2"})
    void a_score_that_turns_the_ranking_is_not_signed_before_a_choice_is_proposed_anew() {
        SelectionId id = house.proposed();
        as(FIRST).correctScore(id, "A", scores("0", "0", "1"));

        assertRefused(
                () -> signing(IT).sign(house.seen(id), Capacity.OPERATIONAL),
                "SOL-1",
                "ranking [A, B], and the scores give [B, A] now");
        assertRefused(() -> as(OWNER).conclude(id), "SOL-1", "propose it anew");

        as(OWNER).propose(id, ProposalDraft.of("B", "leads now").rejecting("A", "was scored too high"));
        house.signAll(id);
        as(OWNER).conclude(id);
        assertThat(house.selection(id).chosen().orElseThrow().key()).isEqualTo("B");
    }

    @Test
    @Verifies({"SOL-2", "X-15"})
    void nobody_signs_another_version_than_the_one_that_they_were_shown() {
        SelectionId id = house.proposed();
        Seen<SelectionId> shown = house.seen(id);
        as(FIRST).correctScore(id, "A", scores("4", "3", "4"));

        assertThatThrownBy(() -> signing(IT).sign(shown, Capacity.OPERATIONAL)).isInstanceOf(ConflictException.class);
        assertThat(as(OWNER).signatures(id)).isEmpty();
    }

    @Test
    @Verifies("SOL-2")
    void nothing_is_signed_before_it_is_proposed_or_after_it_is_decided() {
        SelectionId scored = house.scored();
        assertRefused(() -> signing(IT).sign(house.seen(scored), Capacity.OPERATIONAL), "DOC-2", "not up for approval");

        SelectionId decided = house.decided();
        assertRefused(
                () -> signing(IT).sign(house.seen(decided), Capacity.OPERATIONAL), "DOC-2", "not up for approval");
    }

    @Test
    @Verifies("SOL-2")
    void a_rejection_with_a_reason_sends_the_selection_back_to_evaluation() {
        SelectionId id = house.proposed();
        signing(IT).sign(house.seen(id), Capacity.OPERATIONAL);
        as(COMPLIANCE).reject(house.seen(id), Capacity.REGULATORY);

        assertThat(house.selection(id).status()).isEqualTo(SelectionStatus.EVALUATION);
        as(OWNER).propose(id, chooseA());
        assertRefused(() -> as(OWNER).conclude(id), "SOL-2", "operational was signed by u-it");
        assertThat(as(OWNER).signatures(id))
                .extracting(s -> s.approval().state().decision())
                .containsExactly(Approval.Decision.APPROVED, Approval.Decision.REJECTED);
    }

    @Test
    @Verifies({"SOL-2", "X-9"})
    void two_who_change_the_same_selection_at_once_do_not_both_succeed() {
        SelectionId id = house.proposed();
        Seen<SelectionId> shown = house.seen(id);

        assertThatThrownBy(() -> house.as(OWNER).atomically(session -> {
                    session.solutions().selections().propose(id, chooseA());
                    as(FIRST).correctScore(id, "A", scores("4", "3", "4"));
                    return id;
                }))
                .isInstanceOf(ConflictException.class);

        assertThat(house.seen(id).version()).isEqualTo(shown.version() + 1);
        assertThat(house.selection(id).rounds()).isEqualTo(1);
    }

    @Test
    @Verifies("SOL-1")
    void a_decision_is_final() {
        SelectionId id = house.decided();

        assertRefused(() -> as(QUALITY).cancel(id), "X-1", "final");
        assertRefused(() -> as(FIRST).correctScore(id, "A", scores("1", "1", "1")), "X-1", "final");
        assertThat(house.qms.trail().verify("selection", id.value()).problems()).isEmpty();
    }
}
