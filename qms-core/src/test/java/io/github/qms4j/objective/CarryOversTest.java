package io.github.qms4j.objective;

import static io.github.qms4j.objective.ObjectiveFixture.APPROVER;
import static io.github.qms4j.objective.ObjectiveFixture.AUTHOR;
import static io.github.qms4j.objective.ObjectiveFixture.KPI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.qms4j.DuplicateException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.document.DocumentId;
import io.github.qms4j.document.DocumentVersionId;
import io.github.qms4j.kpi.KpiRecords.DefinitionStatus;
import io.github.qms4j.objective.CarryOver.Choice;
import io.github.qms4j.objective.CarryOver.Course;
import io.github.qms4j.objective.CarryOver.KpiLine;
import io.github.qms4j.objective.CarryOver.Line;
import io.github.qms4j.objective.CarryOver.PlanLine;
import io.github.qms4j.objective.ObjectiveDefinition.Level;
import io.github.qms4j.objective.ObjectiveDefinition.Timing;
import io.github.qms4j.objective.Progress.Verdict;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** At the end of 2026. */
@Verifies("OBJ-9")
class CarryOversTest {
    private static final Timing NEXT_YEAR = Timing.months(LocalDate.of(2027, 1, 1), 6);

    private final ObjectiveFixture house = new ObjectiveFixture();

    @AfterEach
    void close() {
        house.close();
    }

    private CarryOver carryOver(Choice... choices) {
        house.on("2026-12-14");
        house.by(APPROVER).carryOvers().carryOver(2026, List.of(choices), null);
        return house.by(AUTHOR).carryOvers().find(2026).orElseThrow().state();
    }

    @Test
    void objectives_and_kpis_go_on_in_one_step_with_what_was_achieved_beside_each() {
        ObjectiveId dropped = house.drafted();
        ObjectiveId achieved = house.achieved();

        CarryOver year = carryOver(Choice.goOn(achieved, NEXT_YEAR), Choice.drop(dropped, "another one covers it"));

        assertThat(year.objectives())
                .extracting(Line::objective, Line::status, l -> l.achieved().verdict(), Line::course, Line::reason)
                .containsExactly(
                        tuple(achieved, ObjectiveStatus.ACHIEVED, Verdict.ACHIEVED, Course.GOES_ON, ""),
                        tuple(
                                dropped,
                                ObjectiveStatus.DRAFT,
                                Verdict.ACHIEVED,
                                Course.DROPPED,
                                "another one covers it"));
        assertThat(year.kpis())
                .containsExactly(new KpiLine(
                        KPI,
                        DefinitionStatus.ACTIVE,
                        Result.measured(Quantity.of("7.9", "h")),
                        LocalDate.of(2026, 8, 1)));
    }

    @Test
    void the_new_draft_starts_from_what_was_achieved_and_passes_its_checks_anew() {
        ObjectiveId achieved = house.achieved();
        ObjectiveId next =
                carryOver(Choice.goOn(achieved, NEXT_YEAR)).objectives().get(0).successor();

        Objective draft = house.objective(Objects.requireNonNull(next));
        assertThat(draft.carriedFrom()).isEqualTo(achieved);
        assertThat(draft.status()).isEqualTo(ObjectiveStatus.DRAFT);
        assertThat(draft.definition().baseline())
                .hasToString("7.9 h from 2026-07-01 to 2026-07-31 (achieved by " + achieved + ")");
        assertThat(draft.definition().target()).isEqualTo(Target.reducedByPercent("20"));
        assertThat(draft.dueOn()).isEqualTo(LocalDate.of(2027, 6, 30));
        assertThat(house.by(AUTHOR).smart(next).passes()).isFalse();
        assertThat(house.by(AUTHOR).all(ObjectiveLifeCycle.CARRIED_FROM.is(achieved)))
                .hasSize(1);
    }

    @Test
    void a_child_serves_the_new_draft_of_what_it_served() {
        ObjectiveId company = house.by(AUTHOR).draft(house.definition().at(Level.COMPANY));
        ObjectiveId team = house.by(AUTHOR).draft(house.definition().serving(company));

        List<Line> lines = carryOver(Choice.goOn(team, NEXT_YEAR), Choice.goOn(company, NEXT_YEAR))
                .objectives();

        ObjectiveId newTeam = Objects.requireNonNull(lines.get(0).successor());
        assertThat(house.objective(newTeam).definition().parent())
                .isEqualTo(lines.get(1).successor());
    }

