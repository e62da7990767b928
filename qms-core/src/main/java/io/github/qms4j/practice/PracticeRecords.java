package io.github.qms4j.practice;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.RecordType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The record types of the service management practices with their life cycles. */
public final class PracticeRecords {
    static final Permission REQUEST_CHANGE = Permission.of(
            "change:request",
            Role.IT_MANAGER,
            Role.SERVICE_MANAGER,
            Role.SERVICE_AGENT,
            Role.QUALITY_MANAGER,
            Role.COMPLIANCE,
            Role.REGULATORY_AFFAIRS,
            Role.DEPARTMENT_HEAD);
    static final Permission PLAN_CHANGE =
            Permission.of("change:plan", Role.IT_MANAGER, Role.SERVICE_MANAGER, Role.SERVICE_AGENT);
    static final Permission IMPLEMENT =
            Permission.of("change:implement", Role.IT_MANAGER, Role.SERVICE_MANAGER, Role.SERVICE_AGENT);
    static final Permission MANAGE_CHANGE = Permission.of("change:manage", Role.IT_MANAGER, Role.SERVICE_MANAGER);
    static final Permission REVIEW_CHANGE = Permission.of(
            "change:review", Role.IT_MANAGER, Role.SERVICE_MANAGER, Role.QUALITY_MANAGER, Role.COMPLIANCE);
    /** Whoever authorises in one of the capacities. */
    static final Permission DECIDE = Permission.of(
            "change:decide", Role.SERVICE_MANAGER, Role.IT_MANAGER, Role.QUALITY_MANAGER, Role.COMPLIANCE);
    /** Who authorises in which capacity. */
    static final Map<String, Permission> AUTHORISE = Map.of(
            ChangeAuthority.SERVICE.key(), Permission.of("change:authorise-service", Role.SERVICE_MANAGER),
            ChangeAuthority.TECHNICAL.key(), Permission.of("change:authorise-technical", Role.IT_MANAGER),
            ChangeAuthority.QUALITY.key(),
                    Permission.of("change:authorise-quality", Role.QUALITY_MANAGER, Role.COMPLIANCE));

    static final Permission APPROVE_MODEL =
            Permission.of("change-model:approve", Role.QUALITY_MANAGER, Role.COMPLIANCE);
    static final Permission WORK_PROBLEM = Permission.of(
            "problem:work",
            Role.IT_MANAGER,
            Role.SERVICE_MANAGER,
            Role.SERVICE_AGENT,
            Role.QUALITY_MANAGER,
            Role.COMPLIANCE);
    static final Permission MANAGE_PROBLEM =
            Permission.of("problem:manage", Role.IT_MANAGER, Role.SERVICE_MANAGER, Role.QUALITY_MANAGER);
    static final Permission DECLARE =
            Permission.of("major-incident:declare", Role.SERVICE_MANAGER, Role.IT_MANAGER, Role.QUALITY_MANAGER);
    static final Permission LEAD =
            Permission.of("major-incident:lead", Role.SERVICE_MANAGER, Role.IT_MANAGER, Role.SERVICE_AGENT);
    static final Permission REVIEW_INCIDENT = Permission.of(
            "major-incident:review", Role.SERVICE_MANAGER, Role.IT_MANAGER, Role.QUALITY_MANAGER, Role.COMPLIANCE);
    static final Permission OFFER = Permission.of("service-request:offer", Role.SERVICE_MANAGER, Role.IT_MANAGER);
    static final Permission RAISE_REQUEST = new Permission("service-request:raise", Role.WORKING);
    static final Permission APPROVE_REQUEST =
            Permission.of("service-request:approve", Role.DEPARTMENT_HEAD, Role.SERVICE_MANAGER, Role.IT_MANAGER);
    static final Permission FULFIL =
            Permission.of("service-request:fulfil", Role.SERVICE_AGENT, Role.SERVICE_MANAGER, Role.IT_MANAGER);

    private PracticeRecords() {}

    /** Every record type of this package. */
    public static List<RecordType<?>> all() {
        return Stream.concat(
                        Stream.of(
                                ChangeModelLifeCycle.TYPE,
                                ChangeLifeCycle.TYPE,
                                ProblemLifeCycle.TYPE,
                                MajorIncidentLifeCycle.TYPE,
                                RequestOfferingLifeCycle.TYPE,
                                ServiceRequestLifeCycle.TYPE),
                        ChangeApprovals.TYPE.types().stream())
                .toList();
    }
}
