package io.github.qms4j;

import io.github.qms4j.access.Actor;
import io.github.qms4j.audit.Audits;
import io.github.qms4j.calendar.Calendars;
import io.github.qms4j.capa.Capas;
import io.github.qms4j.capa.Nonconformities;
import io.github.qms4j.delegation.Delegations;
import io.github.qms4j.document.Documents;
import io.github.qms4j.inspection.Inspections;
import io.github.qms4j.inspection.InspectorAccesses;
import io.github.qms4j.internal.work.SessionRecords;
import io.github.qms4j.internal.work.StoredCustody;
import io.github.qms4j.internal.work.StoredEvidence;
import io.github.qms4j.kpi.Kpis;
import io.github.qms4j.objective.Objectives;
import io.github.qms4j.organisation.Organisation;
import io.github.qms4j.practice.ServicePractices;
import io.github.qms4j.readiness.Readiness;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.Listing;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.View;
import io.github.qms4j.reference.References;
import io.github.qms4j.regulation.matrix.AdoptedEditions;
import io.github.qms4j.regulation.matrix.RequirementsMatrix;
import io.github.qms4j.retention.Retention;
import io.github.qms4j.review.ManagementReviews;
import io.github.qms4j.schedule.RecurringWork;
import io.github.qms4j.servicedesk.ServiceDesk;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.solution.Solutions;
import io.github.qms4j.trail.custody.Custody;
import io.github.qms4j.trail.evidence.Evidence;
import io.github.qms4j.training.Training;
import io.github.qms4j.worklist.Worklist;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An actor at work: the services, one a concept. Cheap to make; make one for each request of the host.
 */
public final class QmsSession {
    /** The longest reason, in characters. */
    public static final int MAX_REASON = 2_000;

    private final SessionRecords records;
    private final List<RecordType<?>> types;

    QmsSession(SessionRecords records, List<RecordType<?>> types) {
        this.records = records;
        this.types = types;
    }

    static void checkReason(String reason) {
        if (reason.length() > MAX_REASON) {
            throw InvalidInputException.of(
                    "session", "reason", reason, "is longer than " + MAX_REASON + " characters", "shorten it");
        }
    }

    /**
     * The same session, and the same period of signing, with another reason.
     *
     * @param reason why, in the actor's words; up to {@value #MAX_REASON} characters
     * @throws InvalidInputException when it is too long
     */
    public QmsSession because(String reason) {
        checkReason(reason);
        return new QmsSession(records.because(reason), types);
    }

    /**
     * The same session with what the actor entered to sign one command. All sessions made from one
     * {@link Qms#as(Actor)} belong to one period of signing: after a first signing with both components the secret alone
     * is enough, within the window that the engine was built with.
     *
     * @param credentials good for one command
     * @param zone the actor's time zone; it is shown with the signature
     */
    public QmsSession signing(Credentials credentials, ZoneId zone) {
        return new QmsSession(records.signing(credentials, zone), types);
    }

    /** Business calendars. */
    public Calendars calendars() {
        return new Calendars(records);
    }

    /** Tickets, service level agreements, escalations. */
    public ServiceDesk serviceDesk() {
        return new ServiceDesk(records);
    }

    /** Controlled documents: versions, approval, release, distribution. */
    public Documents documents() {
        return new Documents(records, records.contents());
    }

    /** Key performance indicators and their measurements. */
    public Kpis kpis() {
        return new Kpis(records);
    }

    /** Quality objectives, with their reviews and communication. */
    public Objectives objectives() {
        return new Objectives(records);
    }

    /** Solutions: their choice, vendors, implementation and effect. */
    public Solutions solutions() {
        return new Solutions(records);
    }

    /** Changes, problems and the other practices around tickets. */
    public ServicePractices servicePractices() {
        return new ServicePractices(records);
    }

    /** Nonconformities. */
    public Nonconformities nonconformities() {
        return new Nonconformities(records);
    }

    /** Corrective and preventive action. */
    public Capas capas() {
        return new Capas(records);
    }

    /** Management reviews: inputs, minutes, actions, outcomes. */
    public ManagementReviews managementReviews() {
        return new ManagementReviews(records);
    }

    /** Internal audits. */
    public Audits audits() {
        return new Audits(records);
    }

    /** Periods of retention, legal holds, disposal. */
    public Retention retention() {
        return new Retention(records, records.removal(types));
    }

    /** Persons, departments, sites and processes. */
    public Organisation organisation() {
        return new Organisation(records);
    }

    /** What refers to what, over all concepts. */
    public References references() {
        return new References(records, types);
    }

    /** Editions in force, and what a new one changes. */
    public AdoptedEditions adoptedEditions() {
        return new AdoptedEditions(records, references());
    }

    /** The requirements matrix. */
    public RequirementsMatrix requirements() {
        return new RequirementsMatrix(records, references());
    }

