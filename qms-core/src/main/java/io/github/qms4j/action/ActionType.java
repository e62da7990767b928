package io.github.qms4j.action;

import io.github.qms4j.access.Permission;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.util.List;
import java.util.Map;

/**
 * The actions of one kind of parent: a record type of their own, with their own permissions, numbers and retention, and
 * the guards that the parent adds to those that every action has. Declared once, as a static value:
 *
 * <pre>{@code
 * static final ActionType ACTIONS =
 *         ActionType.of("capa-action", "ACT", new Permissions(WORK, WORK, APPROVE), new Guards(…));
 * }</pre>
 *
 * <p>What a parent may do next often depends on its actions, and a list of them is not pinned: whoever plans, ends or
 * extends one changes the parent in the same unit of work.
 */
public final class ActionType {
    private final RecordType<Action> type;
    private final Header.Attributes<Action, ActionStatus> header;
    private final Attribute<Action, String> parent;
    private final Attribute<Action, Long> round;
    private final Transition<Action> plan;
    private final Transition<Action> planInstead;
    private final Transition<Action> complete;
    private final Transition<Action> remove;
    private final Transition<Action> cancel;
    private final Transition<Action> extend;
    private final Transition<Action> verify;

    private ActionType(String name, String numbers, Permissions permissions, Guards guards) {
        Declaration<Action, ActionStatus> declared = RecordType.declare(
                        name, Action.class, ActionStatus.class, Action::status)
                .numbered(numbers);
        header = declared.header(Action::header, Action::withHeader);
        parent = declared.text("parent", Action::parent);
        round = declared.whole("round", action -> (long) action.round());
        declared.text("kind", Action::kind);
        declared.index(List.of(parent, round));
        plan = with(
                guards.planning(),
                declared.creates(name + ".plan", permissions.plan(), ActionStatus.OPEN)
                        .guard(ActionRules.dependsOnKnownOnes(this)));
        planInstead = with(
                guards.replacing(),
                declared.creates(name + ".plan-instead", permissions.approve(), ActionStatus.OPEN)
                        .note(Note.REQUIRED)
                        .guard(ActionRules.dependsOnKnownOnes(this)));
        complete = with(
                guards.doing(),
                declared.moves(name + ".complete", permissions.work(), ActionStatus.OPEN, ActionStatus.DONE)
                        .note(Note.NONE)
                        .requires("evidence", Action::evidence)
                        .guard(ActionRules.comesInOrder(this)));
        remove = with(
                guards.planning(),
                declared.moves(name + ".remove", permissions.plan(), ActionStatus.OPEN, ActionStatus.CANCELLED)
                        .guard(ActionRules.isNotNeeded(this)));
        cancel = with(
                guards.replacing(),
                declared.moves(name + ".cancel", permissions.approve(), ActionStatus.OPEN, ActionStatus.CANCELLED)
                        .note(Note.REQUIRED)
                        .guard(ActionRules.ownerDoesNotCancel()));
        extend = declared.edits(name + ".extend", permissions.approve(), ActionStatus.OPEN)
                .note(Note.REQUIRED)
                .guard(ActionRules.ownerDoesNotExtend())
                .row();
        verify = with(
                guards.verifying(),
                declared.moves(name + ".verify", permissions.approve(), ActionStatus.DONE, ActionStatus.VERIFIED)
                        .note(Note.NONE)
                        .guard(ActionRules.verifierIsAnother()));
        declared.waitsForOwner(complete);
        type = declared.type();
    }

    private static Transition<Action> with(List<Guard<Action>> guards, Declaration<Action, ActionStatus>.Row row) {
        guards.forEach(row::guard);
        return row.row();
    }

    /**
     * Declares a kind of action.
     *
     * @param name of the record type, such as {@code capa-action}; the transitions are {@code capa-action.plan} and so on
     * @param numbers the prefix of the human numbers, such as {@code ACT}
     */
    public static ActionType of(String name, String numbers, Permissions permissions, Guards guards) {
        return new ActionType(name, numbers, permissions, guards);
    }

    /** The id of an action of this kind. */
    public ActionId id(String number) {
        return new ActionId(type.name(), number);
    }

    /** Every action of a parent's round as decisions see them, by number; not pinned. */
    public Map<String, Action> round(Facts facts, RecordId parentId, int number) {
        return ActionRules.round(this, facts, parentId.value(), number);
    }

    /** Whether an action of a round was done, or cancelled and everything in its place was. */
    public static boolean isDone(Map<String, Action> round, String number) {
        return ActionRules.isDone(round, number);
    }

    /** Whether a cancelled action of a round has another in its place. */
    public static boolean isReplaced(Map<String, Action> round, String number) {
        return ActionRules.inPlaceOf(round, number).findAny().isPresent();
    }

    public RecordType<Action> type() {
        return type;
    }

    /** The attributes that every record with an owner has. */
    public Header.Attributes<Action, ActionStatus> header() {
        return header;
    }

    /** The attribute with the id of the parent. */
    public Attribute<Action, String> parent() {
        return parent;
    }

    /** The attribute with the round of the parent. */
    public Attribute<Action, Long> round() {
        return round;
    }

    public Transition<Action> plan() {
        return plan;
    }

    /** Plans what is done in the place of a cancelled action. */
    public Transition<Action> planInstead() {
        return planInstead;
    }

    public Transition<Action> complete() {
        return complete;
    }

    /** Takes an action out of a plan that is still being made. */
    public Transition<Action> remove() {
        return remove;
    }

    /** Gives up an action of a plan that is being carried out. */
    public Transition<Action> cancel() {
        return cancel;
    }

    public Transition<Action> extend() {
        return extend;
    }

    public Transition<Action> verify() {
        return verify;
    }

    @Override
    public String toString() {
        return type.name();
    }

    /**
     * Who may do what with actions of one kind.
     *
     * @param plan plans and removes
     * @param work completes
     * @param approve cancels and replaces, extends, verifies
     */
    public record Permissions(Permission plan, Permission work, Permission approve) {}

    /**
     * What a parent adds to the rules of every action.
     *
     * @param planning stands against planning and removing, such as when the plan is approved already
     * @param doing stands against completing, such as when the plan is not approved yet
     * @param replacing stands against cancelling and planning instead
     * @param verifying stands against verifying
     */
    public record Guards(
            List<Guard<Action>> planning,
            List<Guard<Action>> doing,
            List<Guard<Action>> replacing,
            List<Guard<Action>> verifying) {
        public Guards {
            planning = List.copyOf(planning);
            doing = List.copyOf(doing);
            replacing = List.copyOf(replacing);
            verifying = List.copyOf(verifying);
        }

        /** Nothing beyond the rules of every action. */
        public static Guards none() {
            return new Guards(List.of(), List.of(), List.of(), List.of());
        }
    }
}
