package io.github.qms4j.training;

import io.github.qms4j.access.Permission;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The record type of something with editions, with the life cycle that all of them share: an edition is written,
 * released with a signature by another person, and in force until the next one; at last the whole is retired.
 *
 * @param <S> the state
 * @param <C> what an edition says
 */
public final class EditionedType<S extends Record, C extends Record> {
    final Function<S, Editions<C>> editions;
    final Function<Editions<C>, S> state;
    private final Attribute<S, Stage> status;
    private final Attribute<S, String> title;
    private final Transition<S> draft;
    private final Transition<S> redraft;
    private final Transition<S> release;
    private final Transition<S> retire;
    private final RecordType<S> type;

    EditionedType(
            String name,
            String numbers,
            Class<S> stateType,
            Function<S, Editions<C>> editions,
            Function<Editions<C>, S> state,
            Function<C, String> titleOf,
            Permission reading) {
        this.editions = editions;
        this.state = state;
        Declaration<S, Stage> declared = RecordType.declare(
                        name, stateType, Stage.class, s -> editions.apply(s).stage())
                .numbered(numbers)
                .drafts(Stage.DRAFT)
                .readableWith(reading)
                .settledBy((s, stage) -> state.apply(editions.apply(s).in(stage)));
        this.status = declared.status();
        this.title = declared.text("title", s -> titleOf.apply(latest(editions.apply(s))));
        declared.index(List.of(status, title));
        this.draft = declared.creates(name + ".draft", TrainingRecords.WRITE, Stage.DRAFT)
                .row();
        this.redraft = declared.edits(name + ".redraft", TrainingRecords.WRITE, Set.of(Stage.DRAFT, Stage.RELEASED))
                .note(Note.NONE)
                .row();
        this.release = declared.moves(
                        name + ".release", TrainingRecords.RELEASE, Set.of(Stage.DRAFT, Stage.RELEASED), Stage.RELEASED)
                .signed("released")
                .guard(EditionRules.somethingIsDrafted(editions))
                .guard(EditionRules.releasedByAnother(editions))
                .guard(EditionRules.namesWhatIsReleased(this::contentToRelease))
                .guard(EditionRules.isAboutWhatStands(editions))
                .row();
        this.retire = declared.moves(
                        name + ".retire", TrainingRecords.RELEASE, Set.of(Stage.DRAFT, Stage.RELEASED), Stage.RETIRED)
                .note(Note.REQUIRED)
                .row();
        this.type = declared.type();
    }

    private static <C extends Record> C latest(Editions<C> editions) {
        Editions.Draft<C> draft = editions.draft();
        return draft != null
                ? draft.content()
                : editions.released().get(editions.released().size() - 1).content();
    }

    private Stream<RecordId> contentToRelease(S before) {
        Editions.Draft<C> draft = editions.apply(before).draft();
        return draft == null ? Stream.empty() : EditionRules.named(draft.content());
    }

    /** The attribute {@code status}. */
    public Attribute<S, Stage> status() {
        return status;
    }

    /** The attribute {@code title}: of the draft, else of the latest edition. */
    public Attribute<S, String> title() {
        return title;
    }

    /** Writes the first edition. */
    public Transition<S> draft() {
        return draft;
    }

    /** Writes the next edition, or writes it anew. */
    public Transition<S> redraft() {
        return redraft;
    }

    /** Brings the edition in draft into force. */
    public Transition<S> release() {
        return release;
    }

    /** Takes the whole out of use. */
    public Transition<S> retire() {
        return retire;
    }

    public RecordType<S> type() {
        return type;
    }
}
