package io.github.qms4j.solution;

import io.github.qms4j.approval.ApprovalType;
import java.util.List;
import java.util.Objects;

/** Who signed the decision on a solution, in which capacity (rule SOL-2). */
public final class SelectionApprovals {
    /** Approvals under numbers such as {@code SAP-2026-0007}; who proposed the choice does not approve it. */
    public static final ApprovalType<Selection> TYPE = ApprovalType.inCapacities(
                    "selection-approval", "SAP", SolutionRecords.SIGN, () -> SelectionLifeCycle.TYPE)
            .meaning("choice of the solution approved")
            .whileIn(selection -> selection.status() == SelectionStatus.DECISION)
            .notBy(selection -> selection.proposal() == null
                    ? List.of()
                    : List.of(Objects.requireNonNull(selection.proposal()).by()))
            .guard(SelectionRules.signedAsTheScoresAre())
            .build();

    private SelectionApprovals() {}
}
