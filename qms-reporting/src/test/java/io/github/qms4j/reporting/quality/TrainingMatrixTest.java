package io.github.qms4j.reporting.quality;

import static io.github.qms4j.reporting.quality.House.CONTROL;
import static io.github.qms4j.reporting.quality.House.NOBODY;
import static io.github.qms4j.reporting.quality.House.QUALITY;
import static io.github.qms4j.reporting.quality.House.rows;
import static io.github.qms4j.reporting.quality.House.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.organisation.DepartmentDetails;
import io.github.qms4j.organisation.DepartmentId;
import io.github.qms4j.organisation.OrganisationImage;
import io.github.qms4j.organisation.PersonDetails;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Status;
import io.github.qms4j.reporting.definition.ReportOrder;
import io.github.qms4j.training.CourseContent;
import io.github.qms4j.training.CourseId;
import io.github.qms4j.training.CurriculumContent;
import io.github.qms4j.training.CurriculumId;
import io.github.qms4j.training.CycleId;
import io.github.qms4j.training.Subject;
import io.github.qms4j.training.Training;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anna and Ben work in support, which has to read a procedure within 30 days. */
@Verifies("TRN-8")
class TrainingMatrixTest {
    private static final Actor TRAINER = Actor.of("u-trainer", Role.TRAINER);
    private static final Actor ANNA = Actor.of("u-anna", Role.SERVICE_AGENT);
    private static final PersonId BEN = PersonId.of("u-ben");
    private static final DepartmentId SUPPORT = DepartmentId.of("support");
    private static final Subject PROCEDURE = new Subject("procedure", "SOP-7", 1, "a".repeat(64));
    private static final ReportOrder MATRIX = ReportOrder.of("training-matrix").with("department", SUPPORT.value());

    private final House house = new House();

    @BeforeEach
    void organise() {
        house.as(QUALITY)
                .organisation()
                .synchronise(OrganisationImage.on(house.today())
                        .department(SUPPORT, DepartmentDetails.named("Support"))
                        .person(
                                PersonId.of(ANNA.id()),
                                PersonDetails.named("Anna Agent").in(SUPPORT))
                        .person(BEN, PersonDetails.named("Ben Agent").in(SUPPORT)));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private CourseId demanded() {
        Training trainer = house.as(TRAINER).training();
        Training reader = house.as(QUALITY).training();
        CourseId course = trainer.courses().draft(CourseContent.reading("Incident procedure", PROCEDURE));
        house.as(QUALITY)
                .training()
                .courses()
                .release(reader.courses().find(course).orElseThrow().seen());
        CurriculumId curriculum = trainer.curricula()
                .draft(CurriculumContent.titled("Support", "u-head")
                        .forDepartment(SUPPORT)
                        .demanding(course, 30));
        house.as(QUALITY)
                .training()
                .curricula()
                .release(reader.curricula().find(curriculum).orElseThrow().seen());
        return course;
    }

    private CycleId read(CourseId course) {
        CycleId cycle = house.as(TRAINER)
                .training()
                .cycles()
                .assign(course, PersonId.of(ANNA.id()), house.today().plusDays(14));
        house.as(ANNA)
                .training()
                .cycles()
                .read(
                        house.as(QUALITY)
                                .training()
                                .cycles()
                                .find(cycle)
                                .orElseThrow()
                                .seen(),
                        PROCEDURE);
        return cycle;
    }

    @Test
    void who_is_overdue_stands_before_who_is_trained() {
        CourseId course = demanded();
        CycleId shown = read(course);
        house.as(TRAINER).training().cycles().assign(course, BEN, house.today().plusDays(14));
        house.on("2026-04-01");

        Report report = house.run(MATRIX);

        assertThat(report.conclusion())
                .isEqualTo("1 of 2 demanded trainings are shown (50.0 %). Overdue: 1; expired: 0; within the time of"
                        + " grace: 0; waived, which shows no competence: 0. 2 persons were there on 2026-04-01.");
        assertThat(rows(report, "Training"))
                .extracting(row -> row.cells().get(1))
                .containsExactly(Cell.text("Ben Agent"), Cell.text("Anna Agent"));
        assertThat(rows(report, "Training").get(0).cells()).contains(Cell.noData("nothing"));
        assertThat(((Cell.Verdict) rows(report, "Training").get(0).cells().get(5)).status())
                .isEqualTo(Status.BAD);
        assertThat(rows(report, "Training").get(1).cells())
                .contains(Cell.status(Status.OK, "current"), Cell.text(shown.value()), Cell.number(1));
        assertThat(report.signatures()).hasSize(2).allMatch(line -> line.signedAt() == null);
    }

    @Test
    void a_waiver_is_shown_as_one_with_who_granted_it_and_is_no_compliance() {
        CourseId course = demanded();
        house.as(CONTROL)
                .training()
                .waivers()
                .grant(BEN, course, house.today(), house.today().plusDays(10));

        Report report = house.run(MATRIX);

        assertThat(report.conclusion()).startsWith("0 of 2 ").contains("waived, which shows no competence: 1.");
        assertThat(rows(report, "Training"))
                .filteredOn(row -> row.cells().contains(Cell.text("Ben Agent")))
                .singleElement()
                .satisfies(row -> assertThat(row.cells())
                        .contains(
                                Cell.status(Status.WARNING, "waived"),
                                Cell.text("TW-2026-0001, granted by u-control until 2026-03-12: as discussed")));
    }

    @Test
    void where_nothing_is_demanded_that_is_said_in_words() {
        Report report = house.run(MATRIX);

        assertThat(report.conclusion()).isEqualTo("No training is demanded. 2 persons were there on 2026-03-02.");
        assertThat(table(report, "Training").whenEmpty())
                .isEqualTo("No training is demanded of anybody who was there.");
    }

    @Test
    void a_day_on_which_there_was_no_such_department_is_refused() {
        assertThatThrownBy(() -> house.run(MATRIX.with("day", "2026-03-01")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("was none on 2026-03-01");
    }

    @Test
    void who_may_not_read_training_gets_no_matrix() {
        assertThatThrownBy(() -> house.reports.run(house.as(NOBODY), MATRIX)).isInstanceOf(RefusedException.class);
    }
}
