package io.github.qms4j.training;

import static io.github.qms4j.training.TrainingFixture.ANNA;
import static io.github.qms4j.training.TrainingFixture.QUALITY;
import static io.github.qms4j.training.TrainingFixture.TRAINER;
import static io.github.qms4j.training.TrainingFixture.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.training.LearningResult.Completion;
import io.github.qms4j.training.LearningResult.Success;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every action of every table in every status by every role. */
class TrainingTransitionsTest {
    private static final List<Role> ROLES = Stream.concat(
                    Role.WORKING.stream().sorted(), Stream.of(Role.INSPECTOR, new Role("CLEANER")))
            .toList();
    private static final Set<String> ROLE_OR_STATUS = Set.of("X-1", "X-2", "X-11");

    private final TrainingFixture house = new TrainingFixture();
    private int refused;
    private int allowed;

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "TRN-1"})
    void courses_change_as_the_table_says() {
        CourseId draft = house.training(TRAINER).courses().draft(CourseContent.classroom("Draft"));
        CourseId retired = house.reading();
        house.training(QUALITY).courses().retire(retired);

        check(
                CourseLifeCycle.COURSE.type(),
                Map.of(Stage.DRAFT, draft, Stage.RELEASED, house.reading(), Stage.RETIRED, retired));
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "TRN-2", "TRN-10"})
    void cycles_change_as_the_table_says() {
        Map<CycleStatus, CycleId> cycles = new LinkedHashMap<>();
        cycles.put(CycleStatus.ASSIGNED, house.assigned(house.reading(), ANNA));
        cycles.put(CycleStatus.IN_PROGRESS, attempted(0));
        cycles.put(CycleStatus.COMPLETED, house.read(house.reading(), ANNA));
        cycles.put(CycleStatus.FAILED, attempted(2));
        CycleId cancelled = house.assigned(house.reading(), ANNA);
        house.training(TRAINER).cycles().cancel(cancelled);
        cycles.put(CycleStatus.CANCELLED, cancelled);
        CycleId voided = house.read(house.reading(), ANNA);
        house.training(QUALITY).cycles().voidIt(voided);
        cycles.put(CycleStatus.VOIDED, voided);
        cycles.forEach(
                (status, cycle) -> assertThat(house.cycle(cycle).status()).isEqualTo(status));

        check(CycleLifeCycle.TYPE, cycles);
    }

    private CycleId attempted(int failures) {
        CycleId cycle = house.assigned(house.assessed(), ANNA);
        for (int i = 0; i < failures; i++) {
            house.training(ANNA)
                    .cycles()
                    .answer(
                            cycle,
                            TrainingFixture.wrong(house.training(ANNA).cycles().beginAttempt(cycle)));
        }
        if (failures == 0) {
            house.training(ANNA).cycles().beginAttempt(cycle);
        }
        return cycle;
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "TRN-2"})
    void sessions_change_as_the_table_says() {
        CourseId course = house.released(CourseContent.classroom("Incidents"));
        house.assigned(course, ANNA);
        Supplier<SessionId> planned =
                () -> house.training(TRAINER).sessions().plan(course, house.today(), "Room 2", person(TRAINER));
        SessionId held = planned.get();
        house.training(TRAINER).sessions().hold(held, Set.of(person(ANNA)));
        SessionId cancelled = planned.get();
        house.training(TRAINER).sessions().cancel(cancelled);

        check(
                SessionLifeCycle.TYPE,
                Map.of(
                        TrainingSession.Status.PLANNED, planned.get(),
                        TrainingSession.Status.HELD, held,
                        TrainingSession.Status.CANCELLED, cancelled));
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "TRN-3"})
    void waivers_job_roles_and_impact_decisions_change_as_the_tables_say() {
        CourseId course = house.reading();
        house.supportTakes(course);
        WaiverId granted = house.training(QUALITY).waivers().grant(person(ANNA), course, house.today(), house.today());
        WaiverId revoked = house.training(QUALITY).waivers().grant(person(ANNA), course, house.today(), house.today());
        house.training(QUALITY).waivers().revoke(revoked);
        check(WaiverLifeCycle.TYPE, Map.of(Waiver.Status.GRANTED, granted, Waiver.Status.REVOKED, revoked));

        JobRoleId had = house.training(TRAINER).jobRoles().give(person(ANNA), "agent", house.today());
        JobRoleId ended = house.training(TRAINER).jobRoles().give(person(ANNA), "lead", house.today());
        house.training(TRAINER).jobRoles().end(ended, house.today());
        check(JobRoleLifeCycle.TYPE, Map.of(JobRole.Status.HELD, had, JobRole.Status.ENDED, ended));

        ImpactId decided = impact(TrainingFixture.NEXT_SOP);
        house.training(QUALITY)
                .impacts()
                .decide(
                        house.training(QUALITY)
                                .impacts()
                                .find(decided)
                                .orElseThrow()
                                .seen(),
                        Impact.Measure.NONE,
                        null);
        ImpactId open = impact(new Subject("procedure", "SOP-7", 3, TrainingFixture.NEXT_HASH));
        check(ImpactLifeCycle.TYPE, Map.of(Impact.Status.OPEN, open, Impact.Status.DECIDED, decided));
    }

    private ImpactId impact(Subject subject) {
        return house.training(QUALITY).impacts().open(subject, house.today()).get(0);
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "TRN-9"})
    void learning_statements_change_as_the_table_says() {
        CourseId course = house.eLearning();
        house.assigned(course, ANNA);
        LearningImport imports = house.training(TRAINER).imports("lms", new LearningDirectory() {
            @Override
            public Optional<PersonId> person(String learner) {
                return learner.equals("anna") ? Optional.of(TrainingFixture.person(ANNA)) : Optional.empty();
            }

            @Override
            public Optional<CourseId> course(String activity) {
                return Optional.of(course);
            }
        });
        Instant at = house.clock.instant();
        imports.take(List.of(
                LearningReport.of("evidence", "anna", "x", Completion.COMPLETED, Success.PASSED, at),
                LearningReport.of("unresolved", "ben", "x", Completion.COMPLETED, Success.PASSED, at),
                LearningReport.of("nothing", "anna", "x", Completion.UNKNOWN, Success.UNKNOWN, at),
                new LearningReport("v", "", "", "", Completion.UNKNOWN, Success.UNKNOWN, null, at, "", "voided")));

        check(
                StatementLifeCycle.TYPE,
                Map.of(
                        LearningStatement.Status.EVIDENCE, StatementId.of("lms", "evidence"),
                        LearningStatement.Status.UNRESOLVED, StatementId.of("lms", "unresolved"),
                        LearningStatement.Status.NO_EVIDENCE, StatementId.of("lms", "nothing"),
                        LearningStatement.Status.VOIDED, StatementId.of("lms", "voided")));
    }

    private <S extends Record> void check(RecordType<S> type, Map<? extends Enum<?>, ? extends RecordId> records) {
        List<Transition<S>> rows = new ArrayList<>(type.transitions().rows());
        rows.removeIf(Transition::creates);
        int before = refused + allowed;
        records.forEach((status, id) -> rows.forEach(row -> ROLES.forEach(role -> {
            boolean lawful = row.from().contains(status.name())
                    && row.permission().defaultRoles().contains(role);
            if (lawful) {
                assertNotAgainstRoleOrStatus(row, id, role);
                allowed++;
            } else {
                assertRefusedAndRecorded(row, id, role);
                refused++;
            }
        })));
        assertThat(refused + allowed - before).isEqualTo(records.size() * rows.size() * ROLES.size());
        assertThat(allowed).isPositive();
    }

    private QmsSession newcomer(Role role) {
        return house.signing(Actor.of("u-newcomer", role));
    }

    private void assertNotAgainstRoleOrStatus(Transition<?> row, RecordId id, Role role) {
        Decision decision = newcomer(role).can(row, id);
        Stream<Decision.Because> against =
                decision instanceof Decision.Denied denied ? denied.reasons().stream() : Stream.empty();
        assertThat(against)
                .as(row.name() + " by " + role + " on " + id)
                .noneMatch(because -> ROLE_OR_STATUS.contains(because.rule().id()));
    }

    private <S extends Record> void assertRefusedAndRecorded(Transition<S> row, RecordId id, Role role) {
        String type = row.type().name();
        int before = house.qms.trail().refusals(type, id.value()).size();
        RecordStore records = Unbounded.records(newcomer(role));
        RefusedException exception = catchThrowableOfType(
                RefusedException.class, () -> records.commit(work -> work.change(row, id, state -> state)));
        assertThat(exception).as(row.name() + " by " + role + " on " + id).isNotNull();
        assertThat(exception.grounds())
                .extracting(RefusedException.Ground::ruleId)
                .containsAnyElementsOf(ROLE_OR_STATUS);
        assertThat(house.qms.trail().refusals(type, id.value())).hasSize(before + 1);
    }
}
