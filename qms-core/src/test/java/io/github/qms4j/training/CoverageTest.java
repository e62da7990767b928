package io.github.qms4j.training;

import static io.github.qms4j.training.TrainingFixture.ANNA;
import static io.github.qms4j.training.TrainingFixture.BEN;
import static io.github.qms4j.training.TrainingFixture.HEAD;
import static io.github.qms4j.training.TrainingFixture.INCIDENTS;
import static io.github.qms4j.training.TrainingFixture.NIGHT;
import static io.github.qms4j.training.TrainingFixture.QUALITY;
import static io.github.qms4j.training.TrainingFixture.SUPPORT;
import static io.github.qms4j.training.TrainingFixture.TRAINER;
import static io.github.qms4j.training.TrainingFixture.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.organisation.DepartmentId;
import io.github.qms4j.organisation.Kind;
import io.github.qms4j.organisation.OrganisationImage;
import io.github.qms4j.organisation.PersonDetails;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.View;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final PersonId CARA = PersonId.of("u-cara");

    private final TrainingFixture house = new TrainingFixture();

    @AfterEach
    void close() {
        house.close();
    }

    private Competences competences() {
        return house.training(QUALITY).competences();
    }

    private void leaves(Actor gone) {
        OrganisationImage image = OrganisationImage.on(house.today()).completeFor(Kind.PERSON);
        for (Actor actor : List.of(HEAD, ANNA, BEN, TRAINER, QUALITY)) {
            if (!actor.equals(gone)) {
                PersonDetails details = house.as(QUALITY)
                        .organisation()
                        .person(person(actor), house.today())
                        .orElseThrow();
                image = image.person(person(actor), details);
            }
        }
        house.as(QUALITY).organisation().synchronise(image);
    }

    @Test
    @Verifies("TRN-6")
    void coverage_counts_pairs_of_persons_and_demanded_courses_and_names_who_answers_for_it() {
        CourseId course = house.reading();
        house.supportTakes(course);
        house.read(course, ANNA);

        Coverage coverage = competences().coverage(SUPPORT, house.today());

        assertThat(coverage.persons()).isEqualTo(3);
        assertThat(coverage.required()).isEqualTo(3);
        assertThat(coverage.compliant()).isEqualTo(1);
        assertThat(coverage.percent()).contains(new BigDecimal("33.3"));
        assertThat(coverage.head()).isEqualTo(person(HEAD));
        assertThat(competences().coverage(NIGHT, house.today()).required()).isEqualTo(1);
    }

    @Test
    @Verifies("TRN-6")
    void where_nothing_is_required_there_is_no_share() {
        Coverage coverage = competences().coverage(SUPPORT, house.today());

        assertThat(coverage.required()).isZero();
        assertThat(coverage.percent()).isEmpty();
    }

    @Test
    @Verifies("TRN-6")
    void joiners_and_leavers_count_for_the_days_on_which_they_were_there() {
        CourseId course = house.reading();
        house.supportTakes(course);
        house.read(course, ANNA);
        LocalDate march = house.today();
        house.on("2026-05-04");
        leaves(ANNA);
        house.on("2026-06-01");
        house.as(QUALITY)
                .organisation()
                .synchronise(OrganisationImage.on(house.today())
                        .person(CARA, PersonDetails.named("Cara").in(NIGHT)));

        assertThat(competences().coverage(SUPPORT, march).compliant()).isEqualTo(1);
        assertThat(competences().coverage(SUPPORT, march).required()).isEqualTo(3);
        assertThat(competences().coverage(SUPPORT, march.plusDays(70)).required())
                .isEqualTo(2);
        assertThat(competences().coverage(SUPPORT, march.plusDays(70)).compliant())
                .isZero();
        assertThat(competences().coverage(SUPPORT, house.today()).required()).isEqualTo(3);
    }

    @Test
    @Verifies("TRN-6")
    void a_department_that_there_was_not_has_no_coverage() {
        assertThatThrownBy(() -> competences().coverage(DepartmentId.of("sales"), house.today()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("was none on 2026-03-02");
        assertThatThrownBy(() -> competences().coverage(SUPPORT, house.today().minusDays(1)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Verifies("TRN-1")
    void a_curriculum_for_a_process_applies_to_its_owner_and_to_those_who_run_it() {
        CourseId course = house.reading();
        house.released(CurriculumContent.titled("Incidents", "u-head")
                .forProcess(INCIDENTS)
                .demanding(course, 30));

        house.training(TRAINER).assignDue();

        assertThat(List.of(ANNA, BEN, QUALITY).stream()
                        .filter(actor -> !house.training(QUALITY)
                                .cycles()
                                .transcript(person(actor))
                                .isEmpty()))
                .containsExactly(BEN, QUALITY);
    }

    @Test
    @Verifies("TRN-1")
    void a_curriculum_for_a_job_role_applies_while_somebody_has_it() {
        CourseId course = house.reading();
        house.released(
                CurriculumContent.titled("Agents", "u-head").forJobRole("agent").demanding(course, 30));
        JobRoleId role = house.training(TRAINER).jobRoles().give(person(ANNA), "agent", house.today());
        LocalDate march = house.today();
        house.on("2026-04-01");
        house.training(TRAINER).jobRoles().end(role, house.today());

        assertThat(competences().coverage(SUPPORT, march).required()).isEqualTo(1);
        assertThat(competences().coverage(SUPPORT, house.today()).required()).isZero();
        assertThat(house.training(QUALITY).jobRoles().of(List.of(person(ANNA)))).hasSize(1);
    }

    @Test
    @Verifies("TRN-1")
    void a_job_role_neither_begins_nor_ends_in_the_future_nor_ends_before_it_began() {
        JobRoleId role = house.training(TRAINER).jobRoles().give(person(ANNA), "agent", house.today());

        assertThatThrownBy(() -> house.training(TRAINER)
                        .jobRoles()
                        .give(person(BEN), "agent", house.today().plusDays(1)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("after today");
        assertThatThrownBy(() -> house.training(TRAINER)
                        .jobRoles()
                        .end(role, house.today().minusDays(1)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("before it began");
    }

    @Test
    @Verifies("TRN-8")
    void the_matrix_is_read_in_pages_and_names_what_shows_each_competence() {
        CourseId course = house.reading();
        house.supportTakes(course);
        CycleId annas = house.read(course, ANNA);
        List<MatrixRow> rows = new ArrayList<>();
        int pages = 0;
        @Nullable String cursor = null;
        do {
            Page<MatrixRow> page = competences().matrix(SUPPORT, house.today(), 2, cursor);
            rows.addAll(page.items());
            pages++;
            cursor = page.cursor();
        } while (cursor != null);

        assertThat(pages).isEqualTo(3);
        assertThat(rows).extracting(row -> row.person().value()).containsExactly("u-anna", "u-ben", "u-head");
        assertThat(rows.get(0).items()).extracting(Competence::basis).containsExactly(annas);
        assertThat(rows.get(1).items()).extracting(Competence::status).containsExactly(CompetenceStatus.NOT_TRAINED);
        assertThatThrownBy(() -> competences().matrix(SUPPORT, house.today(), 0, null))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Verifies("TRN-8")
    void the_overdue_list_is_that_of_the_day_and_leaves_out_who_had_left() {
        CourseId course = house.reading();
        CycleId annas = house.assigned(course, ANNA);
        CycleId bens = house.assigned(course, BEN);
        LocalDate due = house.today().plusDays(14);
        assertThat(competences().overdue(due, 50, null).items()).isEmpty();
        house.on("2026-04-01");
        house.training(ANNA).cycles().read(house.seen(annas), TrainingFixture.SOP);
        house.on("2026-05-01");
        leaves(BEN);

        assertThat(competences().overdue(due.plusDays(1), 50, null).items())
                .extracting(View::id)
                .containsExactly(annas, bens);
        assertThat(competences().overdue(LocalDate.of(2026, 4, 2), 50, null).items())
                .extracting(View::id)
                .containsExactly(bens);
        assertThat(competences().overdue(house.today(), 50, null).items()).isEmpty();
        assertThat(competences().overdue(due.plusDays(1), 1, null).next()).isPresent();
    }

    @Test
    @Verifies("TRN-8")
    void a_transcript_shows_every_cycle_as_it_stood_at_an_instant() {
        CycleId cycle = house.assigned(house.reading(), ANNA);
        Instant march = house.clock.instant();
        house.on("2026-04-01");
        house.training(ANNA).cycles().read(house.seen(cycle), TrainingFixture.SOP);
        TrainingCycles cycles = house.training(QUALITY).cycles();

        assertThat(cycles.transcript(person(ANNA), march.minusSeconds(1))).isEmpty();
        assertThat(cycles.transcript(person(ANNA), march))
                .extracting(view -> view.state().status())
                .containsExactly(CycleStatus.ASSIGNED);
        assertThat(cycles.transcript(person(ANNA)))
                .extracting(view -> view.state().status())
                .containsExactly(CycleStatus.COMPLETED);
    }

    @Test
    @Verifies({"TRN-3", "TRN-8"})
    void who_is_let_off_is_not_overdue_while_the_waiver_holds() {
        CourseId course = house.reading();
        CycleId cycle = house.assigned(course, ANNA);
        house.on("2026-04-01");
        LocalDate until = house.today().plusDays(9);
        house.training(QUALITY).waivers().grant(person(ANNA), course, house.today(), until);

        assertThat(competences().overdue(until, 50, null).items()).isEmpty();
        assertThat(competences().overdue(until.plusDays(1), 50, null).items())
                .extracting(View::id)
                .containsExactly(cycle);
        assertThat(competences().of(person(ANNA), course, until).isOverdue()).isFalse();
        assertThat(competences().of(person(ANNA), course, until.plusDays(1)).isOverdue())
                .isTrue();
    }
}
