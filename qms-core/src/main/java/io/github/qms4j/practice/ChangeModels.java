package io.github.qms4j.practice;

import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork.Step;
import io.github.qms4j.record.View;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Models of standard changes (rule SD-6).
 *
 * <pre>{@code
 * ChangeModelId id = models.write(draft);
 * models.approve(seen, LocalDate.of(2027, 6, 30)); // by somebody else, with a signature
 * }</pre>
 */
public final class ChangeModels {
    private static final int PAGE = 500;

    private final RecordStore records;

    public ChangeModels(RecordStore records) {
        this.records = records;
    }

    /**
     * Writes a model.
     *
     * @return its number, such as {@code CHM-2026-0007}
     */
    public ChangeModelId write(ChangeModelDraft draft) {
        valid(draft);
        return records.commit(work ->
                new ChangeModelId(work.create(ChangeModelLifeCycle.WRITE, act -> ChangeModel.written(draft, act))
                        .id()));
    }

    /** Writes a model that is not approved anew. */
    public void revise(ChangeModelId model, ChangeModelDraft draft) {
        valid(draft);
        change(model, ChangeModelLifeCycle.REVISE, (m, act) -> m.revised(draft, act));
    }

    private void valid(ChangeModelDraft draft) {
        records.valid(draft);
        records.valid(draft.risk());
    }

    /**
     * Approves the model that was read with a signature, until its review; a suspended one again.
     *
     * @param reviewOn the last day on which changes are carried out by it without a review, in the engine's zone
     * @throws io.github.qms4j.ConflictException when another version is current; nothing is signed
     * @throws io.github.qms4j.RefusedException also when its risk is not low, and to who wrote or owns it
     */
    public void approve(Seen<ChangeModelId> seen, LocalDate reviewOn) {
        records.commit(work -> work.change(
                ChangeModelLifeCycle.APPROVE, seen, m -> m.withHeader(m.header().dueOn(reviewOn))));
    }

    /** Takes a model out of use to revise it, with a reason. */
    public void rework(ChangeModelId model) {
        change(model, ChangeModelLifeCycle.REWORK, (m, act) -> m);
    }

    /** Ends a model for good, with a reason. */
    public void retire(ChangeModelId model) {
        change(
                model,
                ChangeModelLifeCycle.RETIRE,
                (m, act) -> m.withHeader(m.header().ended(act.on())));
    }

    private void change(ChangeModelId model, Transition<ChangeModel> row, Step<ChangeModel> step) {
        records.commit(work -> work.change(row, model, step));
    }

    /** A model; empty when there is none of that number. */
    public Optional<View<ChangeModelId, ChangeModel>> find(ChangeModelId model) {
        return records.find(ChangeModelLifeCycle.TYPE, model).map(found -> View.of(ChangeModelId::new, found));
    }

    /**
     * The models that meet all conditions, in the order of writing, a page at a time.
     *
     * @param cursor from the page before, or null for the first
     * @param conditions such as {@code ChangeModelLifeCycle.STATUS.is(ChangeModel.Status.APPROVED)}; none for all
     */
    public Page<View<ChangeModelId, ChangeModel>> list(@Nullable String cursor, Condition... conditions) {
        RecordQuery query = records.query(ChangeModelLifeCycle.TYPE)
                .where(conditions)
                .sortedBy(ChangeModelLifeCycle.OPENED_ON.ascending())
                .limitedTo(PAGE)
                .from(cursor);
        return records.page(ChangeModelLifeCycle.TYPE, query).map(found -> View.of(ChangeModelId::new, found));
    }
}
