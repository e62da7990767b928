package io.github.qms4j.inspection;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.complaint.Complaints.MANAGER;
import static io.github.qms4j.complaint.Complaints.REMARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.StorageException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.FaultyStorage;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.inspection.InspectorAccesses.Inspector;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.ErasableText;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.Kind;
import io.github.qms4j.trail.TrailEntry.ReliedOn;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An inspector is let in for a fortnight. */
@Verifies("X-11")
class InspectorAccessTest {
    private static final Instant FROM = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-03-16T18:00:00Z");
    private static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    private static final Actor VISITOR = Actor.of("x-visitor", Role.INSPECTOR).named("Ines Pector");
    private static final Inspector INES = new Inspector("x-visitor", "Ines Pector", "Competent authority");

    private final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    private final FaultyStorage storage = new FaultyStorage();
    private final Qms qms = engine("default", storage);
    private final RecordStore agent = Complaints.as(qms, AGENT, "as agreed");
    private final RecordStore inspector = Complaints.as(qms, VISITOR, "inspection of March");
    private final String complaint = Complaints.opened(agent).id();

    private Qms engine(String tenant, QmsStorage where) {
        return Complaints.engine(where, clock)
                .tenant(tenant)
                .recordType(COMPLAINT)
                .recordType(REMARK)
                .checkpointKeys(new InMemoryCheckpointKeys())
                .build();
    }

    private InspectorAccesses accesses(Qms where) {
        return where.as(QUALITY, "announced inspection").inspectorAccesses();
    }

    private InspectorAccessId grant(String... types) {
        return accesses(qms).grant(INES, FROM, UNTIL, Set.of(types));
    }

    private List<TrailEntry> reads() {
        return qms.trail()
                .accesses("x-visitor", Instant.EPOCH, Instant.parse("2027-01-01T00:00:00Z"))
                .toList();
    }

