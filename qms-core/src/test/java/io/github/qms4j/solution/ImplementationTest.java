package io.github.qms4j.solution;

import static io.github.qms4j.solution.Refusals.assertInvalid;
import static io.github.qms4j.solution.Refusals.assertRefused;
import static io.github.qms4j.solution.SolutionFixture.COMPETENCE;
import static io.github.qms4j.solution.SolutionFixture.COMPLIANCE;
import static io.github.qms4j.solution.SolutionFixture.FIRST;
import static io.github.qms4j.solution.SolutionFixture.HASH;
import static io.github.qms4j.solution.SolutionFixture.OWNER;
import static io.github.qms4j.solution.SolutionFixture.QUALITY;
import static io.github.qms4j.solution.SolutionFixture.milestone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.qms4j.ConflictException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.Seen;
import io.github.qms4j.solution.EffectDeclaration.Window;
import io.github.qms4j.solution.ValidationEvidence.Kind;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.ReliedOn;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImplementationTest {
    private final SolutionFixture house = new SolutionFixture();

    @AfterEach
    void close() {
        house.close();
    }

    private Implementations as(Actor actor) {
        return house.solutions(actor).implementations();
    }

    // --- the plan ---

    @Test
    @Verifies("SOL-3")
    void what_is_not_decided_is_not_implemented() {
        SelectionId selection = house.proposed();

        assertRefused(
                () -> as(OWNER).plan(house.implementationDraft(selection, ProcessRisk.HIGH)),
                "SOL-3",
                selection + " is in DECISION");
        assertThat(as(OWNER).list(null).items()).isEmpty();
    }

    @Test
    @Verifies("SOL-3")
    void an_implementation_that_goes_live_before_it_starts_is_refused() {
        ImplementationDraft draft = new ImplementationDraft(
                SelectionId.of("SEL-2026-0001"),
                "t",
                ProcessRisk.HIGH,
                OWNER.id(),
                LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 3, 1));

        assertInvalid(() -> as(OWNER).plan(draft), "goLiveOn '2026-03-01'", "is before it starts");
    }

    @Test
    @Verifies("SOL-3")
    void milestones_are_planned_in_any_order_with_owners_dates_and_what_they_wait_for() {
        ImplementationId id = house.planning();

        Map<String, ActionId> numbers = as(OWNER)
                .planMilestones(
                        id,
                        milestone("migrate", 15, "2026-03-30").after("install"),
                        milestone("install", 10, "2026-03-12"));

        assertThat(numbers.keySet()).containsExactly("install", "migrate");
        assertThat(as(OWNER).milestones(id))
                .extracting(m -> m.state().owner(), m -> m.state().dependsOn())
                .containsExactly(tuple(FIRST.id(), List.of()), tuple(FIRST.id(), List.of("MST-2026-0001")));
        assertThat(as(OWNER)
                        .list(null, ImplementationLifeCycle.OWNER.is(OWNER.id()))
                        .items())
                .hasSize(1);
    }

    @Test
    @Verifies("SOL-3")
    void milestones_in_a_circle_are_refused_and_none_of_them_is_planned() {
        ImplementationId id = house.planning();

        assertInvalid(
                () -> as(OWNER)
                        .planMilestones(
                                id,
                                milestone("free", 1, "2026-03-10"),
                                milestone("a", 1, "2026-03-10").after("b"),
                                milestone("b", 1, "2026-03-10").after("a")),
                "a after b after a",
                "is a circle");
        assertThat(as(OWNER).milestones(id)).isEmpty();
        assertThat(house.implementation(id).milestones()).isEmpty();
    }

    @Test
    @Verifies("SOL-3")
    void everything_that_is_wrong_with_milestones_is_said_at_once() {
        ImplementationId id = house.planning();

        assertInvalid(
                () -> as(OWNER)
                        .planMilestones(
                                id,
                                milestone("a", -1, "2026-03-10"),
                                milestone("a", 1, "2026-03-10"),
                                milestone("b", 1, "2026-03-01").after("a", "nothing")),
                "key 'a': is blank or stands twice",
                "milestones[a].days '-1'",
                "milestones[b].after 'nothing'",
                "milestones[b].dueOn '2026-03-01': is before 2026-03-10, when a is due");
    }

    @Test
    @Verifies("SOL-3")
    void a_milestone_that_another_one_waits_for_stays_in_the_plan() {
        ImplementationId id = house.planning();
        Map<String, ActionId> numbers = house.planMilestones(id);

        assertRefused(() -> as(OWNER).removeMilestone(number(numbers, "install")), "CAP-4", "remove that one first");
        as(OWNER).removeMilestone(number(numbers, "hypercare"));
        assertThat(house.implementation(id).milestones())
                .extracting(Implementation.PlannedMilestone::key)
                .containsExactly("install", "migrate");
    }

    private static ActionId number(Map<String, ActionId> numbers, String key) {
        return numbers.entrySet().stream()
                .filter(n -> n.getKey().equals(key))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @Test
    @Verifies("SOL-3")
    void work_begins_on_a_plan_with_milestones_and_the_plan_is_then_replaced_only() {
        ImplementationId id = house.planning();
        assertRefused(() -> as(OWNER).begin(id), "SOL-3", "there is no milestone");
        house.planMilestones(id);
        as(OWNER).begin(id);

        assertRefused(
                () -> as(OWNER).planMilestones(id, milestone("more", 1, "2026-03-10")), "SOL-3", "in IMPLEMENTING");
        assertRefused(() -> as(OWNER).removeMilestone(house.milestone(id, "hypercare")), "SOL-3", "in IMPLEMENTING");
    }

    @Test
    @Verifies("SOL-3")
    void a_milestone_is_reached_after_those_that_it_waits_for_and_not_before_work_begins() {
        ImplementationId id = house.planning();
        house.planMilestones(id);
        assertRefused(() -> house.reach(id, "install"), "SOL-3", "in PLANNING");
        as(OWNER).begin(id);

        assertRefused(() -> house.reach(id, "migrate"), "CAP-4", "not done yet");
        house.reach(id, "install", "migrate");
        assertThat(house.implementation(id).changes()).isEqualTo(2);
    }

    @Test
    @Verifies("SOL-3")
    void the_critical_path_follows_what_was_reached_and_what_was_replaced() {
        ImplementationId id = house.implementing();
        assertThat(as(OWNER).criticalPath(id).critical()).containsExactly("install", "migrate", "hypercare");
        assertThat(as(OWNER).criticalPath(id).end()).isEqualTo(LocalDate.of(2026, 4, 16));

        house.clock.set("2026-03-08T09:00:00Z");
        house.reach(id, "install");
        as(QUALITY)
                .replace(
                        house.milestone(id, "migrate"),
                        milestone("import", 5, "2026-03-30").after("install"));

        CriticalPath path = as(OWNER).criticalPath(id);
        assertThat(path.critical()).containsExactly("import", "hypercare");
        // Reached on 8 March, 5 days of import, 20 of hypercare.
        assertThat(path.end()).isEqualTo(LocalDate.of(2026, 4, 2));
        assertThat(path.milestone("migrate")).isEmpty();
    }

    @Test
    @Verifies({"SOL-3", "X-6"})
    void a_milestone_gets_more_time_or_is_replaced_by_who_approves_and_not_by_its_owner() {
        ImplementationId id = house.implementing();
        ActionId install = house.milestone(id, "install");
        Actor owner = Actor.of(FIRST.id(), Role.QUALITY_MANAGER);

        assertRefused(() -> as(owner).extend(install, LocalDate.of(2026, 3, 20)), "X-6", "is to do it");
        assertRefused(() -> as(owner).replace(install, milestone("other", 1, "2026-03-20")), "CAP-4", "is to do it");
        as(QUALITY).extend(install, LocalDate.of(2026, 3, 20));

        assertThat(as(OWNER).criticalPath(id).milestone("install").orElseThrow().marginDays())
                .isEqualTo(8);
    }

    @Test
    @Verifies({"SOL-3", "X-6"})
    void going_live_is_put_off_by_somebody_else_than_its_owner() {
        ImplementationId id = house.implementing();
        LocalDate later = LocalDate.of(2026, 5, 1);

        assertRefused(
                () -> as(Actor.of(OWNER.id(), Role.QUALITY_MANAGER)).extend(id, later),
                "X-6",
                "u-owner answers for it");
        as(QUALITY).extend(id, later);

        assertThat(as(OWNER)
                        .list(null, ImplementationLifeCycle.DUE_ON.before(LocalDate.of(2026, 5, 2)))
                        .items())
                .singleElement()
                .satisfies(found ->
                        assertThat(found.state().header().isOverdue(later)).isFalse());
    }

    // --- going live ---

    @Test
    @Verifies({"SOL-3", "SOL-4"})
    void going_live_is_refused_with_every_open_gate_at_once() {
        ImplementationId id = house.implementing();

        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> house.goLive(id));

        assertThat(refused.grounds())
                .extracting(RefusedException.Ground::because)
                .satisfiesExactly(
                        milestones -> assertThat(milestones)
                                .isEqualTo("not reached yet: [install (MST-2026-0001), migrate (MST-2026-0002)]"),
                        validation -> assertThat(validation).contains("[CSA is missing]"),
                        training -> assertThat(training).contains("it is not said who is affected"),
                        rollback -> assertThat(rollback).contains("there is no rollback plan"),
                        effect -> assertThat(effect).contains("no KPI is named"));
        assertThat(house.implementation(id).status()).isEqualTo(ImplementationStatus.IMPLEMENTING);
    }

    @Test
    @Verifies("SOL-3")
    void a_screen_is_told_the_open_gates_before_anybody_tries() {
        ImplementationId id = house.implementing();

        Decision decision = house.signing(COMPLIANCE).can(ImplementationLifeCycle.GO_LIVE, id);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Denied.class,
                        denied -> assertThat(denied.reasons()).hasSize(5));
    }

    @Test
    @Verifies({"SOL-3", "TRN-5", "X-16"})
    void a_solution_goes_live_signed_and_the_entry_names_every_record_relied_on() {
        ImplementationId id = house.ready();
        Seen<ImplementationId> seen = house.seen(id);

        house.goLive(id);

        Implementation live = house.implementation(id);
        assertThat(live.status()).isEqualTo(ImplementationStatus.LIVE);
        assertThat(live.liveOn()).isEqualTo(house.today());
        List<TrailEntry> history = house.qms.trail().history("implementation", id.value());
        TrailEntry entry = history.get(history.size() - 1);
        assertThat(entry.signature().orElseThrow().meaning()).isEqualTo("go-live approved");
        assertThat(entry.recordVersion()).isEqualTo(seen.version() + 1);
        assertThat(entry.reliedOn())
                .contains(
                        new ReliedOn("transcript", "TR-u-1", 1),
                        new ReliedOn("transcript", "TR-u-2", 1),
                        new ReliedOn("solution-effect", "SEF-2026-0001", 0))
                .anyMatch(r -> r.type().equals("selection"))
                .anyMatch(r -> r.type().equals("vendor"));
        assertThat(house.qms.trail().verify("implementation", id.value()).problems())
                .isEmpty();
    }

    @Test
    @Verifies({"SOL-3", "TRN-5"})
    void going_live_is_refused_while_one_of_the_affected_is_not_trained() {
        ImplementationId id = house.ready();
        house.trained.remove("u-2/" + COMPETENCE);

        assertRefused(() -> house.goLive(id), "SOL-3", "not trained for 'ticket tool': [u-2]");
    }

    @Test
    @Verifies("SOL-3")
    void that_nobody_is_affected_takes_a_reason_and_somebody_takes_a_competence() {
        ImplementationId id = house.ready();
        house.trained.clear();

        assertInvalid(() -> as(OWNER).nameAffected(id, Affected.nobody(" ")), "affected");
        assertInvalid(() -> as(OWNER).nameAffected(id, Affected.of(" ", List.of("u-1"))), "affected");
        assertInvalid(() -> as(OWNER).nameAffected(id, new Affected("c", List.of("u-1"), "but nobody is")), "affected");
        as(OWNER).nameAffected(id, Affected.nobody("it runs behind the interface that they know"));
        house.goLive(id);
        assertThat(house.implementation(id).status()).isEqualTo(ImplementationStatus.LIVE);
    }

    @Test
    @Verifies("SOL-3")
    void at_high_risk_it_takes_installation_operational_and_performance_qualification() {
        ImplementationId id = house.planning(ProcessRisk.HIGH);
        house.planMilestones(id);
        as(OWNER).begin(id);
        as(FIRST).keepEvidence(id, ValidationEvidence.passed(Kind.CSA, "CSA-4", HASH, "fine"));
        as(FIRST).keepEvidence(id, ValidationEvidence.passed(Kind.IQ, "IQ-1", HASH, "fine"));
        as(FIRST).keepEvidence(id, ValidationEvidence.failed(Kind.OQ, "OQ-1", HASH, "test 7 failed"));

        assertRefused(
                () -> house.goLive(id),
                "SOL-3",
                "at risk HIGH it takes [IQ, OQ, PQ]: [OQ has not passed, PQ is missing]");

        as(FIRST).keepEvidence(id, ValidationEvidence.passed(Kind.OQ, "OQ-2", HASH, "test 7 repeated"));
        as(FIRST).keepEvidence(id, ValidationEvidence.passed(Kind.PQ, "PQ-1", HASH, "fine"));
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> house.goLive(id));
        assertThat(refused.grounds())
                .extracting(RefusedException.Ground::because)
                .noneMatch(b -> b.contains("risk"));
    }

    @Test
    @Verifies("SOL-3")
    void the_last_record_of_a_kind_counts_also_when_it_did_not_pass() {
        ImplementationId id = house.ready();
        as(FIRST).keepEvidence(id, ValidationEvidence.failed(Kind.CSA, "CSA-5", HASH, "a defect was found"));

        assertRefused(() -> house.goLive(id), "SOL-3", "CSA has not passed");
    }

    @Test
    @Verifies("SOL-3")
    void the_full_qualification_does_for_software_assurance() {
        ImplementationId id = house.ready();
        as(FIRST).keepEvidence(id, ValidationEvidence.failed(Kind.CSA, "CSA-5", HASH, "was not carried out"));
        for (Kind kind : List.of(Kind.IQ, Kind.OQ, Kind.PQ)) {
            as(FIRST).keepEvidence(id, ValidationEvidence.passed(kind, kind + "-1", HASH, "fine"));
        }

        house.goLive(id);
        assertThat(house.implementation(id).status()).isEqualTo(ImplementationStatus.LIVE);
    }

    @Test
    @Verifies("SOL-3")
    void evidence_and_rollback_plan_name_what_they_are_and_its_hash() {
        ImplementationId id = house.planning();

        assertInvalid(
                () -> as(FIRST).keepEvidence(id, ValidationEvidence.passed(Kind.IQ, " ", "AB", " ")),
                "reference",
                "sha256",
                "conclusion");
        assertInvalid(
                () -> as(FIRST).planRollback(id, new RollbackPlan("", "12", " ")), "reference", "sha256", "owner");
    }

    @Test
    @Verifies("SOL-3")
    void who_answers_for_it_or_kept_its_evidence_does_not_sign_that_it_goes_live() {
        ImplementationId id = house.ready();
        Actor owner = Actor.of(OWNER.id(), Role.COMPLIANCE);
        Actor evidence = Actor.of(FIRST.id(), Role.COMPLIANCE);

        assertRefused(
                () -> house.signing(owner).solutions().implementations().goLive(house.seen(id)),
                "SOL-3",
                "u-owner answers for it");
        assertRefused(
                () -> house.signing(evidence).solutions().implementations().goLive(house.seen(id)),
                "SOL-3",
                "u-first answers for it or kept its evidence");
    }

    @Test
    @Verifies({"SOL-3", "SOL-5"})
    void a_vendor_who_failed_since_the_decision_keeps_a_solution_from_going_live() {
        ImplementationId id = house.ready();
        VendorId vendor = house.selection(house.implementation(id).selection())
                .chosen()
                .orElseThrow()
                .vendor();
        house.solutions(QUALITY).vendors().assess(vendor, SolutionFixture.assessment(VendorStatus.FAILED));

        assertRefused(() -> house.goLive(id), "SOL-5", vendor + " is FAILED");
    }

    @Test
    @Verifies("SOL-4")
    void going_live_is_between_the_windows_that_were_declared() {
        ImplementationId id = house.ready();
        house.clock.set("2026-04-15T09:00:00Z");

        assertRefused(() -> house.goLive(id), "SOL-4", "2026-04-15 is not between the windows", "move them");

        house.solutions(OWNER)
                .effects()
                .move(
                        house.implementation(id).effects().get(0),
                        Window.of(LocalDate.of(2025, 8, 1), LocalDate.of(2026, 3, 1)),
                        Window.of(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 11, 1)));
        house.goLive(id);
        assertThat(house.implementation(id).liveOn()).isEqualTo(LocalDate.of(2026, 4, 15));
    }

    @Test
    @Verifies({"SOL-3", "X-15"})
    void what_changed_after_it_was_read_does_not_go_live() {
        ImplementationId id = house.ready();
        Seen<ImplementationId> shown = house.seen(id);
        as(FIRST).keepEvidence(id, ValidationEvidence.passed(Kind.CSA, "CSA-6", HASH, "fine"));

        assertThatThrownBy(() ->
                        house.signing(COMPLIANCE).solutions().implementations().goLive(shown))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    @Verifies({"SOL-3", "X-9", "X-16"})
    void a_gate_that_opens_while_it_is_being_signed_wins() {
        ImplementationId id = house.ready();
        Seen<ImplementationId> shown = house.seen(id);
        VendorId vendor = house.selection(house.implementation(id).selection())
                .chosen()
                .orElseThrow()
                .vendor();

        assertThatThrownBy(() -> house.signing(COMPLIANCE).atomically(session -> {
                    session.solutions().implementations().goLive(shown);
                    house.solutions(QUALITY).vendors().assess(vendor, SolutionFixture.assessment(VendorStatus.FAILED));
                    return id;
                }))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(vendor.value());
        assertThat(house.implementation(id).status()).isEqualTo(ImplementationStatus.IMPLEMENTING);
    }

    @Test
    @Verifies({"SOL-3", "SOL-4"})
    void it_is_closed_when_everything_is_reached_and_its_effect_is_judged() {
        ImplementationId id = house.live();

        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> as(QUALITY).close(id));
        assertThat(refused.grounds())
                .extracting(RefusedException.Ground::because)
                .containsExactly(
                        "not reached yet: [hypercare (MST-2026-0003)]",
                        "the effect is not judged yet: [SEF-2026-0001]");

        ImplementationId closed = house.closed();
        assertThat(house.implementation(closed).status()).isEqualTo(ImplementationStatus.CLOSED);
        assertRefused(() -> as(QUALITY).cancel(closed), "X-1", "final");
    }
}