    @Test
    void nothing_is_carried_over_or_left_behind_silently() {
        ObjectiveId one = house.drafted();
        ObjectiveId other = house.active();

        assertThatThrownBy(() -> carryOver(Choice.drop(one, "covered")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("[" + other + "] are due in 2026 and not decided on");
        assertThat(house.by(AUTHOR).carryOvers().find(2026)).isEmpty();
        assertThat(house.by(AUTHOR).all()).hasSize(2);
    }

    @Test
    void what_is_due_later_is_listed_as_running_on() {
        ObjectiveId id = house.by(AUTHOR)
                .draft(house.definition()
                        .timed(Timing.months(ObjectiveFixture.START, 18))
                        .withMonthlyMilestones());
        house.by(AUTHOR).planAction(id, ObjectiveFixture.action());
        house.by(AUTHOR).propose(id);
        house.signing(ObjectiveFixture.SERVICE_OWNER).objectives().agree(house.seen(id));
        house.signing(APPROVER).objectives().activate(house.seen(id));

        assertThat(carryOver().objectives())
                .extracting(Line::objective, Line::course, l -> l.achieved().verdict())
                .containsExactly(tuple(id, Course.RUNS_ON, Verdict.NO_DATA));
    }

    @Test
    void a_retired_kpi_is_shown_as_retired() {
        ObjectiveId id = house.drafted();
        house.as(AUTHOR).kpis().retire(KPI);

        assertThat(carryOver(Choice.goOn(id, NEXT_YEAR)).kpis())
                .extracting(KpiLine::status)
                .containsExactly(DefinitionStatus.RETIRED);
    }

    @Test
    void the_plan_of_the_year_is_kept_with_the_text_that_was_in_force() {
        DocumentVersionId inForce = house.planInForce(2026);
        house.on("2026-12-14");
        DocumentId plan = ObjectiveFixture.PLAN;
        house.by(APPROVER).carryOvers().carryOver(2026, List.of(), plan);

        assertThat(house.by(AUTHOR)
                        .carryOvers()
                        .find(2026)
                        .orElseThrow()
                        .state()
                        .plan())
                .isEqualTo(new PlanLine(
                        plan,
                        inForce,
                        house.as(AUTHOR)
                                .documents()
                                .inForce(plan, house.today())
                                .orElseThrow()
                                .sha256()));
    }

    @Test
    void a_plan_of_which_nothing_is_in_force_is_shown_as_such() {
        DocumentId plan = house.openPlan();
        house.on("2026-12-14");
        house.by(APPROVER).carryOvers().carryOver(2026, List.of(), plan);

        assertThat(house.by(AUTHOR)
                        .carryOvers()
                        .find(2026)
                        .orElseThrow()
                        .state()
                        .plan())
                .isEqualTo(new PlanLine(plan, null, null));
    }

    @Test
    void a_year_is_carried_over_once_and_closed_for_new_objectives() {
        carryOver();

        assertThatThrownBy(() -> carryOver()).isInstanceOfAny(DuplicateException.class, RefusedException.class);
        assertThatThrownBy(() -> house.by(AUTHOR).draft(house.definition()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the year 2026 was carried over already; let it be due in a later year");
    }

    @Test
    void a_year_that_has_not_begun_and_choices_that_do_not_fit_are_refused() {
        ObjectiveId id = house.drafted();

        assertThatThrownBy(() -> house.by(APPROVER).carryOvers().carryOver(2027, List.of(), null))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("2027 has not begun");
        assertThatThrownBy(() ->
                        house.by(APPROVER).carryOvers().carryOver(2025, List.of(Choice.drop(id, "covered")), null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not due in 2025");
        assertThatThrownBy(() -> carryOver(Choice.drop(id, "covered"), Choice.goOn(id, NEXT_YEAR)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is decided on twice");
        assertThatThrownBy(() -> Choice.drop(id, " ")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Choice(id, Course.RUNS_ON, null, "x")).isInstanceOf(InvalidInputException.class);
    }
}
