package io.github.qms4j.worklist;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.access.Role;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whose work is listed, and until when it is due. Immutable. */
public final class WorkFilter {
    /** Items a page, unless said otherwise. */
    public static final int PAGE = 50;

    /** The most items a page. */
    public static final int MAX_PAGE = 1_000;

    final Whose whose;
    final @Nullable Role role;
    final @Nullable LocalDate before;
    final boolean overdue;
    final int limit;

    private WorkFilter(Whose whose, @Nullable Role role, @Nullable LocalDate before, boolean overdue, int limit) {
        this.whose = whose;
        this.role = role;
        this.before = before;
        this.overdue = overdue;
        this.limit = limit;
    }

    private static WorkFilter of(Whose whose, @Nullable Role role) {
        return new WorkFilter(whose, role, null, false, PAGE);
    }

    /**
     * What waits for the reader: by name, or for those who have a permission that they have, in their own roles or in
     * delegated ones.
     */
    public static WorkFilter mine() {
        return of(Whose.MINE, null);
    }

    /** What waits by name for the reader, or for somebody who delegated to them the role that it takes. */
    public static WorkFilter mineByName() {
        return of(Whose.MINE_BY_NAME, null);
    }

    /** What waits by name for those who work in a department that the reader heads, or in a part of it. */
    public static WorkFilter ofMyDepartments() {
        return of(Whose.MY_DEPARTMENTS, null);
    }

    /** What waits for whoever acts in a role, and for nobody by name. */
    public static WorkFilter ofRole(Role role) {
        return of(Whose.ROLE, Objects.requireNonNull(role, "role"));
    }

    /** What waits for anybody. */
    public static WorkFilter all() {
        return of(Whose.ANYBODY, null);
    }

    /** Only what is overdue. */
    public WorkFilter overdue() {
        return new WorkFilter(whose, role, before, true, limit);
    }

    /** Only what is due before a day, in the engine's zone. */
    public WorkFilter dueBefore(LocalDate day) {
        return new WorkFilter(whose, role, Objects.requireNonNull(day, "day"), overdue, limit);
    }

    /**
     * How many items a page has at most; {@value #PAGE} unless said.
     *
     * @throws InvalidInputException when it is not from 1 to {@value #MAX_PAGE}
     */
    public WorkFilter limitedTo(int items) {
        if (items < 1 || items > MAX_PAGE) {
            throw InvalidInputException.of(
                    "worklist",
                    "limit",
                    Integer.toString(items),
                    "is outside 1 to " + MAX_PAGE,
                    "choose a size of a page that a screen can show");
        }
        return new WorkFilter(whose, role, before, overdue, items);
    }

    /** The first day of which nothing is listed; null for none. */
    @Nullable
    LocalDate until(LocalDate today) {
        if (!overdue) {
            return before;
        }
        return before == null || before.isAfter(today) ? today : before;
    }

    enum Whose {
        MINE,
        MINE_BY_NAME,
        MY_DEPARTMENTS,
        ROLE,
        ANYBODY
    }
}
