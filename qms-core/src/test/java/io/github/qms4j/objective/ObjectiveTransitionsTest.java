package io.github.qms4j.objective;

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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Every action of the tables of objectives, reviews and acknowledgements in every status by every role. */
class ObjectiveTransitionsTest {
    private static final List<Role> ROLES = everyRole();
    private static final Set<String> ROLE_OR_STATUS = Set.of("X-1", "X-2");

    private static List<Role> everyRole() {
        List<Role> roles = new ArrayList<>(Role.WORKING.stream().sorted().toList());
        roles.add(Role.INSPECTOR);
        roles.add(new Role("CLEANER"));
        return List.copyOf(roles);
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "OBJ-4"})
    void every_action_on_an_objective_is_allowed_or_refused_as_the_table_says() {
        Map<String, Case> cases = new LinkedHashMap<>();
        for (ObjectiveStatus status : ObjectiveStatus.values()) {
            ObjectiveFixture house = new ObjectiveFixture();
            cases.put(status.name(), new Case(house, house.in(status)));
        }
        tryAll(ObjectiveLifeCycle.TYPE, cases);
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "OBJ-7"})
    void every_action_on_a_review_is_allowed_or_refused_as_the_table_says() {
        Map<String, Case> cases = new LinkedHashMap<>();
        for (ReviewStatus status : ReviewStatus.values()) {
            ObjectiveFixture house = new ObjectiveFixture();
            ObjectiveId id = house.active();
            house.completeActions(id);
            house.on(status == ReviewStatus.MISSED ? "2026-04-02" : "2026-03-02");
            ObjectiveReviewId first =
                    house.by(ObjectiveFixture.AUTHOR).reviews().of(id).get(0).id();
            if (status == ReviewStatus.HELD) {
                house.by(ObjectiveFixture.OWNER)
                        .reviews()
                        .hold(
                                first,
                                "early",
                                List.of(new ObjectiveReview.Decision(
                                        ObjectiveReview.Decision.Course.CONTINUE, "too early to tell")));
            } else if (status != ReviewStatus.PLANNED) {
                house.by(ObjectiveFixture.APPROVER).withdraw(id);
            }
            cases.put(status.name(), new Case(house, first));
        }
        tryAll(ObjectiveReviewLifeCycle.TYPE, cases);
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "OBJ-6"})
    void every_action_on_an_acknowledgement_is_allowed_or_refused_as_the_table_says() {
        Map<String, Case> cases = new LinkedHashMap<>();
        for (AcknowledgementStatus status : AcknowledgementStatus.values()) {
            ObjectiveFixture house = new ObjectiveFixture();
            ObjectiveId id = house.active();
            house.completeActions(id);
            house.by(ObjectiveFixture.OWNER)
                    .communication()
                    .publish(id, LocalDate.of(2026, 2, 28), ObjectiveFixture.NETWORK);
            if (status == AcknowledgementStatus.ACKNOWLEDGED) {
                house.by(ObjectiveFixture.MEMBER).communication().acknowledge(house.seen(id));
            } else if (status == AcknowledgementStatus.LAPSED) {
                house.by(ObjectiveFixture.APPROVER).withdraw(id);
            }
            cases.put(status.name(), new Case(house, AcknowledgementId.of(id, ObjectiveFixture.MEMBER.id())));
        }
        tryAll(AcknowledgementLifeCycle.TYPE, cases);
    }

    private record Case(ObjectiveFixture house, RecordId id) {
        QmsSession newcomer(Role role) {
            return house.signing(Actor.of("u-newcomer", role));
        }
    }

    private static <S extends Record> void tryAll(RecordType<S> type, Map<String, Case> cases) {
        int refused = 0;
        int allowed = 0;
        List<Transition<S>> changes =
                type.transitions().rows().stream().filter(row -> !row.creates()).toList();
        for (Map.Entry<String, Case> each : cases.entrySet()) {
            for (Transition<S> row : changes) {
                for (Role role : ROLES) {
                    boolean lawful = row.from().contains(each.getKey())
                            && row.permission().defaultRoles().contains(role);
                    if (lawful) {
                        assertNotAgainstRoleOrStatus(row, each.getValue(), role);
                        allowed++;
                    } else {
                        assertRefusedAndRecorded(row, each.getValue(), role);
                        refused++;
                    }
                }
            }
        }
        cases.values().forEach(each -> each.house().close());
        System.out.printf("%s: %d cells refused and on record, %d allowed%n", type, refused, allowed);
        assertThat(refused + allowed).isEqualTo(cases.size() * changes.size() * ROLES.size());
        assertThat(allowed).isPositive();
    }

    private static <S extends Record> void assertNotAgainstRoleOrStatus(Transition<S> row, Case each, Role role) {
        Decision decision = each.newcomer(role).can(row, each.id());
        Stream<Decision.Because> against =
                decision instanceof Decision.Denied denied ? denied.reasons().stream() : Stream.empty();
        assertThat(against)
                .as(row.name() + " by " + role + " on " + each.id())
                .noneMatch(because -> ROLE_OR_STATUS.contains(because.rule().id()));
    }

    private static <S extends Record> void assertRefusedAndRecorded(Transition<S> row, Case each, Role role) {
        String type = each.id().recordType();
        int before = each.house().qms.trail().refusals(type, each.id().value()).size();
        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> Unbounded.records(each.newcomer(role))
                        .commit(work -> work.change(row, each.id(), state -> state)));
        assertThat(refused)
                .as(row.name() + " by " + role + " on " + each.id())
                .isNotNull()
                .extracting(RefusedException::grounds)
                .asInstanceOf(InstanceOfAssertFactories.list(RefusedException.Ground.class))
                .extracting(RefusedException.Ground::ruleId)
                .containsAnyElementsOf(ROLE_OR_STATUS);
        assertThat(each.house().qms.trail().refusals(type, each.id().value())).hasSize(before + 1);
    }
}
