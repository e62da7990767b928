package io.github.qms4j.practice;

import io.github.qms4j.approval.Approval;
import io.github.qms4j.approval.ApprovalType;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Versioned;
import java.util.List;
import java.util.Optional;

/** Who authorised a change, in which capacity, before or, in an emergency, after the fact (rule SD-6). */
public final class ChangeApprovals {
    private static final RuleReference THIS_ROUND =
            new RuleReference("SD-6", "", "A change is authorised in the round of authorisation that is under way.");

    /** Approvals under numbers such as {@code CHA-2026-0007}; nobody authorises a change that they had a hand in. */
    public static final ApprovalType<Change> TYPE = ApprovalType.inCapacities(
                    "change-approval", "CHA", PracticeRecords.AUTHORISE, () -> ChangeLifeCycle.TYPE)
            .meaning("change authorised")
            .whileIn(ChangeApprovals::isUpForAuthorisation)
            .notBy(change -> change.hands().toList())
            .guard(inThisRound())
            .build();

    private ChangeApprovals() {}

    /** A change that is carried out already does not change until its review, so all sign one content. */
    private static boolean isUpForAuthorisation(Change change) {
        return change.status() == ChangeStatus.AUTHORISATION
                || (change.status() == ChangeStatus.REVIEW && change.kind() == ChangeKind.EMERGENCY);
    }

    private static Guard<Approval> inThisRound() {
        return new Guard<>(THIS_ROUND, attempt -> {
            Approval proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            int round = attempt.facts()
                    .get(ChangeLifeCycle.TYPE, proposed.subject())
                    .state()
                    .round();
            return round == proposed.round()
                    ? Optional.empty()
                    : Optional.of("round " + round + " is under way, not " + proposed.round());
        });
    }

    /** Those that count for the content as it is stored; the sheet is pinned. */
    static List<Approval> given(Facts facts, String change) {
        Versioned<Change> stored = facts.get(ChangeLifeCycle.TYPE, change);
        return TYPE.valid(facts, change, stored.state().round(), stored.contentHash());
    }

    /** The authorities who said no to the change as it is carried out; the sheet is pinned by {@link #given}. */
    static List<String> refusals(Facts facts, String change) {
        Versioned<Change> stored = facts.get(ChangeLifeCycle.TYPE, change);
        return facts.list(TYPE.type(), TYPE.subject().is(change)).stream()
                .map(Versioned::state)
                .filter(a -> a.decision() == Approval.Decision.REJECTED)
                .filter(a -> a.contentHash().equals(stored.contentHash()))
                .map(Approval::capacity)
                .toList();
    }
}
