package io.github.qms4j.review;

import io.github.qms4j.action.Action;
import io.github.qms4j.record.DueDate;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.spi.storage.Condition;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The actions of a review as the next one is shown them: with their status, and what is on record of their effect. */
final class CarriedActions {
    private final Function<ReviewId, ManagementReview> reviews;
    private final Function<String, Action> actions;
    private final Function<Condition[], Stream<DecisionEffect>> effects;

    /** As a decision sees them; each action is pinned. */
    CarriedActions(Facts facts) {
        reviews = id -> facts.get(ReviewLifeCycle.TYPE, id).state();
        actions = number -> facts.get(ReviewActions.TYPE.type(), number).state();
        effects = conditions ->
                facts.list(DecisionEffectLifeCycle.TYPE, conditions).stream().map(Versioned::state);
    }

    /** As they stand now. */
    CarriedActions(RecordStore records) {
        reviews = id -> records.get(ReviewLifeCycle.TYPE, id).state();
        actions = number -> records.get(ReviewActions.TYPE.type(), number).state();
        effects = conditions -> records.stream(
                        DecisionEffectLifeCycle.TYPE,
                        records.query(DecisionEffectLifeCycle.TYPE).where(conditions))
                .map(Versioned::state);
    }

    /** Those that a review answers for, by number. */
    List<CarriedAction> of(ReviewId previous) {
        ManagementReview review = reviews.apply(previous);
        Set<String> open = Set.copyOf(review.carriedOver());
        return review.answersFor().sorted().map(number -> carried(number, open)).toList();
    }

    private CarriedAction carried(String number, Set<String> open) {
        Action action = actions.apply(number);
        ReviewId agreedBy = new ReviewId(action.parent());
        DueDate due = action.header().due();
        String effect = effects.apply(new Condition[] {
                    DecisionEffectLifeCycle.REVIEW.is(agreedBy),
                    DecisionEffectLifeCycle.DECISION.is((long) action.round())
                })
                .max(Comparator.comparing(DecisionEffect::at))
                .map(judged -> judged.verdict() + ": " + judged.because())
                .orElse("");
        return new CarriedAction(
                number,
                agreedBy,
                action.round(),
                action.description(),
                action.owner(),
                due == null ? null : due.current(),
                action.status(),
                effect,
                open.contains(number));
    }
}