    private static void assertNotOpened(ThrowingCallable read) {
        assertThatThrownBy(read)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.grounds()).singleElement().satisfies(ground -> {
                            assertThat(ground.ruleId()).isEqualTo("X-11");
                            assertThat(ground.because()).contains("no inspector access");
                        }));
    }

    @Test
    void an_inspector_reads_what_was_opened_and_the_read_is_on_record_with_the_access_that_opened_it() {
        InspectorAccessId access = grant("acme.complaint");

        ComplaintState seen = inspector.get(COMPLAINT, complaint).state();

        assertThat(seen.status()).isEqualTo(ComplaintState.Status.OPEN);
        assertThat(reads()).singleElement().satisfies(read -> {
            assertThat(read.kind()).isEqualTo(Kind.ACCESS);
            assertThat(read.recordType()).isEqualTo("acme.complaint");
            assertThat(read.recordId()).isEqualTo(complaint);
            assertThat(read.action()).isEqualTo("acme.complaint.read");
            assertThat(read.asked()).isEqualTo("get");
            assertThat(read.actor().name()).isEqualTo("Ines Pector");
            assertThat(read.reason()).isEqualTo("inspection of March");
            assertThat(read.reliedOn()).containsExactly(new ReliedOn("inspector-access", access.value(), 0));
        });
    }

    @Test
    void without_an_access_an_inspector_reads_nothing_and_the_attempt_is_on_record() {
        assertNotOpened(() -> inspector.get(COMPLAINT, complaint));

        assertThat(reads()).isEmpty();
        assertThat(qms.trail().refusals("acme.complaint", complaint))
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.action()).isEqualTo("acme.complaint.read");
                    assertThat(refusal.actor()).isEqualTo(VISITOR);
                });
    }

    @Test
    void a_denial_does_not_tell_whether_there_is_such_a_record() {
        assertNotOpened(() -> inspector.get(COMPLAINT, "CMP-2026-0099"));
        assertNotOpened(() -> inspector.find(COMPLAINT, "CMP-2026-0099"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T07:59:59.999Z, false",
        "2026-03-02T08:00:00.000Z, true",
        "2026-03-16T17:59:59.999Z, true",
        "2026-03-16T18:00:00.000Z, false"
    })
    void an_access_begins_and_ends_to_the_millisecond(Instant now, boolean open) {
        grant();
        clock.set(now.toString());

        if (open) {
            assertThat(inspector.find(COMPLAINT, complaint)).isPresent();
        } else {
            assertNotOpened(() -> inspector.find(COMPLAINT, complaint));
        }
    }

    @Test
    void an_access_that_was_revoked_opens_nothing() {
        InspectorAccessId access = grant();
        inspector.get(COMPLAINT, complaint);

        accesses(qms).revoke(access);

        assertNotOpened(() -> inspector.get(COMPLAINT, complaint));
        assertThat(accesses(qms).find(access)).hasValueSatisfying(revoked -> {
            assertThat(revoked.status()).isEqualTo(InspectorAccess.Status.REVOKED);
            assertThat(revoked.revokedBy()).isEqualTo("u-quality");
        });
    }

    @Test
    void an_access_opens_the_types_that_it_names_and_no_others() {
        grant("acme.remark");

        assertThat(inspector.count(REMARK, inspector.query(REMARK))).isZero();
        assertNotOpened(() -> inspector.get(COMPLAINT, complaint));
    }

    @Test
    void an_access_is_for_one_person() {
        grant();

        assertNotOpened(() ->
                Complaints.as(qms, Actor.of("x-other", Role.INSPECTOR), "").get(COMPLAINT, complaint));
    }

    @Test
    @Verifies({"X-11", "X-14"})
    void an_access_is_to_one_tenant() {
        InMemoryStorage shared = new InMemoryStorage();
        Qms ulm = engine("ulm", shared);
        Qms bern = engine("bern", shared);
        accesses(ulm).grant(INES, FROM, UNTIL, Set.of());

        assertThat(Complaints.as(ulm, VISITOR, "")
                        .count(COMPLAINT, inspectorOf(ulm).query(COMPLAINT)))
                .isZero();
        assertNotOpened(
                () -> inspectorOf(bern).count(COMPLAINT, inspectorOf(bern).query(COMPLAINT)));
    }

    private static RecordStore inspectorOf(Qms where) {
        return Complaints.as(where, VISITOR, "");
    }

    @Test
    void of_two_accesses_one_that_opens_is_enough() {
        accesses(qms).revoke(grant());
        InspectorAccessId second = grant();

        inspector.get(COMPLAINT, complaint);

        assertThat(reads().get(0).reliedOn()).extracting(ReliedOn::id).containsExactly(second.value());
    }

    @Test
    void other_roles_do_not_open_anything_to_an_inspector() {
        Actor both = new Actor("x-visitor", "Ines Pector", Set.of(Role.INSPECTOR, Role.SERVICE_MANAGER));

        assertNotOpened(() -> Complaints.as(qms, both, "").get(COMPLAINT, complaint));
    }

    @TestFactory
    Stream<DynamicTest> every_way_to_read_is_on_record() {
        grant();
        ErasableText text = agent.commit(work -> work.keepErasable("Ann Ek"));
        Map<String, Consumer<RecordStore>> ways = Map.of(
                "find",
                s -> s.find(COMPLAINT, complaint),
                "find CMP-1, CMP-2",
                s -> s.findAll(COMPLAINT, Set.of("CMP-2", "CMP-1")),
                "get",
                s -> s.get(COMPLAINT, complaint),
                "list where status = 'OPEN', sorted by copies descending",
                s -> s.list(
                        COMPLAINT,
                        s.query(COMPLAINT)
                                .whereEqual("status", AttributeValue.of("OPEN"))
                                .sortedBy(Sort.descending("copies"))),
                "stream where owner in {'a', 'b'} and copies from '1'",
                s -> s.stream(
                                COMPLAINT,
                                s.query(COMPLAINT)
                                        .whereIn("owner", Set.of(AttributeValue.of("b"), AttributeValue.of("a")))
                                        .whereBetween("copies", AttributeValue.of(1), null))
                        .close(),
                "count",
                s -> s.count(COMPLAINT, s.query(COMPLAINT)),
                "as of 2026-03-02T09:00:00Z",
                s -> s.asOf(COMPLAINT, complaint, Instant.parse("2026-03-02T09:00:00Z")),
                "reveal",
                s -> s.reveal(text));
        return ways.entrySet().stream()
                .map(way -> DynamicTest.dynamicTest(way.getKey(), () -> {
                    List<TrailEntry> before = reads();

                    way.getValue().accept(inspector);

                    assertThat(reads())
                            .filteredOn(read -> !before.contains(read))
                            .extracting(TrailEntry::asked)
                            .containsExactly(way.getKey());
                }));
    }

    @Test
    void a_read_that_finds_nothing_is_on_record() {
        grant();

        assertThat(inspector.find(COMPLAINT, "CMP-2026-0099")).isEmpty();

        assertThat(reads()).extracting(TrailEntry::recordId).containsExactly("CMP-2026-0099");
    }

    @Test
    void a_read_is_on_record_before_it_happens() {
        grant();
        int looksForTheAccess = 1;
        int putsTheReadOnRecord = 1;
        storage.failAt(looksForTheAccess + putsTheReadOnRecord, FaultyStorage.When.BEFORE);

        assertThatThrownBy(() -> inspector.get(COMPLAINT, complaint)).isInstanceOf(StorageException.class);

        assertThat(storage.struck()).isTrue();
        assertThat(reads()).hasSize(1);
    }

    @Test
    void what_cannot_be_put_on_record_is_not_read() {
        grant();
        int looksForTheAccess = 1;
        storage.failAt(looksForTheAccess, FaultyStorage.When.BEFORE);

        assertThatThrownBy(() -> inspector.get(COMPLAINT, complaint)).isInstanceOf(StorageException.class);

        assertThat(storage.struck()).isTrue();
        assertThat(reads()).isEmpty();
    }

    @Test
    void reads_are_sealed_into_the_log_and_verified_like_everything_else() {
        grant();
        inspector.get(COMPLAINT, complaint);
        clock.set("2026-03-02T09:00:01Z");
        inspector.count(COMPLAINT, inspector.query(COMPLAINT));

        qms.trail().seal();

        assertThat(qms.trail().prove(reads().get(0)).entry().asked()).isEqualTo("get");
        assertThat(qms.trail().verify().problems()).isEmpty();
    }

    @Test
    void what_an_inspector_read_is_told_by_period() {
        grant();
        inspector.get(COMPLAINT, complaint);
        clock.set("2026-03-03T09:00:00Z");
        inspector.count(COMPLAINT, inspector.query(COMPLAINT));

        Instant second = Instant.parse("2026-03-03T09:00:00Z");
        assertThat(qms.trail().accesses("x-visitor", FROM, second))
                .extracting(TrailEntry::asked)
                .containsExactly("get");
        assertThat(qms.trail().accesses("x-visitor", second, UNTIL))
                .extracting(TrailEntry::asked)
                .containsExactly("count");
        assertThat(qms.trail().accesses("u-agent", FROM, UNTIL)).isEmpty();
    }

    @Test
    @Verifies({"X-11", "X-3"})
    void an_inspector_writes_nothing_whatever_other_roles_they_have() {
        grant();
        Actor both = new Actor("x-visitor", "Ines Pector", Set.of(Role.INSPECTOR, Role.SERVICE_MANAGER));
        List<String> refused = new ArrayList<>();

        assertThatThrownBy(() -> Complaints.changed(
                        Complaints.as(qms, both, "why not"), "complaint.edit", complaint, s -> s.withTitle("better")))
                .isInstanceOfSatisfying(
                        RefusedException.class, r -> r.grounds().forEach(ground -> refused.add(ground.ruleId())));

        assertThat(refused).containsExactly("X-11");
        assertThat(agent.get(COMPLAINT, complaint).version()).isEqualTo(1);
        assertThat(qms.trail().refusals("acme.complaint", complaint))
                .extracting(TrailEntry::action)
                .containsExactly("complaint.edit");
    }

    @Test
    @Verifies({"X-11", "X-2"})
    void an_inspector_who_asks_what_may_be_done_is_told_that_nothing_is_and_nothing_else() {
        assertThat(inspector.can(COMPLAINT.transition("complaint.edit"), "CMP-2026-0099"))
                .isInstanceOfSatisfying(
                        Decision.Denied.class,
                        denied -> assertThat(denied.grounds())
                                .singleElement()
                                .satisfies(ground -> assertThat(ground.ruleId()).isEqualTo("X-11")));
    }

    @Test
    void an_inspector_can_be_shown_the_services_too() {
        grant("ticket");

        assertThat(qms.as(VISITOR).serviceDesk().find("phone:INC-1")).isEmpty();
        assertThat(reads()).extracting(TrailEntry::recordType).containsExactly("ticket");
    }

    @Test
    void nobody_opens_the_records_to_themselves() {
        Inspector self = new Inspector("u-quality", "Quality", "Internal");

        assertThatThrownBy(() -> accesses(qms).grant(self, FROM, UNTIL, Set.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("have somebody else grant it");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T08:00:00Z, 2026-03-02T08:00:00Z, no time at all",
        "2026-03-03T08:00:00Z, 2026-03-02T08:00:00Z, no time at all",
        "2026-02-02T08:00:00Z, 2026-03-02T09:00:00Z, over already",
        "2026-03-02T08:00:00Z, 2027-03-03T08:00:00.001Z, longer than 366 days"
    })
    void an_access_without_a_sound_end_is_refused(Instant from, Instant until, String because) {
        assertThatThrownBy(() -> accesses(qms).grant(INES, from, until, Set.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(because);
    }

    @Test
    void an_access_of_366_days_is_granted() {
        assertThat(accesses(qms).grant(INES, FROM, Instant.parse("2027-03-03T08:00:00Z"), Set.of()))
                .isEqualTo(InspectorAccessId.of("IAC-2026-0001"));
    }

    @Test
    void an_access_needs_a_reason() {
        assertThatThrownBy(() -> qms.as(QUALITY).inspectorAccesses().grant(INES, FROM, UNTIL, Set.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("reason");
    }

    @Test
    void an_access_to_a_type_that_there_is_not_is_an_error_that_names_it() {
        assertThatThrownBy(() -> grant("complaints"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("complaints");
    }

    @Test
    void an_inspector_without_a_name_is_an_error() {
        assertThatThrownBy(() -> accesses(qms).grant(new Inspector("x-1", " ", "Authority"), FROM, UNTIL, Set.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("name");
    }

    @Test
    void revoking_does_not_rewrite_what_was_granted() {
        InspectorAccessId access = grant();
        RecordStore records = Unbounded.records(qms.as(QUALITY, "tidying up"));

        assertThatThrownBy(() -> records.commit(work -> work.change(
                        InspectorAccess.TYPE.transition("inspector-access.revoke"),
                        access,
                        a -> new InspectorAccess(
                                InspectorAccess.Status.REVOKED,
                                "x-other",
                                a.name(),
                                a.authority(),
                                a.from(),
                                a.until(),
                                a.types(),
                                a.grantedBy(),
                                "u-quality"))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("another access than before");
    }

    @Test
    void the_accesses_of_an_inspector_are_listed_by_number() {
        InspectorAccessId first = grant();
        InspectorAccessId second = grant("acme.complaint");

        assertThat(accesses(qms).of("x-visitor"))
                .extracting(v -> InspectorAccessId.of(v.id()))
                .containsExactly(first, second);
        assertThat(accesses(qms).of("x-other")).isEmpty();
    }

    @Test
    void what_others_read_is_not_on_record() {
        Complaints.as(qms, MANAGER, "").get(COMPLAINT, complaint);

        assertThat(qms.trail().accesses("u-manager", Instant.EPOCH, UNTIL)).isEmpty();
    }

    @Test
    void reads_are_listed_from_any_instant_until_any_other() {
        grant("acme.complaint");
        Instant read = clock.instant();
        inspector.get(COMPLAINT, complaint);
        Instant after = read.plusMillis(1);

        assertThat(qms.trail().accesses("x-visitor", Instant.MIN, Instant.MAX)).hasSize(1);
        assertThat(qms.trail().accesses("x-visitor", read, Instant.MAX)).hasSize(1);
        assertThat(qms.trail().accesses("x-visitor", after, Instant.MAX)).isEmpty();
        assertThat(qms.trail().accesses("x-visitor", Instant.MIN, after)).hasSize(1);
        assertThat(qms.trail().accesses("x-visitor", Instant.MIN, read)).isEmpty();
    }
}
