package io.github.qms4j.inspection;

import io.github.qms4j.record.RecordType;
import java.util.List;

/** The record types of inspections. */
public final class InspectionRecords {
    private InspectionRecords() {}

    /** Every record type of this package. */
    public static List<RecordType<?>> all() {
        return List.of(
                InspectorAccessLifeCycle.TYPE,
                InspectionLifeCycle.TYPE,
                RequestLifeCycle.TYPE,
                ReleaseLifeCycle.TYPE,
                ObservationLifeCycle.TYPE,
                ObservationLifeCycle.COMMITMENTS.type());
    }
}
