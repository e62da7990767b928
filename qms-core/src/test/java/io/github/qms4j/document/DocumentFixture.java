package io.github.qms4j.document;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsBuilder;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.access.Role;
import io.github.qms4j.approval.ApprovalId;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.record.Seen;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.content.ContentStore;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.spi.support.StorageContentStore;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** An engine with people who each do their own part, and the shortest lawful way of a version to each status. */
final class DocumentFixture implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** Writes. */
    static final Actor AUTHOR = Actor.of("u-author", Role.SERVICE_MANAGER);
    /** Approves. */
    static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    /** Approves. */
    static final Actor IT = Actor.of("u-it", Role.IT_MANAGER);
    /** Shows that people are trained. */
    static final Actor TRAINER = Actor.of("u-trainer", Role.TRAINER);
    /** Keeps the documents. */
    static final Actor CONTROL = Actor.of("u-control", Role.COMPLIANCE);
    /** Reads. */
    static final Actor AGENT = Actor.of("u-agent", Role.SERVICE_AGENT);

    final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    final QmsStorage storage;
    final Qms qms;

    DocumentFixture() {
        this(new InMemoryStorage());
    }

    DocumentFixture(InMemoryStorage storage) {
        this(storage, new StorageContentStore(storage, QmsBuilder.DEFAULT_TENANT));
    }

    DocumentFixture(QmsStorage storage, ContentStore store) {
        this(storage, Qms.builder().storage(storage).contentStore(store));
    }

    /** With no place for texts. */
    static DocumentFixture without(QmsStorage storage) {
        return new DocumentFixture(storage, Qms.builder().storage(storage));
    }

    private DocumentFixture(QmsStorage storage, QmsBuilder builder) {
        this.storage = storage;
        qms = builder.clock(clock)
                .zone(ZONE)
                .checkpointKeys(new InMemoryCheckpointKeys())
                .signatureAuthenticator((records, attempt, secret) -> new Authentication.Authenticated(
                        new Signer(attempt.identification(), "Dr. " + attempt.identification())))
                .build();
    }

    QmsSession as(Actor actor) {
        return qms.as(actor, "as discussed");
    }

    /** With everything that it takes to sign once. */
    QmsSession signing(Actor actor) {
        return as(actor).signing(Credentials.both(actor.id(), new char[] {'x'}), ZoneOffset.UTC);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /** Noon of a day in the engine's zone. */
    void goTo(LocalDate day) {
        clock.set(day.atTime(12, 0).atZone(ZONE).toInstant().toString());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    Content put(String text) {
        return as(AUTHOR).documents().put(new ByteArrayInputStream(bytes(text)), "text/plain", "sop.txt");
    }

    VersionDraft draft(String text) {
        return VersionDraft.of(put(text), "as asked for");
    }

    static DocumentDraft sop() {
        return DocumentDraft.of("Handling of complaints", "u-owner").approvedBy(Role.QUALITY_MANAGER, Role.IT_MANAGER);
    }

    DocumentId opened() {
        return as(CONTROL).documents().open(sop());
    }

    DocumentVersionId drafted() {
        return drafted(opened(), "v1");
    }

    DocumentVersionId drafted(DocumentId document, String text) {
        return as(AUTHOR).documents().begin(document, draft(text));
    }

    DocumentVersionId submitted() {
        return submitted(opened(), "v1");
    }

    DocumentVersionId submitted(DocumentId document, String text) {
        DocumentVersionId version = drafted(document, text);
        as(AUTHOR).documents().submit(version);
        return version;
    }

    ApprovalId approve(DocumentVersionId version, Actor actor, Role role) {
        return signing(actor).documents().approve(seen(version), role);
    }

    DocumentVersionId approved() {
        return approved(opened(), "v1");
    }

    DocumentVersionId approved(DocumentId document, String text) {
        DocumentVersionId version = submitted(document, text);
        approve(version, QUALITY, Role.QUALITY_MANAGER);
        approve(version, IT, Role.IT_MANAGER);
        return version;
    }

    void train(DocumentVersionId version) {
        as(TRAINER).documents().confirmTraining(version, new TrainingRecord("lms-course", "c-" + version, 0));
    }

    void release(DocumentVersionId version, LocalDate from) {
        signing(CONTROL).documents().release(seen(version), from);
    }

    DocumentVersionId released(DocumentId document, String text, LocalDate from) {
        DocumentVersionId version = approved(document, text);
        train(version);
        release(version, from);
        return version;
    }

    DocumentVersionId effective() {
        return released(opened(), "v1", today());
    }

    DocumentVersionId superseded() {
        DocumentVersionId first = effective();
        released(version(first).document(), "v2", today().plusDays(1));
        goTo(today().plusDays(1));
        as(CONTROL).documents().runDue();
        return first;
    }

    DocumentVersionId obsolete() {
        DocumentVersionId first = effective();
        goTo(today().plusDays(1));
        retire(version(first).document(), today());
        return first;
    }

    void retire(DocumentId document, LocalDate from) {
        signing(CONTROL).documents().retire(seen(document), from);
    }

    DocumentVersionId withdrawn() {
        DocumentVersionId version = drafted();
        as(AUTHOR).documents().withdraw(version);
        return version;
    }

    /** A version that has just come to a status. */
    DocumentVersionId in(VersionStatus status) {
        return switch (status) {
            case DRAFT -> drafted();
            case IN_REVIEW -> submitted();
            case APPROVED -> approved();
            case EFFECTIVE -> effective();
            case SUPERSEDED -> superseded();
            case OBSOLETE -> obsolete();
            case WITHDRAWN -> withdrawn();
        };
    }

    DocumentVersion version(DocumentVersionId id) {
        return as(CONTROL).documents().find(id).orElseThrow().state();
    }

    Document document(DocumentId id) {
        return as(CONTROL).documents().find(id).orElseThrow().state();
    }

    /** As somebody is shown it before they sign. */
    Seen<DocumentVersionId> seen(DocumentVersionId id) {
        return as(CONTROL).documents().find(id).orElseThrow().seen();
    }

    /** As somebody is shown it before they sign. */
    Seen<DocumentId> seen(DocumentId id) {
        return as(CONTROL).documents().find(id).orElseThrow().seen();
    }

    String text(DocumentVersionId id) {
        try (InputStream text = as(AGENT).documents().text(id)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        qms.close();
    }
}
