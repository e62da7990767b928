package io.github.qms4j.training;

import static io.github.qms4j.training.TrainingFixture.ANNA;
import static io.github.qms4j.training.TrainingFixture.BEN;
import static io.github.qms4j.training.TrainingFixture.COMPLIANCE;
import static io.github.qms4j.training.TrainingFixture.QUALITY;
import static io.github.qms4j.training.TrainingFixture.SOP;
import static io.github.qms4j.training.TrainingFixture.TRAINER;
import static io.github.qms4j.training.TrainingFixture.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.delegation.Delegations.Delegate;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompetenceTest {
    private final TrainingFixture house = new TrainingFixture();

    @AfterEach
    void close() {
        house.close();
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    @Test
    @Verifies("TRN-3")
    void who_has_to_take_a_course_is_not_trained_then_in_progress_then_current() {
        CourseId course = house.reading(
                content -> content.about(List.of(SOP, new Subject("procedure", "SOP-8", 1, TrainingFixture.HASH))));
        assertThat(house.status(ANNA, course)).isEqualTo(CompetenceStatus.NOT_TRAINED);
        CycleId cycle = house.assigned(course, ANNA);
        assertThat(house.status(ANNA, course)).isEqualTo(CompetenceStatus.NOT_TRAINED);

        house.training(ANNA).cycles().read(house.seen(cycle), SOP);
        assertThat(house.status(ANNA, course)).isEqualTo(CompetenceStatus.IN_PROGRESS);

        house.training(ANNA)
                .cycles()
                .read(house.seen(cycle), new Subject("procedure", "SOP-8", 1, TrainingFixture.HASH));
        Competence competence = house.training(QUALITY).competences().of(person(ANNA), course, house.today());
        assertThat(competence.status()).isEqualTo(CompetenceStatus.CURRENT);
        assertThat(competence.basis()).isEqualTo(cycle);
        assertThat(competence.rule()).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, NOT_TRAINED",
        "2026-03-02, CURRENT",
        "2027-01-31, CURRENT",
        "2027-02-01, EXPIRING",
        "2027-03-02, EXPIRING",
        "2027-03-03, GRACE",
        "2027-03-17, GRACE",
        "2027-03-18, EXPIRED"
    })
    @Verifies({"TRN-3", "TRN-10"})
    void what_was_learnt_on_2_march_for_twelve_months_stands_on_a_day_as(LocalDate on, CompetenceStatus status) {
        CourseId course = house.reading(content ->
                content.valid(Recertification.afterMonths(12).warning(30).withGrace(15)));
        house.read(course, ANNA);

        assertThat(house.status(ANNA, course, on)).isEqualTo(status);
        assertThat(CompetenceStatus.GRACE.isCompliant()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2026-01-15, 2027-03-31", "2026-03-31, 2027-03-31", "2026-11-02, 2027-03-31", "2026-12-31, 2027-03-31"})
    @Verifies("TRN-10")
    void a_course_due_in_a_window_from_january_to_march_is_due_at_the_end_of_the_next_one(
            LocalDate taken, LocalDate due) {
        assertThat(Recertification.inWindow(1, 3).validUntil(taken)).isEqualTo(due);
    }

    @Test
    @Verifies("TRN-10")
    void a_window_later_in_the_year_is_this_years() {
        assertThat(Recertification.inWindow(9, 10).validUntil(day("2026-03-02")))
                .isEqualTo(day("2026-10-31"));
        assertThat(Recertification.inWindow(9, 10).validUntil(day("2026-09-01")))
                .isEqualTo(day("2027-10-31"));
    }

    @Test
    @Verifies("TRN-3")
    void a_waiver_is_shown_as_a_waiver_and_is_no_compliance() {
        CourseId course = house.reading();
        CurriculumId curriculum = house.supportTakes(course);
        WaiverId waiver =
                house.training(COMPLIANCE).waivers().grant(person(ANNA), course, house.today(), day("2026-03-31"));

        Competence competence = house.training(QUALITY).competences().of(person(ANNA), course, house.today());

        assertThat(competence.status()).isEqualTo(CompetenceStatus.WAIVED);
        assertThat(competence.status().isCompliant()).isFalse();
        assertThat(competence.waiver()).isEqualTo(waiver);
        assertThat(house.status(ANNA, course, day("2026-04-01"))).isEqualTo(CompetenceStatus.NOT_TRAINED);
        Coverage coverage = house.training(QUALITY).competences().coverage(TrainingFixture.SUPPORT, house.today());
        assertThat(coverage.count(CompetenceStatus.WAIVED)).isEqualTo(1);
        assertThat(coverage.compliant()).isZero();
        assertThat(curriculum.value()).startsWith("CUR-");
        Waiver stored =
                house.training(QUALITY).waivers().find(waiver).orElseThrow().state();
        assertThat(stored.reason()).isEqualTo("as planned");
        assertThat(stored.approver().id()).isEqualTo(COMPLIANCE.id());
    }

    @Test
    @Verifies("TRN-3")
    void nobody_waives_their_own_training_by_a_delegate_neither() {
        CourseId course = house.reading();
        house.as(COMPLIANCE)
                .delegations()
                .grant(
                        new Delegate(ANNA.id(), "Anna"),
                        Set.of(Role.COMPLIANCE),
                        house.clock.instant(),
                        house.clock.instant().plus(Duration.ofDays(7)));

        assertThatThrownBy(() ->
                        house.training(QUALITY).waivers().grant(person(QUALITY), course, house.today(), house.today()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("who is let off");
        assertThatThrownBy(() ->
                        house.training(ANNA).waivers().grant(person(COMPLIANCE), course, house.today(), house.today()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("who is let off");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01, 2026-03-31", "2026-03-02, 2026-03-01", "2026-03-02, 2027-03-04"})
    @Verifies("TRN-3")
    void a_waiver_begins_today_or_later_and_has_an_end(LocalDate from, LocalDate until) {
        CourseId course = house.reading();

        assertThatThrownBy(() -> house.training(COMPLIANCE).waivers().grant(person(ANNA), course, from, until))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    @Verifies("TRN-3")
    void a_waiver_that_was_revoked_lets_nobody_off_from_that_day_on() {
        CourseId course = house.reading();
        WaiverId waiver =
                house.training(COMPLIANCE).waivers().grant(person(ANNA), course, house.today(), day("2026-12-31"));
        house.on("2026-05-01");

        house.training(COMPLIANCE).waivers().revoke(waiver);

        assertThat(house.status(ANNA, course)).isEqualTo(CompetenceStatus.NOT_TRAINED);
        assertThat(house.status(ANNA, course, day("2026-04-30"))).isEqualTo(CompetenceStatus.WAIVED);
        assertThat(house.training(QUALITY).waivers().of(person(ANNA))).hasSize(1);
    }

    @Test
    @Verifies("TRN-10")
    void a_cycle_opened_by_a_finding_ends_what_was_learnt_before_on_the_day_it_is_due() {
        CourseId course = house.reading();
        house.read(course, ANNA);
        CycleId again = house.training(TRAINER)
                .cycles()
                .assign(course, person(ANNA), day("2026-03-20"), Cause.FINDING, "NC-2026-0007");

        assertThat(house.status(ANNA, course)).isEqualTo(CompetenceStatus.EXPIRING);
        assertThat(house.status(ANNA, course, day("2026-03-20"))).isEqualTo(CompetenceStatus.EXPIRING);
        assertThat(house.status(ANNA, course, day("2026-03-21"))).isEqualTo(CompetenceStatus.EXPIRED);

        house.training(ANNA).cycles().read(house.seen(again), SOP);
        assertThat(house.status(ANNA, course, day("2026-03-21"))).isEqualTo(CompetenceStatus.CURRENT);
    }

    @Test
    @Verifies("TRN-10")
    void a_cycle_that_was_cancelled_ends_nothing() {
        CourseId course = house.reading();
        house.read(course, ANNA);
        CycleId again = house.training(TRAINER)
                .cycles()
                .assign(course, person(ANNA), day("2026-03-20"), Cause.FINDING, "NC-2026-0007");

        house.training(TRAINER).cycles().cancel(again);

        assertThat(house.status(ANNA, course, day("2026-03-21"))).isEqualTo(CompetenceStatus.CURRENT);
    }

    @Test
    @Verifies("TRN-10")
    void a_recertification_leaves_the_earlier_cycle_as_it_was_and_lasts_longer() {
        CourseId course = house.reading(content -> content.valid(Recertification.afterMonths(12)));
        house.supportTakes(course);
        CycleId first = house.read(course, ANNA);
        TrainingCycle before = house.cycle(first);
        house.on("2027-02-20");

        List<CycleId> opened = house.training(TRAINER).assignDue();

        CycleId second = TrainingCycles.id(course, person(ANNA), 2);
        assertThat(opened).contains(second);
        assertThat(house.cycle(second).assignment().cause()).isEqualTo(Cause.RECERTIFICATION);
        assertThat(house.cycle(second).dueOn()).isEqualTo(day("2027-03-02"));
        house.training(ANNA).cycles().read(house.seen(second), SOP);
        assertThat(house.cycle(first)).isEqualTo(before);
        assertThat(house.training(QUALITY)
                        .competences()
                        .of(person(ANNA), course, house.today())
                        .validUntil())
                .isEqualTo(day("2028-02-20"));
        assertThat(house.status(ANNA, course, day("2026-06-01"))).isEqualTo(CompetenceStatus.CURRENT);
    }

    @Test
    @Verifies("TRN-1")
    void what_a_curriculum_demands_is_assigned_once_to_whom_it_applies_to() {
        CourseId course = house.reading();
        house.supportTakes(course);

        List<CycleId> opened = house.training(TRAINER).assignDue();

        assertThat(opened)
                .extracting(CycleId::value)
                .containsExactly(course + "/u-anna/1", course + "/u-ben/1", course + "/u-head/1");
        assertThat(house.cycle(opened.get(0)).dueOn()).isEqualTo(house.today().plusDays(30));
        assertThat(house.training(TRAINER).assignDue()).isEmpty();
    }

    @Test
    @Verifies("TRN-1")
    void who_failed_is_not_assigned_anew_without_a_decision() {
        CourseId course = house.assessed();
        house.supportTakes(course);
        house.training(TRAINER).assignDue();
        CycleId cycle = TrainingCycles.id(course, person(BEN), 1);
        for (int i = 0; i < 2; i++) {
            house.training(BEN)
                    .cycles()
                    .answer(
                            cycle,
                            TrainingFixture.wrong(house.training(BEN).cycles().beginAttempt(cycle)));
        }

        assertThat(house.training(TRAINER).assignDue()).isEmpty();
        assertThat(house.status(BEN, course)).isEqualTo(CompetenceStatus.NOT_TRAINED);
    }
}
