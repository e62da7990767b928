package io.github.qms4j.capa;

import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import io.github.qms4j.schedule.DueDate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One thing to be done under a CAPA (rule CAP-4). Immutable. */
public final class CapaAction {
    private final View<CapaActionId, ActionState> view;
    private final ActionState state;

    CapaAction(Versioned<ActionState> record) {
        this.view = View.of(CapaActionId::new, record);
        this.state = record.state();
    }

    public CapaActionId id() {
        return view.id();
    }

    /** This record at the version shown, for a command on what was seen (rule X-15). */
    public Seen<CapaActionId> seen() {
        return view.seen();
    }

    public ActionStatus status() {
        return state.status();
    }

    /** The number of its CAPA. */
    public CapaId capa() {
        return state.capa();
    }

    /** In which cycle of the CAPA it was planned, from 1. */
    public int cycle() {
        return state.cycle();
    }

    public ActionKind kind() {
        return state.kind();
    }

    public String description() {
        return state.description();
    }

    public String owner() {
        return state.owner();
    }

    /** When it is due, with every date it was due before. */
    public DueDate due() {
        return state.due();
    }

    /** Whether it is still to be done after its due date; {@code today} is one in the engine's zone. */
    public boolean isOverdue(LocalDate today) {
        return state.status() == ActionStatus.OPEN && state.due().isOverdue(today);
    }

    /** The actions that must be done before it. */
    public List<CapaActionId> dependsOn() {
        return state.dependsOn();
    }

    /** The cancelled action in whose place it is. */
    public Optional<CapaActionId> replaces() {
        return Optional.ofNullable(state.replaces());
    }

    /** References to what shows that it was done; empty until then. */
    public List<String> evidence() {
        return state.evidence();
    }

    /** The id of the actor who completed or cancelled it. */
    public Optional<String> endedBy() {
        return Optional.ofNullable(state.endedBy());
    }

    /** When it was completed or cancelled. */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(state.endedAt());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CapaAction that && that.view.equals(view);
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
