package io.github.qms4j.statistics.chart;

import io.github.qms4j.statistics.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Moving averages within the limits that the values themselves give. */
final class EwmaPlot {
    private EwmaPlot() {}

    static Outcome<ControlChart> of(double[] values, Phases phases, ChartPolicy policy) {
        Plot individuals = ValuePlots.individuals(values, policy);
        Outcome<ControlChart> outcome = ChartComputation.of(individuals, phases, policy);
        return outcome.map(chart -> of(individuals.values(), chart.phases(), policy));
    }

    private static ControlChart of(double[] values, List<Phase> phases, ChartPolicy policy) {
        EwmaDesign design = policy.ewma();
        double[] averages = new double[values.length];
        double[] scales = new double[values.length];
        List<Limits> limits = new ArrayList<>();
        for (Phase phase : phases) {
            double average = phase.level();
            for (int i = phase.from(); i < phase.until(); i++) {
                average += design.lambda() * (values[i] - average);
                averages[i] = average;
                scales[i] = design.sigmaScale(i - phase.from() + 1);
            }
            limits.add(new Limits(phase.level(), phase.level(), phase.sigma()));
        }
        Plot.Estimator unused = (from, until, out) -> {
            throw new IllegalStateException("limits of moving averages come from the values");
        };
        Plot plot =
                new Plot(ChartKind.EWMA, averages, unused).sigmaScaledBy(scales).limitsAt(design.width());
        return ChartComputation.within(plot, phases, limits, policy);
    }
}
