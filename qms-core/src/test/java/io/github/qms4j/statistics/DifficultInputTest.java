package io.github.qms4j.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.statistics.chart.Capability;
import io.github.qms4j.statistics.chart.CapabilityPolicy;
import io.github.qms4j.statistics.chart.ChartPolicy;
import io.github.qms4j.statistics.chart.Constants;
import io.github.qms4j.statistics.chart.ControlChart;
import io.github.qms4j.statistics.chart.CusumChart;
import io.github.qms4j.statistics.chart.CusumDesign;
import io.github.qms4j.statistics.chart.Phases;
import io.github.qms4j.statistics.chart.RuleSet;
import io.github.qms4j.statistics.chart.RunChart;
import io.github.qms4j.statistics.chart.RunChartPolicy;
import io.github.qms4j.statistics.chart.Specification;
import io.github.qms4j.statistics.chart.Spread;
import io.github.qms4j.statistics.chart.SubgroupSpread;
import io.github.qms4j.statistics.chart.Subgroups;
import io.github.qms4j.statistics.effect.EffectPolicy;
import io.github.qms4j.statistics.effect.InterruptedSeries;
import io.github.qms4j.statistics.effect.Interruption;
import io.github.qms4j.statistics.effect.InterruptionPolicy;
import io.github.qms4j.statistics.effect.MeanTest;
import io.github.qms4j.statistics.effect.PlaceboDates;
import io.github.qms4j.statistics.effect.RankSumTest;
import io.github.qms4j.statistics.effect.RateTest;
import io.github.qms4j.statistics.effect.ShareTest;
import io.github.qms4j.statistics.effect.SignedRankTest;
import io.github.qms4j.statistics.trend.ChangePoint;
import io.github.qms4j.statistics.trend.ChangePointPolicy;
import io.github.qms4j.statistics.trend.Forecast;
import io.github.qms4j.statistics.trend.ForecastPolicy;
import io.github.qms4j.statistics.trend.MannKendall;
import io.github.qms4j.statistics.trend.SenSlope;
import io.github.qms4j.statistics.trend.TrendPolicy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever a series is like, a method gives finite numbers, a reason for none, or a refusal that names the place. */
@Verifies({"KPI-4", "KPI-5", "KPI-9"})
class DifficultInputTest {
    private static final Map<String, double[]> SERIES = series();
    private static final Map<String, Function<double[], Outcome<?>>> METHODS = methods();

    private static Map<String, double[]> series() {
        Map<String, double[]> all = new LinkedHashMap<>();
        all.put("nothing", new double[0]);
        all.put("one", new double[] {5});
        all.put("two", new double[] {5, 7});
        all.put("zeros", new double[40]);
        all.put("constant", filled(40, 0.1));
        all.put("huge constant", filled(40, -1e150));
        all.put("huge", made(40, i -> i % 2 == 0 ? 1e150 : -1e150));
        all.put("tiny", made(40, i -> (i * 7 % 5) * 1e-200));
        all.put("smallest", made(40, i -> i % 3 * Double.MIN_VALUE));
        all.put("one jump", made(40, i -> i < 39 ? 0 : 1e9));
        all.put("one step", made(40, i -> i < 20 ? 3 : 4));
        all.put("line", made(40, i -> 0.1 * i));
        all.put("far from zero", made(40, i -> 1e15 + i % 4));
        all.put("negative zeros", filled(40, -0.0));
        return all;
    }

    private static double[] filled(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] made(int count, IntToDoubleFunction value) {
        return IntStream.range(0, count).mapToDouble(value).toArray();
    }

