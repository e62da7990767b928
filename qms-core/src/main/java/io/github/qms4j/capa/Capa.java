package io.github.qms4j.capa;

import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import io.github.qms4j.schedule.DueDate;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Corrective and preventive action on one problem, from its cause to the proof that it helped (rule CAP-2). Immutable. */
public final class Capa {
    private final View<CapaId, CapaState> view;
    private final CapaState state;

    Capa(Versioned<CapaState> record) {
        this.view = View.of(CapaId::new, record);
        this.state = record.state();
    }

    public CapaId id() {
        return view.id();
    }

    /** This record at the version shown, for a command on what was seen (rule X-15). */
    public Seen<CapaId> seen() {
        return view.seen();
    }

    public CapaStatus status() {
        return state.status();
    }

    public String title() {
        return state.title();
    }

    /** The numbers of the nonconformities that it is about. */
    public List<NonconformityId> nonconformities() {
        return state.nonconformities();
    }

    /** The closed CAPA on the same problem that did not last. */
    public Optional<CapaId> recurrenceOf() {
        return Optional.ofNullable(state.recurrenceOf());
    }

    /** The id of the actor who opened it. */
    public String openedBy() {
        return state.openedBy();
    }

    /** A day in the engine's zone. */
    public LocalDate openedOn() {
        return state.openedOn();
    }

    /** The id of the actor who answers for it; empty until triage. */
    public Optional<String> owner() {
        return Optional.ofNullable(state.owner());
    }

    /** Empty until triage. */
    public Optional<Severity.Level> priority() {
        return Optional.ofNullable(state.priority());
    }

    /** When it is due, with every date it was due before; empty until triage. */
    public Optional<DueDate> due() {
        return Optional.ofNullable(state.due());
    }

    /** Whether it is still open after its due date; {@code today} is one in the engine's zone. */
    public boolean isOverdue(LocalDate today) {
        return isOpen() && due().filter(due -> due.isOverdue(today)).isPresent();
    }

    /** Whether it is neither closed nor cancelled. */
    public boolean isOpen() {
        return state.status() != CapaStatus.CLOSED && state.status() != CapaStatus.CANCELLED;
    }

    /** The current cycle. */
    public CapaCycle cycle() {
        return state.cycle();
    }

    /** The cycles that were not effective, the first one first. */
    public List<CapaCycle> earlierCycles() {
        return state.earlier();
    }

    /** The day, in the engine's zone, on which it was closed or cancelled. */
    public Optional<LocalDate> closedOn() {
        return Optional.ofNullable(state.closedOn());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Capa that && that.view.equals(view);
    }

    @Override
    public int hashCode() {
        return view.hashCode();
    }

    @Override
    public String toString() {
        return view.toString();
    }
}
