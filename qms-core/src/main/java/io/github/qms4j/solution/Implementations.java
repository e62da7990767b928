package io.github.qms4j.solution;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.action.ActionStatus;
import io.github.qms4j.action.Actions;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.UnitOfWork.Step;
import io.github.qms4j.record.View;
import io.github.qms4j.solution.CriticalPath.Task;
import io.github.qms4j.solution.Implementation.PlannedMilestone;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings a decided solution into use: milestones, the gates of going live, and the end (rule SOL-3).
 *
 * <pre>{@code
 * ImplementationId id = implementations.plan(draft);
 * implementations.planMilestones(id,
 *         MilestoneDraft.of("install", "installed", "u-7", 10, LocalDate.of(2026, 5, 1)),
 *         MilestoneDraft.of("migrate", "data migrated", "u-8", 20, LocalDate.of(2026, 6, 1)).after("install"));
 * Decision decision = session.can(ImplementationLifeCycle.GO_LIVE, id); // every open gate at once
 * }</pre>
 */
public final class Implementations {
    private static final int PAGE = 500;
    /** The plan is never begun anew; what is changed in it is replaced. */
    private static final int ROUND = 1;

    private final RecordStore records;
    private final Actions milestones;

    public Implementations(RecordStore records) {
        this.records = records;
        this.milestones = new Actions(records, Milestones.TYPE);
    }

    /**
     * Begins to plan.
     *
     * @return its number, such as {@code IPL-2026-0007}
     * @throws InvalidInputException listing everything that is missing, and when it goes live before it starts
     * @throws io.github.qms4j.RefusedException also when the selection is not decided
     */
    public ImplementationId plan(ImplementationDraft draft) {
        records.valid(draft);
        if (draft.goLiveOn().isBefore(draft.startOn())) {
            throw InvalidInputException.of(
                    "implementation",
                    "goLiveOn",
                    draft.goLiveOn(),
                    "is before it starts, on " + draft.startOn(),
                    "give a later day");
        }
        return records.commit(work -> new ImplementationId(
                work.create(ImplementationLifeCycle.PLAN, act -> Implementation.planned(draft, act))
                        .id()));
    }

    /**
     * Plans milestones, all of them or none. They may wait for each other, in any order, and for those planned before.
     *
     * @return their numbers by key
     * @throws InvalidInputException listing blank and doubled keys, unknown ones, negative days and dates that come before
     *     those of milestones waited for; or naming the circle in which they wait for each other
     */
    public Map<String, ActionId> planMilestones(ImplementationId implementation, MilestoneDraft... drafts) {
        return records.commit(work -> {
            Implementation before =
                    work.get(ImplementationLifeCycle.TYPE, implementation).state();
            Map<String, ActionId> numbers = new LinkedHashMap<>();
            for (MilestoneDraft draft : inOrder(before, due(work, before), Arrays.asList(drafts))) {
                numbers.put(draft.key(), plan(work, implementation, draft));
            }
            return numbers;
        });
    }

    private ActionId plan(UnitOfWork work, ImplementationId implementation, MilestoneDraft draft) {
        Implementation before =
                work.get(ImplementationLifeCycle.TYPE, implementation).state();
        ActionId number = milestones.plan(work, implementation, ROUND, action(before, draft));
        work.change(
                ImplementationLifeCycle.PLAN_MILESTONE,
                implementation,
                i -> i.with(new PlannedMilestone(draft.key(), number.value(), draft.days())));
        return number;
    }

    private static ActionDraft action(Implementation implementation, MilestoneDraft draft) {
        return ActionDraft.of(draft.phase(), draft.title(), draft.owner(), draft.dueOn())
                .after(draft.after().stream()
                        .flatMap(key -> implementation.milestone(key).stream())
                        .map(m -> Milestones.TYPE.id(m.number()))
                        .toArray(ActionId[]::new));
    }

    private Map<String, LocalDate> due(UnitOfWork work, Implementation implementation) {
        Map<String, LocalDate> due = new HashMap<>();
        implementation
                .milestones()
                .forEach(m -> due.put(
                        m.key(),
                        Objects.requireNonNull(work.get(Milestones.TYPE.type(), m.number())
                                        .state()
                                        .header()
                                        .due())
                                .current()));
        return due;
    }

    private static List<MilestoneDraft> inOrder(
            Implementation implementation, Map<String, LocalDate> due, List<MilestoneDraft> drafts) {
        Map<String, LocalDate> known = new HashMap<>(due);
        List<Violation> violations = new ArrayList<>();
        Set<String> keys = new HashSet<>(due.keySet());
        for (MilestoneDraft draft : drafts) {
            SolutionInput.demand(
                    !draft.key().isBlank() && keys.add(draft.key()),
                    "key",
                    draft.key(),
                    "is blank or stands twice",
                    "give each milestone a key of its own",
                    violations);
            known.put(draft.key(), draft.dueOn());
        }
        drafts.forEach(draft -> check(draft, known, violations));
        SolutionInput.require("milestones of " + implementation.title(), violations);
        Map<String, MilestoneDraft> byKey = drafts.stream().collect(Collectors.toMap(MilestoneDraft::key, d -> d));
        return CriticalPath.inOrder(drafts.stream()
                        .map(d -> new Task(d.key(), d.days(), Set.copyOf(d.after()), d.dueOn(), null))
                        .toList())
                .stream()
                .map(task -> Objects.requireNonNull(byKey.get(task.key())))
                .toList();
    }

