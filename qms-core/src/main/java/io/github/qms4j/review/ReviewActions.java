package io.github.qms4j.review;

import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionType;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The actions of reviews: agreed at the meeting, each for one decision, whose number is its round. One that is carried
 * over keeps its number, and is carried out after its own review is closed.
 */
public final class ReviewActions {
    private static final RuleReference AS_THE_MINUTES_STAND = new RuleReference(
            "REV-4",
            "ISO 9001:2015 9.3.3",
            "Review actions are agreed while minutes are written, and replaced only until the review is closed.");

    /** Actions under numbers such as {@code MRA-2026-0001}. */
    public static final ActionType TYPE = ActionType.of(
            "review-action",
            "MRA",
            new ActionType.Permissions(ReviewRecords.PREPARE, ReviewRecords.TAKE_PART, ReviewRecords.VERIFY),
            new ActionType.Guards(
                    List.of(whileReviewIs(EnumSet.of(ReviewStatus.HELD))),
                    List.of(whileReviewIs(
                            EnumSet.of(ReviewStatus.HELD, ReviewStatus.MINUTES_APPROVED, ReviewStatus.CLOSED))),
                    List.of(whileReviewIs(EnumSet.of(ReviewStatus.MINUTES_APPROVED))),
                    List.of()));

    private ReviewActions() {}

    private static Guard<Action> whileReviewIs(Set<ReviewStatus> statuses) {
        return new Guard<>(AS_THE_MINUTES_STAND, attempt -> {
            Action action = attempt.before() != null ? attempt.before() : attempt.proposed();
            if (action == null) {
                return Optional.empty();
            }
            ReviewStatus status = attempt.facts()
                    .find(ReviewLifeCycle.TYPE, action.parent())
                    .map(review -> review.state().status())
                    .orElse(null);
            return status != null && statuses.contains(status)
                    ? Optional.empty()
                    : Optional.of(action.parent() + " is " + (status == null ? "no review" : "in " + status)
                            + "; it would have to be in " + statuses);
        });
    }
}
