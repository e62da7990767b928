package io.github.qms4j.regulation.matrix;

import static io.github.qms4j.regulation.matrix.MatrixFixture.AUDITOR;
import static io.github.qms4j.regulation.matrix.MatrixFixture.COMPLIANCE;
import static io.github.qms4j.regulation.matrix.MatrixFixture.EDITION;
import static io.github.qms4j.regulation.matrix.MatrixFixture.OWNER;
import static io.github.qms4j.regulation.matrix.MatrixFixture.QUALITY;
import static io.github.qms4j.regulation.matrix.MatrixFixture.REGULATORY;
import static io.github.qms4j.regulation.matrix.MatrixFixture.YEAR;
import static io.github.qms4j.regulation.matrix.MatrixFixture.row;
import static io.github.qms4j.regulation.matrix.MatrixFixture.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.QmsException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.record.View;
import io.github.qms4j.regulation.AssessmentVerdict;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who try whatever comes to mind with two requirements of the house standard. */
class MatrixSequencesTest {
    private static final int COMMANDS = 90;
    private static final List<Actor> PEOPLE =
            List.of(QUALITY, REGULATORY, AUDITOR, COMPLIANCE, OWNER, Actor.of("u-inspector", Role.INSPECTOR));
    private static final List<AssessmentVerdict> VERDICTS = List.of(AssessmentVerdict.values());
    private static final List<MatrixRowId> ROWS = List.of(row("a"), row("b"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    @Verifies({"X-1", "REG-3", "REG-4"})
    void no_sequence_of_commands_reaches_a_state_that_the_rules_forbid(long seed) {
        assertThat(new Walk(seed).walk()).isNotEmpty();
    }

    @Test
    @Verifies("REG-4")
    void the_sequences_reach_every_verdict_and_every_answer() {
        Set<String> all =
                Set.of("COMPLIANT", "PARTIAL", "GAP", "NOT_APPLICABLE", "answered", "accepted", "evidence withdrawn");
        Set<String> reached = new HashSet<>();
        for (long seed = 100; seed < 140 && !reached.containsAll(all); seed++) {
            reached.addAll(new Walk(seed).walk());
        }
        assertThat(reached).containsAll(all);
    }

    private static final class Walk {
        private final MatrixFixture house = MatrixFixture.inForce();
        private final Random random;
        private final Set<String> reached = new HashSet<>();

        Walk(long seed) {
            random = new Random(seed);
            house.organise();
            ROWS.forEach(house.matrix(QUALITY)::applies);
        }

        Set<String> walk() {
            for (int i = 0; i < COMMANDS; i++) {
                MatrixRowId row = ROWS.get(random.nextInt(ROWS.size()));
                try {
                    run(random.nextInt(11), row, house.matrix(PEOPLE.get(random.nextInt(PEOPLE.size()))));
                } catch (QmsException e) {
                    assertThat(e).hasMessageContaining(" ");
                }
                assertConsistent(row);
            }
            assertThat(house.qms.trail().verify().problems()).isEmpty();
            return reached;
        }

        private void run(int command, MatrixRowId row, RequirementsMatrix matrix) {
            switch (command) {
                case 0, 1 -> matrix.applies(row);
                case 2 -> {
                    if (random.nextInt(4) == 0) {
                        matrix.doesNotApply(row, "there are none");
                    }
                }
                case 3 -> matrix.assign(row, OWNER.id(), house.today().plusDays(random.nextInt(40) - 5L));
                case 4 -> matrix.plan(row, YEAR, AUDITOR.id(), house.today().plusDays(10));
                case 5 -> matrix.collect(underWay(row), seen());
                case 6, 7 -> {
                    AssessmentVerdict verdict = VERDICTS.get(random.nextInt(VERDICTS.size()));
                    matrix.conclude(
                            underWay(row),
                            new VerdictDraft(verdict, "seen", house.today().plusDays(20)));
                    reached.add(verdict.name());
                }
                case 8 -> {
                    matrix.answer(unanswered(row), ProcessId.of("release"));
                    reached.add("answered");
                }
                case 9 -> {
                    matrix.accept(unanswered(row), "it is small");
                    reached.add("accepted");
                }
                default -> {
                    house.clock.advance(Duration.ofHours(random.nextInt(30)));
                    List<String> evidence = house.state(anyOf(row)).evidence();
                    if (!evidence.isEmpty() && random.nextInt(3) == 0) {
                        matrix.withdrawEvidence(MatrixRecords.EVIDENCE.id(evidence.get(0)));
                        reached.add("evidence withdrawn");
                    }
                }
            }
        }

        private AssessmentId underWay(MatrixRowId row) {
            return orRefuse(house.state(row).planned());
        }

        private AssessmentId anyOf(MatrixRowId row) {
            List<View<AssessmentId, Assessment>> all = house.matrix(QUALITY).assessments(row);
            return orRefuse(
                    all.isEmpty() ? null : all.get(random.nextInt(all.size())).id());
        }

        /** More often than not one that waits. */
        private AssessmentId unanswered(MatrixRowId row) {
            return house.matrix(QUALITY).unanswered(null, null).items().stream()
                    .map(View::id)
                    .filter(waiting -> random.nextInt(4) > 0)
                    .findFirst()
                    .orElseGet(() -> anyOf(row));
        }

        private static AssessmentId orRefuse(@Nullable AssessmentId id) {
            if (id == null) {
                throw InvalidInputException.of("walk", "assessment", "none", "is not there", "plan one");
            }
            return id;
        }

        private void assertConsistent(MatrixRowId id) {
            MatrixRow row = house.state(id);
            List<View<AssessmentId, Assessment>> all = house.matrix(QUALITY).assessments(id);
            assertThat(row.cycles()).isEqualTo(all.size());
            assertThat(row.rationale().isEmpty()).isEqualTo(row.status() != MatrixRowStatus.NOT_APPLICABLE);
            assertThat(all.stream().filter(each -> each.state().status() == AssessmentStatus.PLANNED))
                    .extracting(View::id)
                    .isEqualTo(row.planned() == null ? List.of() : List.of(row.planned()));
            all.forEach(each -> assertConsistent(each.state()));
            LatestVerdict latest = row.latest();
            if (latest != null) {
                assertThat(house.state(latest.assessment()).verdict()).isEqualTo(latest.verdict());
            }
            Coverage coverage = house.matrix(QUALITY).coverage(RowFilter.of(EDITION), YEAR);
            assertThat(coverage.toBeMet() + coverage.notApplicable()).isEqualTo(7);
            assertThat(coverage.notAssessed()).isNotNegative();
        }

        private static void assertConsistent(Assessment assessment) {
            boolean found = assessment.verdict() != AssessmentVerdict.NOT_ASSESSED;
            assertThat(assessment.assessor() != null).isEqualTo(found);
            switch (assessment.status()) {
                case PLANNED -> assertThat(found).isFalse();
                case UNANSWERED -> {
                    assertThat(assessment.isToBeAnswered()).isTrue();
                    assertThat(assessment.evidence()).isNotEmpty();
                    assertThat(assessment.answer()).isNull();
                }
                case CONCLUDED -> {
                    assertThat(found).isTrue();
                    if (assessment.isToBeAnswered()) {
                        assertThat(assessment.finding() != null
                                        || !assessment.acceptance().isBlank())
                                .isTrue();
                        assertThat(Objects.requireNonNull(assessment.answer()).by())
                                .isNotNull();
                    }
                }
                case FROZEN -> throw new AssertionError("nothing was withdrawn");
            }
        }
    }
}
