package io.github.qms4j.capa;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Corrective and preventive action on one problem, from its cause to the proof that it helped (rule CAP-2).
 *
 * @param header where it stands, who opened it, who answers for it (null until triage) and until when
 * @param title what it is about
 * @param nonconformities the nonconformities that it is about
 * @param recurrenceOf the closed CAPA on the same problem that did not last; null for none
 * @param priority how urgent it is; null until triage
 * @param cycle the current cycle
 * @param earlier the cycles that were not effective, the first one first
 */
public record Capa(
        Header<CapaStatus> header,
        String title,
        List<NonconformityId> nonconformities,
        @Nullable CapaId recurrenceOf,
        Severity.@Nullable Level priority,
        CapaCycle cycle,
        List<CapaCycle> earlier) {
    public Capa {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(cycle, "cycle");
        nonconformities = List.copyOf(nonconformities);
        earlier = List.copyOf(earlier);
    }

    static Capa opened(CapaDraft draft, Act act) {
        return new Capa(
                Header.opened(CapaStatus.TRIAGE, act),
                draft.title(),
                draft.nonconformities(),
                draft.recurrenceOf(),
                null,
                CapaCycle.begun(1),
                List.of());
    }

    public CapaStatus status() {
        return header.status();
    }

    /** Whether it is neither closed nor cancelled. */
    public boolean isOpen() {
        return header.endedOn() == null;
    }

    /** Everybody who investigated or planned, in any cycle; who carried actions out is told by these. */
    Stream<By> authors() {
        return Stream.concat(earlier.stream(), Stream.of(cycle)).flatMap(CapaCycle::authors);
    }

    /** Whether the plan of any cycle names an action; one that was removed before approval is not named. */
    boolean names(String action) {
        return Stream.concat(earlier.stream(), Stream.of(cycle))
                .anyMatch(c -> c.plan().actions().contains(action));
    }

    Capa withHeader(Header<CapaStatus> newHeader) {
        return new Capa(newHeader, title, nonconformities, recurrenceOf, priority, cycle, earlier);
    }

    Capa triaged(String owner, Severity.Level newPriority, LocalDate dueOn) {
        return new Capa(
                header.ownedBy(owner).dueOn(dueOn), title, nonconformities, recurrenceOf, newPriority, cycle, earlier);
    }

    Capa linked(NonconformityId nonconformity) {
        List<NonconformityId> more = new ArrayList<>(nonconformities);
        more.add(nonconformity);
        return new Capa(header, title, more, recurrenceOf, priority, cycle, earlier);
    }

    Capa with(UnaryOperator<CapaCycle> change) {
        return with(header, change.apply(cycle), earlier);
    }

    Capa withPlan(UnaryOperator<CapaPlan> change) {
        return with(c -> c.withPlan(change.apply(c.plan())));
    }

    /** What the verdict leads to; an ineffective cycle is over and the next begins (rule CAP-2). */
    Capa judged(EffectivenessCheck check) {
        CapaCycle checked = cycle.checked(check);
        return switch (check.verdict()) {
            case EFFECTIVE -> with(header.in(CapaStatus.EFFECTIVENESS_REVIEW), checked, earlier);
            case NOT_ENOUGH_DATA -> with(header.in(CapaStatus.EFFECTIVENESS_PENDING), checked.watchedLonger(), earlier);
            case INEFFECTIVE -> {
                List<CapaCycle> over = new ArrayList<>(earlier);
                over.add(checked);
                yield with(header.in(CapaStatus.INVESTIGATION), CapaCycle.begun(cycle.number() + 1), over);
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

    Capa ended(LocalDate on) {
        return withHeader(header.ended(on));
    }

    private Capa with(Header<CapaStatus> newHeader, CapaCycle newCycle, List<CapaCycle> newEarlier) {
        return new Capa(newHeader, title, nonconformities, recurrenceOf, priority, newCycle, newEarlier);
    }
}
