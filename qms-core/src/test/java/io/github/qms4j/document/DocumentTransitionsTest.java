package io.github.qms4j.document;

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
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every action of the tables in every status by every role. */
class DocumentTransitionsTest {
    private static final List<Role> ROLES = Stream.concat(
                    Role.WORKING.stream().sorted(), Stream.of(Role.INSPECTOR, new Role("CLEANER")))
            .toList();
    private static final Set<String> ROLE_OR_STATUS = Set.of("X-1", "X-2");

    private final DocumentFixture house = new DocumentFixture();
    private int allowed;

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "DOC-1", "DOC-2"})
    void every_action_on_a_version_in_every_status_by_every_role_is_as_the_table_says() {
        Map<String, RecordId> versions = new LinkedHashMap<>();
        for (VersionStatus status : VersionStatus.values()) {
            versions.put(status.name(), house.in(status));
        }
        assertAsTheTableSays(DocumentVersionLifeCycle.TYPE, versions);
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "DOC-1", "DOC-2"})
    void every_action_on_a_document_in_every_status_by_every_role_is_as_the_table_says() {
        DocumentId retiring = house.version(house.effective()).document();
        house.retire(retiring, house.today().plusDays(100));
        assertAsTheTableSays(
                DocumentLifeCycle.TYPE,
                Map.of(
                        "CURRENT", house.opened(),
                        "RETIRING", retiring,
                        "RETIRED", house.version(house.obsolete()).document()));
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "DOC-2"})
    void every_action_on_an_acknowledgement_in_every_status_by_every_role_is_as_the_table_says() {
        DocumentVersionId version = house.effective();
        String sha256 = house.version(version).content().sha256();
        Distribution distribution =
                house.as(DocumentFixture.CONTROL).documents().distribution();
        distribution.distribute(version, List.of("u-1", "u-agent", "u-3"), null);
        house.as(DocumentFixture.AGENT).documents().distribution().acknowledge(version, sha256);
        AcknowledgementId excused = AcknowledgementId.of(version, sha256, "u-3");
        distribution.excuse(excused);

        assertAsTheTableSays(
                AcknowledgementLifeCycle.TYPE,
                Map.of(
                        "ASKED", AcknowledgementId.of(version, sha256, "u-1"),
                        "ACKNOWLEDGED", AcknowledgementId.of(version, sha256, "u-agent"),
                        "EXCUSED", excused));
    }

    private <S extends Record> void assertAsTheTableSays(RecordType<S> type, Map<String, RecordId> records) {
        assertThat(records.keySet())
                .containsExactlyInAnyOrderElementsOf(type.transitions().statuses());
        List<Transition<S>> rows =
                type.transitions().rows().stream().filter(row -> !row.creates()).toList();
        int refused = 0;
        for (Map.Entry<String, RecordId> each : records.entrySet()) {
            for (Transition<S> row : rows) {
                for (Role role : ROLES) {
                    if (row.from().contains(each.getKey())
                            && row.permission().defaultRoles().contains(role)) {
                        assertNotAgainstRoleOrStatus(row, each.getValue(), role);
                        allowed++;
                    } else {
                        assertRefusedAndRecorded(row, each.getKey(), each.getValue(), role);
                        refused++;
                    }
                }
            }
        }
        assertThat(refused + allowed).isEqualTo(records.size() * rows.size() * ROLES.size());
        assertThat(allowed).isPositive();
        System.out.printf("%s: %d cells refused and on record, %d allowed%n", type, refused, allowed);
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

    private <S extends Record> void assertRefusedAndRecorded(Transition<S> row, String status, RecordId id, Role role) {
        String type = row.type().name();
        int before = house.qms.trail().refusals(type, id.value()).size();
        long version = version(row, id);
        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> Unbounded.records(newcomer(role))
                        .commit(work -> work.change(row, Seen.of(id, version), state -> state)));
        assertThat(refused)
                .as(row.name() + " in " + status + " by " + role)
                .isNotNull()
                .extracting(RefusedException::grounds)
                .asInstanceOf(InstanceOfAssertFactories.list(RefusedException.Ground.class))
                .extracting(RefusedException.Ground::ruleId)
                .containsAnyElementsOf(ROLE_OR_STATUS);
        assertThat(house.qms.trail().refusals(type, id.value())).hasSize(before + 1);
        assertThat(version(row, id)).isEqualTo(version);
    }

    private long version(Transition<?> row, RecordId id) {
        return Unbounded.records(house.as(DocumentFixture.CONTROL))
                .get(row.type(), id)
                .version();
    }
}
