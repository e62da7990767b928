package io.github.qms4j.complaint;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsBuilder;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.ComplaintState.Status;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.spi.storage.QmsStorage;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The record types of the fixture, its actors, and the shortest way to a complaint in each status. */
public final class Complaints {
    public static final Permission HANDLE = Permission.of("complaint:handle", Role.SERVICE_AGENT, Role.SERVICE_MANAGER);
    public static final Permission CLOSE = Permission.of("complaint:close", Role.SERVICE_MANAGER);
    public static final RuleReference NOT_BY_AUTHOR =
            new RuleReference("CMP-1", "ISO 9001:2015, 9.1.2", "Whoever wrote a complaint does not close it.");

    public static final RecordType<ComplaintState> COMPLAINT =
            declared("acme.complaint").numbered("CMP").type();
    /** The same concept under ids of the caller's choice. */
    public static final RecordType<ComplaintState> REMARK =
            declared("acme.remark").type();

    public static final Actor AGENT = Actor.of("u-agent", Role.SERVICE_AGENT);
    public static final Actor MANAGER = Actor.of("u-manager", Role.SERVICE_MANAGER);
    public static final Actor TRAINER = Actor.of("u-trainer", Role.TRAINER);

    private Complaints() {}

    private static Declaration<ComplaintState, Status> declared(String name) {
        Declaration<ComplaintState, Status> declared = RecordType.declare(
                        name, ComplaintState.class, Status.class, ComplaintState::status)
                .drafts(Status.DRAFT);
        declared.status();
        declared.text("owner", ComplaintState::owner);
        declared.whole("copies", ComplaintState::copies);
        declared.decimal("amount", ComplaintState::amount);
        declared.instant("receivedAt", ComplaintState::receivedAt);
        declared.date("answerBy", ComplaintState::answerBy);
        declared.flag("urgent", ComplaintState::isUrgent);
        declared.creates("complaint.receive", HANDLE, Status.DRAFT).row();
        declared.edits("complaint.edit", HANDLE, Set.of(Status.DRAFT, Status.OPEN))
                .row();
        declared.moves("complaint.open", HANDLE, Status.DRAFT, Status.OPEN)
                .requires("owner", ComplaintState::owner)
                .row();
        declared.moves("complaint.triage", HANDLE, Status.DRAFT, Set.of(Status.OPEN, Status.REJECTED))
                .row();
        declared.moves("complaint.close", CLOSE, Status.OPEN, Status.CLOSED)
                .note(Note.REQUIRED)
                .guard(new Guard<>(NOT_BY_AUTHOR, Complaints::closedByAnother))
                .row();
        declared.moves("complaint.void", CLOSE, Set.of(Status.DRAFT, Status.OPEN), Status.VOID)
                .signed("voided")
                .row();
        declared.edits("complaint.remind", HANDLE, Status.OPEN).note(Note.NONE).row();
        return declared;
    }

    private static Optional<String> closedByAnother(Guard.Case<ComplaintState> attempt) {
        ComplaintState before = attempt.before();
        return before != null && attempt.isOrActsFor(before.author())
                ? Optional.of(attempt.subject(before.author()) + " wrote this complaint; let a colleague close it")
                : Optional.empty();
    }

    /** An engine that knows the types of the fixture. */
    public static QmsBuilder builder() {
        return Qms.builder().recordType(COMPLAINT).recordType(REMARK);
    }

    public static QmsBuilder engine(QmsStorage storage, SettableClock clock) {
        return Qms.builder().storage(storage).clock(clock).recordType(COMPLAINT).recordType(REMARK);
    }

    public static RecordStore as(Qms qms, Actor actor, String reason) {
        return Unbounded.records(qms.as(actor, reason));
    }

    /** A draft that the agent wrote. */
    public static Versioned<ComplaintState> received(RecordStore store) {
        return received(store, ComplaintState.draft("late answer", AGENT.id()));
    }

    public static Versioned<ComplaintState> received(RecordStore store, ComplaintState state) {
        return store.commit(unit -> unit.create(COMPLAINT.transition("complaint.receive"), by -> state));
    }

    /** An open complaint that the agent wrote and owns. */
    public static Versioned<ComplaintState> opened(RecordStore store) {
        String id = received(store).id();
        return opened(store, id);
    }

    public static Versioned<ComplaintState> opened(RecordStore store, String id) {
        return changed(store, "complaint.open", id, s -> s.withOwner("u-agent").withStatus(Status.OPEN));
    }

    public static Versioned<ComplaintState> changed(
            RecordStore store, String action, String id, UnaryOperator<ComplaintState> decide) {
        Transition<ComplaintState> row = COMPLAINT.transition(action);
        return row.demandsSeen()
                ? store.commit(unit -> unit.change(row, seen(store, id), decide))
                : store.commit(unit -> unit.change(row, id, decide));
    }

    /** A complaint as somebody is shown it before they sign. */
    public static Seen<RecordId> seen(RecordStore store, String id) {
        return Seen.of(RecordId.of(COMPLAINT, id), store.get(COMPLAINT, id).version());
    }
}
