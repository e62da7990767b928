package io.github.qms4j.training;

import static io.github.qms4j.training.TrainingFixture.ANNA;
import static io.github.qms4j.training.TrainingFixture.BEN;
import static io.github.qms4j.training.TrainingFixture.HEAD;
import static io.github.qms4j.training.TrainingFixture.NEXT_SOP;
import static io.github.qms4j.training.TrainingFixture.QUALITY;
import static io.github.qms4j.training.TrainingFixture.SOP;
import static io.github.qms4j.training.TrainingFixture.TRAINER;
import static io.github.qms4j.training.TrainingFixture.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.By;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.Seen;
import io.github.qms4j.training.Impact.Measure;
import io.github.qms4j.training.TrainingEvidence.Attendance;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionAndImpactTest {
    private final TrainingFixture house = new TrainingFixture();

    @AfterEach
    void close() {
        house.close();
    }

    private SessionId planned(CourseId course, LocalDate on) {
        return house.training(TRAINER).sessions().plan(course, on, "Room 2", person(TRAINER));
    }

    @Test
    @Verifies("TRN-2")
    void who_was_there_has_attended_on_the_day_of_the_session() {
        CourseId course = house.released(CourseContent.classroom("Incidents"));
        CycleId annas = house.assigned(course, ANNA);
        CycleId bens = house.assigned(course, BEN);
        SessionId session = planned(course, house.today());
        house.on("2026-03-03");

        house.training(TRAINER).sessions().hold(session, Set.of(person(ANNA)));

        assertThat(house.cycle(annas).evidence().attendances())
                .containsExactly(new Attendance(session, LocalDate.of(2026, 3, 2), TRAINER.id(), By.of(TRAINER.id())));
        assertThat(house.status(ANNA, course, LocalDate.of(2026, 3, 2))).isEqualTo(CompetenceStatus.CURRENT);
        assertThat(house.cycle(bens).status()).isEqualTo(CycleStatus.ASSIGNED);
        assertThat(house.training(QUALITY).sessions().list(course, null).items())
                .hasSize(1);
    }

    @Test
    @Verifies("TRN-2")
    void a_session_is_not_held_before_its_day() {
        CourseId course = house.released(CourseContent.classroom("Incidents"));
        house.assigned(course, ANNA);
        SessionId session = planned(course, house.today().plusDays(1));

        assertThatThrownBy(() -> house.training(TRAINER).sessions().hold(session, Set.of(person(ANNA))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("take attendance on that day");
    }

    @Test
    @Verifies("TRN-2")
    void attendance_is_taken_of_everybody_or_of_nobody() {
        CourseId course = house.released(CourseContent.classroom("Incidents"));
        CycleId annas = house.assigned(course, ANNA);
        SessionId session = planned(course, house.today());

        assertThatThrownBy(() -> house.training(TRAINER).sessions().hold(session, Set.of(person(ANNA), person(BEN))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("attended 'u-ben': has no open cycle");
        assertThat(house.cycle(annas).status()).isEqualTo(CycleStatus.ASSIGNED);
        assertThat(house.training(QUALITY)
                        .sessions()
                        .find(session)
                        .orElseThrow()
                        .state()
                        .status())
                .isEqualTo(TrainingSession.Status.PLANNED);
    }

    @Test
    @Verifies("TRN-2")
    void a_trainer_does_not_attend_their_own_session() {
        CourseId course = house.released(CourseContent.classroom("Incidents"));
        house.assigned(course, TRAINER);
        SessionId session = planned(course, house.today());

        assertThatThrownBy(() -> house.training(QUALITY).sessions().hold(session, Set.of(person(TRAINER))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("teaches it");
    }

    @Test
    @Verifies("X-1")
    void a_session_that_was_called_off_is_not_held() {
        CourseId course = house.released(CourseContent.classroom("Incidents"));
        house.assigned(course, ANNA);
        SessionId session = planned(course, house.today());
        house.training(TRAINER).sessions().cancel(session);

        assertThatThrownBy(() -> house.training(TRAINER).sessions().hold(session, Set.of(person(ANNA))))
                .isInstanceOf(RefusedException.class);
    }

    // --- new versions ---

    private ImpactId opened(Subject subject) {
        List<ImpactId> opened =
                house.training(QUALITY).impacts().open(subject, house.today().plusDays(10));
        assertThat(opened).hasSize(1);
        return opened.get(0);
    }

    private void decide(ImpactId impact, Measure measure, @Nullable LocalDate by) {
        Seen<ImpactId> seen =
                house.training(QUALITY).impacts().find(impact).orElseThrow().seen();
        house.training(QUALITY).impacts().decide(seen, measure, by);
    }

    @Test
    @Verifies("TRN-4")
    void a_new_version_opens_one_decision_for_each_curriculum_with_a_course_about_it() {
        CourseId course = house.reading();
        CurriculumId curriculum = house.supportTakes(course);
        house.released(CurriculumContent.titled("Other", HEAD.id())
                .forJobRole("agent")
                .demanding(house.released(CourseContent.classroom("Other")), 10));

        ImpactId impact = opened(NEXT_SOP);

        Impact state =
                house.training(QUALITY).impacts().find(impact).orElseThrow().state();
        assertThat(state.curriculum()).isEqualTo(curriculum);
        assertThat(state.courses()).containsExactly(course);
        assertThat(state.header().owner()).isEqualTo(HEAD.id());
        assertThat(house.training(QUALITY).impacts().open(NEXT_SOP, house.today()))
                .isEmpty();
        assertThat(house.training(QUALITY).impacts().open(SOP, house.today())).isEmpty();
        assertThat(house.training(QUALITY).impacts().waiting(null).items()).hasSize(1);
    }

    @Test
    @Verifies({"TRN-4", "TRN-10"})
    void retraining_opens_a_cycle_with_the_new_version_after_which_the_earlier_one_counts_no_more() {
        CourseId course = house.reading();
        house.supportTakes(course);
        CycleId first = house.read(course, ANNA);
        CycleId open = house.assigned(course, BEN);
        ImpactId impact = opened(NEXT_SOP);
        decide(impact, Measure.RETRAIN, LocalDate.of(2026, 3, 20));

        List<CycleId> cycles = house.training(QUALITY).impacts().carryOut(impact);

        CycleId second = TrainingCycles.id(course, person(ANNA), 2);
        assertThat(cycles)
                .containsExactly(
                        second, TrainingCycles.id(course, person(BEN), 2), TrainingCycles.id(course, person(HEAD), 1));
        assertThat(house.cycle(first).status()).isEqualTo(CycleStatus.COMPLETED);
        assertThat(house.cycle(open).status()).isEqualTo(CycleStatus.CANCELLED);
        assertThat(house.cycle(second).assignment().subjects()).containsExactly(NEXT_SOP);
        assertThat(house.status(ANNA, course, LocalDate.of(2026, 3, 21))).isEqualTo(CompetenceStatus.EXPIRED);
        house.training(ANNA).cycles().read(house.seen(second), NEXT_SOP);
        assertThat(house.status(ANNA, course, LocalDate.of(2026, 3, 21))).isEqualTo(CompetenceStatus.CURRENT);
        assertThat(house.training(QUALITY).impacts().carryOut(impact)).isEmpty();
        assertThat(house.training(QUALITY).impacts().outstanding(impact, null).items())
                .extracting(view -> view.state().owner())
                .containsExactly("u-ben", "u-head");
    }

    @Test
    @Verifies("TRN-4")
    void reading_alone_keeps_what_was_learnt_and_its_end() {
        CourseId course = house.released(
                CourseContent.classroom("Incidents").about(List.of(SOP)).valid(Recertification.afterMonths(12)));
        house.supportTakes(course);
        CycleId taught = house.assigned(course, ANNA);
        house.training(TRAINER).cycles().attend(taught, house.today());
        ImpactId impact = opened(NEXT_SOP);
        decide(impact, Measure.READ_ONLY, LocalDate.of(2026, 3, 20));
        house.on("2026-03-10");

        house.training(QUALITY).impacts().carryOut(impact);

        CycleId reading = TrainingCycles.id(course, person(ANNA), 2);
        assertThat(house.cycle(reading).lacking()).containsExactly(Proof.READING);
        assertThat(house.cycle(TrainingCycles.id(course, person(BEN), 1)).lacking())
                .containsExactly(Proof.ATTENDANCE);
        assertThat(house.status(ANNA, course, LocalDate.of(2026, 3, 21))).isEqualTo(CompetenceStatus.EXPIRED);
        house.training(ANNA).cycles().read(house.seen(reading), NEXT_SOP);
        Competence competence =
                house.training(QUALITY).competences().of(person(ANNA), course, LocalDate.of(2026, 3, 21));
        assertThat(competence.status()).isEqualTo(CompetenceStatus.CURRENT);
        assertThat(competence.basis()).isEqualTo(taught);
        assertThat(competence.validUntil()).isEqualTo(LocalDate.of(2027, 3, 2));
    }

    @Test
    @Verifies("TRN-4")
    void no_measure_needs_a_rationale_and_opens_nothing() {
        CourseId course = house.reading();
        house.supportTakes(course);
        house.read(course, ANNA);
        ImpactId impact = opened(NEXT_SOP);

        decide(impact, Measure.NONE, null);

        assertThat(house.training(QUALITY).impacts().carryOut(impact)).isEmpty();
        Impact.@Nullable Decision decision = house.training(QUALITY)
                .impacts()
                .find(impact)
                .orElseThrow()
                .state()
                .decision();
        assertThat(decision).extracting(Impact.Decision::rationale).isEqualTo("as planned");
        assertThat(house.status(ANNA, course)).isEqualTo(CompetenceStatus.CURRENT);
    }

    @Test
    @Verifies("TRN-4")
    void who_asks_for_something_says_until_when_and_no_past_day() {
        house.supportTakes(house.reading());
        ImpactId impact = opened(NEXT_SOP);

        assertThatThrownBy(() -> decide(impact, Measure.RETRAIN, null)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> decide(impact, Measure.READ_ONLY, LocalDate.of(2026, 3, 1)))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> decide(impact, Measure.NONE, LocalDate.of(2026, 3, 20)))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    @Verifies("TRN-4")
    void nothing_is_carried_out_before_it_is_decided() {
        house.supportTakes(house.reading());
        ImpactId impact = opened(NEXT_SOP);

        assertThatThrownBy(() -> house.training(QUALITY).impacts().carryOut(impact))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("decide it first");
    }

    @Test
    @Verifies("TRN-4")
    void a_decision_is_about_courses_of_its_curriculum() {
        CourseId course = house.reading();
        CurriculumId curriculum = house.supportTakes(course);
        CourseId other = house.released(CourseContent.classroom("Other"));

        assertThatThrownBy(() -> Unbounded.records(house.as(QUALITY))
                        .commit(work -> work.create(
                                ImpactLifeCycle.OPEN,
                                ImpactId.of("x"),
                                act -> new Impact(
                                        Header.opened(Impact.Status.OPEN, act),
                                        curriculum,
                                        NEXT_SOP,
                                        List.of(other),
                                        null))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("not all courses");
    }
}
