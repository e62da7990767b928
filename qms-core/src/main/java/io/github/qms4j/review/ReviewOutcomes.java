package io.github.qms4j.review;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.action.Action;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.Kpis;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.View;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.statistics.effect.EffectPolicy;
import io.github.qms4j.statistics.effect.EffectVerdict;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of reviews: the effect of their decisions by later data, what changed since the meeting, and who took
 * part over time (rules REV-6 to REV-8). Nothing here changes a review.
 */
public final class ReviewOutcomes {
    private static final int PAGE = 200;

    private final RecordStore records;
    private final InputCollection collection;

    ReviewOutcomes(RecordStore records, InputCollection collection) {
        this.records = records;
        this.collection = collection;
    }

    /**
     * What changed in the records that a review was given, since they were gathered; one line for each gathered input,
     * changed or not. The review stays as it is (rule REV-8).
     *
     * @throws io.github.qms4j.NotFoundException when there is no such review
     */
    public List<InputDifference> sinceThen(ReviewId review) {
        ManagementReview state = records.get(ReviewLifeCycle.TYPE, review).state();
        Map<String, ReviewInput> now = new TreeMap<>();
        collection.gather(state, records.now()).forEach(input -> now.put(input.name(), input));
        return state.inputs().inputs().stream()
                .filter(ReviewInput::isGathered)
                .map(then -> InputDifference.between(then, now.get(then.name())))
                .toList();
    }

    /**
     * What a decision has changed as far as the data go; nothing is put on record.
     *
     * @param decision its number within the review
     * @throws InvalidInputException when there is no such decision, it named no KPI or one that is not defined, or one
     *     of its actions is open
     * @throws io.github.qms4j.NotFoundException when there is no such review
     */
    public DecisionEffect effect(ReviewId review, int decision) {
        ManagementReview state = records.get(ReviewLifeCycle.TYPE, review).state();
        ExpectedEffect expected = state.minutes()
                .decision(decision)
                .map(ReviewDecision::expected)
                .orElseThrow(() -> InvalidInputException.of(
                        "review " + review,
                        "decision",
                        decision,
                        "is none, or named no KPI that it was to change",
                        "take one that says by what its effect is known"));
        LocalDate changedOn = ReviewRules.changedOn(state, decision, carryingOut(state, decision))
                .orElseThrow(() -> InvalidInputException.of(
                        "review " + review,
                        "decision",
                        decision,
                        "is not carried out, or its review not held",
                        "complete its actions first"));
        KpiDefinition kpi = new Kpis(records)
                .find(expected.kpiId())
                .orElseThrow(() -> InvalidInputException.of(
                        "review " + review,
                        "KPI",
                        expected.kpiId(),
                        "is not defined",
                        "define it and record its measurements"));
        List<Measurement> measured = new Kpis(records).evaluable(kpi.id(), expected.dimensions());
        return DecisionEffects.compare(
                review, decision, expected, changedOn, kpi, measured, EffectPolicy.standard(), records.now());
    }

    private Map<String, Action> carryingOut(ManagementReview review, int decision) {
        Map<String, Action> found = new TreeMap<>();
        ReviewRules.carryingOut(review, decision)
                .forEach(number -> records.find(ReviewActions.TYPE.type(), number)
                        .ifPresent(action -> found.put(number, action.state())));
        return found;
    }

    /**
     * Judges by the data what a decision changed, and puts that on record.
     *
     * @throws InvalidInputException as {@link #effect}
     * @throws RefusedException also when the window after its actions is not over, or the actor carried one of them out
     */
    public DecisionEffectId judgeEffect(ReviewId review, int decision) {
        DecisionEffect found = effect(review, decision);
        return records.commit(work -> new DecisionEffectId(
                work.create(DecisionEffectLifeCycle.JUDGE, act -> found.judgedBy(act.by(), act.at()))
                        .id()));
    }

    /** What was judged on the decisions of a review, the first judgement first. */
    public List<View<DecisionEffectId, DecisionEffect>> effects(ReviewId review) {
        RecordQuery query = records.query(DecisionEffectLifeCycle.TYPE)
                .where(DecisionEffectLifeCycle.REVIEW.is(review))
                .sortedBy(DecisionEffectLifeCycle.AT.ascending())
                .limitedTo(PAGE);
        return records.stream(DecisionEffectLifeCycle.TYPE, query)
                .map(found -> View.of(DecisionEffectId::new, found))
                .toList();
    }

    /**
     * Who took part in the reviews of a programme that were held, what they decided and what that changed, in the
     * order of their periods: how involvement drives outcomes.
     */
    public List<Involvement> involvement(ReviewProgrammeId programme) {
        RecordQuery query = records.query(ReviewLifeCycle.TYPE)
                .where(ReviewLifeCycle.PROGRAMME.is(programme))
                .sortedBy(ReviewLifeCycle.PERIOD_FROM.ascending())
                .limitedTo(PAGE);
        return records.stream(ReviewLifeCycle.TYPE, query)
                .filter(found -> found.state().wasHeld())
                .map(found -> Involvement.of(new ReviewId(found.id()), found.state(), latest(new ReviewId(found.id()))))
                .toList();
    }

    /** A decision that was judged twice counts by its later judgement. */
    private Map<EffectVerdict, Long> latest(ReviewId review) {
        Map<Integer, EffectVerdict> byDecision = new TreeMap<>();
        effects(review)
                .forEach(judged ->
                        byDecision.put(judged.state().decision(), judged.state().verdict()));
        Map<EffectVerdict, Long> counts = new EnumMap<>(EffectVerdict.class);
        byDecision.values().forEach(verdict -> counts.merge(verdict, 1L, Long::sum));
        return counts;
    }
}
