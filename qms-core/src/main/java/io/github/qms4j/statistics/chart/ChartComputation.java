package io.github.qms4j.statistics.chart;

import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.chart.Phases.Segment;
import io.github.qms4j.statistics.chart.Plot.Estimate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** From a plot, phases and a policy to a chart: limits phase by phase, then the hits of each rule. */
final class ChartComputation {
    private final Plot plot;
    private final Phases phases;
    private final ChartPolicy policy;
    private final BitSet outOfLimits;

    private ChartComputation(Plot plot, Phases phases, ChartPolicy policy) {
        this.plot = plot;
        this.phases = phases;
        this.policy = policy;
        this.outOfLimits = (BitSet) phases.excluded().clone();
        this.outOfLimits.or(plot.leftOut());
    }

    static Outcome<ControlChart> of(Plot plot, Phases phases, ChartPolicy policy) {
        if (plot.size() == 0) {
            return new Outcome.TooFew<>(policy, "points", 0, policy.minimumPoints());
        }
        phases.requireWithin(plot.size());
        return new ChartComputation(plot, phases, policy).run();
    }

    private Outcome<ControlChart> run() {
        List<Phase> found = new ArrayList<>();
        List<Limits> limits = new ArrayList<>();
        List<Segment> segments = phases.segments();
        for (int s = 0; s < segments.size(); s++) {
            Segment segment = segments.get(s);
            int until = s + 1 < segments.size() ? segments.get(s + 1).from() : plot.size();
            if (segment.isGiven()) {
                found.add(given(segment, until));
                limits.add(new Limits(centreOfGiven(segment), segment.level(), segment.sigma()));
                continue;
            }
            int baselineUntil = (int) Math.min(until, (long) segment.from() + segment.frozenAfter());
            int points = baselineUntil - segment.from() - outOf(segment.from(), baselineUntil);
            if (points < policy.minimumPoints()) {
                return new Outcome.TooFew<>(policy, baseline(segment), points, policy.minimumPoints());
            }
            Estimate estimate = plot.estimator().of(segment.from(), baselineUntil, outOfLimits);
            if (!(estimate.sigma() > 0)) {
                return new Outcome.Undefined<>(
                        policy,
                        "the " + points + " " + baseline(segment)
                                + " do not vary, so that limits have no width; give limits, or take a longer baseline");
            }
            limits.add(new Limits(estimate.centre(), estimate.level(), estimate.sigma()));
            found.add(new Phase(
                    segment.from(),
                    until,
                    points,
                    estimate.screened(),
                    estimate.level(),
                    estimate.sigma(),
                    points < policy.establishedPoints() ? Phase.Status.TRIAL : Phase.Status.ESTABLISHED,
                    segment.reason()));
        }
        return new Outcome.Found<>(new ControlChart(policy, plot, found, limits, hits(found, limits)));
    }

    /** A chart of another plot of the same points, with limits that are known. */
    static ControlChart within(Plot plot, List<Phase> phases, List<Limits> limits, ChartPolicy policy) {
        ChartComputation computation = new ChartComputation(plot, Phases.single(), policy);
        return new ControlChart(policy, plot, phases, limits, computation.hits(phases, limits));
    }

    private static Phase given(Segment segment, int until) {
        return new Phase(
                segment.from(), until, 0, 0, segment.level(), segment.sigma(), Phase.Status.GIVEN, segment.reason());
    }

    /** Of a geometric distribution the median is about ln 2 times the mean. */
    private double centreOfGiven(Segment segment) {
        return plot.kind() == ChartKind.G ? Math.log(2) * segment.level() : segment.level();
    }

    private int outOf(int from, int until) {
        return outOfLimits.get(from, until).cardinality();
    }

    private static String baseline(Segment segment) {
        return "points of the baseline" + (segment.from() == 0 ? "" : " of the phase from point " + segment.from());
    }

    private int[] hits(List<Phase> found, List<Limits> limits) {
        int[] hits = new int[plot.size()];
        byte[] bands = new byte[plot.size()];
        boolean touchIsBeyond = policy.limitTouch() == LimitTouch.OUTSIDE;
        for (int p = 0; p < found.size(); p++) {
            int from = found.get(p).from();
            int until = found.get(p).until();
            Bands.fill(plot, limits.get(p), touchIsBeyond, from, until, bands);
            if (plot.leftOut().isEmpty()) {
                mark(new RuleSearch(plot.values(), bands, from, until, hits));
            } else {
                markJudged(bands, from, until, hits);
            }
        }
        return hits;
    }

    private void mark(RuleSearch search) {
        List<RunRule> rules = policy.rules().rules();
        for (int r = 0; r < rules.size(); r++) {
            if (plot.kind().takes(rules.get(r))) {
                search.mark(rules.get(r), 1 << r);
            }
        }
    }

    /** As if the points left out were not there. */
    private void markJudged(byte[] bands, int from, int until, int[] hits) {
        double[] judgedValues = new double[until - from];
        byte[] judgedBands = new byte[until - from];
        int[] judgedHits = new int[until - from];
        int judged = 0;
        for (int i = from; i < until; i++) {
            if (!plot.leftOut().get(i)) {
                judgedValues[judged] = plot.values()[i];
                judgedBands[judged++] = bands[i];
            }
        }
        mark(new RuleSearch(judgedValues, judgedBands, 0, judged, judgedHits));
        judged = 0;
        for (int i = from; i < until; i++) {
            if (!plot.leftOut().get(i)) {
                hits[i] = judgedHits[judged++];
            }
        }
    }
}
