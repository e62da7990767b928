package io.github.qms4j.objective;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.RecordType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The record types of objectives with their life cycles, and who may do what. */
public final class ObjectiveRecords {
    static final Permission MAINTAIN = Permission.of(
            "objective:maintain",
            Role.QUALITY_MANAGER,
            Role.COMPLIANCE,
            Role.REGULATORY_AFFAIRS,
            Role.SERVICE_MANAGER,
            Role.IT_MANAGER,
            Role.DEPARTMENT_HEAD);
    static final Permission AGREE =
            Permission.of("objective:agree", Role.SERVICE_MANAGER, Role.IT_MANAGER, Role.DEPARTMENT_HEAD);
    static final Permission REJECT = Permission.of(
            "objective:reject",
            Role.QUALITY_MANAGER,
            Role.COMPLIANCE,
            Role.SENIOR_MANAGEMENT,
            Role.SERVICE_MANAGER,
            Role.IT_MANAGER,
            Role.DEPARTMENT_HEAD);
    static final Permission DECIDE =
            Permission.of("objective:decide", Role.QUALITY_MANAGER, Role.COMPLIANCE, Role.SENIOR_MANAGEMENT);
    static final Permission REVIEW = Permission.of(
            "objective:review",
            Role.QUALITY_MANAGER,
            Role.COMPLIANCE,
            Role.SERVICE_MANAGER,
            Role.IT_MANAGER,
            Role.DEPARTMENT_HEAD,
            Role.SENIOR_MANAGEMENT);
    static final Permission PUBLISH = Permission.of(
            "objective:publish",
            Role.QUALITY_MANAGER,
            Role.COMPLIANCE,
            Role.SERVICE_MANAGER,
            Role.IT_MANAGER,
            Role.DEPARTMENT_HEAD,
            Role.SENIOR_MANAGEMENT);
    static final Permission ACKNOWLEDGE = Permission.of("objective:acknowledge", Role.WORKING.toArray(Role[]::new));

    static final Set<ObjectiveStatus> PLANNING = EnumSet.of(ObjectiveStatus.DRAFT, ObjectiveStatus.ACTIVE);

    private ObjectiveRecords() {}

    /** Every record type of this package. */
    public static List<RecordType<?>> all() {
        return Stream.concat(
                        Stream.of(
                                ObjectiveLifeCycle.TYPE,
                                ObjectiveActions.TYPE.type(),
                                ObjectiveReviewLifeCycle.TYPE,
                                AcknowledgementLifeCycle.TYPE,
                                CarryOverLifeCycle.TYPE),
                        ObjectiveAgreements.TYPE.types().stream())
                .toList();
    }
}
