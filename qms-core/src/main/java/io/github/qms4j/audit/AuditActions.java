package io.github.qms4j.audit;

import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionType;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Versioned;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is done about a finding: planned with the response, carried out once that is accepted (rule AUD-6). */
public final class AuditActions {
    private static final RuleReference WITH_THE_RESPONSE = new RuleReference(
            "AUD-6",
            "ISO 9001:2015 9.2.2 e)",
            "Actions are planned until the response is accepted, and carried out from then on.");

    /** Actions under numbers such as {@code AAC-2026-0007}; the parent is the finding. */
    public static final ActionType TYPE = ActionType.of(
            "audit-action",
            "AAC",
            new ActionType.Permissions(AuditRecords.RESPOND, AuditRecords.RESPOND, AuditRecords.APPROVE),
            new ActionType.Guards(
                    List.of(whileFindingIs(EnumSet.of(FindingStatus.OPEN, FindingStatus.RESPONDED))),
                    List.of(whileFindingIs(EnumSet.of(FindingStatus.ACCEPTED))),
                    List.of(whileFindingIs(EnumSet.of(FindingStatus.ACCEPTED))),
                    List.of()));

    static final int ROUND = 1;

    private AuditActions() {}

    private static Guard<Action> whileFindingIs(Set<FindingStatus> statuses) {
        return new Guard<>(WITH_THE_RESPONSE, attempt -> {
            @Nullable Action action = attempt.before() != null ? attempt.before() : attempt.proposed();
            if (action == null) {
                return Optional.empty();
            }
            Optional<FindingStatus> status = attempt.facts()
                    .find(FindingLifeCycle.TYPE, action.parent())
                    .map(Versioned::state)
                    .map(Finding::status);
            return status.filter(statuses::contains).isPresent()
                    ? Optional.empty()
                    : Optional.of(action.parent() + " is "
                            + status.map(s -> "in " + s).orElse("no finding") + "; it would have to be in "
                            + statuses);
        });
    }
}
