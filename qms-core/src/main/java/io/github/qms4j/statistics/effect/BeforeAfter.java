package io.github.qms4j.statistics.effect;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.statistics.Analysis;
import io.github.qms4j.statistics.Outcome;
import java.util.Optional;

/** Two series of values compared by the method that the policy names, so that methods can be compared too. */
public final class BeforeAfter {
    private BeforeAfter() {}

    /**
     * Compares the values of two periods, which need not be of one length.
     *
     * @return too few below the policy's least sample in either period
     * @throws InvalidInputException when a value is not finite
     */
    public static Outcome<Comparison> of(double[] before, double[] after, EffectPolicy policy) {
        return switch (policy.method()) {
            case RANK_SUM -> RankSumTest.of(before, after, policy).map(test -> test);
            case WELCH, POOLED -> MeanTest.of(before, after, policy).map(test -> test);
        };
    }

    static <T extends Analysis<?>> Optional<Outcome<T>> tooFew(
            String what, long before, long after, EffectPolicy policy) {
        long least = Math.min(before, after);
        return least >= policy.minimumPerPeriod()
                ? Optional.empty()
                : Optional.of(new Outcome.TooFew<>(
                        policy, what + (before < after ? " before" : " after"), least, policy.minimumPerPeriod()));
    }
}
