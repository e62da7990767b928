package io.github.qms4j.reporting.assurance;

import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.record.View;
import io.github.qms4j.review.Conclusion;
import io.github.qms4j.review.ManagementReview;
import io.github.qms4j.review.ReviewClause;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** What a review came to, and what falls short, in the sentences that stand first. */
final class ReviewConclusion {
    private ReviewConclusion() {}

    static String of(ManagementReview review, List<View<ActionId, Action>> actions, LocalDate today) {
        return verdict(review) + " " + inputs(review) + " " + outcome(review, actions, today);
    }

    private static String verdict(ManagementReview review) {
        if (!review.wasHeld()) {
            return "The review was not held.";
        }
        Conclusion conclusion = review.minutes().conclusion();
        String held = "Held on " + review.minutes().heldOn() + ", "
                + ReviewQuorum.of(review).sentence() + ".";
        return conclusion == null
                ? held + " No conclusion is drawn yet."
                : held + " Suitability: " + Cells.words(conclusion.suitability()) + "; adequacy: "
                        + Cells.words(conclusion.adequacy()) + "; effectiveness: "
                        + Cells.words(conclusion.effectiveness()) + ".";
    }

    private static String inputs(ManagementReview review) {
        long all = review.terms().clauses().size();
        long there = review.terms().clauses().stream()
                .filter(clause -> !review.inputs().on(clause.requirement()).isEmpty())
                .count();
        List<ReviewClause> missing = review.unanswered();
        return "Inputs: " + there + " of " + all + " clauses have one, " + (all - there - missing.size())
                + " are absent with a reason, " + missing.size() + " without one"
                + (missing.isEmpty()
                        ? "."
                        : ": " + missing.stream().map(ReviewClause::clause).collect(Collectors.joining(", ")) + ".");
    }

    private static String outcome(ManagementReview review, List<View<ActionId, Action>> actions, LocalDate today) {
        long overdue = actions.stream()
                .filter(action -> action.state().header().isOverdue(today))
                .count();
        return Cells.count(review.minutes().decisions().size(), "decision") + " and "
                + Cells.count(actions.size(), "action") + ", of them " + overdue + " overdue.";
    }
}
