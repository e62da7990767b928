package io.github.qms4j.capa;

import io.github.qms4j.access.By;
import io.github.qms4j.action.ActionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done in one cycle, and by what its effect will be known. The actions are records of their own; that they
 * are named and counted here makes every change of one a change of the CAPA, on which its decisions rest.
 *
 * @param authors who wrote it, the first one first
 * @param criterion how the effect is judged; null until it is set
 * @param actions the numbers of the actions, in the order of planning; removed ones are not among them
 * @param changes how often an action was completed, replaced or given more time
 * @param noActionRationale why no action is needed; blank when there are actions
 */
public record CapaPlan(
        List<By> authors,
        @Nullable EffectivenessCriterion criterion,
        List<String> actions,
        int changes,
        String noActionRationale) {
    static final CapaPlan EMPTY = new CapaPlan(List.of(), null, List.of(), 0, "");

    public CapaPlan {
        authors = List.copyOf(authors);
        actions = List.copyOf(actions);
        Objects.requireNonNull(noActionRationale, "noActionRationale");
    }

    /** Whether there is something to do, or a reason why there is not. */
    public boolean isComplete() {
        return !actions.isEmpty() || !noActionRationale.isBlank();
    }

    CapaPlan writtenBy(By author) {
        if (authors.contains(author)) {
            return this;
        }
        List<By> more = new ArrayList<>(authors);
        more.add(author);
        return new CapaPlan(more, criterion, actions, changes, noActionRationale);
    }

    CapaPlan judgedBy(EffectivenessCriterion newCriterion) {
        return new CapaPlan(authors, newCriterion, actions, changes, noActionRationale);
    }

    CapaPlan with(ActionId action) {
        List<String> more = new ArrayList<>(actions);
        more.add(action.value());
        return new CapaPlan(authors, criterion, more, changes, "");
    }

    CapaPlan without(ActionId action) {
        List<String> fewer = new ArrayList<>(actions);
        fewer.remove(action.value());
        return new CapaPlan(authors, criterion, fewer, changes, noActionRationale);
    }

    CapaPlan changed() {
        return new CapaPlan(authors, criterion, actions, changes + 1, noActionRationale);
    }

    CapaPlan withoutActions(String rationale) {
        return new CapaPlan(authors, criterion, actions, changes, rationale);
    }
}
