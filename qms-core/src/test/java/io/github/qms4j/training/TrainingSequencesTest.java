package io.github.qms4j.training;

import static io.github.qms4j.training.CycleStatus.ASSIGNED;
import static io.github.qms4j.training.CycleStatus.CANCELLED;
import static io.github.qms4j.training.CycleStatus.COMPLETED;
import static io.github.qms4j.training.CycleStatus.FAILED;
import static io.github.qms4j.training.CycleStatus.IN_PROGRESS;
import static io.github.qms4j.training.CycleStatus.VOIDED;
import static io.github.qms4j.training.TrainingFixture.NEXT_SOP;
import static io.github.qms4j.training.TrainingFixture.SOP;
import static io.github.qms4j.training.TrainingFixture.TRAINER;
import static io.github.qms4j.training.TrainingFixture.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.ConflictException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.conventions.Verifies;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who try whatever comes to mind with a course that takes attendance, reading, an assessment and practice. */
class TrainingSequencesTest {
    private static final int COMMANDS = 80;
    private static final List<Actor> PEOPLE = List.of(
            TrainingFixture.ANNA,
            TrainingFixture.BEN,
            TRAINER,
            TrainingFixture.QUALITY,
            TrainingFixture.HEAD,
            TrainingFixture.COMPLIANCE);

    /** Written down from rules TRN-2 and TRN-10, not taken from the table under test. */
    private static final Set<Step> LAWFUL = Set.of(
            new Step(ASSIGNED, IN_PROGRESS),
            new Step(ASSIGNED, COMPLETED),
            new Step(IN_PROGRESS, COMPLETED),
            new Step(IN_PROGRESS, FAILED),
            new Step(ASSIGNED, CANCELLED),
            new Step(IN_PROGRESS, CANCELLED),
            new Step(COMPLETED, VOIDED));

    private record Step(CycleStatus from, CycleStatus to) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    @Verifies({"X-1", "TRN-2", "TRN-3", "TRN-10"})
    void no_sequence_of_commands_reaches_a_state_that_the_rules_forbid(long seed) {
        try (TrainingFixture house = new TrainingFixture()) {
            Set<Step> taken = new Walk(house, new Random(seed)).walk();

            assertThat(LAWFUL).containsAll(taken);
            assertThat(taken).isNotEmpty();
        }
    }

    @Test
    @Verifies("TRN-10")
    void the_sequences_take_every_step_that_there_is() {
        Set<Step> taken = new HashSet<>();
        for (long seed = 100; seed < 140 && !taken.equals(LAWFUL); seed++) {
            try (TrainingFixture house = new TrainingFixture()) {
                taken.addAll(new Walk(house, new Random(seed)).walk());
            }
        }
        assertThat(taken).isEqualTo(LAWFUL);
    }

    private static final class Walk {
        private final TrainingFixture house;
        private final Random random;
        private final Set<Step> taken = new HashSet<>();
        private final CourseId course;

        Walk(TrainingFixture house, Random random) {
            this.house = house;
            this.random = random;
            house.qualified(TRAINER, Level.EXPERT, Recertification.never());
            course = house.released(CourseContent.classroom("Incidents")
                    .about(List.of(SOP))
                    .withExamination(Examination.of(house.bank(), 2, 100, 2))
                    .provenBy(Proof.ATTENDANCE, Proof.READING, Proof.ASSESSMENT, Proof.SIGN_OFF)
                    .conferring(TrainingFixture.SKILL, Level.BASIC));
        }

        Set<Step> walk() {
            CycleId cycle = house.assigned(course, TrainingFixture.ANNA);
            for (int i = 0; i < COMMANDS; i++) {
                TrainingCycle before = house.cycle(cycle);
                tryOut(cycle, before);
                TrainingCycle after = house.cycle(cycle);
                if (after.status() != before.status()) {
                    taken.add(new Step(before.status(), after.status()));
                }
                assertConsistent(before, after);
                if (!after.isOpen() && random.nextInt(3) == 0) {
                    assertThat(house.qms
                                    .trail()
                                    .verify("training-cycle", cycle.value())
                                    .problems())
                            .isEmpty();
                    cycle = next(cycle);
                }
            }
            return taken;
        }

