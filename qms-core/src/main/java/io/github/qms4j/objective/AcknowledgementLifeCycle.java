package io.github.qms4j.objective;

import io.github.qms4j.access.PersonIds;
import io.github.qms4j.organisation.DepartmentId;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.record.Versioned;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The record type of acknowledgements with its life cycle (rule OBJ-6). */
public final class AcknowledgementLifeCycle {
    private static final RuleReference OF_ACTIVE = new RuleReference(
            "OBJ-6", "ISO 9001:2015 6.2.1 f)", "An objective is published and acknowledged while it is active.");
    private static final RuleReference THEMSELVES = new RuleReference(
            "OBJ-6", "ISO 9001:2015 7.3 b)", "Everybody acknowledges for themselves, and nobody for somebody else.");
    private static final RuleReference AS_READ =
            new RuleReference("OBJ-6", "ISO 9001:2015 7.3 b)", "What is acknowledged is the objective as it stands.");
    private static final RuleReference WITH_OBJECTIVE = new RuleReference(
            "OBJ-6", "ISO 9001:2015 6.2.1 f)", "Acknowledgements that were not given end with their objective.");

    private static final Declaration<Acknowledgement, AcknowledgementStatus> DECLARED = RecordType.declare(
            "objective-acknowledgement", Acknowledgement.class, AcknowledgementStatus.class, Acknowledgement::status);

    private static final Header.Attributes<Acknowledgement, AcknowledgementStatus> HEADER =
            DECLARED.header(Acknowledgement::header, Acknowledgement::withHeader);
    public static final Attribute<Acknowledgement, AcknowledgementStatus> STATUS = HEADER.status();
    public static final Attribute<Acknowledgement, String> PERSON = HEADER.owner();
    public static final Attribute<Acknowledgement, LocalDate> DUE_ON = HEADER.dueOn();
    public static final Attribute<Acknowledgement, ObjectiveId> OBJECTIVE =
            DECLARED.id("objective", Acknowledgement::objective);
    public static final Attribute<Acknowledgement, DepartmentId> TEAM = DECLARED.id("team", Acknowledgement::team);

    static {
        DECLARED.index(List.of(OBJECTIVE, STATUS));
    }

    public static final Transition<Acknowledgement> REQUEST = DECLARED.creates(
                    "objective-acknowledgement.request", ObjectiveRecords.PUBLISH, AcknowledgementStatus.REQUESTED)
            .guard(ofActive())
            .row();
    public static final Transition<Acknowledgement> GIVE = DECLARED.moves(
                    "objective-acknowledgement.give",
                    ObjectiveRecords.ACKNOWLEDGE,
                    AcknowledgementStatus.REQUESTED,
                    AcknowledgementStatus.ACKNOWLEDGED)
            .note(Note.NONE)
            .requires("read", Acknowledgement::read)
            .guard(ofActive())
            .guard(themselves())
            .guard(asItStands())
            .row();
    public static final Transition<Acknowledgement> END = DECLARED.moves(
                    "objective-acknowledgement.end",
                    ObjectiveRecords.DECIDE,
                    AcknowledgementStatus.REQUESTED,
                    AcknowledgementStatus.LAPSED)
            .note(Note.NONE)
            .guard(ObjectiveRules.objective(
                    WITH_OBJECTIVE,
                    Acknowledgement::objective,
                    objective -> objective.header().endedOn() != null,
                    "end that one"))
            .row();

    static {
        DECLARED.waitsForOwner(GIVE);
    }

    public static final RecordType<Acknowledgement> TYPE = DECLARED.type();

    private AcknowledgementLifeCycle() {}

    private static Guard<Acknowledgement> ofActive() {
        return ObjectiveRules.objective(
                OF_ACTIVE,
                Acknowledgement::objective,
                objective -> objective.status() == ObjectiveStatus.ACTIVE,
                "it would have to be ACTIVE");
    }

    private static Guard<Acknowledgement> asItStands() {
        return new Guard<>(AS_READ, attempt -> {
            Acknowledgement proposed = attempt.proposed();
            Acknowledgement.Read read = proposed == null ? null : proposed.read();
            if (proposed == null || read == null) {
                return Optional.empty();
            }
            Versioned<Objective> now = attempt.facts().get(ObjectiveLifeCycle.TYPE, proposed.objective());
            return now.version() == read.version() && now.contentHash().equals(read.contentHash())
                    ? Optional.empty()
                    : Optional.of(now.id() + " is at version " + now.version() + "; read that one");
        });
    }

    private static Guard<Acknowledgement> themselves() {
        return new Guard<>(
                THEMSELVES,
                attempt -> Optional.ofNullable(attempt.before())
                        .map(Acknowledgement::person)
                        .filter(person ->
                                !PersonIds.same(person, attempt.actor().id()) || attempt.onBehalfOf() != null)
                        .map(person ->
                                attempt.by() + " is not " + person + "; have that person acknowledge it themselves"));
    }
}
