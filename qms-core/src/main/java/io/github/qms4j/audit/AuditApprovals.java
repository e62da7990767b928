package io.github.qms4j.audit;

import io.github.qms4j.access.By;
import io.github.qms4j.approval.ApprovalType;
import java.util.Optional;

/**
 * Approval that an audit is closed although findings are open (rule AUD-7). It counts for the audit as it was read: a
 * finding that is raised or ended afterwards makes it void.
 */
public final class AuditApprovals {
    /** Approvals under numbers such as {@code AAP-2026-0001}. */
    public static final ApprovalType<Audit> OPEN_FINDINGS = ApprovalType.of(
                    "audit-approval", "AAP", AuditRecords.APPROVE, () -> AuditLifeCycle.TYPE)
            .meaning("closure with open findings approved")
            .notBy(audit ->
                    Optional.ofNullable(audit.lead()).map(By::of).stream().toList())
            .whileIn(audit -> audit.status() == AuditStatus.ISSUED)
            .build();

    static final int ROUND = 1;
    static final String CAPACITY = "closure";

    private AuditApprovals() {}
}
