package io.github.qms4j;

import io.github.qms4j.record.Decision;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;

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

    /** The kernel's own interface, for vendors who build services of their own on it. */
    public RecordStore records() {
        return records;
    }

    /**
     * Whether this session's actor may take an action on a record now (rule X-2).
     *
     * @throws NotFoundException when there is no such record
     */
    public Decision can(String action, RecordType<?> type, String id) {
        return records.can(type, action, id);
    }
}
