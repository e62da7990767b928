package io.github.qms4j.record;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.complaint.Complaints.TRAINER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import io.github.qms4j.trail.evidence.EvidenceScope;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who is not permitted to read is denied, by default too. */
@Verifies("X-2")
class ReadPermissionTest {
    private static final Role CLEANER = new Role("CLEANER");
    private static final Role PHARMACIST = new Role("PHARMACIST");

    private enum Status {
        KEPT
    }

    /** A vendor's record of a patient. */
    public record Patient(Status status) {}

    private static final Permission TREAT = Permission.of("patient:treat", PHARMACIST);

    private static Declaration<Patient, Status> patient() {
        Declaration<Patient, Status> declared =
                RecordType.declare("acme.patient", Patient.class, Status.class, Patient::status);
        declared.status();
        declared.creates("patient.admit", TREAT, Status.KEPT).row();
        return declared;
    }

    private static final RecordType<Patient> PATIENT =
            patient().readableWith(Permission.of("patient:see", PHARMACIST)).type();

    private final InMemoryStorage storage = new InMemoryStorage();
    private final Qms qms = Complaints.engine(storage, new SettableClock("2026-03-01T09:00:00Z"))
            .recordType(COMPLAINT)
            .recordType(PATIENT)
            .checkpointKeys(new InMemoryCheckpointKeys())
            .build();
    private final RecordStore agent = Complaints.as(qms, AGENT, "as agreed");
    private final RecordStore cleaner = Complaints.as(qms, Actor.of("u-cleaner", CLEANER), "curious");
    private final String complaint = Complaints.opened(agent).id();

    @TestFactory
    Stream<DynamicTest> every_way_to_read_is_denied_to_who_is_not_permitted() {
        ErasableText text = agent.commit(work -> work.keepErasable("Ann Ek"));
        Map<String, Consumer<RecordStore>> ways = Map.of(
                "find", s -> s.find(COMPLAINT, complaint),
                "find several", s -> s.findAll(COMPLAINT, Set.of(complaint)),
                "get", s -> s.get(COMPLAINT, complaint),
                "list", s -> s.list(COMPLAINT, s.query(COMPLAINT)),
                "stream", s -> s.stream(COMPLAINT, s.query(COMPLAINT)).close(),
                "count", s -> s.count(COMPLAINT, s.query(COMPLAINT)),
                "as of", s -> s.asOf(COMPLAINT, complaint, Instant.parse("2026-03-01T09:00:00Z")),
                "reveal", s -> s.reveal(text));
        return ways.entrySet().stream()
                .map(way -> DynamicTest.dynamicTest(way.getKey(), () -> {
                    way.getValue().accept(agent);

                    assertThatThrownBy(() -> way.getValue().accept(cleaner))
                            .isInstanceOfSatisfying(
                                    RefusedException.class,
                                    refused -> assertThat(refused.grounds())
                                            .singleElement()
                                            .satisfies(ground ->
                                                    assertThat(ground.ruleId()).isEqualTo("X-2")));
                }));
    }

    @Test
    @Verifies({"X-2", "X-3"})
    void a_read_that_was_denied_is_on_record_with_what_was_to_be_read() {
        assertThatThrownBy(() -> cleaner.get(COMPLAINT, complaint)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> cleaner.list(COMPLAINT, cleaner.query(COMPLAINT)))
                .isInstanceOf(RefusedException.class);

        assertThat(qms.trail().refusals("acme.complaint", complaint))
                .extracting(TrailEntry::action)
                .containsExactly("acme.complaint.read");
        assertThat(qms.trail().refusals("acme.complaint", "*"))
                .extracting(refusal -> refusal.actor().id())
                .containsExactly("u-cleaner");
    }

    @Test
    void somebody_in_no_role_reads_nothing() {
        assertThatThrownBy(() -> Complaints.as(qms, Actor.of("u-nobody"), "").find(COMPLAINT, complaint))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void a_denial_does_not_tell_whether_there_is_such_a_record() {
        assertThatThrownBy(() -> cleaner.get(COMPLAINT, "CMP-2026-0099")).isInstanceOf(RefusedException.class);
    }

    @Test
    void who_may_not_read_is_not_told_by_a_question_either() {
        Decision there = cleaner.can(COMPLAINT.transition("complaint.edit"), complaint);

        assertThat(there).isEqualTo(cleaner.can(COMPLAINT.transition("complaint.edit"), "CMP-2026-0099"));
        assertThat(there)
                .isInstanceOfSatisfying(
                        Decision.Denied.class,
                        denied -> assertThat(denied.grounds())
                                .singleElement()
                                .satisfies(
                                        ground -> assertThat(ground.because()).contains("complaint:handle")));
    }

    @Test
    void those_who_work_with_records_read_those_of_every_type_unless_it_says_otherwise() {
        assertThat(Complaints.as(qms, TRAINER, "").find(COMPLAINT, complaint)).isPresent();
        assertThatThrownBy(() -> agent.find(PATIENT, "p-1"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("patient:see");
    }

    @Test
    void a_role_that_an_action_of_a_type_names_reads_its_records() {
        RecordType<Patient> open = patient().type();

        assertThat(open.reading().name()).isEqualTo("acme.patient:read");
        assertThat(open.reading().defaultRoles())
                .contains(PHARMACIST, Role.TRAINER)
                .doesNotContain(Role.INSPECTOR);
    }

    @Test
    void a_policy_of_the_hosts_decides_on_reads_as_well() {
        try (Qms strict = Complaints.engine(storage, new SettableClock("2026-03-01T09:00:00Z"))
                .accessPolicy((actor, permission) -> permission.name().equals("acme.complaint:read"))
                .build()) {
            RecordStore records = Complaints.as(strict, Actor.of("u-guest"), "");

            assertThat(records.find(COMPLAINT, complaint)).isPresent();
            assertThatThrownBy(() -> Complaints.opened(records)).isInstanceOf(RefusedException.class);
        }
    }

    @Test
    @Verifies({"X-2", "INS-5"})
    void a_pack_of_what_one_may_not_read_is_refused_before_anything_is_written() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> qms.as(Actor.of("u-quality", Role.QUALITY_MANAGER), "everything")
                        .evidence()
                        .export(EvidenceScope.everything(), out))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("patient:see");

        assertThat(out.size()).isZero();
    }
}
