package io.github.qms4j.example.benchmarks;

import io.github.qms4j.example.benchmarks.Comparison.Size;
import io.github.qms4j.statistics.Interval;
import io.github.qms4j.statistics.chart.ChartPolicy;
import io.github.qms4j.statistics.chart.ControlChart;
import io.github.qms4j.statistics.chart.Phases;
import io.github.qms4j.statistics.chart.RuleSet;
import io.github.qms4j.statistics.trend.MannKendall;
import io.github.qms4j.statistics.trend.SenSlope;
import io.github.qms4j.statistics.trend.TrendPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * P5: all rules of a control chart, and trend tests with their slopes, beside the textbook, and beside the library itself on
 * a tenth of the points, where a method that is linear or nearly so has about the same rate.
 */
final class SeriesStatistics {
    private static final long SEED = 5;
    private static final ChartPolicy NELSON = ChartPolicy.standard().withRules(RuleSet.NELSON);
    private static final TrendPolicy TREND = TrendPolicy.standard();
    private static final Phases STANDARD = Phases.given(0, 1, "standard");

    private SeriesStatistics() {}

    static void compare(Size size, Report report) {
        compareRules(size, report);
        compareWithAllPairs(size, report);
        compareWithATenth(size, report);
    }

    private static void compareRules(Size size, Report report) {
        double[] points = noise(size.of(10_000_000, 2_000));
        report.line(new Comparison("P5 eight rules of Nelson, 10,000,000 points", "window by window", 0)
                .run(
                        size,
                        new Repeated(points, 1, SeriesStatistics::hitsOfChart),
                        new Repeated(points, 1, TextbookRules::hits)));
    }

    private static void compareWithAllPairs(Size size, Report report) {
        double[] trend = drift(size.of(20_000, 300));
        report.line(new Comparison("P5 Mann–Kendall, 20,000 points", "all pairs", 0)
                .run(
                        size,
                        new Repeated(trend, size.of(50, 1), values -> s(values)),
                        new Repeated(trend, 1, AllPairs::s)));
        double[] shorter = drift(size.of(4_000, 300));
        report.line(new Comparison("P5 Sen slope with interval, 4,000 points", "all pairs, sorted", 0)
                .run(
                        size,
                        new Repeated(shorter, 1, SeriesStatistics::slopes),
                        new Repeated(shorter, 1, AllPairs::slopes)));
    }

    private static void compareWithATenth(Size size, Report report) {
        double[] points = noise(size.of(10_000_000, 2_000));
        report.line(new Comparison("P5 eight rules of Nelson, 10,000,000 points", "library, 1,000,000", 0)
                .run(
                        size,
                        new Repeated(points, 1, values -> hitsOfChart(values).size()),
                        new Repeated(
                                tenth(points), 10, values -> hitsOfChart(values).size())));
        double[] trend = drift(size.of(1_000_000, 2_000));
        report.line(new Comparison("P5 Mann–Kendall, 1,000,000 points", "library, 100,000", 0)
                .run(
                        size,
                        new Repeated(trend, 5, values -> s(values) > 0),
                        new Repeated(tenth(trend), 50, values -> s(values) > 0)));
        report.line(new Comparison("P5 Sen slope with interval, 1,000,000 points", "library, 100,000", 0)
                .run(
                        size,
                        new Repeated(trend, 1, values -> slopes(values).get(1) > 0),
                        new Repeated(tenth(trend), 10, values -> slopes(values).get(1) > 0)));
    }

    private static List<Integer> hitsOfChart(double[] values) {
        ControlChart chart = ControlChart.individuals(values, STANDARD, NELSON).orElseThrow();
        return RuleSet.NELSON.rules().stream()
                .map(rule -> chart.pointsHitBy(rule).length)
                .toList();
    }

    private static long s(double[] values) {
        return MannKendall.of(values, TREND).orElseThrow().s();
    }

    private static List<Double> slopes(double[] values) {
        SenSlope slope = SenSlope.of(values, TREND).orElseThrow();
        Interval interval = slope.interval().orElseThrow();
        return List.of(interval.lower(), slope.slope(), interval.upper());
    }

    /** About normal, in sigmas. */
    private static double[] noise(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int j = 0; j < 12; j++) {
                sum += random.nextDouble();
            }
            values[i] = sum - 6;
        }
        return values;
    }

    /** A slow rise in quarters, with many ties. */
    private static double[] drift(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = Math.rint(20.0 * i / count + random.nextDouble() * 40) / 4;
        }
        return values;
    }

    private static double[] tenth(double[] values) {
        return Arrays.copyOf(values, values.length / 10);
    }

    /** A method on a series, as often as one pass would be too short to time. */
    private static final class Repeated implements Contender {
        private final double[] values;
        private final int repeats;
        private final Function<double[], ?> method;
        private Object found = "nothing yet";

        Repeated(double[] values, int repeats, Function<double[], ?> method) {
            this.values = values;
            this.repeats = repeats;
            this.method = method;
        }

        @Override
        public void run() {
            for (int repeat = 0; repeat < repeats; repeat++) {
                found = method.apply(values);
            }
        }

        @Override
        public long operations() {
            return (long) repeats * values.length;
        }

        @Override
        public Object result() {
            return found;
        }
    }
}
