package io.github.qms4j.objective;

import static io.github.qms4j.objective.ObjectiveFixture.AUTHOR;
import static io.github.qms4j.objective.ObjectiveFixture.NETWORK;
import static io.github.qms4j.objective.ObjectiveFixture.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.RefusedException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.document.DocumentId;
import io.github.qms4j.document.DocumentVersionId;
import io.github.qms4j.objective.CarryOver.Choice;
import io.github.qms4j.objective.ObjectiveDefinition.Means;
import io.github.qms4j.objective.ObjectiveDefinition.Timing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The text of the quality management plan. */
@Verifies("OBJ-5")
class QualityPlanTest {
    private final ObjectiveFixture house = new ObjectiveFixture();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void it_says_how_each_objective_is_measured_monitored_and_achieved_by_whom_with_what_until_when() {
        ObjectiveId id = house.active();
        house.by(OWNER).communication().publish(id, LocalDate.of(2026, 2, 28), NETWORK);

        assertThat(house.by(AUTHOR).plan(2026)).isEqualTo("""
                # Quality management plan 2026

                1 objectives.

                ## OBJ-2026-0001 Reduce incident response time by 20 % within six months

                - **Status:** ACTIVE
                - **Level:** TEAM
                - **Serves:** not said
                - **Linked to:** REQUIREMENT ISO 9001:2015 8.2.1
                - **Measured by:** incident-response-time, Incident response time: Mean\\[time=OPENED\\_TO\\_FIRST\\_RESPONSE\\] in h, every P1M, from ticket log, by service desk
                - **Evaluated:** each period's value is held against the target
                - **Data plan:** not said
                - **Baseline:** 10 h from 2025-02-01 to 2026-01-31 (KPI incident-response-time, mean of 12 periods)
                - **Target:** ≤ 8 h (−20 %)
                - **From:** 2026-02-01
                - **Until:** 2026-07-31
                - **Milestone:** 9.69 h by 2026-02-28
                - **Milestone:** 9.35 h by 2026-03-31
                - **Milestone:** 9.02 h by 2026-04-30
                - **Milestone:** 8.67 h by 2026-05-31
                - **Milestone:** 8.34 h by 2026-06-30
                - **Reviewed:** every P1M: 2026-03-01 to 2026-03-31, 2026-04-01 to 2026-04-30, 2026-05-01 to 2026-05-31, 2026-06-01 to 2026-06-30, 2026-07-01 to 2026-07-31, 2026-08-01 to 2026-08-31
                - **Owner:** u-it-lead
                - **Service owner:** u-service
                - **Resources:** one more agent on call
                - **Judgement:** not said
                - **Action OA-2026-0001:** put an agent on call (CHANGE, by u-ann, until 2026-04-30, OPEN)
                - **Published to:** network
                """);
    }

    @Test
    void the_plan_is_a_versioned_approved_document_with_this_text() throws IOException {
        house.active();
        DocumentVersionId version = house.planInForce(2026);

        assertThat(house.as(AUTHOR).documents().inForce(ObjectiveFixture.PLAN, house.today()))
                .hasValueSatisfying(inForce -> assertThat(inForce.version()).isEqualTo(version));
        try (InputStream text = house.as(AUTHOR).documents().text(version)) {
            assertThat(text)
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(house.by(AUTHOR).plan(2026));
        }
        assertThat(house.as(AUTHOR).documents().approvals(version)).hasSize(1);
    }

    @Test
    void a_second_version_is_not_begun_beside_one_that_is_under_way() {
        DocumentId plan = house.openPlan();
        house.by(OWNER).writePlan(house.as(OWNER).documents(), plan, 2026);

        assertThatThrownBy(() -> house.by(OWNER).writePlan(house.as(OWNER).documents(), plan, 2026))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    @Verifies("OBJ-9")
    void the_plan_of_the_next_year_says_beside_each_objective_what_was_achieved_before() {
        ObjectiveId achieved = house.achieved();
        house.on("2027-01-04");
        house.record(ObjectiveFixture.KPI, LocalDate.of(2026, 8, 1), "7.9", "7.8", "8.0", "7.9", "7.8");
        house.by(ObjectiveFixture.APPROVER)
                .carryOvers()
                .carryOver(2026, List.of(Choice.goOn(achieved, Timing.months(LocalDate.of(2027, 1, 1), 6))), null);
        ObjectiveId next = house.by(AUTHOR)
                .all(ObjectiveLifeCycle.CARRIED_FROM.is(achieved))
                .findFirst()
                .orElseThrow()
                .id();
        ObjectiveDefinition definition = house.objective(next).definition();
        house.by(AUTHOR).revise(next, definition.withMonthlyMilestones());
        house.by(AUTHOR).planAction(next, ObjectiveFixture.action());
        house.by(AUTHOR).propose(next);

        assertThat(house.by(AUTHOR).plan(2027))
                .contains("- **Goes on with:** " + achieved
                        + ", ACHIEVED: the period 2026-07-01 to 2026-07-31 came to 7.9 h; the target is ≤ 8 h (−20 %), from"
                        + " 10 h before\n");
    }

    @Test
    void the_same_records_give_the_same_text_whenever_it_is_asked_for() {
        house.active();
        String text = house.by(AUTHOR).plan(2026);
        house.on("2026-06-01");

        assertThat(house.by(AUTHOR).plan(2026)).isEqualTo(text);
    }

    @Test
    void drafts_and_withdrawn_objectives_and_those_of_other_years_are_not_in_it() {
        house.drafted();
        house.withdrawn();

        assertThat(house.by(AUTHOR).plan(2026)).endsWith("No objective is due in this year.\n");
        assertThat(house.by(AUTHOR).plan(2027)).startsWith("# Quality management plan 2027");
    }

    @Test
    void what_somebody_wrote_makes_no_heading_or_list_of_its_own() {
        ObjectiveId id = house.by(AUTHOR)
                .draft(house.definition()
                        .with(Means.of(OWNER.id(), "u-service", "money\n# Approved by the board <b>")));
        house.by(AUTHOR).planAction(id, ObjectiveFixture.action());
        house.by(AUTHOR).propose(id);

        assertThat(house.by(AUTHOR).plan(2026)).contains("- **Resources:** money \\# Approved by the board \\<b\\>\n");
    }
}
