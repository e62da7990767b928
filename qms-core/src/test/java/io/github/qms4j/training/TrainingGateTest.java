package io.github.qms4j.training;

import static io.github.qms4j.training.TrainingFixture.ANNA;
import static io.github.qms4j.training.TrainingFixture.BEN;
import static io.github.qms4j.training.TrainingFixture.COMPLIANCE;
import static io.github.qms4j.training.TrainingFixture.GO_LIVE;
import static io.github.qms4j.training.TrainingFixture.GO_LIVE_ALONE;
import static io.github.qms4j.training.TrainingFixture.QUALITY;
import static io.github.qms4j.training.TrainingFixture.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.Transition;
import io.github.qms4j.trail.TrailEntry.ReliedOn;
import io.github.qms4j.training.TrainingFixture.Change;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Training cycles open the gate of actions that demand a competence. */
class TrainingGateTest {
    private final TrainingFixture house = new TrainingFixture();

    @AfterEach
    void close() {
        house.close();
    }

    private void goesLive(Actor actor, Transition<Change> row, String id) {
        Unbounded.records(house.as(actor)).commit(work -> work.create(row, id, act -> new Change(Change.Status.LIVE)));
    }

    @Test
    @Verifies("TRN-5")
    void who_is_trained_acts_and_the_entry_names_the_cycle_relied_on() {
        CycleId cycle = house.qualified(ANNA, Level.BASIC, Recertification.never());

        goesLive(ANNA, GO_LIVE, "c-1");

        assertThat(house.qms.trail().history("acme.change", "c-1").get(0).reliedOn())
                .containsExactly(new ReliedOn(
                        "training-cycle", cycle.value(), house.view(cycle).version()));
    }

    @Test
    @Verifies("TRN-5")
    void who_is_not_trained_is_refused_and_told_so_beforehand() {
        assertThatThrownBy(() -> goesLive(BEN, GO_LIVE, "c-1"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("incident handling");
        assertThat(house.as(BEN).can(GO_LIVE, RecordId.of(TrainingFixture.CHANGE_TYPE, "c-1")))
                .isInstanceOf(Decision.Denied.class);
    }

    @Test
    @Verifies({"TRN-3", "TRN-5"})
    void an_action_can_demand_a_level() {
        house.qualified(ANNA, Level.BASIC, Recertification.never());
        house.qualified(BEN, Level.EXPERT, Recertification.never());

        assertThatThrownBy(() -> goesLive(ANNA, GO_LIVE_ALONE, "c-1")).isInstanceOf(RefusedException.class);
        goesLive(BEN, GO_LIVE_ALONE, "c-2");
        assertThat(house.qms.trail().history("acme.change", "c-2")).hasSize(1);
    }

    @Test
    @Verifies({"TRN-5", "TRN-10"})
    void in_grace_somebody_acts_still_and_afterwards_no_more() {
        house.qualified(ANNA, Level.BASIC, Recertification.afterMonths(12).withGrace(10));
        house.on("2027-03-12");
        goesLive(ANNA, GO_LIVE, "c-1");
        house.on("2027-03-13");

        assertThatThrownBy(() -> goesLive(ANNA, GO_LIVE, "c-2")).isInstanceOf(RefusedException.class);
    }

    @Test
    @Verifies({"TRN-3", "TRN-5"})
    void a_waiver_shows_no_competence() {
        CourseId course =
                house.released(CourseContent.classroom("Incidents").conferring(TrainingFixture.SKILL, Level.BASIC));
        house.training(COMPLIANCE)
                .waivers()
                .grant(person(ANNA), course, house.today(), house.today().plusDays(30));

        assertThatThrownBy(() -> goesLive(ANNA, GO_LIVE, "c-1")).isInstanceOf(RefusedException.class);
    }

    @Test
    @Verifies("TRN-5")
    void what_was_voided_opens_nothing_and_what_relied_on_it_names_it_still() {
        CycleId cycle = house.qualified(ANNA, Level.BASIC, Recertification.never());
        goesLive(ANNA, GO_LIVE, "c-1");

        house.training(QUALITY).cycles().voidIt(cycle);

        assertThatThrownBy(() -> goesLive(ANNA, GO_LIVE, "c-2")).isInstanceOf(RefusedException.class);
        assertThat(house.qms.trail().history("acme.change", "c-1").get(0).reliedOn())
                .extracting(ReliedOn::id)
                .containsExactly(cycle.value());
    }

    @Test
    @Verifies({"TRN-5", "X-16"})
    void what_somebody_relies_on_is_pinned_so_that_it_is_not_voided_beside_it() {
        CycleId cycle = house.qualified(ANNA, Level.BASIC, Recertification.never());

        assertThatThrownBy(() -> Unbounded.records(house.as(ANNA)).commitWithoutResult(work -> {
                    work.create(GO_LIVE, "c-1", act -> new Change(Change.Status.LIVE));
                    house.training(QUALITY).cycles().voidIt(cycle);
                }))
                .isInstanceOf(ConflictException.class);
        assertThat(Unbounded.records(house.as(ANNA)).find(TrainingFixture.CHANGE_TYPE, "c-1"))
                .isEmpty();
    }
}
