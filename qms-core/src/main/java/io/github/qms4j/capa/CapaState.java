package io.github.qms4j.capa;

import io.github.qms4j.schedule.DueDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A CAPA as it is stored.
 *
 * @param owner who answers for it; null until triage, as are priority and due date
 * @param cycle the current one
 * @param earlier those that were not effective
 */
public record CapaState(
        CapaStatus status,
        String title,
        List<NonconformityId> nonconformities,
        @Nullable CapaId recurrenceOf,
        String openedBy,
        LocalDate openedOn,
        @Nullable String owner,
        Severity.@Nullable Level priority,
        @Nullable DueDate due,
        CapaCycle cycle,
        List<CapaCycle> earlier,
        @Nullable LocalDate closedOn) {
    public CapaState {
        nonconformities = List.copyOf(nonconformities);
        earlier = List.copyOf(earlier);
    }

    static CapaState opened(CapaDraft draft, String by, LocalDate on) {
        return new CapaState(
                CapaStatus.TRIAGE,
                draft.title(),
                draft.nonconformities(),
                draft.recurrenceOf(),
                by,
                on,
                null,
                null,
                null,
                CapaCycle.begun(1),
                List.of(),
                null);
    }

    /** Everybody who answered for it, investigated, planned or acted, in any cycle. */
    List<String> actors() {
        Stream<String> answering = owner == null ? Stream.empty() : Stream.of(owner);
        return CapaPlan.ids(Stream.concat(
                answering, Stream.concat(earlier.stream(), Stream.of(cycle)).flatMap(c -> c.actors().stream())));
    }

    CapaState triaged(String newOwner, Severity.Level newPriority, LocalDate dueOn) {
        return new CapaState(
                CapaStatus.INVESTIGATION,
                title,
                nonconformities,
                recurrenceOf,
                openedBy,
                openedOn,
                newOwner,
                newPriority,
                DueDate.on(dueOn),
                cycle,
                earlier,
                closedOn);
    }

    CapaState due(DueDate newDue) {
        return new CapaState(
                status,
                title,
                nonconformities,
                recurrenceOf,
                openedBy,
                openedOn,
                owner,
                priority,
                newDue,
                cycle,
                earlier,
                closedOn);
    }

    CapaState linked(NonconformityId nonconformity) {
        List<NonconformityId> more = new ArrayList<>(nonconformities);
        more.add(nonconformity);
        return new CapaState(
                status, title, more, recurrenceOf, openedBy, openedOn, owner, priority, due, cycle, earlier, closedOn);
    }

    CapaState moved(CapaStatus newStatus, UnaryOperator<CapaCycle> change) {
        return with(newStatus, change.apply(cycle), earlier, closedOn);
    }

    CapaState with(UnaryOperator<CapaCycle> change) {
        return moved(status, change);
    }

    CapaState withPlan(UnaryOperator<CapaPlan> change) {
        return with(c -> c.withPlan(change.apply(c.plan())));
    }

    /** What the verdict leads to; an ineffective cycle is over and the next begins (rule CAP-2). */
    CapaState judged(EffectivenessCheck check) {
        CapaCycle checked = cycle.checked(check);
        return switch (check.verdict()) {
            case EFFECTIVE -> with(CapaStatus.EFFECTIVENESS_REVIEW, checked, earlier, closedOn);
            case NOT_ENOUGH_DATA -> with(CapaStatus.EFFECTIVENESS_PENDING, checked.watchedLonger(), earlier, closedOn);
            case INEFFECTIVE -> {
                List<CapaCycle> over = new ArrayList<>(earlier);
                over.add(checked);
                yield with(CapaStatus.INVESTIGATION, CapaCycle.begun(cycle.number() + 1), over, closedOn);
            }
        };
    }

    /** The check that {@link #judged} added. */
    EffectivenessCheck judgement() {
        EffectivenessCheck last = cycle.lastCheck();
        if (last == null) {
            last = earlier.get(earlier.size() - 1).lastCheck();
        }
        return Objects.requireNonNull(last, "judged");
    }

    CapaState ended(CapaStatus how, LocalDate on) {
        return with(how, cycle, earlier, on);
    }

    private CapaState with(
            CapaStatus newStatus, CapaCycle newCycle, List<CapaCycle> newEarlier, @Nullable LocalDate newClosedOn) {
        return new CapaState(
                newStatus,
                title,
                nonconformities,
                recurrenceOf,
                openedBy,
                openedOn,
                owner,
                priority,
                due,
                newCycle,
                newEarlier,
                newClosedOn);
    }
}
