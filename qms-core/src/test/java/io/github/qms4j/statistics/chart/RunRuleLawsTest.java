package io.github.qms4j.statistics.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.statistics.chart.RunRule.Company;
import io.github.qms4j.statistics.chart.RunRule.Flagging;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one pass finds is what the wording of each rule says, checked window by window on any series. */
@Verifies("KPI-4")
class RunRuleLawsTest {
    private static final int ROUNDS = 400;
    private static final List<RuleSet> SETS = List.of(RuleSet.WESTERN_ELECTRIC, RuleSet.NELSON, RuleSet.NHS);

    @Test
    void one_pass_finds_what_the_wording_of_the_rules_says() {
        for (int round = 0; round < ROUNDS; round++) {
            double[] values = series(new SplittableRandom(round));
            for (RuleSet rules : SETS) {
                for (LimitTouch touch : LimitTouch.values()) {
                    ControlChart chart = ControlChart.individuals(
                                    values,
                                    Phases.given(0, 1, "standard"),
                                    ChartPolicy.standard().withRules(rules).withLimitTouch(touch))
                            .orElseThrow();
                    for (RunRule rule : rules.rules()) {
                        assertThat(chart.pointsHitBy(rule))
                                .as("seed %d, %s, %s", round, rule, touch)
                                .isEqualTo(byWording(rule, values, touch));
                    }
                }
            }
        }
    }

    @Test
    void a_mirrored_series_has_the_same_signals() {
        for (int round = 0; round < ROUNDS; round++) {
            double[] values = series(new SplittableRandom(round));
            double[] mirrored = IntStream.range(0, values.length)
                    .mapToDouble(i -> -values[i])
                    .toArray();
            for (RuleSet rules : SETS) {
                assertThat(signals(mirrored, rules)).as("seed %d", round).isEqualTo(signals(values, rules));
            }
        }
    }

    private static SignalledPoints signals(double[] values, RuleSet rules) {
        return ControlChart.individuals(
                        values,
                        Phases.given(0, 1, "standard"),
                        ChartPolicy.standard().withRules(rules))
                .orElseThrow()
                .verdict();
    }

    /** Quarters of a sigma, so that points often lie on lines and equal each other, with stretches that stay or drift. */
    private static double[] series(SplittableRandom random) {
        double[] values = new double[random.nextInt(1, 60)];
        double level = 0;
        double spread = 2;
        for (int i = 0; i < values.length; i++) {
            if (random.nextInt(8) == 0) {
                level = random.nextInt(-6, 7) * 0.25;
                spread = random.nextInt(5);
            }
            values[i] = switch (random.nextInt(6)) {
                case 0 -> i == 0 ? 0 : values[i - 1] + 0.25;
                case 1 -> i == 0 ? 0 : -values[i - 1];
                default -> level + Math.rint((random.nextDouble() - 0.5) * 4 * spread) * 0.25;
            };
        }
        return values;
    }

    private static int[] byWording(RunRule rule, double[] x, LimitTouch touch) {
        TreeSet<Integer> hits = new TreeSet<>();
        for (int i = 0; i < x.length; i++) {
            if (rule instanceof RunRule.BeyondLimits) {
                addIf(beyond(x[i], touch), hits, i);
            } else if (rule instanceof RunRule.SameSide side) {
                double[] window = window(x, i, side.points());
                boolean run = window.length > 0 && (all(window, v -> v > 0) || all(window, v -> v < 0));
                addPattern(run, hits, i, side.points(), side.flagging());
            } else if (rule instanceof RunRule.Trend trend) {
                double[] steps = steps(window(x, i, trend.points()));
                boolean run = steps.length > 0 && (all(steps, v -> v > 0) || all(steps, v -> v < 0));
                addPattern(run, hits, i, trend.points(), trend.flagging());
            } else if (rule instanceof RunRule.Alternating alternating) {
                double[] steps = steps(window(x, i, alternating.points()));
                addIf(steps.length > 0 && alternate(steps), hits, i);
            } else if (rule instanceof RunRule.WithinOneSigma within) {
                double[] window = window(x, i, within.points());
                addIf(window.length > 0 && all(window, v -> Math.abs(v) <= 1), hits, i);
            } else if (rule instanceof RunRule.OutsideOneSigma outside) {
                double[] window = window(x, i, outside.points());
                addIf(
                        window.length > 0
                                && all(window, v -> Math.abs(v) > 1)
                                && !all(window, v -> v > 0)
                                && !all(window, v -> v < 0),
                        hits,
                        i);
            } else if (rule instanceof RunRule.FarOut far) {
                addFarOut(far, x, i, touch, hits);
            }
        }
        return hits.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void addFarOut(RunRule.FarOut rule, double[] x, int i, LimitTouch touch, Set<Integer> hits) {
        for (int sign : new int[] {1, -1}) {
            List<Integer> far = new ArrayList<>();
            int onSide = 0;
            for (int j = Math.max(0, i - rule.points() + 1); j <= i; j++) {
                boolean counts = sign * x[j] > rule.sigmas() && (rule.company() == Company.ANY || !beyond(x[j], touch));
                onSide += sign * x[j] > 0 ? 1 : 0;
                if (counts) {
                    far.add(j);
                }
            }
            boolean company = rule.company() == Company.ANY || onSide == rule.points();
            if (company && far.size() >= rule.hits()) {
                if (rule.flagging() == Flagging.WHOLE_PATTERN) {
                    hits.addAll(far);
                } else if (far.contains(i)) {
                    hits.add(i);
                }
            }
        }
    }

    private static boolean beyond(double x, LimitTouch touch) {
        return touch == LimitTouch.OUTSIDE ? Math.abs(x) >= 3 : Math.abs(x) > 3;
    }

    /** The points up to i; empty when there are fewer. */
    private static double[] window(double[] x, int i, int points) {
        return i + 1 < points ? new double[0] : Arrays.copyOfRange(x, i + 1 - points, i + 1);
    }

    private static double[] steps(double[] window) {
        double[] steps = new double[Math.max(0, window.length - 1)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = window[i + 1] - window[i];
        }
        return steps;
    }

    private static boolean alternate(double[] steps) {
        for (int i = 1; i < steps.length; i++) {
            if (!(steps[i] * steps[i - 1] < 0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean all(double[] values, DoublePredicate holds) {
        return Arrays.stream(values).allMatch(holds);
    }

    private static void addIf(boolean holds, Set<Integer> hits, int i) {
        if (holds) {
            hits.add(i);
        }
    }

    private static void addPattern(boolean holds, Set<Integer> hits, int i, int points, Flagging flagging) {
        if (holds) {
            for (int j = flagging == Flagging.WHOLE_PATTERN ? i - points + 1 : i; j <= i; j++) {
                hits.add(j);
            }
        }
    }
}
