package io.github.qms4j.training;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Act;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something with editions: those that were ever in force, and the next one while it is written. An edition never
 * changes.
 *
 * @param stage where it stands
 * @param released the editions that were released, the first one first
 * @param draft the next edition; null while nobody writes one
 * @param retiredOn from which day on it is used no more; null before
 */
public record Editions<C extends Record>(
        Stage stage,
        List<Edition<C>> released,
        @Nullable Draft<C> draft,
        @Nullable LocalDate retiredOn) {
    public Editions {
        Objects.requireNonNull(stage, "stage");
        released = List.copyOf(released);
    }

    static <C extends Record> Editions<C> drafted(C content, Act act) {
        return new Editions<>(Stage.DRAFT, List.of(), new Draft<>(content, act.by()), null);
    }

    Editions<C> redrafted(C content, Act act) {
        return new Editions<>(stage, released, new Draft<>(content, act.by()), retiredOn);
    }

    Editions<C> released(Act act) {
        Draft<C> written = Objects.requireNonNull(draft, "a guard lets nobody release without a draft");
        List<Edition<C>> more = new ArrayList<>(released);
        more.add(new Edition<>(released.size() + 1, act.on(), written.content(), written.by(), act.by()));
        return new Editions<>(Stage.RELEASED, more, null, null);
    }

    Editions<C> retired(Act act) {
        return new Editions<>(stage, released, draft, act.on());
    }

    Editions<C> in(Stage newStage) {
        return new Editions<>(newStage, released, draft, retiredOn);
    }

    /** The edition in force now; empty before the first one and once it is retired. */
    public Optional<Edition<C>> current() {
        return stage == Stage.RELEASED ? Optional.of(released.get(released.size() - 1)) : Optional.empty();
    }

    /** The edition in force on a day of the engine's zone; empty before the first one and once it is retired. */
    public Optional<Edition<C>> on(LocalDate day) {
        if (retiredOn != null && !day.isBefore(retiredOn)) {
            return Optional.empty();
        }
        return released.stream().filter(edition -> !edition.from().isAfter(day)).reduce((earlier, later) -> later);
    }

    /** An edition by its number, from 1; empty when there is none. */
    public Optional<Edition<C>> number(int number) {
        return released.stream().filter(edition -> edition.number() == number).findFirst();
    }

    /**
     * One edition.
     *
     * @param number from 1
     * @param from the first day on which it is in force, in the engine's zone
     * @param content what it says
     * @param writtenBy who wrote it
     * @param releasedBy who released it; another than who wrote it
     */
    public record Edition<C extends Record>(int number, LocalDate from, C content, By writtenBy, By releasedBy) {
        public Edition {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(writtenBy, "writtenBy");
            Objects.requireNonNull(releasedBy, "releasedBy");
        }
    }

    /**
     * An edition that is being written.
     *
     * @param content what it would say
     * @param by who wrote it last
     */
    public record Draft<C extends Record>(C content, By by) {
        public Draft {
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(by, "by");
        }
    }
}
