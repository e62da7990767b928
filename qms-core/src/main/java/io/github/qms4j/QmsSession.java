package io.github.qms4j;

import io.github.qms4j.calendar.Calendars;
import io.github.qms4j.kpi.Kpis;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.schedule.RecurringWork;
import io.github.qms4j.servicedesk.ServiceDesk;

/**
 * An actor at work: the services, one a concept. Cheap to make; make one for each request of the host.
 */
public final class QmsSession {
    /** The longest reason, in characters. */
    public static final int MAX_REASON = 2_000;

    private final RecordStore records;

    QmsSession(RecordStore records) {
        this.records = records;
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

    /** Work that recurs. */
    public RecurringWork recurringWork() {
        return new RecurringWork(records);
    }

    /** The kernel's own interface, for vendors who build services of their own on it. */
    public RecordStore records() {
        return records;
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
