package io.github.qms4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.delegation.Delegations.Delegate;
import io.github.qms4j.record.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CourseTest {
    private final TrainingFixture house = new TrainingFixture();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    @Verifies("TRN-1")
    void a_course_is_in_force_from_the_day_of_its_release_and_says_what_it_is_about() {
        CourseId course = house.released(CourseContent.reading("Incident procedure", TrainingFixture.SOP)
                .withObjectives("tells the customer within an hour")
                .withMaterial("slides.pdf", TrainingFixture.HASH));

        Editions<CourseContent> editions = house.training(TrainingFixture.QUALITY)
                .courses()
                .find(course)
                .orElseThrow()
                .state()
                .editions();

        assertThat(editions.on(house.today().minusDays(1))).isEmpty();
        assertThat(editions.on(house.today()).orElseThrow().content().subjects())
                .containsExactly(TrainingFixture.SOP);
        assertThat(course.value()).isEqualTo("CRS-2026-0001");
    }

    @Test
    @Verifies("TRN-1")
    void an_edition_is_not_released_by_who_wrote_it() {
        CourseId course = house.training(TrainingFixture.QUALITY).courses().draft(CourseContent.classroom("Incidents"));

        assertThatThrownBy(() -> house.release(course))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("wrote the draft");
    }

    @Test
    @Verifies("TRN-1")
    void an_edition_is_not_released_by_a_delegate_of_who_wrote_it() {
        CourseId course = house.training(TrainingFixture.QUALITY).courses().draft(CourseContent.classroom("Incidents"));
        house.as(TrainingFixture.QUALITY)
                .delegations()
                .grant(
                        new Delegate(TrainingFixture.ANNA.id(), "Anna"),
                        Set.of(Role.QUALITY_MANAGER),
                        house.clock.instant(),
                        house.clock.instant().plus(Duration.ofDays(7)));
        Seen<CourseId> seen = house.training(TrainingFixture.QUALITY)
                .courses()
                .find(course)
                .orElseThrow()
                .seen();

        assertThatThrownBy(() -> house.training(TrainingFixture.ANNA).courses().release(seen))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    @Verifies("TRN-1")
    void an_edition_that_was_released_never_changes_and_the_next_one_stands_beside_it() {
        CourseId course = house.reading();
        house.on("2026-04-01");

        house.revise(course, CourseContent.reading("Incident procedure", TrainingFixture.NEXT_SOP));

        Editions<CourseContent> editions = house.training(TrainingFixture.QUALITY)
                .courses()
                .find(course)
                .orElseThrow()
                .state()
                .editions();
        assertThat(editions.released()).extracting(Editions.Edition::number).containsExactly(1, 2);
        assertThat(editions.number(1).orElseThrow().content().subjects()).containsExactly(TrainingFixture.SOP);
        assertThat(editions.on(house.today().minusDays(1)).orElseThrow().number())
                .isEqualTo(1);
        assertThat(editions.current().orElseThrow().number()).isEqualTo(2);
    }

    @Test
    @Verifies("TRN-1")
    void nothing_is_released_without_a_draft() {
        CourseId course = house.reading();

        assertThatThrownBy(() -> house.release(course))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("there is no draft");
    }

    @Test
    @Verifies("TRN-1")
    void what_an_edition_names_is_released_before_it() {
        CourseId unreleased =
                house.training(TrainingFixture.TRAINER).courses().draft(CourseContent.classroom("Incidents"));
        CurriculumId curriculum = house.training(TrainingFixture.TRAINER)
                .curricula()
                .draft(CurriculumContent.titled("Support", "u-head")
                        .forJobRole("agent")
                        .demanding(unreleased, 30));
        Seen<CurriculumId> seen = house.training(TrainingFixture.QUALITY)
                .curricula()
                .find(curriculum)
                .orElseThrow()
                .seen();

        assertThatThrownBy(() ->
                        house.training(TrainingFixture.QUALITY).curricula().release(seen))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(unreleased.value() + " is not released");
    }

    @Test
    @Verifies("X-15")
    void who_releases_signs_the_draft_that_they_read() {
        CourseId course = house.training(TrainingFixture.TRAINER).courses().draft(CourseContent.classroom("Incidents"));
        Seen<CourseId> seen = house.training(TrainingFixture.QUALITY)
                .courses()
                .find(course)
                .orElseThrow()
                .seen();
        house.training(TrainingFixture.TRAINER).courses().redraft(course, CourseContent.classroom("Other"));

        assertThatThrownBy(
                        () -> house.training(TrainingFixture.QUALITY).courses().release(seen))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    @Verifies("TRN-1")
    void a_draft_is_refused_with_everything_that_is_wrong() {
        CourseContent bad = CourseContent.onTheJob(" ")
                .withMaterial("slides.pdf", "abc")
                .valid(Recertification.afterMonths(0))
                .withExamination(Examination.of(QuestionBankId.of("QB-2026-0001"), 0, 101, 0));

        assertThatThrownBy(
                        () -> house.training(TrainingFixture.TRAINER).courses().draft(bad))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.violations())
                                .extracting(InvalidInputException.Violation::place)
                                .containsExactlyInAnyOrder(
                                        "title",
                                        "materials[0].sha256",
                                        "examination.questions",
                                        "examination.passMark",
                                        "examination.attempts",
                                        "conferral",
                                        "recertification.months"));
    }

    @Test
    @Verifies("TRN-2")
    void a_question_bank_is_not_read_by_those_who_are_asked() {
        QuestionBankId bank = house.bank();

        assertThatThrownBy(() ->
                        house.training(TrainingFixture.ANNA).questionBanks().find(bank))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    @Verifies("TRN-1")
    void lists_are_paged_by_title() {
        house.reading();
        house.released(CourseContent.classroom("Basics"));

        assertThat(house.training(TrainingFixture.QUALITY)
                        .courses()
                        .list(Stage.RELEASED, null)
                        .items())
                .extracting(found -> found.state()
                        .editions()
                        .current()
                        .orElseThrow()
                        .content()
                        .title())
                .isEqualTo(List.of("Basics", "Incident procedure"));
    }
}
