package io.github.qms4j.training;

import static io.github.qms4j.training.TrainingFixture.ANNA;
import static io.github.qms4j.training.TrainingFixture.BEN;
import static io.github.qms4j.training.TrainingFixture.QUALITY;
import static io.github.qms4j.training.TrainingFixture.SOP;
import static io.github.qms4j.training.TrainingFixture.TRAINER;
import static io.github.qms4j.training.TrainingFixture.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.delegation.Delegations.Delegate;
import io.github.qms4j.organisation.Kind;
import io.github.qms4j.organisation.OrganisationImage;
import io.github.qms4j.organisation.PersonDetails;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.View;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.training.TrainingEvidence.Answer;
import io.github.qms4j.training.TrainingEvidence.Asked;
import io.github.qms4j.training.TrainingEvidence.Attempt;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrainingCycleTest {
    private final TrainingFixture house = new TrainingFixture();

    @AfterEach
    void close() {
        house.close();
    }

    private void delegate(Actor from, Actor to) {
        house.as(from)
                .delegations()
                .grant(
                        new Delegate(to.id(), to.id()),
                        Set.copyOf(from.roles()),
                        house.clock.instant(),
                        house.clock.instant().plus(Duration.ofDays(7)));
    }

    private TrailEntry last(CycleId cycle) {
        List<TrailEntry> history = house.qms.trail().history("training-cycle", cycle.value());
        return history.get(history.size() - 1);
    }

    // --- assignment ---

    @Test
    @Verifies("TRN-1")
    void what_is_assigned_is_the_edition_in_force() {
        CourseId course = house.reading();
        house.revise(course, CourseContent.reading("Incident procedure", TrainingFixture.NEXT_SOP));

        CycleId cycle = house.assigned(course, ANNA);

        assertThat(house.cycle(cycle).assignment().edition()).isEqualTo(2);
        assertThat(house.cycle(cycle).assignment().subjects()).containsExactly(TrainingFixture.NEXT_SOP);
        assertThat(cycle.value()).isEqualTo("CRS-2026-0001/u-anna/1");
    }

    @Test
    @Verifies("TRN-1")
    void a_course_that_is_not_in_force_is_not_assigned() {
        CourseId draft = house.training(TRAINER).courses().draft(CourseContent.classroom("Incidents"));

        assertThatThrownBy(() -> house.assigned(draft, ANNA))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("release it first");
    }

    @Test
    @Verifies("TRN-6")
    void nothing_is_assigned_to_who_is_not_there() {
        CourseId course = house.reading();

        assertThatThrownBy(
                        () -> house.training(TRAINER).cycles().assign(course, PersonId.of("u-nobody"), house.today()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("not in the organisation");
    }

    @Test
    @Verifies("TRN-10")
    void another_cycle_begins_when_the_one_before_has_ended() {
        CourseId course = house.reading();
        CycleId first = house.assigned(course, ANNA);

        assertThatThrownBy(() -> house.assigned(course, ANNA))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(first + " has not ended");
    }

    @Test
    @Verifies({"TRN-10", "X-16"})
    void of_two_who_assign_the_same_course_at_once_one_succeeds() {
        CourseId course = house.reading();

        assertThatThrownBy(() -> house.as(TRAINER).atomicallyWithoutResult(session -> {
                    session.training().cycles().assign(course, person(ANNA), house.today());
                    house.assigned(course, ANNA);
                }))
                .isInstanceOf(DuplicateException.class);
        assertThat(house.training(QUALITY).cycles().transcript(person(ANNA))).hasSize(1);
    }

    @Test
    void a_course_is_not_due_in_the_past() {
        CourseId course = house.reading();

        assertThatThrownBy(() -> house.training(TRAINER)
                        .cycles()
                        .assign(course, person(ANNA), house.today().minusDays(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is in the past");
    }

    // --- read and understood ---

    @Test
    @Verifies("TRN-2")
    void who_signs_to_have_read_is_bound_to_the_hash_of_what_was_read() {
        CycleId cycle = house.read(house.reading(), ANNA);

        assertThat(house.cycle(cycle).status()).isEqualTo(CycleStatus.COMPLETED);
        assertThat(house.cycle(cycle).evidence().readings())
                .extracting(reading -> reading.subject().contentHash())
                .containsExactly(TrainingFixture.HASH);
        assertThat(last(cycle).signature().orElseThrow().meaning()).isEqualTo("read and understood");
        assertThat(last(cycle).contentHash()).isEqualTo(house.view(cycle).contentHash());
        assertThat(house.qms.trail().verify("training-cycle", cycle.value()).problems())
                .isEmpty();
    }

    @Test
    @Verifies("TRN-2")
    void a_text_with_another_hash_than_the_assigned_one_is_not_signed_for() {
        CycleId cycle = house.assigned(house.reading(), ANNA);
        Subject other = new Subject("procedure", "SOP-7", 1, TrainingFixture.NEXT_HASH);

        assertThatThrownBy(() -> house.training(ANNA).cycles().read(house.seen(cycle), other))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is not assigned");
    }

    @Test
    @Verifies("TRN-2")
    void nobody_reads_for_another_not_as_a_delegate_either() {
        CycleId cycle = house.assigned(house.reading(), ANNA);
        delegate(ANNA, QUALITY);
        Actor deputy = Actor.of(QUALITY.id());

        assertThatThrownBy(() -> house.training(BEN).cycles().read(house.seen(cycle), SOP))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("in person");
        assertThatThrownBy(() -> house.training(deputy).cycles().read(house.seen(cycle), SOP))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("u-quality for u-anna is not u-anna");
        assertThat(house.cycle(cycle).status()).isEqualTo(CycleStatus.ASSIGNED);
    }

    @Test
    @Verifies("TRN-2")
    void a_subject_is_signed_for_once() {
        CycleId cycle = house.assigned(
                house.reading(content ->
                        content.about(List.of(SOP, new Subject("procedure", "SOP-8", 1, TrainingFixture.HASH)))),
                ANNA);
        house.training(ANNA).cycles().read(house.seen(cycle), SOP);

        assertThat(house.cycle(cycle).status()).isEqualTo(CycleStatus.IN_PROGRESS);
        assertThatThrownBy(() -> house.training(ANNA).cycles().read(house.seen(cycle), SOP))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("signed for already");
    }

    // --- assessment ---

    @Test
    @Verifies("TRN-2")
    void questions_and_answers_of_each_attempt_stay_as_they_were() {
        CycleId cycle = house.assigned(house.assessed(), ANNA);
        List<Asked> first = house.training(ANNA).cycles().beginAttempt(cycle);
        assertThat(house.training(ANNA).cycles().answer(cycle, TrainingFixture.wrong(first)))
                .isFalse();
        List<Asked> second = house.training(ANNA).cycles().beginAttempt(cycle);
        assertThat(house.training(ANNA).cycles().answer(cycle, TrainingFixture.right(second)))
                .isTrue();

        List<Attempt> attempts = house.cycle(cycle).evidence().attempts();

        assertThat(first).extracting(Asked::key).containsExactly("q1", "q2");
        assertThat(second).extracting(Asked::key).containsExactly("q3", "q4");
        assertThat(attempts).extracting(Attempt::right).containsExactly(0, 2);
        assertThat(attempts).extracting(Attempt::bankEdition).containsExactly(1, 1);
        assertThat(attempts.get(0).answers()).containsExactly(Answer.of("q1", 1), Answer.of("q2", 1));
        assertThat(house.cycle(cycle).status()).isEqualTo(CycleStatus.COMPLETED);
    }

    @Test
    @Verifies("TRN-2")
    void half_of_the_answers_do_not_reach_a_pass_mark_of_all() {
        CycleId cycle = house.assigned(house.assessed(), ANNA);
        house.training(ANNA).cycles().beginAttempt(cycle);

        assertThat(house.training(ANNA).cycles().answer(cycle, List.of(Answer.of("q1", 0), Answer.of("q2", 1))))
                .isFalse();
        assertThat(house.cycle(cycle).status()).isEqualTo(CycleStatus.IN_PROGRESS);
    }

    @Test
    @Verifies("TRN-2")
    void a_pass_mark_is_reached_by_the_score_that_equals_it() {
        CycleId cycle = house.assigned(
                house.released(CourseContent.eLearning("Half")
                        .withExamination(Examination.of(house.bank(), 2, 50, 1))
                        .provenBy(Proof.ASSESSMENT)),
                ANNA);
        house.training(ANNA).cycles().beginAttempt(cycle);

        assertThat(house.training(ANNA).cycles().answer(cycle, List.of(Answer.of("q1", 0), Answer.of("q2", 1))))
                .isTrue();
    }

    @Test
    @Verifies("TRN-2")
    void who_used_all_attempts_has_failed_and_needs_another_cycle() {
        CourseId course = house.assessed();
        CycleId cycle = house.assigned(course, ANNA);
        for (int i = 0; i < 2; i++) {
            house.training(ANNA)
                    .cycles()
                    .answer(
                            cycle,
                            TrainingFixture.wrong(house.training(ANNA).cycles().beginAttempt(cycle)));
        }

        assertThat(house.cycle(cycle).status()).isEqualTo(CycleStatus.FAILED);
        assertThatThrownBy(() -> house.training(ANNA).cycles().beginAttempt(cycle))
                .isInstanceOf(RefusedException.class);
        assertThat(house.cycle(house.assigned(course, ANNA)).assignment().number())
                .isEqualTo(2);
    }

    @Test
    @Verifies("TRN-2")
    void an_attempt_is_answered_once() {
        CycleId cycle = house.assigned(house.assessed(), ANNA);
        List<Asked> asked = house.training(ANNA).cycles().beginAttempt(cycle);
        house.training(ANNA).cycles().answer(cycle, TrainingFixture.wrong(asked));

        assertThatThrownBy(() -> house.training(ANNA).cycles().answer(cycle, TrainingFixture.right(asked)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no attempt waits for answers");
        assertThat(house.cycle(cycle).evidence().attempts().get(0).right()).isZero();
    }

    @Test
    @Verifies("TRN-2")
    void an_attempt_is_not_begun_while_another_one_is_open() {
        CycleId cycle = house.assigned(house.assessed(), ANNA);
        house.training(ANNA).cycles().beginAttempt(cycle);

        assertThatThrownBy(() -> house.training(ANNA).cycles().beginAttempt(cycle))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("an attempt is open");
    }

    @Test
    @Verifies("TRN-2")
    void nobody_answers_for_another() {
        CycleId cycle = house.assigned(house.assessed(), ANNA);
        List<Asked> asked = house.training(ANNA).cycles().beginAttempt(cycle);

        assertThatThrownBy(() -> house.training(BEN).cycles().answer(cycle, TrainingFixture.right(asked)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("in person");
    }

    @Test
    @Verifies("TRN-2")
    void answers_are_refused_with_everything_that_is_wrong_and_the_attempt_stays_open() {
        CycleId cycle = house.assigned(house.assessed(), ANNA);
        house.training(ANNA).cycles().beginAttempt(cycle);

        assertThatThrownBy(() -> house.training(ANNA)
                        .cycles()
                        .answer(cycle, List.of(Answer.of("q1", 0), Answer.of("q1", 1), Answer.of("q9", 0))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("q1 '[1]': is answered twice")
                .hasMessageContaining("q9 '': was not asked")
                .hasMessageContaining("q2 '': is not answered");
        assertThat(house.cycle(cycle).evidence().openAttempt()).isPresent();
    }

    // --- attendance and sign-off ---

    @Test
    @Verifies("TRN-2")
    void attendance_is_put_on_record_by_somebody_else_on_a_day_that_has_come() {
        CourseId course = house.released(CourseContent.classroom("Incidents"));
        CycleId annas = house.assigned(course, ANNA);
        CycleId trainers = house.assigned(course, TRAINER);

        assertThatThrownBy(() -> house.training(TRAINER)
                        .cycles()
                        .attend(annas, house.today().plusDays(1)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("and today, 2026-03-02");
        assertThatThrownBy(() -> house.training(TRAINER)
                        .cycles()
                        .attend(annas, house.today().minusDays(1)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("recognise what was learnt before");
        assertThatThrownBy(() -> house.training(TRAINER).cycles().attend(trainers, house.today()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("let somebody else");

        house.training(TRAINER).cycles().attend(annas, house.today());
        assertThat(house.cycle(annas).status()).isEqualTo(CycleStatus.COMPLETED);
    }

    private CourseId practice() {
        return house.released(CourseContent.onTheJob("Incidents").conferring(TrainingFixture.SKILL, Level.BASIC));
    }

    @Test
    @Verifies({"TRN-2", "TRN-3"})
    void a_qualified_assessor_signs_off_and_the_record_names_the_qualification() {
        CycleId qualification = house.qualified(TRAINER, Level.EXPERT, Recertification.never());
        CycleId cycle = house.assigned(practice(), ANNA);

        house.training(TRAINER).cycles().signOff(house.seen(cycle), true, "handled three incidents");

        assertThat(house.cycle(cycle).status()).isEqualTo(CycleStatus.COMPLETED);
        assertThat(house.cycle(cycle).evidence().signOff())
                .extracting(TrainingEvidence.SignOff::qualification)
                .isEqualTo(qualification);
        assertThat(last(cycle).reliedOn()).extracting(TrailEntry.ReliedOn::id).contains(qualification.value());
    }

    @Test
    @Verifies("TRN-3")
    void an_assessor_needs_a_higher_level_than_the_course_confers() {
        house.qualified(TRAINER, Level.BASIC, Recertification.never());
        CycleId cycle = house.assigned(practice(), ANNA);

        assertThatThrownBy(() -> house.training(TRAINER).cycles().signOff(house.seen(cycle), true, "fine"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("above BASIC");
    }

    @Test
    @Verifies("TRN-3")
    void an_assessor_whose_own_competence_has_expired_signs_nothing_off_in_grace_neither() {
        house.qualified(TRAINER, Level.EXPERT, Recertification.afterMonths(12).withGrace(60));
        CourseId practice = practice();
        house.on("2027-03-10");
        CycleId cycle = house.assigned(practice, ANNA);

        assertThatThrownBy(() -> house.training(TRAINER).cycles().signOff(house.seen(cycle), true, "fine"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("not shown to have the competence");
    }

    @Test
    @Verifies("TRN-2")
    void nobody_assesses_themselves_or_through_a_delegate() {
        house.qualified(QUALITY, Level.EXPERT, Recertification.never());
        house.qualified(TRAINER, Level.EXPERT, Recertification.never());
        CourseId practice = practice();
        CycleId own = house.assigned(practice, QUALITY);
        delegate(QUALITY, TRAINER);
        Actor deputy = Actor.of(TRAINER.id());

        assertThatThrownBy(() -> house.training(QUALITY).cycles().signOff(house.seen(own), true, "fine"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("let somebody else");
        assertThatThrownBy(() -> house.training(deputy).cycles().signOff(house.seen(own), true, "fine"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("u-trainer acts for u-quality")
                .hasMessageContaining("as a delegate");
    }

    @Test
    @Verifies("TRN-2")
    void a_practice_that_was_not_good_enough_leaves_the_cycle_open() {
        house.qualified(TRAINER, Level.EXPERT, Recertification.never());
        CycleId cycle = house.assigned(practice(), ANNA);

        house.training(TRAINER).cycles().signOff(house.seen(cycle), false, "forgot the customer");

        assertThat(house.cycle(cycle).status()).isEqualTo(CycleStatus.IN_PROGRESS);
        assertThat(house.cycle(cycle).lacking()).containsExactly(Proof.SIGN_OFF);
    }

    @Test
    @Verifies("TRN-2")
    void a_course_without_practice_takes_no_sign_off() {
        house.qualified(TRAINER, Level.EXPERT, Recertification.never());
        CycleId cycle =
                house.assigned(house.reading(content -> content.conferring(TrainingFixture.SKILL, Level.BASIC)), ANNA);

        assertThatThrownBy(() -> house.training(TRAINER).cycles().signOff(house.seen(cycle), true, "fine"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it takes no SIGN_OFF");
    }

    @Test
    @Verifies("X-15")
    void who_signs_off_signs_the_cycle_that_they_were_shown() {
        house.qualified(TRAINER, Level.EXPERT, Recertification.never());
        CycleId cycle = house.assigned(practice(), ANNA);
        Seen<CycleId> seen = house.seen(cycle);
        house.training(TRAINER).cycles().signOff(seen, false, "not yet");

        assertThatThrownBy(() -> house.training(TRAINER).cycles().signOff(seen, true, "fine"))
                .isInstanceOf(ConflictException.class);
    }

    // --- the end of it ---

    @Test
    @Verifies("TRN-10")
    void a_cycle_that_was_voided_stays_in_the_transcript_and_counts_for_nothing() {
        CourseId course = house.reading();
        CycleId cycle = house.read(course, ANNA);

        house.training(QUALITY).cycles().voidIt(cycle);

        assertThat(house.status(ANNA, course)).isEqualTo(CompetenceStatus.NOT_TRAINED);
        assertThat(house.training(QUALITY).cycles().transcript(person(ANNA)))
                .extracting(view -> view.state().status())
                .containsExactly(CycleStatus.VOIDED);
        assertThat(house.cycle(cycle).evidence().readings()).hasSize(1);
    }

    @Test
    @Verifies("TRN-2")
    void nobody_lifts_their_own_training() {
        CourseId course = house.reading();
        CycleId own = house.assigned(course, TRAINER);

        assertThatThrownBy(() -> house.training(TRAINER).cycles().cancel(own))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("let somebody else");
    }

    @Test
    @Verifies("TRN-10")
    void every_cycle_is_a_record_of_its_own() {
        CourseId course = house.reading(content -> content.valid(Recertification.afterMonths(12)));
        house.read(course, ANNA);
        house.on("2027-02-20");
        house.read(course, ANNA);

        assertThat(house.training(QUALITY).cycles().transcript(person(ANNA)))
                .extracting(View::id)
                .containsExactly(
                        TrainingCycles.id(course, person(ANNA), 1), TrainingCycles.id(course, person(ANNA), 2));
    }

    @Test
    @Verifies("TRN-6")
    void who_left_is_assigned_nothing() {
        CourseId course = house.reading();
        house.as(QUALITY)
                .organisation()
                .synchronise(OrganisationImage.on(house.today())
                        .person(person(TRAINER), PersonDetails.named("Tom"))
                        .completeFor(Kind.PERSON));

        assertThatThrownBy(() -> house.assigned(course, ANNA)).isInstanceOf(RefusedException.class);
    }

    @Test
    @Verifies("X-1")
    void what_has_ended_takes_no_evidence() {
        CycleId cycle = house.read(house.reading(), ANNA);

        assertThatThrownBy(() -> house.training(ANNA).cycles().read(house.seen(cycle), SOP))
                .isInstanceOf(RefusedException.class);
    }
}
