package io.github.qms4j.objective;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.objective.ObjectiveReview.Decision;
import io.github.qms4j.objective.ObjectiveReview.Minutes;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The progress reviews of objectives (rule OBJ-7). They are planned when an objective becomes active; each is held in its
 * time, or missed.
 *
 * <pre>{@code
 * session.objectives().reviews().hold(review, "two months ahead", List.of(decision), "u-1042", "u-7");
 * }</pre>
 */
public final class ObjectiveReviews {
    private static final int PAGE = 500;

    private final RecordStore records;

    ObjectiveReviews(RecordStore records) {
        this.records = records;
    }

    static void plan(UnitOfWork work, ObjectiveId id, Objective objective) {
        String owner = objective.header().owner();
        ReviewSlot.of(objective.definition().timing())
                .forEach(slot -> work.create(
                        ObjectiveReviewLifeCycle.PLAN, act -> ObjectiveReview.planned(id, owner, slot, act)));
    }

    static void end(UnitOfWork work, ObjectiveId objective) {
        work.list(
                        ObjectiveReviewLifeCycle.TYPE,
                        ObjectiveReviewLifeCycle.OBJECTIVE.is(objective),
                        ObjectiveReviewLifeCycle.STATUS.is(ReviewStatus.PLANNED))
                .forEach(review ->
                        work.change(ObjectiveReviewLifeCycle.END, review, (state, act) -> state.over(act.on())));
    }

    /**
     * Puts a review on record, with the data as they are now, for good.
     *
     * @param assessment what the participants make of the data
     * @param decisions what follows, at least one
     * @param participants the ids of who took part
     * @throws io.github.qms4j.RefusedException also before its first day and after its last one
     */
    public Progress hold(
            ObjectiveReviewId review, String assessment, List<Decision> decisions, String... participants) {
        if (decisions.stream().anyMatch(decision -> decision.rationale().isBlank())) {
            throw InvalidInputException.of(
                    "review " + review + " (OBJ-7)", "rationale", "", "is blank", "say why it was decided");
        }
        return records.commit(work -> {
            Versioned<ObjectiveReview> held = work.change(ObjectiveReviewLifeCycle.HOLD, review, (state, act) -> {
                Progress data = ObjectiveRules.progress(work, state.objective(), act.on());
                return state.held(
                        new Minutes(data, assessment, decisions, List.of(participants), act.by(), act.at()), act.on());
            });
            return Objects.requireNonNull(held.state().minutes(), "held").data();
        });
    }

    /** The reviews of an objective, in the order of their days. */
    public List<View<ObjectiveReviewId, ObjectiveReview>> of(ObjectiveId objective) {
        return records.stream(
                        ObjectiveReviewLifeCycle.TYPE,
                        records.query(ObjectiveReviewLifeCycle.TYPE)
                                .where(ObjectiveReviewLifeCycle.OBJECTIVE.is(objective))
                                .sortedBy(ObjectiveReviewLifeCycle.OPENS_ON.ascending())
                                .limitedTo(PAGE))
                .map(found -> View.of(ObjectiveReviewId::new, found))
                .toList();
    }

    /**
     * The reviews that were not held in time, the longest missed one first.
     *
     * @param objective of which; null for all objectives
     */
    public Stream<View<ObjectiveReviewId, ObjectiveReview>> missed(@Nullable ObjectiveId objective) {
        LocalDate today = records.today();
        return Stream.concat(stream(objective, ReviewStatus.MISSED), stream(objective, ReviewStatus.PLANNED))
                .filter(review -> review.state().isMissed(today))
                .sorted(Comparator.comparing(review -> review.state().opensOn()));
    }

    private Stream<View<ObjectiveReviewId, ObjectiveReview>> stream(
            @Nullable ObjectiveId objective, ReviewStatus status) {
        RecordQuery query = records.query(ObjectiveReviewLifeCycle.TYPE)
                .where(
                        ObjectiveReviewLifeCycle.STATUS.is(status),
                        ObjectiveReviewLifeCycle.DUE_ON.before(records.today()))
                .sortedBy(ObjectiveReviewLifeCycle.DUE_ON.ascending())
                .limitedTo(PAGE);
        return records.stream(
                        ObjectiveReviewLifeCycle.TYPE,
                        objective == null ? query : query.where(ObjectiveReviewLifeCycle.OBJECTIVE.is(objective)))
                .map(found -> View.of(ObjectiveReviewId::new, found));
    }
}
