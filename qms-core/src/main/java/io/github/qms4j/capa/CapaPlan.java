package io.github.qms4j.capa;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done in one cycle, and by what its effect will be known.
 *
 * @param authors the ids of the actors who wrote it, in their order
 * @param criterion how the effect is judged; null until it is set
 * @param steps the actions, in the order of planning; removed ones are not among them
 * @param noActionRationale why no action is needed; blank when there are actions
 */
public record CapaPlan(
        List<String> authors, @Nullable EffectivenessCriterion criterion, List<Step> steps, String noActionRationale) {
    static final CapaPlan EMPTY = new CapaPlan(List.of(), null, List.of(), "");

    public CapaPlan {
        authors = List.copyOf(authors);
        steps = List.copyOf(steps);
        Objects.requireNonNull(noActionRationale, "noActionRationale");
    }

    /** Whether there is something to do, or a reason why there is not. */
    public boolean isComplete() {
        return !steps.isEmpty() || !noActionRationale.isBlank();
    }

    /** Whether everything was done; a cancelled action is not, but those in its place count for it (rule CAP-4). */
    public boolean isCarriedOut() {
        return steps.stream().allMatch(step -> isDone(step.action()));
    }

    /** Whether an action was done, or cancelled and everything in its place was. */
    public boolean isDone(CapaActionId action) {
        Step step = step(action);
        if (step == null || step.status() == ActionStatus.OPEN) {
            return false;
        }
        List<Step> inPlace =
                steps.stream().filter(s -> action.equals(s.replaces())).toList();
        return step.status() == ActionStatus.DONE
                || (!inPlace.isEmpty() && inPlace.stream().allMatch(s -> isDone(s.action())));
    }

    /** The actions that an action waits for. */
    public List<CapaActionId> waitsFor(CapaActionId action) {
        Step step = step(action);
        return step == null
                ? List.of()
                : step.dependsOn().stream().filter(other -> !isDone(other)).toList();
    }

    @Nullable
    Step step(CapaActionId action) {
        return steps.stream().filter(s -> s.action().equals(action)).findFirst().orElse(null);
    }

    CapaPlan writtenBy(String author) {
        return new CapaPlan(
                ids(Stream.concat(authors.stream(), Stream.of(author))), criterion, steps, noActionRationale);
    }

    CapaPlan judgedBy(EffectivenessCriterion newCriterion) {
        return new CapaPlan(authors, newCriterion, steps, noActionRationale);
    }

    CapaPlan withStep(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new CapaPlan(authors, criterion, more, "");
    }

    CapaPlan without(CapaActionId action) {
        return new CapaPlan(
                authors,
                criterion,
                steps.stream().filter(s -> !s.action().equals(action)).toList(),
                noActionRationale);
    }

    CapaPlan withStep(CapaActionId action, UnaryOperator<Step> change) {
        return new CapaPlan(
                authors,
                criterion,
                steps.stream()
                        .map(s -> s.action().equals(action) ? change.apply(s) : s)
                        .toList(),
                noActionRationale);
    }

    CapaPlan withoutActions(String rationale) {
        return new CapaPlan(authors, criterion, steps, rationale);
    }

    static List<String> ids(Stream<String> ids) {
        TreeSet<String> sorted = new TreeSet<>();
        ids.forEach(sorted::add);
        return List.copyOf(sorted);
    }

    /**
     * An action as the plan sees it. What a CAPA may do next depends on it, so it is part of the CAPA's own version.
     *
     * @param action the action's number
     * @param owner the id of the actor who answers for it
     * @param status where it stands
     * @param dependsOn the actions that must be done before it
     * @param replaces the cancelled action in whose place it is; null for none
     * @param endedBy the id of the actor who completed or cancelled it; null while it is open
     */
    public record Step(
            CapaActionId action,
            String owner,
            ActionStatus status,
            List<CapaActionId> dependsOn,
            @Nullable CapaActionId replaces,
            @Nullable String endedBy) {
        public Step {
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(status, "status");
            dependsOn = List.copyOf(dependsOn);
        }

        Step ended(ActionStatus how, String by) {
            return new Step(action, owner, how, dependsOn, replaces, by);
        }
    }
}
