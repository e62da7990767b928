package io.github.qms4j.statistics.chart;

import java.util.Optional;

/**
 * A new start of limits that a chart gives reason for: since some point its values lie mostly on one side of the centre
 * line, and there are enough of them for established limits. A person decides, and gives the cause as the reason; without
 * a known cause the signal has to stay on the chart.
 *
 * @param from the point at which a new phase would start: the first of the run
 * @param rule the rule that found the run
 * @param completedAt the point at which the run was long enough to be a signal
 * @param pointsSince how many points there are from the start of the run to the end
 * @param sideShare the share of these that lies on the side of the run
 * @param levelBefore the mean of the points of the present phase before the run
 * @param levelSince the mean of the points since
 */
public record RebasingProposal(
        int from,
        RunRule rule,
        int completedAt,
        int pointsSince,
        double sideShare,
        double levelBefore,
        double levelSince) {
    /** Half of the points would lie there by chance; a run that was followed by a return is not a new level. */
    private static final double MOSTLY = 0.75;

    static Optional<RebasingProposal> of(ControlChart chart) {
        return chart.appliedRules().stream()
                .filter(RunRule.SameSide.class::isInstance)
                .map(RunRule.SameSide.class::cast)
                .findFirst()
                .flatMap(rule -> of(chart, rule));
    }

    private static Optional<RebasingProposal> of(ControlChart chart, RunRule.SameSide rule) {
        Phase phase = chart.phases().get(chart.phases().size() - 1);
        int run = 0;
        int side = 0;
        int start = phase.from();
        for (int i = phase.from(); i < phase.until(); i++) {
            if (!chart.isJudged(i)) {
                continue;
            }
            int next = chart.side(i);
            if (next == 0 || next != side) {
                start = i;
                run = 0;
            }
            side = next;
            run++;
            if (next != 0 && run == rule.points() && start > phase.from()) {
                Optional<RebasingProposal> proposal = propose(chart, phase, rule, start, i);
                if (proposal.isPresent()) {
                    return proposal;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<RebasingProposal> propose(
            ControlChart chart, Phase phase, RunRule.SameSide rule, int start, int completedAt) {
        Level before = Level.of(chart, phase.from(), start, chart.side(start));
        Level since = Level.of(chart, start, phase.until(), chart.side(start));
        boolean enough = since.points() >= chart.policy().establishedPoints() && before.points() > 0;
        return enough && since.share() >= MOSTLY
                ? Optional.of(new RebasingProposal(
                        start, rule, completedAt, since.points(), since.share(), before.mean(), since.mean()))
                : Optional.empty();
    }

    private record Level(int points, double mean, double share) {
        static Level of(ControlChart chart, int from, int until, int side) {
            int points = 0;
            int onSide = 0;
            double sum = 0;
            for (int i = from; i < until; i++) {
                if (chart.isJudged(i)) {
                    points++;
                    onSide += chart.side(i) == side ? 1 : 0;
                    sum += chart.value(i);
                }
            }
            return points == 0 ? new Level(0, 0, 0) : new Level(points, sum / points, (double) onSide / points);
        }
    }
}
