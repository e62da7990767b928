package io.github.qms4j.record;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.access.By;
import io.github.qms4j.access.PersonIds;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What records that somebody answers for have in common: where it stands, who opened it when, who answers for it, until
 * when, and when it ended. {@link Declaration#header} makes its attributes.
 *
 * @param <E> the status
 * @param status where it stands
 * @param openedBy who opened it
 * @param openedOn when; a day in the engine's zone
 * @param owner the id of who answers for it; null while nobody does
 * @param due when it is due, with every date it was due before; null while nothing is said
 * @param endedOn when it came to a final status; a day in the engine's zone, null before
 */
public record Header<E extends Enum<E>>(
        E status,
        By openedBy,
        LocalDate openedOn,
        @Nullable String owner,
        @Nullable DueDate due,
        @Nullable LocalDate endedOn) {
    public Header {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(openedBy, "openedBy");
        Objects.requireNonNull(openedOn, "openedOn");
    }

    /** Of a record that an act opens. */
    public static <E extends Enum<E>> Header<E> opened(E status, Act act) {
        return new Header<>(status, act.by(), act.on(), null, null, null);
    }

    public Header<E> in(E newStatus) {
        return new Header<>(newStatus, openedBy, openedOn, owner, due, endedOn);
    }

    /**
     * The same, with another owner.
     *
     * @throws InvalidInputException when nobody can have that id, by {@link PersonIds}: two ids that look alike would be two
     *     persons to the rules
     */
    public Header<E> ownedBy(@Nullable String newOwner) {
        return new Header<>(status, openedBy, openedOn, newOwner == null ? null : person(newOwner), due, endedOn);
    }

    private static String person(String id) {
        try {
            return PersonIds.check("an owner", id);
        } catch (IllegalArgumentException e) {
            throw InvalidInputException.of(
                    "record", "owner", id, "is no person's id", "give the id under which the host knows the person");
        }
    }

    public Header<E> dueOn(@Nullable LocalDate date) {
        return withDue(date == null ? null : DueDate.on(date));
    }

    /**
     * More time, with the act's reason and approval (rule X-6); nothing changes where no date or owner is set.
     *
     * @throws io.github.qms4j.InvalidInputException when the date is not later or no reason is given
     */
    public Header<E> extended(LocalDate newDate, Act act) {
        return due == null || owner == null
                ? this
                : withDue(due.extend(newDate, act.reason(), owner, act.by().id(), act.at()));
    }

    private Header<E> withDue(@Nullable DueDate newDue) {
        return new Header<>(status, openedBy, openedOn, owner, newDue, endedOn);
    }

    public Header<E> ended(LocalDate on) {
        return new Header<>(status, openedBy, openedOn, owner, due, on);
    }

    /** Whether it has not ended and its due date has passed; {@code today} is a day in the engine's zone. */
    public boolean isOverdue(LocalDate today) {
        return endedOn == null && due != null && due.isOverdue(today);
    }

    /**
     * The attributes of a header.
     *
     * @param status {@code status}
     * @param owner {@code owner}
     * @param openedOn {@code openedOn}
     * @param dueOn {@code dueOn}: the current due date
     * @param endedOn {@code endedOn}
     */
    public record Attributes<S extends Record, E extends Enum<E>>(
            Attribute<S, E> status,
            Attribute<S, String> owner,
            Attribute<S, LocalDate> openedOn,
            Attribute<S, LocalDate> dueOn,
            Attribute<S, LocalDate> endedOn) {}
}