    private static void check(MilestoneDraft draft, Map<String, LocalDate> due, List<Violation> violations) {
        String place = "milestones[" + draft.key() + "]";
        SolutionInput.demand(
                draft.days() >= 0, place + ".days", draft.days(), "is negative", "give 0 or more", violations);
        for (String key : draft.after()) {
            LocalDate other = due.get(key);
            SolutionInput.demand(
                    other != null, place + ".after", key, "is no milestone of this plan", "plan it too", violations);
            SolutionInput.demand(
                    other == null || !draft.dueOn().isBefore(other),
                    place + ".dueOn",
                    draft.dueOn(),
                    "is before " + other + ", when " + key + " is due, for which it waits",
                    "give a later day",
                    violations);
        }
    }

    /**
     * Takes a milestone out of a plan that has not begun.
     *
     * @throws io.github.qms4j.RefusedException also when another one waits for it
     */
    public void removeMilestone(ActionId milestone) {
        records.commitWithoutResult(work -> {
            Action removed = milestones.remove(work, milestone);
            work.change(
                    ImplementationLifeCycle.PLAN_MILESTONE,
                    new ImplementationId(removed.parent()),
                    i -> i.without(milestone));
        });
    }

    /** Begins the work; refused without a milestone. */
    public void begin(ImplementationId implementation) {
        change(implementation, ImplementationLifeCycle.BEGIN, (i, act) -> i);
    }

    /**
     * Puts on record that a milestone is reached.
     *
     * @param evidence references to what shows it, at least one
     * @throws io.github.qms4j.RefusedException also when one that it waits for is not reached
     */
    public void reach(ActionId milestone, String... evidence) {
        records.commitWithoutResult(work -> noted(
                work,
                ImplementationLifeCycle.REACH_MILESTONE,
                milestones.complete(work, milestone, List.of(evidence))));
    }

    /** Gives a milestone more time, with a reason; refused to who answers for it (rule X-6). */
    public void extend(ActionId milestone, LocalDate newDate) {
        records.commitWithoutResult(
                work -> noted(work, ImplementationLifeCycle.CHANGE_PLAN, milestones.extend(work, milestone, newDate)));
    }

    /** A milestone's change is a change of its implementation: going live rests on it. */
    private static void noted(UnitOfWork work, Transition<Implementation> row, Action changed) {
        work.change(row, new ImplementationId(changed.parent()), Implementation::changed);
    }

    /**
     * Cancels a milestone and plans what is reached in its place; needs a reason, and is refused to who answers for it.
     *
     * @return the number of the new one
     * @throws InvalidInputException as when milestones are planned
     */
    public ActionId replace(ActionId milestone, MilestoneDraft instead) {
        records.valid(ActionDraft.of(instead.phase(), instead.title(), instead.owner(), instead.dueOn()));
        return records.commit(work -> {
            ImplementationId id = new ImplementationId(
                    work.get(Milestones.TYPE.type(), milestone).state().parent());
            Implementation before = work.get(ImplementationLifeCycle.TYPE, id).state();
            inOrder(before, due(work, before), List.of(instead));
            ActionId number = milestones
                    .replace(work, milestone, List.of(action(before, instead)))
                    .get(0);
            work.change(
                    ImplementationLifeCycle.CHANGE_PLAN,
                    id,
                    i -> i.changed().with(new PlannedMilestone(instead.key(), number.value(), instead.days())));
            return number;
        });
    }

    /**
     * Keeps a record of validation; of each kind the last one counts.
     *
     * @throws InvalidInputException listing everything that is missing
     */
    public void keepEvidence(ImplementationId implementation, ValidationEvidence evidence) {
        records.valid(evidence);
        change(implementation, ImplementationLifeCycle.KEEP_EVIDENCE, (i, act) -> i.keeping(evidence, act));
    }

    /**
     * Says who is affected, and what they must have been trained for.
     *
     * @throws InvalidInputException when neither persons with a competence nor a reason for none are given, or both
     */
    public void nameAffected(ImplementationId implementation, Affected affected) {
        boolean somebody = !affected.persons().isEmpty()
                && affected.persons().stream().noneMatch(String::isBlank)
                && !affected.competence().isBlank();
        boolean nobody =
                affected.persons().isEmpty() && !affected.nobodyBecause().isBlank();
        if (somebody == nobody || (somebody && !affected.nobodyBecause().isBlank())) {
            throw InvalidInputException.of(
                    "implementation " + implementation,
                    "affected",
                    affected.persons(),
                    "are neither persons with a competence nor a reason why nobody is",
                    "name the persons and the competence, or say why nobody is affected");
        }
        change(implementation, ImplementationLifeCycle.NAME_AFFECTED, (i, act) -> i.affecting(affected));
    }

