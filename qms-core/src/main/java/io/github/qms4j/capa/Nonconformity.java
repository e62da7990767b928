package io.github.qms4j.capa;

import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A requirement that was not fulfilled, and what was done about this one occurrence (rule CAP-1). Immutable. */
public final class Nonconformity {
    private final View<NonconformityId, NonconformityState> view;
    private final NonconformityState state;

    Nonconformity(Versioned<NonconformityState> record) {
        this.view = View.of(NonconformityId::new, record);
        this.state = record.state();
    }

    public NonconformityId id() {
        return view.id();
    }

    /** This record at the version shown, for a command on what was seen (rule X-15). */
    public Seen<NonconformityId> seen() {
        return view.seen();
    }

    public NonconformityStatus status() {
        return state.status();
    }

    /** What was reported. */
    public NonconformityReport report() {
        return state.report();
    }

    /** The id of the actor who raised it. */
    public String raisedBy() {
        return state.raisedBy();
    }

    /** Empty until it is assessed. */
    public Optional<Severity> severity() {
        return Optional.ofNullable(state.severity());
    }

    /** What kept it from spreading, the first one first. */
    public List<Measure> containments() {
        return state.containments();
    }

    /** What put this occurrence right; what keeps it from coming back is the CAPA's. */
    public List<Measure> corrections() {
        return state.corrections();
    }

    /** The number of the CAPA that looks for its cause. */
    public Optional<CapaId> capa() {
        return Optional.ofNullable(state.capa());
    }

    /** Why there is no CAPA; blank when that was not decided. */
    public String acceptance() {
        return state.acceptance();
    }

    /** The day on which it was closed or voided, in the engine's zone. */
    public Optional<LocalDate> closedOn() {
        return Optional.ofNullable(state.closedOn());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Nonconformity that && that.view.equals(view);
    }

    @Override
    public int hashCode() {
        return view.hashCode();
    }

    @Override
    public String toString() {
        return view.toString();
    }

    /**
     * Something that was done about the occurrence.
     *
     * @param what in words
     * @param by the id of the actor who did it
     * @param at when it was put on record, in UTC with milliseconds
     */
    public record Measure(String what, String by, Instant at) {
        public Measure {
            Objects.requireNonNull(what, "what");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
        }
    }
}
