package io.github.qms4j.review;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.RecordType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The record types of management review with their life cycles. */
public final class ReviewRecords {
    static final Permission DIRECT = Permission.of("review:direct", Role.QUALITY_MANAGER, Role.SENIOR_MANAGEMENT);
    static final Permission PLAN = Permission.of(
            "review:plan", Role.QUALITY_MANAGER, Role.COMPLIANCE, Role.REGULATORY_AFFAIRS, Role.SENIOR_MANAGEMENT);
    static final Permission PREPARE =
            Permission.of("review:prepare", Role.QUALITY_MANAGER, Role.COMPLIANCE, Role.REGULATORY_AFFAIRS);
    static final Permission TAKE_PART = Permission.of(
            "review:take-part",
            Role.QUALITY_MANAGER,
            Role.COMPLIANCE,
            Role.REGULATORY_AFFAIRS,
            Role.SERVICE_MANAGER,
            Role.IT_MANAGER,
            Role.DEPARTMENT_HEAD,
            Role.INTERNAL_AUDITOR,
            Role.SENIOR_MANAGEMENT);
    static final Permission APPROVE = Permission.of("review:approve", Role.SENIOR_MANAGEMENT);
    static final Permission VERIFY = Permission.of(
            "review:verify", Role.QUALITY_MANAGER, Role.COMPLIANCE, Role.INTERNAL_AUDITOR, Role.SENIOR_MANAGEMENT);

    static final Set<ReviewStatus> BEFORE_THE_MEETING = EnumSet.of(ReviewStatus.DRAFT, ReviewStatus.INPUTS_COLLECTED);
    static final Set<ReviewStatus> BEFORE_APPROVAL =
            EnumSet.of(ReviewStatus.DRAFT, ReviewStatus.INPUTS_COLLECTED, ReviewStatus.HELD);

    private ReviewRecords() {}

    /** Every record type of this package. */
    public static List<RecordType<?>> all() {
        return List.of(
                ReviewProgrammeLifeCycle.TYPE,
                ReviewLifeCycle.TYPE,
                ReviewActions.TYPE.type(),
                DecisionEffectLifeCycle.TYPE);
    }
}
