package io.github.qms4j.objective;

import io.github.qms4j.approval.Approval;
import io.github.qms4j.approval.ApprovalType;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import java.util.Optional;

/** What service owners sign: that an objective can be reached as it is proposed (rule OBJ-2). */
public final class ObjectiveAgreements {
    /** The capacity in which a service owner signs. */
    static final String CAPACITY = "service owner";

    private static final RuleReference BY_SERVICE_OWNER = new RuleReference(
            "OBJ-2", "ISO 9001:2015 6.2.2 c)", "The service owner named in an objective signs that it can be reached.");

    /** Agreements under numbers such as {@code OAG-2026-0007}. */
    public static final ApprovalType<Objective> TYPE = ApprovalType.of(
                    "objective-agreement", "OAG", ObjectiveRecords.AGREE, () -> ObjectiveLifeCycle.TYPE)
            .meaning("agreed that it can be reached")
            .whileIn(objective -> objective.status() == ObjectiveStatus.PROPOSED)
            .guard(byServiceOwner())
            .build();

    private ObjectiveAgreements() {}

    private static Guard<Approval> byServiceOwner() {
        return new Guard<>(BY_SERVICE_OWNER, attempt -> {
            Approval proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            String serviceOwner = attempt.facts()
                    .get(ObjectiveLifeCycle.TYPE, proposed.subject())
                    .state()
                    .definition()
                    .means()
                    .serviceOwner();
            return serviceOwner != null && attempt.isOrActsFor(serviceOwner)
                    ? Optional.empty()
                    : Optional.of(attempt.actor().id() + " is not its service owner, "
                            + (serviceOwner == null ? "and none is named" : serviceOwner) + "; let that person sign");
        });
    }
}
