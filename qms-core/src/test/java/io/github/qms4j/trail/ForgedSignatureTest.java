package io.github.qms4j.trail;

import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.complaint.Complaints.MANAGER;
import static io.github.qms4j.complaint.Complaints.received;
import static io.github.qms4j.complaint.Complaints.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.ComplaintState.Status;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.Transition;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.SignatureAuthenticator;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.custody.CheckpointKeys;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signatures by somebody who can write to the database, knows the library, and has no key of the log. */
class ForgedSignatureTest {
    private static final Transition<ComplaintState> VOID = COMPLAINT.transition("complaint.void");
    /** Whoever it is said to be. */
    private static final SignatureAuthenticator ANYBODY = (records, attempt, secret) ->
            new Authentication.Authenticated(new Signer(attempt.identification(), "Dr. Mia Roth"));

    private final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    private final InMemoryStorage storage = new InMemoryStorage();
    private final CheckpointKeys keys = new InMemoryCheckpointKeys();
    private final Qms qms = engine(keys);

    private Qms engine(CheckpointKeys ofEngine) {
        return Complaints.engine(storage, clock)
                .checkpointKeys(ofEngine)
                .signatureAuthenticator(ANYBODY)
                .build();
    }

    private static String voided(Qms engine) {
        QmsSession manager = engine.as(MANAGER, "a duplicate")
                .signing(Credentials.both("u-manager", new char[] {'x'}), ZoneOffset.UTC);
        String id = received(engine.as(Complaints.AGENT, "by phone").records()).id();
        manager.records()
                .commit(work -> work.change(VOID, seen(manager.records(), id), s -> s.withStatus(Status.VOID)));
        return id;
    }

    private TrailEntry signed(String id) {
        return qms.trail().history("acme.complaint", id).get(1);
    }

    /** Puts another entry in the place of one, with every hash and attribute as the library would have them. */
    private void replace(TrailEntry entry, TrailEntry forged) {
        RecordKey entryKey = new RecordKey(
                "default", "trail-entry", "CHANGE/acme.complaint/" + entry.recordId() + "/" + entry.recordVersion());
        RecordKey key = new RecordKey("default", "acme.complaint", entry.recordId());
        StoredRecord row = storage.find(entryKey).orElseThrow();
        StoredRecord record = storage.find(key).orElseThrow();
        storage.apply(
                ChangeSet.of(new Change.Delete(entryKey, row.version()), new Change.Delete(key, record.version())));
        storage.apply(ChangeSet.of(
                new Change.Insert(with(row, "hash", forged.hash(), forged.canonical())),
                new Change.Insert(with(record, "trailHead", forged.hash(), record.payload()))));
    }

    private static StoredRecord with(StoredRecord row, String attribute, String value, String payload) {
        Map<String, AttributeValue> attributes = new HashMap<>(row.attributes());
        attributes.put(attribute, AttributeValue.of(value));
        if (payload.contains("\"signature\":null")) {
            attributes.remove("signer");
        }
        return new StoredRecord(row.key(), row.version(), row.schemaVersion(), attributes, payload);
    }

    @Test
    @Verifies("X-20")
    void what_the_library_signed_is_attested_by_a_key_of_the_log() {
        String id = voided(qms);

        assertThat(signed(id).attestation()).isNotEmpty();
        assertThat(qms.trail().verify().problems()).isEmpty();
    }

    @Test
    @Verifies("X-20")
    void a_signature_that_somebody_without_the_key_wrote_is_found() {
        String id;
        try (Qms forger = engine(new InMemoryCheckpointKeys())) {
            id = voided(forger);
        }

        assertThat(qms.trail().verify().problems())
                .singleElement()
                .asString()
                .contains(id, "version 1", "the signature of Dr. Mia Roth", "is not attested by a key of the log");
    }

    @Test
    @Verifies("X-20")
    void it_is_found_after_the_next_seal_too() {
        try (Qms forger = engine(new InMemoryCheckpointKeys())) {
            voided(forger);
        }
        qms.trail().seal();

        assertThat(qms.trail().verify().problems()).singleElement().asString().contains("is not attested");
    }

    @Test
    @Verifies("X-20")
    void a_signature_without_an_attestation_is_found() {
        TrailEntry entry = signed(voided(qms));
        TrailEntry bare = TrailEntry.parse(entry.canonical().replace(entry.attestation(), ""));
        replace(entry, bare);

        assertThat(qms.trail().verify().problems()).singleElement().asString().contains("is not attested");
    }

    @Test
    @Verifies("X-20")
    void the_attestation_of_another_signature_does_not_do() {
        TrailEntry first = signed(voided(qms));
        TrailEntry second = signed(voided(qms));
        replace(second, TrailEntry.parse(second.canonical().replace(second.attestation(), first.attestation())));

        assertThat(qms.trail().verify().problems())
                .singleElement()
                .asString()
                .contains(second.recordId(), "was altered since a key of the log");
    }

    @Test
    @Verifies("X-20")
    void whatever_a_signed_entry_says_is_attested() {
        TrailEntry entry = signed(voided(qms));
        replace(entry, TrailEntry.parse(entry.canonical().replace("\"name\":\"u-manager\"", "\"name\":\"Lea Fux\"")));

        assertThat(qms.trail().verify().problems()).singleElement().asString().contains("was altered since");
    }

    @Test
    @Verifies("X-20")
    void an_entry_of_a_signed_action_without_its_signature_is_found() {
        TrailEntry entry = signed(voided(qms));
        String unsigned = entry.canonical()
                .replaceFirst("\"signature\":\\{[^}]*}", "\"signature\":null")
                .replace(entry.attestation(), "");
        replace(entry, TrailEntry.parse(unsigned));

        assertThat(qms.trail().verify().problems())
                .anyMatch(problem ->
                        problem.contains("complaint.void demands a signature, and the trail entry has none"));
    }

    @Test
    @Verifies("X-20")
    void an_attestation_that_is_none_is_found_and_no_failure_of_verifying() {
        TrailEntry entry = signed(voided(qms));
        replace(entry, TrailEntry.parse(entry.canonical().replace(entry.attestation(), "no base64")));

        assertThat(qms.trail().verify().problems()).singleElement().asString().contains("was altered since");
    }

    @Test
    @Verifies("X-20")
    void what_was_attested_with_an_earlier_key_stays_good() {
        voided(qms);
        keys.rotate("qms4j/default");
        voided(qms);

        assertThat(keys.all("qms4j/default")).hasSize(2);
        assertThat(qms.trail().verify().problems()).isEmpty();
    }

    @Test
    @Verifies("X-20")
    void nothing_is_signed_without_a_key_of_the_log_and_beforehand_it_is_said() {
        try (Qms without = Complaints.engine(storage, clock)
                .signatureAuthenticator(ANYBODY)
                .build()) {
            QmsSession manager = without.as(MANAGER, "a duplicate")
                    .signing(Credentials.both("u-manager", new char[] {'x'}), ZoneOffset.UTC);
            String id =
                    received(without.as(Complaints.AGENT, "by phone").records()).id();

            assertThat(manager.can("complaint.void", id)).isInstanceOf(Decision.Denied.class);
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> manager.records()
                            .commit(work ->
                                    work.change(VOID, seen(manager.records(), id), s -> s.withStatus(Status.VOID))))
                    .withMessageContaining("X-20")
                    .withMessageContaining("custody().createKey()");
        }
    }
}
