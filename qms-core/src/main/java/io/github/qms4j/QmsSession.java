package io.github.qms4j;

import io.github.qms4j.access.Actor;
import io.github.qms4j.calendar.Calendars;
import io.github.qms4j.capa.Capas;
import io.github.qms4j.capa.Nonconformities;
import io.github.qms4j.delegation.Delegations;
import io.github.qms4j.inspection.InspectorAccesses;
import io.github.qms4j.internal.work.SessionRecords;
import io.github.qms4j.internal.work.StoredEvidence;
import io.github.qms4j.kpi.Kpis;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.retention.Retention;
import io.github.qms4j.schedule.RecurringWork;
import io.github.qms4j.servicedesk.ServiceDesk;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.trail.evidence.Evidence;
import java.time.ZoneId;
import java.util.List;
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

    /** Key performance indicators and their measurements. */
    public Kpis kpis() {
        return new Kpis(records);
    }

    /** Nonconformities. */
    public Nonconformities nonconformities() {
        return new Nonconformities(records);
    }

    /** Corrective and preventive action. */
    public Capas capas() {
        return new Capas(records);
    }

    /** Periods of retention, legal holds, disposal. */
    public Retention retention() {
        return new Retention(records, records.removal(types));
    }

    /** Acting for somebody else for a limited time. */
    public Delegations delegations() {
        return new Delegations(records);
    }

    /** Time-boxed, read-only access for inspectors. */
    public InspectorAccesses inspectorAccesses() {
        return new InspectorAccesses(
                records, types.stream().map(RecordType::name).collect(Collectors.toUnmodifiableSet()));
    }

    /** Evidence packs. */
    public Evidence evidence() {
        return new StoredEvidence(records, types);
    }

    /** Work that recurs. */
    public RecurringWork recurringWork() {
        return new RecurringWork(records);
    }

    /** The kernel's own interface, for vendors who build services of their own on it. */
    public RecordStore records() {
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
     * Whether this session's actor may take an action on a record now (rule X-2).
     *
     * @param action such as {@code ticket.resolve}
     * @param id the record's id; for an action that creates, the id it would get
     * @throws InvalidInputException when there is no such action
     * @throws NotFoundException when there is no such record
     */
    public Decision can(String action, String id) {
        RecordType<?> type = Concepts.ALL.stream()
                .filter(t -> t.transitions().row(action).isPresent())
                .findFirst()
                .orElseThrow(() -> InvalidInputException.of(
                        "action", "name", action, "is not an action of any concept", "see docs/rules.md"));
        return records.can(type, action, id);
    }
}
