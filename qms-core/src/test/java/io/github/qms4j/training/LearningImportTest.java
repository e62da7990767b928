package io.github.qms4j.training;

import static io.github.qms4j.training.TrainingFixture.ANNA;
import static io.github.qms4j.training.TrainingFixture.QUALITY;
import static io.github.qms4j.training.TrainingFixture.TRAINER;
import static io.github.qms4j.training.TrainingFixture.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.training.LearningImport.Taken;
import io.github.qms4j.training.LearningResult.Completion;
import io.github.qms4j.training.LearningResult.Success;
import io.github.qms4j.training.LearningStatement.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LearningImportTest {
    private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");

    private final TrainingFixture house = new TrainingFixture();
    private final Map<String, PersonId> people = new HashMap<>(Map.of("mbox:anna", person(ANNA)));
    private final Map<String, CourseId> courses = new HashMap<>();
    private final LearningDirectory directory = new LearningDirectory() {
        @Override
        public Optional<PersonId> person(String learner) {
            return Optional.ofNullable(people.get(learner));
        }

        @Override
        public Optional<CourseId> course(String activity) {
            return Optional.ofNullable(courses.get(activity));
        }
    };

    @AfterEach
    void close() {
        house.close();
    }

    private LearningImport imports() {
        return house.training(TRAINER).imports("lms", directory);
    }

    private CycleId assigned() {
        CourseId course = house.eLearning();
        courses.put("course/gdpr", course);
        return house.assigned(course, ANNA);
    }

    private static LearningReport report(String id, Completion completion, Success success, Instant at) {
        return LearningReport.of(id, "mbox:anna", "course/gdpr", completion, success, at);
    }

    private static LearningReport passed(String id) {
        return report(id, Completion.COMPLETED, Success.PASSED, MORNING);
    }

    private static LearningReport voiding(String id, String target) {
        return new LearningReport(
                id, "", "", "voided", Completion.UNKNOWN, Success.UNKNOWN, null, MORNING, "it voids", target);
    }

    private LearningStatement statement(String id) {
        return imports().find(id).orElseThrow().state();
    }

    @Test
    @Verifies("TRN-9")
    void a_result_completes_the_open_cycle_on_its_day_and_the_cycle_names_the_statement() {
        CycleId cycle = assigned();

        Taken taken = imports().take(List.of(passed("s-1")));

        assertThat(taken.count(Status.EVIDENCE)).isEqualTo(1);
        assertThat(statement("s-1").cycle()).isEqualTo(cycle);
        TrainingCycle state = house.cycle(cycle);
        assertThat(state.status()).isEqualTo(CycleStatus.COMPLETED);
        assertThat(state.evidence().result()).extracting(LearningResult::source).isEqualTo("lms/s-1");
        assertThat(state.outcome())
                .extracting(TrainingCycle.Outcome::on)
                .isEqualTo(house.today().minusDays(1));
        assertThat(house.training(QUALITY)
                        .competences()
                        .of(person(ANNA), state.course(), house.today())
                        .basis())
                .isEqualTo(cycle);
    }

    @Test
    @Verifies("TRN-9")
    void the_same_id_twice_is_the_same_statement() {
        CycleId cycle = assigned();
        imports().take(List.of(passed("s-1")));
        long version = house.view(cycle).version();

        Taken again = imports().take(List.of(passed("s-1"), passed("s-1")));

        assertThat(again.known()).isEqualTo(2);
        assertThat(again.byStatus()).isEmpty();
        assertThat(house.view(cycle).version()).isEqualTo(version);
    }

    @Test
    @Verifies("TRN-9")
    void what_cannot_be_resolved_is_kept_and_listed_and_can_be_tried_again() {
        CycleId cycle = assigned();
        people.clear();
        imports().take(List.of(passed("s-1")));
        assertThat(imports().waiting(null).items())
                .extracting(found -> found.state().because())
                .containsExactly("nobody is known as mbox:anna");
        assertThat(imports().retry().count(Status.UNRESOLVED)).isEqualTo(1);
        assertThat(imports().find("s-1").orElseThrow().version()).isZero();
        people.put("mbox:anna", person(ANNA));

        assertThat(imports().retry().count(Status.EVIDENCE)).isEqualTo(1);

        assertThat(imports().waiting(null).items()).isEmpty();
        assertThat(house.cycle(cycle).status()).isEqualTo(CycleStatus.COMPLETED);
    }

    @Test
    @Verifies("TRN-9")
    void an_unknown_course_and_a_course_that_is_not_assigned_wait() {
        courses.put("course/gdpr", house.eLearning());

        imports()
                .take(List.of(
                        passed("s-1"),
                        LearningReport.of(
                                "s-2", "mbox:anna", "course/other", Completion.COMPLETED, Success.UNKNOWN, MORNING)));

        assertThat(statement("s-1").because()).contains("has no open cycle");
        assertThat(statement("s-2").because()).contains("no course is known as course/other");
    }

    @Test
    @Verifies("TRN-9")
    void an_unknown_success_does_not_hide_a_completion() {
        CycleId cycle = assigned();

        imports().take(List.of(report("s-1", Completion.COMPLETED, Success.UNKNOWN, MORNING)));

        assertThat(house.cycle(cycle).status()).isEqualTo(CycleStatus.COMPLETED);
    }

    @Test
    @Verifies("TRN-9")
    void a_completion_that_was_failed_completes_nothing() {
        CycleId cycle = assigned();

        imports().take(List.of(report("s-1", Completion.COMPLETED, Success.FAILED, MORNING)));

        assertThat(house.cycle(cycle).status()).isEqualTo(CycleStatus.IN_PROGRESS);
        assertThat(house.cycle(cycle).lacking()).containsExactly(Proof.LEARNING_RESULT);
    }

    @Test
    @Verifies("TRN-9")
    void a_statement_of_the_future_waits() {
        CycleId cycle = assigned();

        imports()
                .take(List.of(report(
                        "s-1",
                        Completion.COMPLETED,
                        Success.PASSED,
                        house.clock.instant().plusSeconds(60))));

        assertThat(statement("s-1").status()).isEqualTo(Status.UNRESOLVED);
        assertThat(statement("s-1").because()).contains("of the future");
        assertThat(house.cycle(cycle).status()).isEqualTo(CycleStatus.ASSIGNED);
    }

    @Test
    @Verifies("TRN-9")
    void a_statement_that_says_nothing_is_kept_and_shows_nothing() {
        CycleId cycle = assigned();

        imports().take(List.of(report("s-1", Completion.UNKNOWN, Success.UNKNOWN, MORNING)));

        assertThat(statement("s-1").status()).isEqualTo(Status.NO_EVIDENCE);
        assertThat(house.cycle(cycle).status()).isEqualTo(CycleStatus.ASSIGNED);
    }

    @Test
    @Verifies({"TRN-9", "TRN-10"})
    void an_old_result_does_not_complete_a_later_cycle() {
        CycleId first = assigned();
        imports().take(List.of(passed("s-1")));
        CycleId second = house.assigned(house.cycle(first).course(), ANNA);

        imports().take(List.of(report("s-2", Completion.COMPLETED, Success.PASSED, MORNING)));

        assertThat(statement("s-2").status()).isEqualTo(Status.NO_EVIDENCE);
        assertThat(statement("s-2").because()).contains("was completed on 2026-03-01 already");
        assertThat(house.cycle(second).status()).isEqualTo(CycleStatus.ASSIGNED);
    }

    @Test
    @Verifies("TRN-9")
    void what_rests_on_a_statement_that_its_system_voids_is_voided_with_it_and_stays_visible() {
        CycleId cycle = assigned();
        imports().take(List.of(passed("s-1")));

        imports().take(List.of(voiding("s-2", "s-1")));

        assertThat(statement("s-1").status()).isEqualTo(Status.VOIDED);
        assertThat(house.cycle(cycle).status()).isEqualTo(CycleStatus.VOIDED);
        assertThat(house.cycle(cycle).evidence().result())
                .extracting(LearningResult::source)
                .isEqualTo("lms/s-1");
        assertThat(house.status(ANNA, house.cycle(cycle).course())).isEqualTo(CompetenceStatus.NOT_TRAINED);
        assertThat(house.qms.trail().verify("training-cycle", cycle.value()).problems())
                .isEmpty();
    }

    @Test
    @Verifies("TRN-9")
    void an_open_cycle_loses_the_result_of_a_voided_statement() {
        CycleId cycle = assigned();
        imports().take(List.of(report("s-1", Completion.INCOMPLETE, Success.UNKNOWN, MORNING)));

        imports().take(List.of(voiding("s-2", "s-1")));

        @Nullable LearningResult result = house.cycle(cycle).evidence().result();
        assertThat(result).isNull();
    }

    @Test
    @Verifies("TRN-9")
    void a_statement_that_was_voided_before_it_came_is_no_evidence_when_it_comes() {
        CycleId cycle = assigned();

        imports().take(List.of(voiding("s-2", "s-1"), passed("s-1")));

        assertThat(statement("s-1").status()).isEqualTo(Status.VOIDED);
        assertThat(house.cycle(cycle).status()).isEqualTo(CycleStatus.ASSIGNED);
    }

    @Test
    @Verifies("TRN-9")
    void a_voiding_statement_is_not_voided() {
        CycleId cycle = assigned();
        imports().take(List.of(passed("s-1"), voiding("s-2", "s-1")));

        imports().take(List.of(voiding("s-3", "s-2")));

        assertThat(statement("s-2").status()).isEqualTo(Status.NO_EVIDENCE);
        assertThat(statement("s-3").because()).contains("such a one stays");
        assertThat(house.cycle(cycle).status()).isEqualTo(CycleStatus.VOIDED);
    }

    @Test
    @Verifies("TRN-9")
    void a_statement_is_no_evidence_of_a_cycle_that_does_not_name_it() {
        CycleId cycle = assigned();

        assertThatThrownBy(() -> Unbounded.records(house.as(TRAINER))
                        .commit(work -> work.create(
                                StatementLifeCycle.TAKE,
                                StatementId.of("lms", "s-1"),
                                act -> new LearningStatement(Status.EVIDENCE, "lms", passed("s-1"), "", cycle))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no cycle names it");
    }

    @Test
    @Verifies("TRN-9")
    void a_cycle_whose_statement_stands_is_not_voided_with_it() {
        CycleId cycle = assigned();
        imports().take(List.of(passed("s-1")));

        assertThatThrownBy(() -> Unbounded.records(house.as(TRAINER))
                        .commit(work -> work.change(CycleLifeCycle.VOID_WITH_RESULT, cycle, state -> state)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("void it with a reason instead");
    }

    @Test
    void a_system_has_a_plain_name() {
        assertThatThrownBy(() -> house.training(TRAINER).imports("l/m/s", directory))
                .isInstanceOf(InvalidInputException.class);
    }
}
