package io.github.qms4j.retention;

import static io.github.qms4j.complaint.Complaints.COMPLAINT;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsBuilder;
import io.github.qms4j.QmsSession;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Set;

/** An engine with a policy of two years for complaints and notes, and the people who dispose of them. */
final class RetentionFixture {
    static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    static final Actor COMPLIANCE = Actor.of("u-compliance", Role.COMPLIANCE);

    final SettableClock clock = new SettableClock("2020-03-02T09:00:00Z");
    final Qms qms;

    RetentionFixture(QmsStorage storage) {
        qms = engine(storage).build();
        retention(QUALITY).setPolicy("acme.complaint", Period.ofYears(2), "ISO 13485:2016 4.2.5");
        retention(QUALITY).setPolicy("acme.note", Period.ofYears(2), "ISO 13485:2016 4.2.5");
    }

    private QmsBuilder engine(QmsStorage storage) {
        return Complaints.engine(storage, clock)
                .checkpointKeys(new InMemoryCheckpointKeys())
                .recordType(COMPLAINT)
                .recordType(Note.TYPE)
                .signatureAuthenticator((records, attempt, secret) -> new Authentication.Authenticated(
                        new Signer(attempt.identification(), "Dr. " + attempt.identification())));
    }

    QmsSession as(Actor actor) {
        return qms.as(actor, "as the schedule says");
    }

    Retention retention(Actor actor) {
        return as(actor).retention();
    }

    Retention signing(Actor actor) {
        return as(actor)
                .signing(Credentials.both(actor.id(), new char[] {'x'}), ZoneOffset.UTC)
                .retention();
    }

    RecordStore agent() {
        return Unbounded.records(as(Complaints.AGENT));
    }

    RecordStore manager() {
        return Unbounded.records(as(Complaints.MANAGER));
    }

    /** A complaint of the agent, closed by the manager: three versions. */
    String closed() {
        String id = Complaints.opened(agent()).id();
        Complaints.changed(manager(), "complaint.close", id, s -> s.withStatus(ComplaintState.Status.CLOSED));
        return id;
    }

    /** Long after the period of retention of everything that was made so far. */
    void yearsLater() {
        clock.set("2026-03-02T09:00:00Z");
    }

    DispositionId approved(String type, String... ids) {
        DispositionId number = retention(QUALITY).propose(type, Set.of(ids));
        signing(COMPLIANCE).approve(seen(number));
        return number;
    }

    DispositionId disposed(String type, String... ids) {
        DispositionId number = approved(type, ids);
        retention(QUALITY).carryOut(number);
        return number;
    }

    /** As somebody is shown it before they sign. */
    Seen<DispositionId> seen(DispositionId number) {
        return Seen.of(
                number, retention(COMPLIANCE).disposition(number).orElseThrow().version());
    }

    static RecordKey key(String type, String id) {
        return new RecordKey("default", type, id);
    }

    static RecordKey entry(String id, int version) {
        return key("trail-entry", "CHANGE/acme.complaint/" + id + "/" + version);
    }
}