    /**
     * Keeps how one returns to what was before.
     *
     * @throws InvalidInputException listing everything that is missing
     */
    public void planRollback(ImplementationId implementation, RollbackPlan plan) {
        records.valid(plan);
        change(implementation, ImplementationLifeCycle.PLAN_ROLLBACK, (i, act) -> i.returningBy(plan));
    }

    /**
     * Signs that the implementation that was read goes live.
     *
     * @throws io.github.qms4j.RefusedException with every gate that is open: milestones, validation, training, rollback,
     *     declared effect, fit vendor; and to who answers for it or kept its evidence
     * @throws io.github.qms4j.ConflictException when another version is current; nothing is signed
     */
    public void goLive(Seen<ImplementationId> seen) {
        records.commit(work -> work.change(ImplementationLifeCycle.GO_LIVE, seen, (i, act) -> i.live(act.on())));
    }

    /** Closes it for good; refused while a milestone is not reached or an effect not judged. */
    public void close(ImplementationId implementation) {
        change(
                implementation,
                ImplementationLifeCycle.CLOSE,
                (i, act) -> i.withHeader(i.header().ended(act.on())));
    }

    /** Moves the day on which it is to be in use to a later one, with a reason; refused to who answers for it (rule X-6). */
    public void extend(ImplementationId implementation, LocalDate newDate) {
        change(
                implementation,
                ImplementationLifeCycle.EXTEND,
                (i, act) -> i.withHeader(i.header().extended(newDate, act)));
    }

    /** Gives up before it is live, for good; needs a reason. */
    public void cancel(ImplementationId implementation) {
        change(
                implementation,
                ImplementationLifeCycle.CANCEL,
                (i, act) -> i.withHeader(i.header().ended(act.on())));
    }

    private void change(ImplementationId implementation, Transition<Implementation> row, Step<Implementation> step) {
        records.commit(work -> work.change(row, implementation, step));
    }

    /** An implementation; empty when there is none of that number. */
    public Optional<View<ImplementationId, Implementation>> find(ImplementationId implementation) {
        return records.find(ImplementationLifeCycle.TYPE, implementation)
                .map(found -> View.of(ImplementationId::new, found));
    }

    /**
     * The implementations that meet all conditions, in the order of opening, a page at a time.
     *
     * @param cursor from the page before, or null for the first
     * @param conditions such as {@code ImplementationLifeCycle.STATUS.is(ImplementationStatus.LIVE)}; none for all
     */
    public Page<View<ImplementationId, Implementation>> list(@Nullable String cursor, Condition... conditions) {
        RecordQuery query = records.query(ImplementationLifeCycle.TYPE)
                .where(conditions)
                .sortedBy(ImplementationLifeCycle.OPENED_ON.ascending())
                .limitedTo(PAGE)
                .from(cursor);
        return records.page(ImplementationLifeCycle.TYPE, query).map(found -> View.of(ImplementationId::new, found));
    }

    /** The milestones, removed and cancelled ones too, in the order of their due dates. */
    public List<View<ActionId, Action>> milestones(ImplementationId implementation) {
        return milestones.of(implementation);
    }

    /**
     * Which milestones decide when the work ends, as of today in the engine's zone. Cancelled ones are left out; what waits
     * for one waits for what is in its place.
     *
     * @throws io.github.qms4j.NotFoundException when there is no such implementation
     */
    public CriticalPath criticalPath(ImplementationId implementation) {
        Implementation state =
                records.get(ImplementationLifeCycle.TYPE, implementation).state();
        Map<String, Action> round = milestones.of(implementation, ROUND).stream()
                .collect(Collectors.toMap(m -> m.id().value(), View::state));
        Map<String, String> keys =
                state.milestones().stream().collect(Collectors.toMap(PlannedMilestone::number, PlannedMilestone::key));
        List<Task> tasks = state.milestones().stream()
                .filter(m -> action(round, m.number()).status() != ActionStatus.CANCELLED)
                .map(m -> task(m, round, keys))
                .toList();
        return CriticalPath.of(state.startOn(), tasks, records.today());
    }

    private static Task task(PlannedMilestone milestone, Map<String, Action> round, Map<String, String> keys) {
        Action action = action(round, milestone.number());
        Set<String> after = action.dependsOn().stream()
                .flatMap(number -> inForce(number, round))
                .map(number -> Objects.requireNonNull(keys.get(number)))
                .collect(Collectors.toSet());
        return new Task(
                milestone.key(),
                milestone.days(),
                after,
                Objects.requireNonNull(action.header().due(), "a milestone has a date")
                        .current(),
                action.header().endedOn());
    }

    private static Stream<String> inForce(String number, Map<String, Action> round) {
        if (action(round, number).status() != ActionStatus.CANCELLED) {
            return Stream.of(number);
        }
        return round.entrySet().stream()
                .filter(other -> number.equals(other.getValue().replaces()))
                .flatMap(other -> inForce(other.getKey(), round));
    }

    private static Action action(Map<String, Action> round, String number) {
        return Objects.requireNonNull(round.get(number), number);
    }
}
