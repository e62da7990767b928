package io.github.qms4j.training;

import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.View;
import io.github.qms4j.spi.storage.RecordQuery;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Courses, curricula or question banks in the hands of one actor:
 *
 * <pre>{@code
 * CourseId number = training.courses().draft(CourseContent.classroom("Incident handling"));
 * other.training().courses().release(training.courses().find(number).orElseThrow().seen());
 * }</pre>
 *
 * @param <I> the kind of id
 * @param <S> the state
 * @param <C> what an edition says
 */
public final class EditionedRecords<I extends RecordId, S extends Record, C extends Record> {
    private static final int PAGE = 100;

    private final RecordStore records;
    private final EditionedType<S, C> type;
    private final Function<String, I> id;

    EditionedRecords(RecordStore records, EditionedType<S, C> type, Function<String, I> id) {
        this.records = records;
        this.type = type;
        this.id = id;
    }

    /**
     * Writes a first edition, which is in force once somebody else releases it.
     *
     * @return its number
     * @throws io.github.qms4j.InvalidInputException listing everything that is wrong
     */
    public I draft(C content) {
        ContentRules.check(type.type().name(), content);
        return id.apply(records.commit(work -> work.create(
                        type.draft(), act -> type.state.apply(Editions.drafted(content, act)))
                .id()));
    }

    /** Writes the next edition, or writes it anew; the one in force stays until the next is released. */
    public void redraft(I number, C content) {
        ContentRules.check(type.type().name(), content);
        records.commit(work -> work.change(
                type.redraft(),
                number,
                (state, act) -> type.state.apply(type.editions.apply(state).redrafted(content, act))));
    }

    /**
     * Brings the draft into force from today on, with a signature; refused to who wrote it.
     *
     * @param seen the version that the signer was shown
     */
    public void release(Seen<I> seen) {
        records.commit(work -> work.change(
                type.release(),
                seen,
                (state, act) -> type.state.apply(type.editions.apply(state).released(act))));
    }

    /** Takes it out of use from today on; needs a reason. Its editions and what was learnt by them stay. */
    public void retire(I number) {
        records.commit(work -> work.change(
                type.retire(),
                number,
                (state, act) -> type.state.apply(type.editions.apply(state).retired(act))));
    }

    /** One by its number; empty when there is none. */
    public Optional<View<I, S>> find(I number) {
        return records.find(type.type(), number).map(found -> View.of(id, found));
    }

    /**
     * Those in a stage in the order of their titles, at most 100 a page.
     *
     * @param cursor where the page begins; null for the first one
     */
    public Page<View<I, S>> list(Stage stage, @Nullable String cursor) {
        RecordQuery query = records.query(type.type())
                .where(type.status().is(stage))
                .sortedBy(type.title().ascending())
                .limitedTo(PAGE)
                .from(cursor);
        return records.page(type.type(), query).map(found -> View.of(id, found));
    }
}
