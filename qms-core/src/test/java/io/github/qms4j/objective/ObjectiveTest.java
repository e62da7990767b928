package io.github.qms4j.objective;

import static io.github.qms4j.objective.ObjectiveFixture.APPROVER;
import static io.github.qms4j.objective.ObjectiveFixture.AUTHOR;
import static io.github.qms4j.objective.ObjectiveFixture.KPI;
import static io.github.qms4j.objective.ObjectiveFixture.MEMBER;
import static io.github.qms4j.objective.ObjectiveFixture.OWNER;
import static io.github.qms4j.objective.ObjectiveFixture.SERVICE_OWNER;
import static io.github.qms4j.objective.ObjectiveFixture.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.RefusedException.Ground;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.delegation.Delegations.Delegate;
import io.github.qms4j.objective.ObjectiveDefinition.Level;
import io.github.qms4j.objective.ObjectiveDefinition.Means;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.View;
import io.github.qms4j.trail.TrailEntry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What may and may not be done with an objective between its draft and its end. */
class ObjectiveTest {
    private final ObjectiveFixture house = new ObjectiveFixture();

    @AfterEach
    void close() {
        house.close();
    }

    private static void assertRefused(ThrowingCallable attempt, String rule, String because) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.grounds())
                                .extracting(Ground::ruleId)
                                .contains(rule))
                .hasMessageContaining(because);
    }

    private ObjectiveId draft(Level level, ObjectiveId parent) {
        return house.by(AUTHOR).draft(house.definition().at(level).serving(parent));
    }

    @Test
    @Verifies("OBJ-1")
    void an_objective_is_read_back_as_it_was_written() {
        ObjectiveDefinition definition = house.definition();
        ObjectiveId id = house.by(AUTHOR).draft(definition);

        assertThat(id.value()).isEqualTo("OBJ-2026-0001");
        assertThat(house.objective(id))
                .returns(definition, Objective::definition)
                .returns(OWNER.id(), objective -> objective.header().owner())
                .returns(LocalDate.of(2026, 7, 31), Objective::dueOn);
    }

    @Test
    @Verifies("OBJ-1")
    void a_draft_is_revised_and_its_owner_and_due_date_follow() {
        ObjectiveId id = house.by(AUTHOR).draft(ObjectiveDefinition.of("Get better", "", ""));
        house.by(OWNER).revise(id, house.definition().with(Means.of("u-else", SERVICE_OWNER.id(), "money")));

        assertThat(house.objective(id).header().owner()).isEqualTo("u-else");
        assertThat(house.objective(id).authors()).hasSize(2);
    }

    @Test
    @Verifies("OBJ-1")
    void company_process_and_team_objectives_serve_each_other_upwards_only() {
        ObjectiveId company = house.by(AUTHOR).draft(house.definition().at(Level.COMPANY));
        ObjectiveId process = draft(Level.PROCESS, company);
        ObjectiveId team = draft(Level.TEAM, process);

        assertThat(house.by(AUTHOR).all(ObjectiveLifeCycle.PARENT.is(company)).map(View::id))
                .containsExactly(process);
        assertRefused(() -> draft(Level.COMPANY, team), "OBJ-1", team + " is of level TEAM, below COMPANY");
        assertRefused(
                () -> draft(Level.TEAM, ObjectiveId.of("OBJ-2026-0099")),
                "OBJ-1",
                "there is no objective OBJ-2026-0099");
    }

    @Test
    @Verifies("OBJ-1")
    void no_objective_serves_itself_through_others() {
        ObjectiveId first = house.by(AUTHOR).draft(house.definition());
        ObjectiveId second = draft(Level.TEAM, first);
        ObjectiveId third = draft(Level.TEAM, second);

        assertRefused(
                () -> house.by(AUTHOR).revise(first, house.definition().serving(third)),
                "OBJ-1",
                first + " serving " + third + " serving " + second + " serving " + first + " is a circle");
        assertRefused(() -> house.by(AUTHOR).revise(first, house.definition().serving(first)), "OBJ-1", "is a circle");
    }

    @Test
    @Verifies({"OBJ-1", "X-16"})
    void two_writers_who_each_add_half_of_a_circle_do_not_both_succeed() {
        ObjectiveId one = house.by(AUTHOR).draft(house.definition());
        ObjectiveId other = house.by(AUTHOR).draft(house.definition());

        assertThatThrownBy(() -> Unbounded.records(house.as(AUTHOR)).commit(work -> {
                    work.change(
                            ObjectiveLifeCycle.REVISE,
                            one,
                            (state, act) -> state.revised(house.definition().serving(other), act.by()));
                    house.by(OWNER).revise(other, house.definition().serving(one));
                    return one;
                }))
                .isInstanceOf(ConflictException.class);
        assertThat(house.objective(one).definition().parent()).isNull();
        assertThat(house.objective(other).definition().parent()).isEqualTo(one);
    }

    @Test
    @Verifies("OBJ-2")
    void what_can_says_of_a_proposal_is_what_the_proposal_meets() {
        ObjectiveId id = house.by(AUTHOR).draft(house.definition());
        assertThat(house.as(AUTHOR).can(ObjectiveLifeCycle.PROPOSE, id))
                .isInstanceOfSatisfying(
                        Decision.Denied.class,
                        denied -> assertThat(denied.reasons())
                                .singleElement()
                                .satisfies(because -> assertThat(because.because())
                                        .contains("plan at least one action that changes that")));
        assertRefused(() -> house.by(AUTHOR).propose(id), "OBJ-2", "plan at least one action");

        house.by(AUTHOR).planAction(id, ObjectiveFixture.action());
        house.by(AUTHOR).propose(id);
        assertThat(house.objective(id).status()).isEqualTo(ObjectiveStatus.PROPOSED);
    }

    @Test
    @Verifies("OBJ-2")
    void a_kpi_that_is_retired_between_proposal_and_approval_stops_the_approval() {
        ObjectiveId id = house.agreed();
        house.as(AUTHOR).kpis().retire(KPI);

        assertRefused(
                () -> house.signing(APPROVER).objectives().activate(house.seen(id)),
                "OBJ-2",
                "KPI " + KPI + " was retired; link its successor");
    }

    @Test
    @Verifies("OBJ-2")
    void nothing_is_activated_without_the_service_owners_signature_on_this_very_content() {
        ObjectiveId id = house.proposed();
        assertRefused(
                () -> house.signing(APPROVER).objectives().activate(house.seen(id)),
                "OBJ-2",
                "service owner u-service has not signed");

        house.signing(SERVICE_OWNER).objectives().agree(house.seen(id));
        house.by(APPROVER).reject(id);
        house.by(AUTHOR).propose(id);

        assertRefused(
                () -> house.signing(APPROVER).objectives().activate(house.seen(id)),
                "OBJ-2",
                "service owner u-service has not signed");
        assertThat(house.by(AUTHOR).agreements(id)).hasSize(1);
    }

    @Test
    @Verifies("OBJ-2")
    void only_the_named_service_owner_signs_and_with_a_signature() {
        ObjectiveId id = house.proposed();
        assertRefused(
                () -> house.signing(OWNER).objectives().agree(house.seen(id)),
                "OBJ-2",
                "u-it-lead is not its service owner, u-service; let that person sign");
        assertThatThrownBy(() -> house.by(SERVICE_OWNER).agree(house.seen(id)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it demands a signature meaning 'agreed that it can be reached'");
        ObjectiveId drafted = house.drafted();
        assertRefused(
                () -> house.signing(SERVICE_OWNER).objectives().agree(house.seen(drafted)),
                "DOC-2",
                "is not up for approval");
    }

    @Test
    @Verifies({"OBJ-4", "X-3"})
    void neither_owner_nor_author_nor_who_acts_for_them_approves() {
        ObjectiveId id = house.agreed();
        Seen<ObjectiveId> seen = house.seen(id);
        for (Actor kept : List.of(OWNER, AUTHOR)) {
            Actor asCompliance = Actor.of(kept.id(), Role.COMPLIANCE);
            assertRefused(
                    () -> house.signing(asCompliance).objectives().activate(seen),
                    "OBJ-4",
                    kept.id() + " answers for it or wrote it; let somebody else approve it");
        }
        house.as(AUTHOR)
                .delegations()
                .grant(
                        new Delegate("u-deputy", "Dee Puty"),
                        Set.of(Role.QUALITY_MANAGER),
                        house.clock.instant(),
                        house.clock.instant().plus(Duration.ofDays(7)));
        assertRefused(
                () -> house.signing(Actor.of("u-deputy", Role.SERVICE_AGENT))
                        .objectives()
                        .activate(seen),
                "OBJ-4",
                "u-deputy acts for u-quality, who answers for it or wrote it");
        assertThat(house.qms.trail().refusals("objective", id.value())).hasSize(3);

        house.signing(APPROVER).objectives().activate(seen);
        assertThat(house.qms.trail().history("objective", id.value()).stream()
                        .flatMap(entry -> entry.signature().stream())
                        .map(signature -> signature.meaning()))
                .containsExactly("objective approved");
    }

    @Test
    @Verifies("OBJ-4")
    void a_rejection_needs_a_reason_and_leads_back_to_draft() {
        ObjectiveId id = house.agreed();
        assertThatThrownBy(() -> house.qms.as(APPROVER).objectives().reject(id))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a reason must be given");

        house.by(SERVICE_OWNER).reject(id);
        assertThat(house.objective(id).status()).isEqualTo(ObjectiveStatus.DRAFT);
    }

    @Test
    @Verifies({"OBJ-4", "X-15"})
    void what_was_not_shown_is_not_approved() {
        ObjectiveId id = house.agreed();
        Seen<ObjectiveId> old = Seen.of(id, house.seen(id).version() - 1);

        assertThatThrownBy(() -> house.signing(APPROVER).objectives().activate(old))
                .isInstanceOf(ConflictException.class);
        assertThat(house.objective(id).status()).isEqualTo(ObjectiveStatus.PROPOSED);
    }

    @Test
    @Verifies("X-9")
    void of_two_approvers_one_wins() {
        ObjectiveId id = house.agreed();
        Seen<ObjectiveId> seen = house.seen(id);
        Actor other = Actor.of("u-director", Role.SENIOR_MANAGEMENT);

        assertThatThrownBy(() -> house.signing(other).atomically(session -> {
                    session.objectives().activate(seen);
                    house.signing(APPROVER).objectives().activate(seen);
                    return seen;
                }))
                .isInstanceOf(ConflictException.class);
        assertThat(house.by(AUTHOR).reviews().of(id)).hasSize(6);
        assertThat(house.qms.trail().history("objective", id.value()))
                .filteredOn(entry -> entry.signature().isPresent())
                .extracting(entry -> entry.actor().id())
                .containsExactly(APPROVER.id());
    }

    @Test
    @Verifies({"OBJ-3", "OBJ-4"})
    void an_objective_ends_only_as_the_data_say() {
        ObjectiveId id = house.active();
        house.completeActions(id);
        house.on("2026-03-02");
        assertRefused(() -> house.by(APPROVER).conclude(id), "OBJ-3", "the data say NO_DATA");
        house.record(KPI, START, "9.6");
        assertRefused(() -> house.by(APPROVER).conclude(id), "OBJ-3", "the data say ON_TRACK");

        assertRefused(
                () -> Unbounded.records(house.as(APPROVER))
                        .commit(work -> work.change(
                                ObjectiveLifeCycle.CONCLUDE,
                                id,
                                (state, act) -> state.withHeader(state.header().in(ObjectiveStatus.ACHIEVED)))),
                "OBJ-3",
                "the data say ON_TRACK");
    }

    @Test
    @Verifies("OBJ-4")
    void what_was_approved_says_the_same_until_its_end_whatever_command_changes_it() {
        ObjectiveId id = house.active();
        house.completeActions(id);
        ObjectiveDefinition easier = house.definition().to(Target.reducedByPercent("1"));

        for (Transition<Objective> row : List.of(
                ObjectiveLifeCycle.PLAN_ACTION,
                ObjectiveLifeCycle.COMPLETE_ACTION,
                ObjectiveLifeCycle.CHANGE_ACTION,
                ObjectiveLifeCycle.PUBLISH,
                ObjectiveLifeCycle.WITHDRAW)) {
            assertRefused(
                    () -> Unbounded.records(house.as(Actor.of("u-else", Role.QUALITY_MANAGER)))
                            .commit(work -> work.change(row, id, (state, act) -> state.revised(easier, act.by()))),
                    "OBJ-4",
                    "it would say something else");
        }
    }

    @Test
    @Verifies("OBJ-3")
    void the_numbers_of_an_outcome_are_those_of_the_data() {
        ObjectiveId id = house.active();
        house.completeActions(id);
        house.on("2026-08-03");
        house.record(KPI, START, "10", "10", "10", "10", "10", "10");
        Progress earlier = house.by(AUTHOR).progress(id, LocalDate.of(2026, 7, 31));

        assertRefused(
                () -> Unbounded.records(house.as(APPROVER))
                        .commit(work -> work.change(
                                ObjectiveLifeCycle.CONCLUDE, id, (state, act) -> state.concluded(earlier, act.on()))),
                "OBJ-3",
                "the data say MISSED");
    }

    @Test
    @Verifies("OBJ-3")
    void a_missed_objective_is_concluded_as_missed_and_nothing_else() {
        ObjectiveId id = house.missed();

        assertThat(house.objective(id).status()).isEqualTo(ObjectiveStatus.MISSED);
        assertThat(house.objective(id).outcome())
                .isNotNull()
                .extracting(Progress::because)
                .asString()
                .contains("came to 9.9 h; the target is ≤ 8 h (−20 %), from 10 h before; it was due on 2026-07-31");
    }

    @Test
    @Verifies("OBJ-4")
    void its_owner_neither_concludes_nor_withdraws_it() {
        ObjectiveId id = house.active();
        house.completeActions(id);
        Actor ownerAsCompliance = Actor.of(OWNER.id(), Role.COMPLIANCE);

        assertRefused(() -> house.by(ownerAsCompliance).withdraw(id), "OBJ-4", "let somebody else end it");
        house.on("2026-08-03");
        house.record(KPI, START, "9", "9", "9", "8", "8", "7");
        assertRefused(() -> house.by(ownerAsCompliance).conclude(id), "OBJ-4", "let somebody else end it");
        house.by(APPROVER).conclude(id);
    }

    @Test
    @Verifies("OBJ-4")
    void a_miss_is_not_hidden_by_withdrawing() {
        ObjectiveId id = house.active();
        house.completeActions(id);
        house.on("2026-08-03");
        house.record(KPI, START, "10", "10", "10", "10", "10", "10");

        assertRefused(() -> house.by(APPROVER).withdraw(id), "OBJ-4", "the data say MISSED");
    }

    @Test
    @Verifies("OBJ-4")
    void what_is_not_approved_is_discarded_with_a_reason() {
        ObjectiveId id = house.by(AUTHOR).draft(house.definition());
        assertThatThrownBy(() -> house.qms.as(AUTHOR).objectives().discard(id))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a reason must be given");

        house.by(AUTHOR).discard(id);
        assertThat(house.objective(id).status()).isEqualTo(ObjectiveStatus.WITHDRAWN);
    }

    @Test
    @Verifies("OBJ-1")
    void no_objective_ends_while_an_action_is_open() {
        ObjectiveId drafted = house.drafted();
        assertRefused(() -> house.by(AUTHOR).discard(drafted), "OBJ-1", "are open; complete or cancel them first");
        ObjectiveId id = house.active();
        assertRefused(() -> house.by(APPROVER).withdraw(id), "OBJ-1", "are open; complete or cancel them first");

        house.by(APPROVER).replaceAction(house.openActions(id).get(0), List.of());
        house.by(APPROVER).withdraw(id);
        assertThat(house.objective(id).status()).isEqualTo(ObjectiveStatus.WITHDRAWN);
    }

    @Test
    @Verifies("OBJ-1")
    void actions_are_removed_in_draft_done_while_active_and_frozen_while_proposed() {
        ObjectiveId id = house.drafted();
        ActionId action = house.openActions(id).get(0);
        assertRefused(
                () -> house.by(OWNER).completeAction(action, "roster"), "OBJ-1", "it would have to be in [ACTIVE]");
        ActionId second = house.by(AUTHOR).planAction(id, ObjectiveFixture.action());
        house.by(AUTHOR).removeAction(second);
        assertThat(house.objective(id).actions()).containsExactly(action.value());

        house.by(AUTHOR).propose(id);
        assertRefused(() -> house.by(AUTHOR).planAction(id, ObjectiveFixture.action()), "OBJ-1", "is PROPOSED");
        house.signing(SERVICE_OWNER).objectives().agree(house.seen(id));
        house.signing(APPROVER).objectives().activate(house.seen(id));

        assertRefused(() -> house.by(AUTHOR).removeAction(action), "OBJ-1", "it would have to be in [DRAFT]");
        ActionId later = house.by(AUTHOR).planAction(id, ObjectiveFixture.action());
        house.by(OWNER).completeAction(action, "roster");
        house.by(APPROVER).extendAction(later, LocalDate.of(2026, 6, 30));
        List<ActionId> instead = house.by(APPROVER).replaceAction(later, List.of(ObjectiveFixture.action()));
        assertThat(house.objective(id).actions())
                .containsExactly(action.value(), instead.get(0).value());
    }

    @Test
    @Verifies("OBJ-1")
    void a_baseline_without_a_value_says_why_there_is_none() {
        Measure unknown = Measure.by("nothing");
        assertThatThrownBy(() -> house.by(AUTHOR).baseline(unknown, ObjectiveFixture.YEAR_BEFORE, START))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not a defined KPI");
        assertThatThrownBy(() -> house.by(AUTHOR).baseline(Measure.by(KPI), START, START.plusMonths(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has no measurement in that time");
        assertThat(house.by(AUTHOR)
                        .baseline(Measure.by(KPI), START.minusMonths(3), START)
                        .periods())
                .as("a baseline of three points says that it is one")
                .isEqualTo(3);
    }

    @Test
    @Verifies("OBJ-8")
    void objectives_are_found_by_status_owner_kpi_and_due_date_a_page_at_a_time() {
        ObjectiveId active = house.active();
        ObjectiveId drafted = house.drafted();

        assertThat(house.by(MEMBER).list(null).items()).extracting(View::id).containsExactly(active, drafted);
        assertThat(house.by(MEMBER)
                        .list(
                                null,
                                ObjectiveLifeCycle.STATUS.is(ObjectiveStatus.ACTIVE),
                                ObjectiveLifeCycle.OWNER.is(OWNER.id()),
                                ObjectiveLifeCycle.KPI.is(KPI),
                                ObjectiveLifeCycle.DUE_ON.before(LocalDate.of(2026, 8, 1)))
                        .items())
                .extracting(View::id)
                .containsExactly(active);
    }

    @Test
    @Verifies({"OBJ-8", "X-2"})
    void who_may_not_read_objectives_is_told_nothing_of_them() {
        ObjectiveId id = house.active();
        Objectives cleaner = house.by(Actor.of("u-cleaner", new Role("CLEANER")));

        for (ThrowingCallable read : List.<ThrowingCallable>of(
                () -> cleaner.find(id),
                () -> cleaner.smart(id),
                () -> cleaner.progress(id, house.today()),
                () -> cleaner.reviews().of(id),
                () -> cleaner.communication().notAcknowledged(id),
                () -> cleaner.plan(2026),
                () -> cleaner.list(null))) {
            assertRefused(read, "X-2", "lacks the permission");
        }
    }

    @Test
    @Verifies("OBJ-8")
    void the_trail_of_an_objective_is_whole_and_names_what_its_approval_relied_on() {
        ObjectiveId id = house.achieved();
        Qms qms = house.qms;

        assertThat(qms.trail().verify("objective", id.value()).problems()).isEmpty();
        TrailEntry approval = qms.trail().history("objective", id.value()).stream()
                .filter(entry -> entry.signature().isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(approval.reliedOn()).extracting(TrailEntry.ReliedOn::type).contains("kpi-definition");
    }
}
