package io.github.qms4j.readiness;

import io.github.qms4j.record.RecordType;
import java.util.List;

/** The record types of readiness. */
public final class ReadinessRecords {
    private ReadinessRecords() {}

    /** All of them. */
    public static List<RecordType<?>> all() {
        return List.of(ReadinessLifeCycle.TYPE, ReadinessActions.TYPE.type());
    }
}
