package io.github.qms4j.inspection;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.inspection.InspectorAccess.Status;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.Instant;
import java.util.List;

/** The record type of inspector accesses with its life cycle. */
public final class InspectorAccessLifeCycle {
    private static final Permission ACCESS =
            Permission.of("inspection:access", Role.QUALITY_MANAGER, Role.REGULATORY_AFFAIRS, Role.COMPLIANCE);

    private static final Declaration<InspectorAccess, Status> DECLARED = RecordType.declare(
                    "inspector-access", InspectorAccess.class, Status.class, InspectorAccess::status)
            .numbered("IAC");

    public static final Attribute<InspectorAccess, Status> STATUS = DECLARED.status();
    public static final Attribute<InspectorAccess, String> INSPECTOR =
            DECLARED.text("inspector", InspectorAccess::inspector);
    public static final Attribute<InspectorAccess, String> AUTHORITY =
            DECLARED.text("authority", InspectorAccess::authority);
    public static final Attribute<InspectorAccess, Instant> VALID_FROM =
            DECLARED.instant("validFrom", InspectorAccess::from);
    public static final Attribute<InspectorAccess, Instant> VALID_UNTIL =
            DECLARED.instant("validUntil", InspectorAccess::until);
    public static final Attribute<InspectorAccess, String> GRANTED_BY =
            DECLARED.text("grantedBy", InspectorAccess::grantedBy);

    static {
        DECLARED.index(List.of(INSPECTOR));
    }

    public static final Transition<InspectorAccess> GRANT = DECLARED.creates(
                    "inspector-access.grant", ACCESS, Status.GRANTED)
            .note(Note.REQUIRED)
            .guard(InspectionRules.grantedByAnother())
            .guard(InspectionRules.timeBoxed())
            .row();
    public static final Transition<InspectorAccess> REVOKE = DECLARED.moves(
                    "inspector-access.revoke", ACCESS, Status.GRANTED, Status.REVOKED)
            .note(Note.REQUIRED)
            .guard(InspectionRules.asGranted())
            .row();

    public static final RecordType<InspectorAccess> TYPE = DECLARED.type();

    private InspectorAccessLifeCycle() {}
}
