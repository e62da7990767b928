package io.github.qms4j.objective;

import io.github.qms4j.access.By;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.organisation.DepartmentId;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A quality objective from its first draft to what came of it (rules OBJ-1 and OBJ-4). Its actions, reviews and
 * acknowledgements are records of their own; that actions are named and counted here makes every change of one a change of
 * the objective, on which its decisions rest.
 *
 * @param header where it stands, who drafted it, who answers for it and until when; both as the definition says
 * @param definition what is to be reached
 * @param authors who wrote the definition, the first one first
 * @param round how often it was proposed; agreements are of one round
 * @param actions the numbers of its actions, in the order of planning; removed ones are not among them
 * @param changes how often an action was planned, removed, completed, replaced or given more time
 * @param teams to which it was published
 * @param outcome what came of it; null before it is concluded
 * @param carriedFrom the objective of an earlier year that it goes on with; null for none
 */
public record Objective(
        Header<ObjectiveStatus> header,
        ObjectiveDefinition definition,
        List<By> authors,
        int round,
        List<String> actions,
        int changes,
        List<DepartmentId> teams,
        @Nullable Progress outcome,
        @Nullable ObjectiveId carriedFrom) {
    public Objective {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(definition, "definition");
        authors = List.copyOf(authors);
        actions = List.copyOf(actions);
        teams = List.copyOf(teams);
    }

    static Objective drafted(ObjectiveDefinition definition, @Nullable ObjectiveId carriedFrom, Act act) {
        return new Objective(
                headed(Header.opened(ObjectiveStatus.DRAFT, act), definition),
                definition,
                List.of(act.by()),
                0,
                List.of(),
                0,
                List.of(),
                null,
                carriedFrom);
    }

    private static Header<ObjectiveStatus> headed(Header<ObjectiveStatus> header, ObjectiveDefinition definition) {
        return header.ownedBy(definition.means().owner())
                .dueOn(definition.timing().dueOn());
    }

    public ObjectiveStatus status() {
        return header.status();
    }

    /** The last day by which it is to be reached; null while it is not said. */
    public @Nullable LocalDate dueOn() {
        return definition.timing().dueOn();
    }

    /** Who answers for it; empty while nobody does. */
    Stream<By> owner() {
        return Stream.ofNullable(header.owner()).map(By::of);
    }

    Objective withHeader(Header<ObjectiveStatus> newHeader) {
        return new Objective(newHeader, definition, authors, round, actions, changes, teams, outcome, carriedFrom);
    }

    Objective revised(ObjectiveDefinition newDefinition, By author) {
        List<By> all = authors.contains(author) ? authors : added(authors, author);
        return new Objective(
                headed(header, newDefinition),
                newDefinition,
                all,
                round,
                actions,
                changes,
                teams,
                outcome,
                carriedFrom);
    }

    Objective proposed() {
        return new Objective(header, definition, authors, round + 1, actions, changes, teams, outcome, carriedFrom);
    }

    Objective with(ActionId action) {
        return withActions(added(actions, action.value()));
    }

    Objective without(ActionId action) {
        List<String> fewer = new ArrayList<>(actions);
        fewer.remove(action.value());
        return withActions(fewer);
    }

    Objective withActions(List<String> newActions) {
        return new Objective(header, definition, authors, round, newActions, changes + 1, teams, outcome, carriedFrom);
    }

    Objective publishedTo(List<DepartmentId> more) {
        List<DepartmentId> all =
                Stream.concat(teams.stream(), more.stream()).distinct().toList();
        return new Objective(header, definition, authors, round, actions, changes, all, outcome, carriedFrom);
    }

    /** Ended by what the data say. */
    Objective concluded(Progress judged, LocalDate on) {
        ObjectiveStatus status =
                judged.verdict() == Progress.Verdict.ACHIEVED ? ObjectiveStatus.ACHIEVED : ObjectiveStatus.MISSED;
        return new Objective(
                header.in(status).ended(on), definition, authors, round, actions, changes, teams, judged, carriedFrom);
    }

    Objective ended(LocalDate on) {
        return withHeader(header.ended(on));
    }

    private static <T> List<T> added(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }
}