    /** Acting for somebody else for a limited time. */
    public Delegations delegations() {
        return new Delegations(records);
    }

    /** What waits for whom, across all concepts. */
    public Worklist worklist() {
        return new Worklist(records, types);
    }

    /** Inspections by authorities, certification bodies and customers. */
    public Inspections inspections() {
        return new Inspections(records, this::recordType);
    }

    /** Time-boxed, read-only access for inspectors. */
    public InspectorAccesses inspectorAccesses() {
        return new InspectorAccesses(
                records, types.stream().map(RecordType::name).collect(Collectors.toUnmodifiableSet()));
    }

    /** The keys of the log, and what it was set back to. */
    public Custody custody() {
        return new StoredCustody(records);
    }

    /** Evidence packs. */
    public Evidence evidence() {
        return new StoredEvidence(records, types);
    }

    /** Courses, curricula, training and competence. */
    public Training training() {
        return new Training(records);
    }

    /** Questions on readiness for an inspection, put to what is on record. */
    public Readiness readiness() {
        return new Readiness(
                records,
                name -> types.stream()
                        .filter(type -> type.name().equals(name))
                        .<RecordType<?>>map(type -> type)
                        .findFirst());
    }

    /** Work that recurs. */
    public RecurringWork recurringWork() {
        return new RecurringWork(records);
    }

    /**
     * The kernel's own interface, for vendors who build services of their own on it. The library's own records can be read
     * by it and not changed: that is what the services are for.
     */
    public RecordStore records() {
        return records.forHosts(Concepts.NAMES);
    }

    /** The same without bounds. */
    RecordStore unbounded() {
        return records;
    }

    /**
     * A type of record by its name: the library's own, or a vendor's that the engine was built with.
     *
     * @param name such as {@code capa}
     * @throws InvalidInputException when there is none of this name; lists those that there are
     */
    public RecordType<?> recordType(String name) {
        return types.stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.of(
                        "record type",
                        "name",
                        name,
                        "is not a type of this engine",
                        "take one of "
                                + types.stream().map(RecordType::name).sorted().collect(Collectors.joining(", "))
                                + "; a vendor's is given to the builder"));
    }

    /**
     * Records of any type, the library's or a vendor's, by filter, order and page.
     *
     * <pre>{@code
     * Page<View<RecordId, Capa>> late = session.list(
     *         CapaLifeCycle.TYPE,
     *         Listing.where(CapaLifeCycle.DUE_ON.before(today)).sortedBy(CapaLifeCycle.DUE_ON.ascending()));
     * }</pre>
     *
     * @throws InvalidInputException when a condition or the order names an attribute that the type has not, or the cursor
     *     is none; that it is of a page with the same conditions is the caller's to see to
     * @throws RefusedException when this session's actor may not read records of the type
     */
    public <S extends Record> Page<View<RecordId, S>> list(RecordType<S> type, Listing listing) {
        return listing.of(records, type);
    }

    /**
     * Runs commands of several services as one unit of work: all of them are applied, or none. What was created can be
     * changed in it, and every change has a version and a trail entry of its own. One reason and one signing are good for
     * all of it. The function may run again when a human number was taken by somebody else, so it should have no other
     * effect.
     *
     * @param work is given the session whose services take part
     * @throws RefusedException when a rule stands against one of the commands; the attempt is in the trail
     * @throws ConflictException when somebody else changed a record that one of them changes or relies on
     */
    public <R> R atomically(Function<QmsSession, R> work) {
        return records.atomically(joined -> work.apply(new QmsSession(joined, types)));
    }

    /** Runs commands of several services as one unit of work that gives no result; see {@link #atomically}. */
    public void atomicallyWithoutResult(Consumer<QmsSession> work) {
        atomically(session -> {
            work.accept(session);
            return Optional.empty();
        });
    }

    /**
     * Whether this session's actor may take a transition now (rule X-2).
     *
     * @param row such as {@code CapaLifeCycle.SUBMIT_PLAN}
     * @param id the record's id; for a transition that creates, the id it would get
     * @throws NotFoundException when there is no such record
     */
    public Decision can(Transition<?> row, RecordId id) {
        return records.can(row, id);
    }

    /**
     * Whether this session's actor may take a transition now (rule X-2), for hosts that take its name from a screen.
     *
     * @param transition such as {@code ticket.resolve}, of the library or of a vendor's type
     * @param id the record's id; for a transition that creates, the id it would get
     * @throws InvalidInputException when there is no such transition
     * @throws NotFoundException when there is no such record
     */
    public Decision can(String transition, String id) {
        Transition<?> row = types.stream()
                .flatMap(type -> type.transitions().row(transition).stream())
                .findFirst()
                .orElseThrow(() -> InvalidInputException.of(
                        "transition", "name", transition, "is not one of any record type", "see docs/rules.md"));
        return records.can(row, id);
    }
}
