package io.github.qms4j.complaint;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsBuilder;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.ComplaintState.Status;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.record.TransitionTable;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.spi.storage.QmsStorage;
import java.util.Map;
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
            attributes("complaint").numbered("CMP").lifeCycle(table());
    /** The same concept under ids of the caller's choice. */
    public static final RecordType<ComplaintState> REMARK = attributes("remark").lifeCycle(table());

    public static final Actor AGENT = Actor.of("u-agent", Role.SERVICE_AGENT);
    public static final Actor MANAGER = Actor.of("u-manager", Role.SERVICE_MANAGER);
    public static final Actor TRAINER = Actor.of("u-trainer", Role.TRAINER);

    private Complaints() {}

    private static RecordType.Builder<ComplaintState> attributes(String name) {
        return RecordType.of(name, ComplaintState.class)
                .text("status", s -> s.status().name())
                .text("owner", ComplaintState::owner)
                .whole("copies", ComplaintState::copies)
                .decimal("amount", ComplaintState::amount)
                .instant("receivedAt", ComplaintState::receivedAt)
                .date("answerBy", ComplaintState::answerBy)
                .flag("urgent", ComplaintState::isUrgent);
    }

    private static TransitionTable<ComplaintState> table() {
        return TransitionTable.of(Status.class, ComplaintState::status)
                .drafts(Set.of(Status.DRAFT))
                .creates("complaint.receive", HANDLE, Set.of(Status.DRAFT))
                .next()
                .edits("complaint.edit", HANDLE, Set.of(Status.DRAFT, Status.OPEN))
                .next()
                .moves("complaint.open", HANDLE, Set.of(Status.DRAFT), Status.OPEN)
                .requires("owner", ComplaintState::owner)
                .next()
                .moves("complaint.triage", HANDLE, Set.of(Status.DRAFT), Set.of(Status.OPEN, Status.REJECTED))
                .next()
                .moves("complaint.close", CLOSE, Set.of(Status.OPEN), Status.CLOSED)
                .note(Note.REQUIRED)
                .guard(new Guard<>(NOT_BY_AUTHOR, Complaints::closedByAnother))
                .next()
                .moves("complaint.void", CLOSE, Set.of(Status.DRAFT, Status.OPEN), Status.VOID)
                .signed("voided")
                .next()
                .edits("complaint.remind", HANDLE, Set.of(Status.OPEN))
                .note(Note.NONE)
                .next()
                .build();
    }

    private static Optional<String> closedByAnother(Guard.Case<ComplaintState> attempt) {
        ComplaintState before = attempt.before();
        return before != null && attempt.isOrActsFor(before.author())
                ? Optional.of(attempt.subject(before.author()) + " wrote this complaint; let a colleague close it")
                : Optional.empty();
    }

    public static QmsBuilder engine(QmsStorage storage, SettableClock clock) {
        return Qms.builder().storage(storage).clock(clock);
    }

    public static RecordStore as(Qms qms, Actor actor, String reason) {
        return qms.as(actor, reason).records();
    }

    /** A draft that the agent wrote. */
    public static Versioned<ComplaintState> received(RecordStore store) {
        return received(store, ComplaintState.draft("late answer", AGENT.id()));
    }

    public static Versioned<ComplaintState> received(RecordStore store, ComplaintState state) {
        return store.commit(unit -> unit.createNumbered(COMPLAINT, "complaint.receive", state, Map.of()));
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
        return store.commit(unit -> unit.change(COMPLAINT, action, id, decide));
    }
}
