package io.github.qms4j.practice;

import io.github.qms4j.record.RecordStore;

/**
 * Service management practices: {@link #changes()}, {@link #changeModels()}, {@link #problems()},
 * {@link #majorIncidents()}, {@link #requests()}.
 */
public final class ServicePractices {
    private final RecordStore records;

    public ServicePractices(RecordStore records) {
        this.records = records;
    }

    /** Change enablement. */
    public Changes changes() {
        return new Changes(records);
    }

    /** Models of standard changes. */
    public ChangeModels changeModels() {
        return new ChangeModels(records);
    }

    /** Problem management. */
    public Problems problems() {
        return new Problems(records);
    }

    /** Major incidents. */
    public MajorIncidents majorIncidents() {
        return new MajorIncidents(records);
    }

    /** Service requests, and what is offered to ask for. */
    public ServiceRequests requests() {
        return new ServiceRequests(records);
    }
}
