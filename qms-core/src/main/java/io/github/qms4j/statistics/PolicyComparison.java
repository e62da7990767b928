package io.github.qms4j.statistics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * The same data by two policies: would the verdict change (rule KPI-9)?
 *
 * <pre>{@code
 * PolicyComparison.of(ChartPolicy.standard(), ChartPolicy.nhs(), policy -> ControlChart.individuals(values, policy))
 *         .verdictChanges();
 * }</pre>
 *
 * @param first what came of the first policy
 * @param second what came of the second
 * @param firstVerdict the verdict by the first, in the reading that was asked for
 * @param secondVerdict the verdict by the second
 * @param <T> the kind of result
 */
public record PolicyComparison<T extends Analysis<?>>(
        Outcome<T> first, Outcome<T> second, Object firstVerdict, Object secondVerdict) {
    public PolicyComparison {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        Objects.requireNonNull(firstVerdict, "firstVerdict");
        Objects.requireNonNull(secondVerdict, "secondVerdict");
    }

    /**
     * Compares the verdicts that results come to by themselves.
     *
     * @param analysis the method on the data in question, by a policy; called once for each
     */
    public static <P extends Policy, T extends Analysis<?>> PolicyComparison<T> of(
            P first, P second, Function<? super P, Outcome<T>> analysis) {
        Outcome<T> one = analysis.apply(first);
        Outcome<T> other = analysis.apply(second);
        return new PolicyComparison<>(one, other, one.verdict(), other.verdict());
    }

    /**
     * Compares what somebody reads from the results, such as whether a forecast reaches a target.
     *
     * @param analysis the method on the data in question, by a policy; called once for each
     * @param reading what is concluded from a result; where there is none, why is compared
     */
    public static <P extends Policy, T extends Analysis<?>> PolicyComparison<T> of(
            P first, P second, Function<? super P, Outcome<T>> analysis, Function<? super T, ?> reading) {
        Outcome<T> one = analysis.apply(first);
        Outcome<T> other = analysis.apply(second);
        return new PolicyComparison<>(one, other, read(one, reading), read(other, reading));
    }

    private static <T extends Analysis<?>> Object read(Outcome<T> outcome, Function<? super T, ?> reading) {
        return outcome.result().<Object>map(reading).orElseGet(outcome::verdict);
    }

    /** Whether the two policies lead to different conclusions. */
    public boolean verdictChanges() {
        return !firstVerdict.equals(secondVerdict);
    }

    /** The terms in which the two policies differ, in the order of the first; a term that one lacks is named too. */
    public List<Difference> differences() {
        Set<String> names = new LinkedHashSet<>(first.policy().terms().keySet());
        names.addAll(second.policy().terms().keySet());
        List<Difference> differences = new ArrayList<>();
        for (String name : names) {
            String one = first.policy().terms().getOrDefault(name, "");
            String other = second.policy().terms().getOrDefault(name, "");
            if (!one.equals(other)) {
                differences.add(new Difference(name, one, other));
            }
        }
        return List.copyOf(differences);
    }

    /**
     * A term in which two policies differ.
     *
     * @param term the name of the choice
     * @param first the choice of the first policy; empty when it has none
     * @param second the choice of the second policy; empty when it has none
     */
    public record Difference(String term, String first, String second) {}
}
