package io.github.qms4j.verifier;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.capa.CapaDraft;
import io.github.qms4j.capa.Nonconformities;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.NonconformityReport;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.document.Content;
import io.github.qms4j.document.DocumentDraft;
import io.github.qms4j.document.DocumentId;
import io.github.qms4j.document.Documents;
import io.github.qms4j.document.VersionDraft;
import io.github.qms4j.inspection.InspectorAccesses.Inspector;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiFormula;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.kpi.MeasurementSource;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.UnitOfWork.Appended;
import io.github.qms4j.retention.DispositionId;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.DirectoryContentStore;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.custody.CheckpointKeys;
import io.github.qms4j.trail.custody.FileCheckpointKeys;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import io.github.qms4j.trail.evidence.EvidenceExport;
import io.github.qms4j.trail.evidence.EvidenceScope;
import io.github.qms4j.trail.merkle.Hash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** A house with something of everything: batches, changes, signatures, refusals, erased and erasable texts. */
final class EvidenceFixture implements AutoCloseable {
    static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER).named("Mia <Roth>");
    static final Actor AGENT = Actor.of("u-agent", Role.SERVICE_MANAGER);
    static final Actor COMPLIANCE = Actor.of("u-compliance", Role.COMPLIANCE);

    final RestorableStorage storage = new RestorableStorage();
    final Qms qms;
    final CheckpointKeys keys;
    private final String tenant;
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");

    EvidenceFixture(Path directory, String tenant) {
        this.tenant = tenant;
        this.keys = FileCheckpointKeys.in(directory);
        forgetWhatWasSigned();
        AtomicLong ids = new AtomicLong();
        qms = Qms.builder()
                .storage(storage)
                .tenant(tenant)
                .clock(new Ticking())
                .ids(() -> "id-" + ids.incrementAndGet())
                .random(new Random(7))
                .recordType(Visitors.TYPE)
                .contentStore(DirectoryContentStore.in(directory.resolveSibling("texts")))
                .checkpointKeys(keys)
                .signatureAuthenticator((records, attempt, secret) -> new Authentication.Authenticated(
                        new Signer(attempt.identification(), "Dr. " + attempt.identification())))
                .build();
    }

    /** Several houses of one test have one key, and each a log of its own; as if nothing had been signed before. */
    private void forgetWhatWasSigned() {
        if (keys.all(origin()).isEmpty()) {
            keys.create(origin(), List.of());
        }
        SignedCheckpoint latest = keys.latest(origin()).orElseThrow();
        if (latest.checkpoint().size() > 0) {
            keys.setBack(latest, io.github.qms4j.trail.checkpoint.Checkpoint.of(origin(), 0, Hash.EMPTY), "none");
        }
    }

    void setClock(String instant) {
        now = Instant.parse(instant);
    }

    private final class Ticking extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            now = now.plusMillis(250);
            return now;
        }
    }

    QmsSession as(Actor actor) {
        return qms.as(actor, "for the <audit> & more");
    }

    private QmsSession signing(Actor actor) {
        return as(actor).signing(Credentials.both(actor.id(), new char[] {'x'}), ZoneId.of("Europe/Berlin"));
    }

    String origin() {
        return "qms4j/" + URLEncoder.encode(tenant, StandardCharsets.UTF_8).replace("+", "%20");
    }

    List<String> keys() {
        return keys.all(origin()).stream().map(CheckpointKey::text).toList();
    }

    /** A nonconformity that is closed with a signature, one under a CAPA, measurements in a batch, a refused attempt. */
    void live() {
        QmsSession quality = as(QUALITY);
        NonconformityId first = raise();
        quality.nonconformities().assess(first, new Severity(Severity.Level.MAJOR, "matrix v3"));
        as(AGENT).nonconformities().correct(first, "resolved the \"tickets\"\n\u00e4\u20ac\ud83d\ude00");
        quality.nonconformities().accept(first);
        signing(COMPLIANCE)
                .nonconformities()
                .close(quality.nonconformities().find(first).orElseThrow().seen());
        NonconformityId second = raise();
        quality.nonconformities().assess(second, new Severity(Severity.Level.MINOR, "matrix v3"));
        as(AGENT).capas().open(CapaDraft.of("Late", second));
        try {
            as(AGENT).nonconformities().assess(second, new Severity(Severity.Level.MINOR, "matrix v3"));
            throw new AssertionError("it was not refused");
        } catch (RefusedException refused) {
            qms.trail().seal();
        }
        quality.kpis()
                .define(KpiDefinition.builder("volume", "Tickets", new KpiFormula.Entered())
                        .owner("u-quality")
                        .build());
        quality.kpis().record("batch-1", List.of(measured(1, 100), measured(2, 200), measured(3, 300)));
        quality.because("typed wrongly").kpis().record("batch-2", List.of(measured(2, 201)));
        erasing(quality);
        inspect(second);
    }

    /** A document whose first version, a draft, has a text. */
    void document(byte[] text) {
        Documents documents = as(QUALITY).documents();
        DocumentId procedure = documents.open(DocumentDraft.of("Handling of complaints", "u-quality")
                .approvedBy(Role.QUALITY_MANAGER, Role.COMPLIANCE)
                .reviewedEvery(Period.ofYears(2)));
        Content content = documents.put(new ByteArrayInputStream(text), "text/plain", "complaints.txt");
        documents.begin(procedure, VersionDraft.of(content, "first issue"));
    }

    private void inspect(NonconformityId nonconformity) {
        as(COMPLIANCE)
                .inspectorAccesses()
                .grant(
                        new Inspector("u-inspector", "Ines Pector", "Authority"),
                        now,
                        now.plus(Duration.ofDays(14)),
                        Set.of("nonconformity"));
        boolean seen = as(Actor.of("u-inspector", Role.INSPECTOR))
                .nonconformities()
                .find(nonconformity)
                .isPresent();
        if (!seen) {
            throw new AssertionError("the inspector was shown nothing");
        }
    }

    /** The same closing with its signature taken out again, and every hash made to fit. */
    void closeWithoutSignature() {
        forgeSignature();
        String id = "NC-2026-0003";
        List<TrailEntry> history = qms.trail().history("nonconformity", id);
        TrailEntry closing = history.get(history.size() - 1);
        TrailEntry unsigned = TrailEntry.parse(closing.canonical()
                .replaceFirst("\"signature\":\\{[^}]*}", "\"signature\":null")
                .replace(closing.attestation(), ""));
        RecordKey entryKey =
                new RecordKey(tenant, "trail-entry", "CHANGE/nonconformity/" + id + "/" + closing.recordVersion());
        RecordKey key = new RecordKey(tenant, "nonconformity", id);
        StoredRecord row = storage.find(entryKey).orElseThrow();
        StoredRecord record = storage.find(key).orElseThrow();
        storage.apply(
                ChangeSet.of(new Change.Delete(entryKey, row.version()), new Change.Delete(key, record.version())));
        storage.apply(ChangeSet.of(
                new Change.Insert(with(row, "hash", unsigned.hash(), unsigned.canonical())),
                new Change.Insert(with(record, "trailHead", unsigned.hash(), record.payload()))));
    }

    private static StoredRecord with(StoredRecord row, String attribute, String value, String payload) {
        Map<String, AttributeValue> attributes = new HashMap<>(row.attributes());
        attributes.put(attribute, AttributeValue.of(value));
        attributes.remove("signer");
        return new StoredRecord(row.key(), row.version(), row.schemaVersion(), attributes, payload);
    }

    /** The closing of a third nonconformity, by somebody who has the database, the library, and keys of their own. */
    void forgeSignature() {
        try (Qms forger = Qms.builder()
                .storage(storage)
                .tenant(tenant)
                .clock(new Ticking())
                .ids(() -> "forged")
                .random(new Random(8))
                .recordType(Visitors.TYPE)
                .checkpointKeys(new InMemoryCheckpointKeys())
                .signatureAuthenticator((records, attempt, secret) -> new Authentication.Authenticated(
                        new Signer(attempt.identification(), "Dr. " + attempt.identification())))
                .build()) {
            QmsSession compliance = forger.as(COMPLIANCE, "forged")
                    .signing(Credentials.both(COMPLIANCE.id(), new char[] {'x'}), ZoneId.of("Europe/Berlin"));
            Nonconformities all = forger.as(QUALITY, "forged").nonconformities();
            NonconformityId third = raise();
            all.assess(third, new Severity(Severity.Level.MINOR, "matrix v3"));
            forger.as(AGENT).nonconformities().correct(third, "resolved");
            all.accept(third);
            compliance.nonconformities().close(all.find(third).orElseThrow().seen());
        }
    }

    /** A little more, so that the log is longer than after {@link #live}. */
    void live2() {
        raise();
        raise();
    }

    private void erasing(QmsSession quality) {
        Visitors.visited(quality.records(), "v-1", "Ann Ek");
        Visitors.visited(quality.records(), "v-2", "Bo Dahl");
        Visitors.forget(quality.records(), "v-2");
    }

    /** Visits in a batch, long ago; some of them, and one that came by itself, are disposed of. */
    void dispose() {
        receive();
        disposeOfTheReceived();
    }

    void receive() {
        as(QUALITY).retention().setPolicy("acme.visit", Period.ofYears(1), "ISO 9001:2015 7.5.3.2");
        as(QUALITY).records().commit(work -> {
            work.append(
                    Visitors.TYPE.transition("visit.receive"),
                    "book",
                    List.of("b-1", "b-2", "b-3").stream()
                            .map(id -> new Appended<>(id, new Visitors.Visit(work.keepErasable("Cy " + id))))
                            .toList());
            return work;
        });
    }

    void disposeOfTheReceived() {
        setClock("2029-03-02T09:00:00Z");
        for (Set<String> ids : List.of(Set.of("b-1", "v-1"), Set.of("b-3"))) {
            DispositionId number = as(QUALITY).retention().propose("acme.visit", ids);
            signing(COMPLIANCE).retention().approve(Seen.of(number, 0));
            as(QUALITY).retention().carryOut(number);
        }
    }

    private static Measurement measured(int month, long tickets) {
        return Measurement.entered(
                "volume",
                LocalDate.of(2026, month, 1),
                LocalDate.of(2026, month + 1, 1),
                Result.measured(Quantity.of(tickets, "1")),
                MeasurementSource.named("desk"));
    }

    private NonconformityId raise() {
        return as(AGENT)
                .nonconformities()
                .raise(NonconformityReport.of(
                        NonconformitySource.SLA_BREACH, "late", LocalDate.of(2026, 3, 1), "ISO 9001:2015 8.5.1"));
    }

    EvidenceExport export(EvidenceScope scope, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            return as(QUALITY).evidence().export(scope, out);
        }
    }

    @Override
    public void close() {
        qms.close();
    }
}
