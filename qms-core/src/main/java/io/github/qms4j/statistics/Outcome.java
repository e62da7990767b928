package io.github.qms4j.statistics;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came of a statistical method: a result, or why there is none. Absence of a result is never a zero.
 *
 * @param <T> the kind of result
 */
public sealed interface Outcome<T extends Analysis<?>> {
    /** The choices that were made, also where they prevented a result. */
    Policy policy();

    /** The result; empty when there is none. */
    Optional<T> result();

    /**
     * The verdict of the result, or {@code TOO_FEW} or {@code UNDEFINED} of {@link NoResult}; to be compared for
     * equality.
     */
    Object verdict();

    /** One sentence for a report: the verdict, or why there is none. */
    String describe();

    /**
     * The result, for a caller that has made sure that there is one.
     *
     * @throws IllegalStateException with the reason, when there is none
     */
    default T orElseThrow() {
        return result().orElseThrow(() -> new IllegalStateException(describe()));
    }

    /** The same outcome with another kind of result made of this one; where there is none, why stays as it is. */
    default <R extends Analysis<?>> Outcome<R> map(Function<? super T, ? extends R> change) {
        if (this instanceof TooFew<T> few) {
            return new TooFew<>(few.policy, few.what, few.have, few.needed);
        } else if (this instanceof Undefined<T> undefined) {
            return new Undefined<>(undefined.policy, undefined.reason);
        }
        return new Found<>(change.apply(orElseThrow()));
    }

    /** Why there is no result. */
    enum NoResult {
        TOO_FEW,
        UNDEFINED
    }

    /** There is a result. */
    record Found<T extends Analysis<?>>(T value) implements Outcome<T> {
        public Found {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public Policy policy() {
            return value.policy();
        }

        @Override
        public Optional<T> result() {
            return Optional.of(value);
        }

        @Override
        public Object verdict() {
            return value.verdict();
        }

        @Override
        public String describe() {
            return String.valueOf(value.verdict());
        }
    }

    /**
     * There are fewer data than the policy asks for.
     *
     * @param what what there is too little of, such as {@code points of the baseline}
     * @param have how many there are
     * @param needed how many the policy asks for at least
     */
    record TooFew<T extends Analysis<?>>(Policy policy, String what, long have, long needed) implements Outcome<T> {
        @Override
        public Optional<T> result() {
            return Optional.empty();
        }

        @Override
        public Object verdict() {
            return NoResult.TOO_FEW;
        }

        @Override
        public String describe() {
            return "too few data: " + have + " " + what + ", of which " + needed + " are needed";
        }
    }

    /**
     * The data are enough, but the method says nothing about such data.
     *
     * @param reason why, and what to do instead
     */
    record Undefined<T extends Analysis<?>>(Policy policy, String reason) implements Outcome<T> {
        @Override
        public Optional<T> result() {
            return Optional.empty();
        }

        @Override
        public Object verdict() {
            return NoResult.UNDEFINED;
        }

        @Override
        public String describe() {
            return "no result: " + reason;
        }
    }
}
