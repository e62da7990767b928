package io.github.qms4j.regulation.matrix;

import static io.github.qms4j.regulation.matrix.MatrixFixture.AUDITOR;
import static io.github.qms4j.regulation.matrix.MatrixFixture.EDITION;
import static io.github.qms4j.regulation.matrix.MatrixFixture.HOUSE_2;
import static io.github.qms4j.regulation.matrix.MatrixFixture.LIBRARY;
import static io.github.qms4j.regulation.matrix.MatrixFixture.QUALITY;
import static io.github.qms4j.regulation.matrix.MatrixFixture.REGULATORY;
import static io.github.qms4j.regulation.matrix.MatrixFixture.YEAR;
import static io.github.qms4j.regulation.matrix.MatrixFixture.catalogue;
import static io.github.qms4j.regulation.matrix.MatrixFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every action of the three tables in every status by every role. */
@Verifies({"X-1", "X-2", "X-3", "REG-8"})
class MatrixTransitionsTest {
    private static final List<Role> ROLES = List.of(
            Role.QUALITY_MANAGER,
            Role.REGULATORY_AFFAIRS,
            Role.IT_MANAGER,
            Role.SERVICE_MANAGER,
            Role.SERVICE_AGENT,
            Role.COMPLIANCE,
            Role.DEPARTMENT_HEAD,
            Role.INTERNAL_AUDITOR,
            Role.TRAINER,
            Role.SENIOR_MANAGEMENT,
            Role.INSPECTOR,
            new Role("CLEANER"));
    private static final Set<String> ROLE_OR_STATUS = Set.of("X-1", "X-2");

    private final MatrixFixture house = MatrixFixture.inForce();

    @ParameterizedTest
    @EnumSource(AdoptionStatus.class)
    void editions_move_as_the_table_says(AdoptionStatus status) {
        switch (status) {
            case IN_FORCE -> {}
            case REPLACED -> migrate();
            case WITHDRAWN -> house.editions(REGULATORY).withdraw(EDITION);
        }

        assertTable(AdoptedEditionLifeCycle.TYPE, EDITION, status.name());
    }

    private void migrate() {
        house.clock.set("2026-10-01T09:00:00Z");
        house.editions(REGULATORY)
                .migrate(
                        catalogue(HOUSE_2),
                        LIBRARY.migration(MatrixFixture.HOUSE, HOUSE_2).orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(MatrixRowStatus.class)
    void rows_move_as_the_table_says(MatrixRowStatus status) {
        switch (status) {
            case UNDECIDED -> {}
            case APPLICABLE -> house.matrix(QUALITY).applies(row("a"));
            case NOT_APPLICABLE -> house.matrix(QUALITY).doesNotApply(row("a"), "there are none");
            case FROZEN -> house.editions(REGULATORY).withdraw(EDITION);
        }

        assertTable(MatrixRowLifeCycle.TYPE, row("a"), status.name());
    }

    @ParameterizedTest
    @EnumSource(AssessmentStatus.class)
    void assessments_move_as_the_table_says(AssessmentStatus status) {
        house.owned("a");
        AssessmentId assessment = switch (status) {
            case PLANNED -> house.matrix(AUDITOR).plan(row("a"), YEAR, AUDITOR.id(), house.today());
            case UNANSWERED -> house.gap(row("a"));
            case CONCLUDED, FROZEN -> house.compliant(row("a"));
        };
        if (status == AssessmentStatus.FROZEN) {
            house.editions(REGULATORY).withdraw(EDITION);
        }

        assertTable(AssessmentLifeCycle.TYPE, assessment, status.name());
    }

    private <S extends Record> void assertTable(RecordType<S> type, RecordId id, String status) {
        assertThat(type.transitions()
                        .statusOf(Unbounded.records(house.as(QUALITY))
                                .get(type, id)
                                .state()))
                .isEqualTo(status);
        for (Transition<S> change :
                type.transitions().rows().stream().filter(row -> !row.creates()).toList()) {
            for (Role role : ROLES) {
                boolean lawful = change.from().contains(status)
                        && change.permission().defaultRoles().contains(role);
                if (lawful) {
                    assertNotAgainstRoleOrStatus(change, id, role);
                } else {
                    assertRefusedAndRecorded(change, id, role, status);
                }
            }
        }
    }

    private void assertNotAgainstRoleOrStatus(Transition<?> change, RecordId id, Role role) {
        Decision decision = house.as(Actor.of("u-newcomer", role)).can(change, id);
        Stream<Decision.Because> against =
                decision instanceof Decision.Denied denied ? denied.reasons().stream() : Stream.empty();
        assertThat(against)
                .as(change + " by " + role)
                .noneMatch(because -> ROLE_OR_STATUS.contains(because.rule().id()));
    }

    private <S extends Record> void assertRefusedAndRecorded(
            Transition<S> change, RecordId id, Role role, String status) {
        int before = house.qms.trail().refusals(id.recordType(), id.value()).size();
        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> Unbounded.records(house.as(Actor.of("u-newcomer", role)))
                        .commit(work -> work.change(change, id, state -> state)));
        assertThat(refused).as(change + " in " + status + " by " + role).isNotNull();
        assertThat(refused.grounds())
                .extracting(RefusedException.Ground::ruleId)
                .containsAnyElementsOf(ROLE_OR_STATUS);
        assertThat(house.qms.trail().refusals(id.recordType(), id.value())).hasSize(before + 1);
    }
}