        /** Somebody may have assigned it already. */
        private CycleId next(CycleId ended) {
            int number = house.cycle(ended).assignment().number() + 1;
            CycleId next = TrainingCycles.id(course, person(TrainingFixture.ANNA), number);
            return house.training(TRAINER).cycles().find(next).isPresent()
                    ? next
                    : house.assigned(course, TrainingFixture.ANNA);
        }

        private void tryOut(CycleId cycle, TrainingCycle state) {
            Actor actor = PEOPLE.get(random.nextInt(PEOPLE.size()));
            TrainingCycles cycles = house.training(actor).cycles();
            try {
                switch (random.nextInt(22)) {
                    case 0, 1, 2 -> cycles.attend(cycle, house.today().plusDays(random.nextInt(3) - 1));
                    case 3, 4, 5, 6 -> cycles.read(house.seen(cycle), random.nextInt(4) == 0 ? NEXT_SOP : SOP);
                    case 7, 8, 9, 10 -> cycles.beginAttempt(cycle);
                    case 11, 12, 13, 14 -> answer(cycles, cycle, state);
                    case 15, 16, 17 -> cycles.signOff(house.seen(cycle), random.nextInt(3) > 0, "seen at work");
                    case 18 -> recognise(cycles, cycle);
                    case 19 -> cancel(cycles, cycle);
                    case 20 -> cycles.voidIt(cycle);
                    default -> cycles.assign(course, person(TrainingFixture.ANNA), house.today());
                }
            } catch (RefusedException | InvalidInputException | ConflictException e) {
                assertThat(e).hasMessageContaining(" ");
            }
        }

        private void recognise(TrainingCycles cycles, CycleId cycle) {
            if (random.nextInt(3) == 0) {
                cycles.recognise(house.seen(cycle), "certificate");
            }
        }

        private void cancel(TrainingCycles cycles, CycleId cycle) {
            if (random.nextInt(3) == 0) {
                cycles.cancel(cycle);
            }
        }

        private void answer(TrainingCycles cycles, CycleId cycle, TrainingCycle state) {
            Optional<TrainingEvidence.Attempt> open = state.evidence().openAttempt();
            List<TrainingEvidence.Answer> answers = open.map(attempt -> random.nextInt(2) == 0
                            ? TrainingFixture.right(attempt.asked())
                            : TrainingFixture.wrong(attempt.asked()))
                    .orElse(List.of());
            cycles.answer(cycle, answers);
        }

        private static void assertConsistent(TrainingCycle before, TrainingCycle after) {
            boolean isDone = after.status() == COMPLETED || after.status() == VOIDED;
            assertThat(after.outcome() != null).isEqualTo(isDone);
            assertThat(after.header().endedOn() != null).isEqualTo(!after.isOpen());
            if (after.status() == COMPLETED) {
                assertThat(after.lacking()).isEmpty();
            }
            assertThat(after.evidence().attempts())
                    .hasSizeBetween(before.evidence().attempts().size(), 2);
            assertThat(after.evidence().readings())
                    .containsAll(before.evidence().readings())
                    .allMatch(reading -> reading.subject().equals(SOP))
                    .hasSizeLessThanOrEqualTo(1);
            TrainingEvidence.SignOff signOff = after.evidence().signOff();
            assertThat(signOff == null || signOff.assessor().id().equals(TRAINER.id()))
                    .isTrue();
            if (after.evidence().recognition() != null) {
                assertThat(after.evidence().recognition().by().id()).isNotEqualTo(TrainingFixture.ANNA.id());
            }
        }
    }
}
