package io.github.qms4j.record;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.PersonIds;
import io.github.qms4j.spi.storage.Condition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the records of a type wait for, by the rows of its table that are waited for (rule X-17). It makes two attributes:
 * {@code waitsFor}, the permission of the row and the person where it waits for one, and {@code waitsUntil}, so that a
 * worklist is one indexed query. A record that waits for nobody has neither. See {@link Declaration#waitsFor}.
 *
 * @param <S> the state
 */
public final class Waiting<S extends Record> {
    /** In place of a day where none is said, so that such records come last. */
    public static final LocalDate NO_DAY = LocalDate.of(9999, 12, 31);

    private final String type;
    private final Function<S, String> status;
    private final List<Awaited<S>> awaited = new ArrayList<>();

    @Nullable
    Attribute<S, String> who;

    @Nullable
    Attribute<S, LocalDate> until;

    Waiting(String type, Function<S, String> status) {
        this.type = type;
        this.status = status;
    }

    void add(Awaited<S> one) {
        String permission = one.row().permission().name();
        if (one.row().creates() || permission.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("no record of type " + type + " can wait for '" + one.row()
                    + "': it creates the record, or its permission '" + permission
                    + "' has white space; name a row that starts from a status");
        }
        awaited.add(one);
    }

    /** The next step of a record; empty when it waits for nobody. */
    public Optional<Next<S>> next(S state) {
        String now = status.apply(state);
        return awaited.stream()
                .filter(one -> one.row().from().contains(now) && one.condition().test(state))
                .findFirst()
                .map(one -> new Next<>(one.row(), value(one.owner(), state), value(one.due(), state)));
    }

    private static <S extends Record, V> @Nullable V value(@Nullable Attribute<S, V> attribute, S state) {
        return attribute == null ? null : attribute.of(state);
    }

    @Nullable
    String key(S state) {
        return next(state)
                .map(next -> key(next.row().permission(), next.person()))
                .orElse(null);
    }

    @Nullable
    LocalDate day(S state) {
        return next(state)
                .map(next -> Objects.requireNonNullElse(next.until(), NO_DAY))
                .orElse(null);
    }

    /**
     * What {@code waitsFor} says. Ids of persons are folded as {@link PersonIds} says, so that one person has one list.
     *
     * @param person null for whoever has the permission
     */
    public static String key(Permission permission, @Nullable String person) {
        return person == null ? permission.name() : permission.name() + " " + PersonIds.folded(person);
    }

    /** The permissions of what is waited for. */
    public Set<Permission> permissions() {
        Set<Permission> all = new LinkedHashSet<>();
        awaited.forEach(one -> all.add(one.row().permission()));
        return all;
    }

    /** Records that wait for one of several, each named as {@link #key(Permission, String)} does. */
    public Condition isFor(Collection<String> keys) {
        return who().isIn(keys);
    }

    private Attribute<S, String> who() {
        return Objects.requireNonNull(who, "declared");
    }

    /** Until when records wait: {@code waitsUntil}, {@link #NO_DAY} for no day. */
    public Attribute<S, LocalDate> until() {
        return Objects.requireNonNull(until, "declared");
    }

    /**
     * The next step of a record.
     *
     * @param row the transition that is waited for
     * @param person the id of the person who is to take it; null for whoever has its permission
     * @param until the day it is due, in the engine's zone; null when none is said
     */
    public record Next<S extends Record>(
            Transition<S> row,
            @Nullable String person,
            @Nullable LocalDate until) {}

    record Awaited<S extends Record>(
            Transition<S> row,
            Predicate<S> condition,
            @Nullable Attribute<S, String> owner,
            @Nullable Attribute<S, LocalDate> due) {}
}
