package io.github.qms4j.kpi;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A KPI's value for one period and group, with the numbers and the source behind it (rule KPI-2). Immutable. */
public final class Measurement {
    private final State state;

    private Measurement(State state) {
        this.state = state;
    }

    static Measurement of(State state) {
        return new Measurement(state);
    }

    State state() {
        return state;
    }

    /**
     * A measurement from a computed value.
     *
     * @param from the first day of the period
     * @param until the day after its last
     * @throws InvalidInputException when the period is empty
     */
    public static Measurement of(KpiValue value, LocalDate from, LocalDate until, MeasurementSource source) {
        if (!from.isBefore(until)) {
            throw InvalidInputException.of(
                    "measurement of " + value.kpiId(),
                    "period",
                    from + " to " + until,
                    "is empty",
                    "give the first day and the day after the last");
        }
        return new Measurement(new State(
                value.kpiId(),
                from,
                until,
                value.dimensions(),
                value.result(),
                value.numerator(),
                value.denominator(),
                source,
                "",
                null,
                Status.RECORDED));
    }

    /** A measurement of a value that was read elsewhere. */
    public static Measurement entered(
            String kpiId, LocalDate from, LocalDate until, Result result, MeasurementSource source) {
        return of(new KpiValue(kpiId, Map.of(), result, 0, 0), from, until, source);
    }

    /** The record id: one per KPI, period and group. */
    public String id() {
        StringBuilder id = new StringBuilder(state.kpiId())
                .append('/')
                .append(state.from())
                .append("..")
                .append(state.until());
        state.dimensions()
                .forEach((name, value) -> id.append('/')
                        .append(escaped(name).replace("/", "%2F"))
                        .append('=')
                        .append(escaped(value)));
        return id.toString();
    }

    /** Two groups never get one id, whatever a ticket's category is called. */
    private static String escaped(String text) {
        return text.replace("%", "%25").replace("=", "%3D");
    }

    public String kpiId() {
        return state.kpiId();
    }

    public LocalDate from() {
        return state.from();
    }

    /** The day after the period's last. */
    public LocalDate until() {
        return state.until();
    }

    /** The group, by the names of its dimensions in alphabetical order; empty for the total. */
    public Map<String, String> dimensions() {
        return state.dimensions();
    }

    public Result result() {
        return state.result();
    }

    /** The value, when there is one. */
    public Optional<Quantity> quantity() {
        return state.result() instanceof Result.Measured measured ? Optional.of(measured.quantity()) : Optional.empty();
    }

    public long numerator() {
        return state.numerator();
    }

    /** The sample size. */
    public long denominator() {
        return state.denominator();
    }

    /** As a verdict names what it rests on: the id with value and denominator. */
    public String cited() {
        return id() + " = " + quantity().map(Object::toString).orElse("no value") + " over " + denominator();
    }

    public MeasurementSource source() {
        return state.source();
    }

    /** The id of the actor who recorded it. */
    public String collectedBy() {
        return state.collectedBy();
    }

    /** The id of the actor who verified it. */
    public Optional<String> verifiedBy() {
        return Optional.ofNullable(state.verifiedBy());
    }

    public Status status() {
        return state.status();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Measurement measurement && measurement.state.equals(state);
    }

    @Override
    public int hashCode() {
        return state.hashCode();
    }

    @Override
    public String toString() {
        return "measurement " + id();
    }

    /** Where a measurement stands. */
    public enum Status {
        RECORDED,
        /** Somebody other than the collector has checked it. */
        VERIFIED
    }

    record State(
            String kpiId,
            LocalDate from,
            LocalDate until,
            Map<String, String> dimensions,
            Result result,
            long numerator,
            long denominator,
            MeasurementSource source,
            String collectedBy,
            @Nullable String verifiedBy,
            Status status) {
        State {
            Objects.requireNonNull(kpiId, "kpiId");
            // Payloads are written in this order, and what is queried by must be the same after reading one back.
            dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
        }

        State collectedBy(String actor) {
            return new State(
                    kpiId,
                    from,
                    until,
                    dimensions,
                    result,
                    numerator,
                    denominator,
                    source,
                    actor,
                    null,
                    Status.RECORDED);
        }

        State verifiedBy(String actor) {
            return new State(
                    kpiId,
                    from,
                    until,
                    dimensions,
                    result,
                    numerator,
                    denominator,
                    source,
                    collectedBy,
                    actor,
                    Status.VERIFIED);
        }

        /** Whether it says the same of the same, whoever recorded it. */
        boolean saysTheSameAs(State other) {
            return collectedBy("").equals(other.collectedBy(""));
        }
    }
}
