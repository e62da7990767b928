package io.github.qms4j.persistence.jpa;

import static io.github.qms4j.persistence.jpa.EachConcept.VISIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.inspection.InspectorAccesses.Inspector;
import io.github.qms4j.persistence.jpa.EachConcept.Visit;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.trail.Trail.Sealing;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import io.github.qms4j.trail.evidence.EvidenceExport;
import io.github.qms4j.trail.evidence.EvidenceScope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What stays on record when a host rolls its transaction back, and what is not proved before it commits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostRollbackRules {
    private static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    private static final Actor COMPLIANCE = Actor.of("u-compliance", Role.COMPLIANCE);
    private static final Actor AGENT = Actor.of("u-agent", Role.SERVICE_AGENT);
    private static final Actor INSPECTOR = Actor.of("u-inspector", Role.INSPECTOR);

    private final TestDatabase database;
    private final EachConcept.MovableClock clock = new EachConcept.MovableClock();
    private final InMemoryCheckpointKeys keys = new InMemoryCheckpointKeys();
    private Host host;
    private Qms hosted;
    /** Of the same records, with transactions of its own: what it sees is committed. */
    private Qms other;

    private int tenants;

    HostRollbackRules(String url) {
        database = new TestDatabase(url);
        newHost();
    }

    abstract JpaStorage storageOf(Host newHost);

    @BeforeEach
    final void newHost() {
        tenants++;
        host = new Host(database);
        hosted = engine(storageOf(host));
        other = engine(database.owning());
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    private Qms engine(QmsStorage storage) {
        return Qms.builder()
                .tenant("tenant-" + tenants)
                .storage(storage)
                .clock(clock)
                .checkpointKeys(keys)
                .recordType(VISIT)
                .build();
    }

    private static void receive(Qms qms, Actor actor, String id) {
        qms.as(actor, "in a transaction of the host")
                .records()
                .commit(unit -> unit.create(
                        VISIT.transition("visit.receive"), id, by -> new Visit(unit.keepErasable("Ann Ek"))));
    }

    private void refused(String id) {
        assertThatThrownBy(() -> receive(hosted, AGENT, id)).isInstanceOf(RefusedException.class);
    }

    private List<TrailEntry> refusals(String id) {
        return other.trail().refusals("acme.visit", id);
    }

    @Test
    @Verifies("X-3")
    void a_refusal_stays_when_the_host_rolls_back_because_of_it() {
        host.begin();
        receive(hosted, QUALITY, "before");
        refused("asked");
        host.rollback();

        assertThat(refusals("asked")).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo(AGENT);
            assertThat(entry.action()).isEqualTo("visit.receive");
        });
        assertThat(other.as(QUALITY).records().find(VISIT, "before")).isEmpty();
        assertThat(other.trail().verify().isSound()).isTrue();
    }

    @Test
    @Verifies("X-3")
    void a_refusal_is_on_record_once_when_the_host_commits() {
        host.begin();
        receive(hosted, QUALITY, "before");
        refused("asked");
        host.commit();

        assertThat(refusals("asked")).hasSize(1);
        assertThat(other.as(QUALITY).records().find(VISIT, "before")).isPresent();
    }

    @Test
    @Verifies("X-3")
    void a_refusal_names_no_head_that_was_never_committed() {
        host.begin();
        receive(hosted, QUALITY, "v1");
        refused("v1");
        host.rollback();

        assertThat(refusals("v1"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.previous()).isEmpty());
        assertThat(other.trail().verify().isSound()).isTrue();
    }

    @Test
    @Verifies("X-11")
    void what_an_inspector_read_stays_when_the_host_rolls_back() {
        receive(other, QUALITY, "v1");
        grant(other);
        host.begin();
        hosted.as(INSPECTOR, "inspection").records().get(VISIT, "v1");
        host.rollback();

        assertThat(accesses()).isEqualTo(1);
    }

    @Test
    @Verifies("X-11")
    void an_access_that_is_not_committed_opens_nothing() {
        receive(other, QUALITY, "v1");
        host.begin();
        grant(hosted);
        assertThatThrownBy(() -> hosted.as(INSPECTOR, "inspection").records().get(VISIT, "v1"))
                .isInstanceOf(RefusedException.class);
        host.rollback();

        assertThat(accesses()).isZero();
        assertThat(other.trail().verify().isSound()).isTrue();
    }

    private void grant(Qms qms) {
        qms.as(COMPLIANCE, "announced")
                .inspectorAccesses()
                .grant(
                        new Inspector(INSPECTOR.id(), "Ines Pector", "Authority"),
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(1)),
                        Set.of("acme.visit"));
    }

    private long accesses() {
        return other.trail().accesses(INSPECTOR.id(), Instant.MIN, Instant.MAX).count();
    }

    @Test
    void a_seal_takes_in_what_is_committed_and_stays() {
        receive(other, QUALITY, "committed");
        host.begin();
        receive(hosted, QUALITY, "open");
        Sealing sealing = hosted.trail().seal();
        host.rollback();

        assertThat(sealing.entries()).isEqualTo(1);
        assertThat(other.trail().checkpoint()).isEqualTo(sealing.checkpoint());
        assertThat(other.trail().verify().isSound()).isTrue();
    }

    @Test
    void what_was_open_at_one_seal_is_taken_in_by_the_next() {
        host.begin();
        receive(hosted, QUALITY, "open");
        assertThat(hosted.trail().seal().entries()).isZero();
        host.commit();

        assertThat(other.trail().seal().entries()).isEqualTo(1);
        assertThat(other.trail().verify().isSound()).isTrue();
    }

    @Test
    @Verifies("INS-5")
    void an_export_is_of_what_is_committed_and_stays_on_record() throws Exception {
        receive(other, QUALITY, "committed");
        ByteArrayOutputStream pack = new ByteArrayOutputStream();
        host.begin();
        receive(hosted, QUALITY, "open");
        EvidenceExport export =
                hosted.as(COMPLIANCE, "asked for").evidence().export(EvidenceScope.types("acme.visit"), pack);
        host.rollback();

        assertThat(other.as(COMPLIANCE).records().stream(
                                EvidenceExport.TYPE,
                                other.as(COMPLIANCE).records().query(EvidenceExport.TYPE))
                        .map(found -> found.state()))
                .containsExactly(export);
        assertThat(export.status()).isEqualTo(EvidenceExport.Status.COMPLETED);
        assertThat(text(pack.toByteArray())).contains("committed").doesNotContain("\"open\"");
    }

    private static String text(byte[] zip) throws Exception {
        StringBuilder text = new StringBuilder();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    @Test
    void what_is_outside_sees_nothing_of_an_open_transaction() {
        host.begin();
        receive(hosted, QUALITY, "open");
        assertThat(hosted.as(QUALITY).records().find(VISIT, "open")).isPresent();
        assertThat(hosted.as(QUALITY).records().outsideHostTransaction().find(VISIT, "open"))
                .isEmpty();
        host.rollback();
    }
}