    private static Map<String, Function<double[], Outcome<?>>> methods() {
        Map<String, Function<double[], Outcome<?>>> all = new LinkedHashMap<>();
        for (Constants constants : Constants.values()) {
            ChartPolicy policy = ChartPolicy.nhs().withConstants(constants);
            all.put("I " + constants, x -> ControlChart.individuals(x, policy));
            all.put("MR " + constants, x -> ControlChart.movingRanges(x, Phases.single(), policy));
            all.put(
                    "X R " + constants,
                    x -> ControlChart.means(pairs(x), SubgroupSpread.RANGE, Phases.single(), policy));
            all.put(
                    "X S " + constants,
                    x -> ControlChart.means(pairs(x), SubgroupSpread.DEVIATION, Phases.single(), policy));
            all.put("R " + constants, x -> ControlChart.ranges(pairs(x), Phases.single(), policy));
            all.put("S " + constants, x -> ControlChart.deviations(pairs(x), Phases.single(), policy));
        }
        ChartPolicy policy = ChartPolicy.standard().withRules(RuleSet.NELSON).withSpread(Spread.MEDIAN_MOVING_RANGE);
        all.put("EWMA", x -> ControlChart.ewma(x, Phases.frozenAfter(20), policy));
        all.put("t", x -> ControlChart.timesBetween(x, Phases.single(), policy));
        all.put("CUSUM", x -> CusumChart.of(x, CusumDesign.inSigmas(0, 1, 0.5, 5)));
        all.put("run chart", x -> RunChart.of(x, RunChartPolicy.anhoej()));
        all.put("capability", x -> Capability.of(x, Specification.between(-1, 1), CapabilityPolicy.standard()));
        all.put("percentile", x -> Percentile.of(x, 90, PercentilePolicy.of(PercentileDefinition.LINEAR)));
        all.put("line", x -> LinearFit.of(made(x.length, i -> i), x));
        all.put("line on itself", x -> LinearFit.of(x, x));
        all.put("trend", x -> MannKendall.of(x, TrendPolicy.standard()));
        all.put(
                "trend, lag one",
                x -> MannKendall.of(x, TrendPolicy.standard().withDependence(TrendPolicy.Dependence.LAG_ONE)));
        all.put("seasonal trend", x -> MannKendall.seasonal(x, 12, TrendPolicy.standard()));
        all.put("slope", x -> SenSlope.of(x, TrendPolicy.standard()));
        all.put("seasonal slope", x -> SenSlope.seasonal(x, 12, TrendPolicy.standard()));
        all.put("change point", x -> ChangePoint.of(x, ChangePointPolicy.standard()));
        for (ForecastPolicy.Method method : ForecastPolicy.Method.values()) {
            all.put("forecast " + method, x -> Forecast.of(x, 6, ForecastPolicy.of(method)));
        }
        EffectPolicy effect = EffectPolicy.standard();
        all.put("rank sum", x -> RankSumTest.of(firstHalf(x), secondHalf(x), effect));
        all.put("signed rank", x -> SignedRankTest.of(firstHalf(x), secondHalf(x), effect));
        all.put("welch", x -> MeanTest.of(firstHalf(x), secondHalf(x), effect));
        all.put("pooled", x -> MeanTest.of(firstHalf(x), secondHalf(x), effect.withMethod(EffectPolicy.Method.POOLED)));
        InterruptionPolicy standard = InterruptionPolicy.standard();
        all.put("interrupted", x -> InterruptedSeries.ofValues(x, Interruption.at(20), standard));
        all.put(
                "interrupted, newey west",
                x -> InterruptedSeries.ofValues(
                        x, Interruption.at(20), standard.withErrors(InterruptionPolicy.Errors.NEWEY_WEST)));
        all.put("placebo", x -> PlaceboDates.ofValues(x, Interruption.at(30), standard.withRisk(0.2)));
        return all;
    }

    private static Subgroups pairs(double[] x) {
        return Subgroups.of(2, Arrays.copyOf(x, x.length / 2 * 2));
    }

    private static double[] firstHalf(double[] x) {
        return Arrays.copyOf(x, x.length / 2);
    }

    private static double[] secondHalf(double[] x) {
        return Arrays.copyOfRange(x, x.length - x.length / 2, x.length);
    }

    @Test
    void no_result_of_any_method_on_any_series_has_a_number_that_is_not_finite() {
        METHODS.forEach((method, apply) -> SERIES.forEach((name, values) -> {
            Optional<Outcome<?>> outcome = answer(apply, values);
            outcome.flatMap(Outcome::result).ifPresent(result -> assertFinite(method + " of " + name, result));
        }));
    }

