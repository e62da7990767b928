package io.github.qms4j.capa;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A requirement that was not fulfilled, and what was done about this one occurrence (rule CAP-1). Immutable. */
public final class Nonconformity {
    private final String number;
    private final NonconformityState state;

    Nonconformity(String number, NonconformityState state) {
        this.number = number;
        this.state = state;
    }

    /** The human number, such as {@code NC-2026-0007}. */
    public String number() {
        return number;
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
    public Optional<String> capa() {
        return Optional.ofNullable(state.capa());
    }

    /** Why there is no CAPA; blank when that was not decided. */
    public String acceptance() {
        return state.acceptance();
    }

    /** The day on which it was closed or voided, in UTC. */
    public Optional<LocalDate> closedOn() {
        return Optional.ofNullable(state.closedOn());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Nonconformity nonconformity
                && nonconformity.number.equals(number)
                && nonconformity.state.equals(state);
    }

    @Override
    public int hashCode() {
        return number.hashCode();
    }

    @Override
    public String toString() {
        return "nonconformity " + number;
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
