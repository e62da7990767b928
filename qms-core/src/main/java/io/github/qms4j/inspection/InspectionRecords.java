package io.github.qms4j.inspection;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.inspection.InspectorAccess.Status;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.record.TransitionTable;
import java.util.List;
import java.util.Set;

/** The record types of inspections with their life cycles. */
public final class InspectionRecords {
    private static final Permission ACCESS =
            Permission.of("inspection:access", Role.QUALITY_MANAGER, Role.REGULATORY_AFFAIRS, Role.COMPLIANCE);

    private InspectionRecords() {}

    static RecordType<InspectorAccess> inspectorAccess() {
        return RecordType.of("inspector-access", InspectorAccess.class)
                .numbered("IAC")
                .text("status", a -> a.status().name())
                .text("inspector", InspectorAccess::inspector)
                .text("authority", InspectorAccess::authority)
                .instant("validFrom", InspectorAccess::from)
                .instant("validUntil", InspectorAccess::until)
                .text("grantedBy", InspectorAccess::grantedBy)
                .lifeCycle(TransitionTable.of(Status.class, InspectorAccess::status)
                        .creates("inspector-access.grant", ACCESS, Set.of(Status.GRANTED))
                        .note(Note.REQUIRED)
                        .guard(InspectionRules.grantedByAnother())
                        .guard(InspectionRules.timeBoxed())
                        .next()
                        .moves("inspector-access.revoke", ACCESS, Set.of(Status.GRANTED), Status.REVOKED)
                        .note(Note.REQUIRED)
                        .guard(InspectionRules.asGranted())
                        .next()
                        .build());
    }

    /** Every record type of this package. */
    public static List<RecordType<?>> all() {
        return List.of(InspectorAccess.TYPE);
    }
}
