package io.github.qms4j.reporting.chart;

import io.github.qms4j.reporting.Axis;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Labels along the horizontal axis: level when they fit, else slanted, and only every so many when even that is tight. */
record PositionLabels(List<Label> labels, boolean areSlanted, double height) {
    private static final double LONGEST = 150;
    private static final double SLANT = 0.71;
    private static final double SLANT_FOOT = 14;
    private static final double GAP = 10;
    private static final int MOST_TIMES = 8;
    private static final double TIME_WIDTH = 70;

    record Label(double at, String text) {}

    static PositionLabels of(Axis axis, ZoneId zone, Plot plot, double size) {
        return axis instanceof Axis.Times times
                ? times(times, zone, plot)
                : categories((Axis.Categories) axis, plot, size);
    }

    /** How far the first slanted label would reach over the left edge of the drawing; 0 or less when it does not. */
    double lackingOnTheLeft(Plot plot) {
        return areSlanted && !labels.isEmpty() ? height - plot.x(labels.get(0).at()) : 0;
    }

    /** Where a position lies, as a fraction of the width: to scale for times, in the middle of its slot for names. */
    static double fraction(Axis axis, int position) {
        if (axis instanceof Axis.Times times) {
            List<Instant> instants = times.instants();
            return fraction(instants.get(0), instants.get(instants.size() - 1), instants.get(position));
        }
        return (position + 0.5) / axis.size();
    }

    private static double fraction(Instant first, Instant last, Instant at) {
        return first.equals(last) ? 0.5 : seconds(Duration.between(first, at)) / seconds(Duration.between(first, last));
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }

    private static PositionLabels times(Axis.Times axis, ZoneId zone, Plot plot) {
        if (axis.size() == 0) {
            return new PositionLabels(List.of(), false, 0);
        }
        Instant first = axis.instants().get(0);
        Instant last = axis.instants().get(axis.size() - 1);
        List<Label> labels = TimeTicks.between(first, last, zone, Math.max(2, Math.min(MOST_TIMES, (int)
                        (plot.width() / TIME_WIDTH))))
                .stream()
                .map(tick -> new Label(fraction(first, last, tick.at()), tick.label()))
                .toList();
        return new PositionLabels(labels, false, 16);
    }

    private static PositionLabels categories(Axis.Categories axis, Plot plot, double size) {
        double slot = plot.width() / Math.max(1, axis.size());
        List<String> texts = axis.labels().stream()
                .map(label -> Typesetting.fit(label.replace('\n', ' '), size, LONGEST))
                .toList();
        double widest = texts.stream()
                .mapToDouble(text -> Typesetting.width(text, size))
                .max()
                .orElse(0);
        boolean slanted = widest + GAP > slot;
        int every = slanted ? (int) Math.ceil((size + 5) / slot) : 1;
        List<Label> labels = new ArrayList<>();
        for (int at = 0; at < texts.size(); at += every) {
            labels.add(new Label(fraction(axis, at), texts.get(at)));
        }
        return new PositionLabels(List.copyOf(labels), slanted, slanted ? widest * SLANT + SLANT_FOOT : 16);
    }
}
