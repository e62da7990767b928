package io.github.qms4j.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Every action of the tables of reviews and programmes in every status by every role. */
class ReviewTransitionsTest {
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

    private final ReviewFixture house = new ReviewFixture();

    @Test
    @Verifies({"X-1", "X-2", "X-3", "REV-5"})
    void every_action_in_every_status_by_every_role_is_allowed_or_refused_as_the_table_says() {
        Map<ReviewStatus, ReviewId> reviews = new EnumMap<>(ReviewStatus.class);
        for (ReviewStatus status : ReviewStatus.values()) {
            reviews.put(status, house.in(status));
        }
        int allowed = 0;
        int cells = 0;
        for (Map.Entry<ReviewStatus, ReviewId> each : reviews.entrySet()) {
            for (Transition<ManagementReview> row : changes(ReviewLifeCycle.TYPE)) {
                allowed += tryAll(row, each.getKey().name(), each.getValue());
                cells += ROLES.size();
            }
            assertThat(house.review(each.getValue()).status()).isEqualTo(each.getKey());
        }
        System.out.printf("management review: %d cells of action, status and role, %d allowed%n", cells, allowed);
        assertThat(allowed).isPositive().isLessThan(cells);
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3"})
    void every_action_on_a_programme_in_every_status_by_every_role_is_allowed_or_refused_as_the_table_says() {
        ReviewProgrammeId ended = house.programme();
        house.reviews(ReviewFixture.QUALITY).programmes().end(ended);
        Map<ProgrammeStatus, ReviewProgrammeId> programmes =
                Map.of(ProgrammeStatus.ACTIVE, house.programme(), ProgrammeStatus.ENDED, ended);
        int allowed = 0;
        for (Map.Entry<ProgrammeStatus, ReviewProgrammeId> each : programmes.entrySet()) {
            for (Transition<ReviewProgramme> row : changes(ReviewProgrammeLifeCycle.TYPE)) {
                allowed += tryAll(row, each.getKey().name(), each.getValue());
            }
        }
        assertThat(allowed).isPositive();
    }

    private static <S extends Record> List<Transition<S>> changes(RecordType<S> type) {
        return type.transitions().rows().stream().filter(row -> !row.creates()).toList();
    }

    private <S extends Record> int tryAll(Transition<S> row, String status, RecordId record) {
        int allowed = 0;
        for (Role role : ROLES) {
            if (row.from().contains(status) && row.permission().defaultRoles().contains(role)) {
                assertNotAgainstRoleOrStatus(row, record, role);
                allowed++;
            } else {
                assertRefusedAndRecorded(row, status, record, role);
            }
        }
        return allowed;
    }

    private QmsSession newcomer(Role role) {
        return house.signing(Actor.of("u-newcomer", role));
    }

    private <S extends Record> void assertNotAgainstRoleOrStatus(Transition<S> row, RecordId record, Role role) {
        Decision decision = newcomer(role).can(row, record);
        Stream<Decision.Because> against =
                decision instanceof Decision.Denied denied ? denied.reasons().stream() : Stream.empty();
        assertThat(against)
                .as(row.name() + " by " + role + " on " + record)
                .noneMatch(because -> ROLE_OR_STATUS.contains(because.rule().id()));
    }

    private <S extends Record> void assertRefusedAndRecorded(
            Transition<S> row, String status, RecordId record, Role role) {
        int before =
                house.qms.trail().refusals(record.recordType(), record.value()).size();
        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> Unbounded.records(newcomer(role)).commit(work -> work.change(row, record, state -> state)));
        assertThat(refused)
                .as(row.name() + " in " + status + " by " + role)
                .isNotNull()
                .extracting(RefusedException::grounds)
                .asInstanceOf(InstanceOfAssertFactories.list(RefusedException.Ground.class))
                .extracting(RefusedException.Ground::ruleId)
                .containsAnyElementsOf(ROLE_OR_STATUS);
        assertThat(house.qms.trail().refusals(record.recordType(), record.value()))
                .hasSize(before + 1);
    }
}
