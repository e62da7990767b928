package io.github.qms4j.delegation;

import io.github.qms4j.record.RecordType;
import java.util.List;

/** The record types of delegation. */
public final class DelegationRecords {
    private DelegationRecords() {}

    /** Every record type of this package. */
    public static List<RecordType<?>> all() {
        return List.of(DelegationLifeCycle.TYPE);
    }
}
