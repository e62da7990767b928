package io.github.qms4j.capa;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.RecordType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The record types of nonconformities and CAPAs with their life cycles. */
public final class CapaRecords {
    static final Permission RAISE = Permission.of(
            "nonconformity:raise",
            Role.QUALITY_MANAGER,
            Role.COMPLIANCE,
            Role.REGULATORY_AFFAIRS,
            Role.SERVICE_MANAGER,
            Role.SERVICE_AGENT,
            Role.IT_MANAGER,
            Role.DEPARTMENT_HEAD,
            Role.INTERNAL_AUDITOR,
            Role.AUTOMATION);
    static final Permission GRADE =
            Permission.of("nonconformity:grade", Role.QUALITY_MANAGER, Role.COMPLIANCE, Role.AUTOMATION);
    static final Permission ASSESS = Permission.of("nonconformity:assess", Role.QUALITY_MANAGER, Role.COMPLIANCE);
    static final Permission WORK = Permission.of(
            "capa:work",
            Role.QUALITY_MANAGER,
            Role.COMPLIANCE,
            Role.REGULATORY_AFFAIRS,
            Role.SERVICE_MANAGER,
            Role.IT_MANAGER,
            Role.DEPARTMENT_HEAD);
    /** To open a CAPA and put occurrences under it; a program does so where a rule calls for it. */
    static final Permission OPEN = Permission.of(
            "capa:open",
            Role.QUALITY_MANAGER,
            Role.COMPLIANCE,
            Role.REGULATORY_AFFAIRS,
            Role.SERVICE_MANAGER,
            Role.IT_MANAGER,
            Role.DEPARTMENT_HEAD,
            Role.AUTOMATION);

    static final Permission MANAGE = Permission.of("capa:manage", Role.QUALITY_MANAGER, Role.COMPLIANCE);
    static final Permission APPROVE =
            Permission.of("capa:approve", Role.QUALITY_MANAGER, Role.COMPLIANCE, Role.SENIOR_MANAGEMENT);
    static final Permission JUDGE =
            Permission.of("capa:judge", Role.QUALITY_MANAGER, Role.COMPLIANCE, Role.INTERNAL_AUDITOR);

    static final Set<NonconformityStatus> UNRESOLVED =
            EnumSet.of(NonconformityStatus.RAISED, NonconformityStatus.ASSESSED);
    static final Set<CapaStatus> BEFORE_IMPLEMENTATION =
            EnumSet.of(CapaStatus.TRIAGE, CapaStatus.INVESTIGATION, CapaStatus.PLAN_APPROVAL);
    static final Set<CapaStatus> UNDER_WORK =
            EnumSet.complementOf(EnumSet.of(CapaStatus.TRIAGE, CapaStatus.CLOSED, CapaStatus.CANCELLED));

    private CapaRecords() {}

    /** Every record type of this package. */
    public static List<RecordType<?>> all() {
        return List.of(
                NonconformityLifeCycle.TYPE, ProposalAnswerLifeCycle.TYPE, CapaLifeCycle.TYPE, CapaActions.TYPE.type());
    }
}