    @Test
    void every_method_answers_or_refuses_what_is_not_finite() {
        METHODS.forEach((method, apply) -> {
            for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e200}) {
                double[] values = made(40, i -> 1 + i % 7);
                values[11] = bad;
                assertThat(answer(apply, values)).as("%s with %s", method, bad).isEmpty();
            }
        });
    }

    @Test
    void every_method_has_a_result_for_an_ordinary_series() {
        double[] ordinary = new SplittableRandom(1).doubles(40, 0.1, 0.9).toArray();
        METHODS.forEach((method, apply) -> assertThat(answer(apply, ordinary).flatMap(Outcome::result))
                .as(method)
                .isPresent());
    }

    @Test
    void every_method_has_too_few_of_nothing() {
        METHODS.forEach((method, apply) ->
                assertThat(apply.apply(new double[0])).as(method).isInstanceOf(Outcome.TooFew.class));
    }

    @Test
    void every_outcome_names_its_policy() {
        METHODS.forEach((method, apply) -> SERIES.values()
                .forEach(values -> answer(apply, values)
                        .ifPresent(outcome -> assertThat(outcome.policy().describe())
                                .as(method)
                                .contains(": "))));
    }

    @Test
    void counts_of_every_kind_give_finite_numbers_too() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 300; round++) {
            long[] counts = random.longs(14, 0, random.nextInt(1, 6)).toArray();
            long[] sizes =
                    Arrays.stream(counts).map(c -> c + random.nextInt(1, 9)).toArray();
            double[] exposures = Arrays.stream(sizes).asDoubleStream().toArray();
            ChartPolicy policy =
                    ChartPolicy.standard().withRules(RuleSet.NELSON).withMinimumSample(2);
            Phases single = Phases.single();
            String seed = "round " + round;

            assertFinite(seed, ControlChart.p(counts, sizes, single, policy));
            assertFinite(seed, ControlChart.np(counts, sizes, single, policy));
            assertFinite(seed, ControlChart.c(counts, single, policy));
            assertFinite(seed, ControlChart.u(counts, exposures, single, policy));
            assertFinite(seed, ControlChart.laneyP(counts, sizes, single, policy));
            assertFinite(seed, ControlChart.laneyU(counts, exposures, single, policy));
            assertFinite(seed, ControlChart.casesBetween(counts, single, policy));
            assertFinite(seed, ShareTest.of(counts[0], sizes[0], counts[1], sizes[1], EffectPolicy.standard()));
            assertFinite(seed, RateTest.of(counts[0], exposures[0], counts[1], exposures[1], EffectPolicy.standard()));
            assertFinite(
                    seed,
                    InterruptedSeries.ofCounts(
                            counts,
                            exposures,
                            Interruption.at(7),
                            InterruptionPolicy.standard().withMinimumPerPeriod(7)));
        }
    }

    private static Optional<Outcome<?>> answer(Function<double[], Outcome<?>> method, double[] values) {
        try {
            return Optional.of(method.apply(values));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    private static void assertFinite(String description, Outcome<?> outcome) {
        outcome.result().ifPresent(result -> assertFinite(description, (Object) result));
    }

    private static void assertFinite(String description, Object value) {
        if (value instanceof Double number) {
            assertThat(number).as(description).isFinite();
        } else if (value instanceof OptionalDouble optional) {
            optional.ifPresent(number -> assertThat(number).as(description).isFinite());
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> assertFinite(description, present));
        } else if (value instanceof ControlChart chart) {
            for (int i = 0; i < chart.size(); i++) {
                assertFinite(description, (Object) chart.value(i));
                assertFinite(description, (Object) chart.centre(i));
                assertFinite(description, chart.upperLimit(i));
                assertFinite(description, chart.lowerLimit(i));
            }
            chart.phases().forEach(phase -> assertFinite(description, phase));
            chart.rebasingProposal().ifPresent(proposal -> assertFinite(description, proposal));
        } else if (value instanceof CusumChart chart) {
            for (int i = 0; i < chart.size(); i++) {
                assertFinite(description, (Object) chart.high(i));
                assertFinite(description, (Object) chart.low(i));
            }
        } else if (value instanceof Forecast forecast) {
            assertFinite(description, forecast.interval());
            assertComponentsFinite(description, forecast);
        } else if (value instanceof Record) {
            assertComponentsFinite(description, value);
        }
    }

    private static void assertComponentsFinite(String description, Object value) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                assertFinite(
                        description + " " + component.getName(),
                        component.getAccessor().invoke(value));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        }
    }
}
