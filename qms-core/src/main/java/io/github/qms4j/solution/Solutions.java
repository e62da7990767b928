package io.github.qms4j.solution;

import io.github.qms4j.record.RecordStore;

/**
 * Solutions, from the need to the proof that they helped: {@link #selections()}, {@link #vendors()},
 * {@link #implementations()}, {@link #effects()}.
 */
public final class Solutions {
    private final RecordStore records;

    public Solutions(RecordStore records) {
        this.records = records;
    }

    /** The choice of a solution. */
    public Selections selections() {
        return new Selections(records);
    }

    /** Who supplies solutions. */
    public Vendors vendors() {
        return new Vendors(records);
    }

    /** How a solution is brought into use. */
    public Implementations implementations() {
        return new Implementations(records);
    }

    /** Whether it helped. */
    public SolutionEffects effects() {
        return new SolutionEffects(records);
    }
}
