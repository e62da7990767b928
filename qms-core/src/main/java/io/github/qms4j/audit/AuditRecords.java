package io.github.qms4j.audit;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.RecordType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The record types of audits with their life cycles, and what acting on them takes. */
public final class AuditRecords {
    /** The competence of who audits; the engine's competence gate is asked for it (rule AUD-4). */
    public static final String COMPETENCE = "internal auditor";

    static final Permission PLAN = Permission.of("audit:plan", Role.QUALITY_MANAGER, Role.COMPLIANCE);
    static final Permission CONDUCT =
            Permission.of("audit:conduct", Role.INTERNAL_AUDITOR, Role.QUALITY_MANAGER, Role.COMPLIANCE);
    static final Permission APPROVE =
            Permission.of("audit:approve", Role.QUALITY_MANAGER, Role.COMPLIANCE, Role.SENIOR_MANAGEMENT);
    static final Permission RESPOND = Permission.of(
            "audit:respond",
            Role.QUALITY_MANAGER,
            Role.COMPLIANCE,
            Role.REGULATORY_AFFAIRS,
            Role.SERVICE_MANAGER,
            Role.SERVICE_AGENT,
            Role.IT_MANAGER,
            Role.DEPARTMENT_HEAD,
            Role.TRAINER);
    static final Permission ACKNOWLEDGE = new Permission("audit:acknowledge", Role.WORKING);

    static final Set<AuditStatus> BEFORE_REPORTING =
            EnumSet.of(AuditStatus.PLANNED, AuditStatus.PREPARED, AuditStatus.IN_PROGRESS);
    static final Set<AuditStatus> BEFORE_ISSUE =
            EnumSet.of(AuditStatus.PLANNED, AuditStatus.PREPARED, AuditStatus.IN_PROGRESS, AuditStatus.REPORTING);

    private AuditRecords() {}

    /** Every record type of this package. */
    public static List<RecordType<?>> all() {
        return Stream.concat(
                        Stream.of(
                                ProgrammeLifeCycle.TYPE,
                                AuditLifeCycle.TYPE,
                                ChecklistLineLifeCycle.TYPE,
                                FindingLifeCycle.TYPE,
                                AuditSampleLifeCycle.TYPE,
                                AuditActions.TYPE.type()),
                        AuditApprovals.OPEN_FINDINGS.types().stream())
                .toList();
    }
}
