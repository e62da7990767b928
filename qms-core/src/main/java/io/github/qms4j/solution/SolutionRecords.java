package io.github.qms4j.solution;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.RecordType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The record types of solutions with their life cycles. */
public final class SolutionRecords {
    static final Permission WORK = Permission.of(
            "solution:work",
            Role.IT_MANAGER,
            Role.QUALITY_MANAGER,
            Role.COMPLIANCE,
            Role.REGULATORY_AFFAIRS,
            Role.SERVICE_MANAGER,
            Role.DEPARTMENT_HEAD);
    static final Permission APPROVE = Permission.of("solution:approve", Role.QUALITY_MANAGER, Role.COMPLIANCE);
    static final Permission JUDGE =
            Permission.of("solution:judge", Role.QUALITY_MANAGER, Role.COMPLIANCE, Role.INTERNAL_AUDITOR);
    static final Permission ASSESS =
            Permission.of("vendor:assess", Role.IT_MANAGER, Role.QUALITY_MANAGER, Role.COMPLIANCE);
    /** Whoever signs or rejects in one of the capacities. */
    static final Permission DECIDE = Permission.of(
            "solution:decide", Role.IT_MANAGER, Role.QUALITY_MANAGER, Role.COMPLIANCE, Role.REGULATORY_AFFAIRS);
    /** Who signs the decision, in which capacity. */
    static final Map<String, Permission> SIGN = Map.of(
            Capacity.OPERATIONAL.key(), Permission.of("solution:sign-operational", Role.IT_MANAGER),
            Capacity.QUALITY.key(), Permission.of("solution:sign-quality", Role.QUALITY_MANAGER),
            Capacity.REGULATORY.key(),
                    Permission.of("solution:sign-regulatory", Role.COMPLIANCE, Role.REGULATORY_AFFAIRS));

    private SolutionRecords() {}

    /** Every record type of this package. */
    public static List<RecordType<?>> all() {
        return Stream.concat(
                        Stream.of(
                                VendorLifeCycle.TYPE,
                                VendorFailureLifeCycle.TYPE,
                                SelectionLifeCycle.TYPE,
                                ImplementationLifeCycle.TYPE,
                                Milestones.TYPE.type(),
                                SolutionEffectLifeCycle.TYPE),
                        SelectionApprovals.TYPE.types().stream())
                .toList();
    }
}
