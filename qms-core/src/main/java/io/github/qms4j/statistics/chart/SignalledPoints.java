package io.github.qms4j.statistics.chart;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Which points of a chart are signals; the verdict of a chart. */
public final class SignalledPoints {
    private final int[] points;

    private SignalledPoints(int[] points) {
        this.points = points;
    }

    /** Of points in ascending order; the array is not copied. */
    static SignalledPoints of(int[] points) {
        return new SignalledPoints(points);
    }

    /** The points in ascending order, numbered from 0; a copy. */
    public int[] points() {
        return points.clone();
    }

    /** How many there are. */
    public int count() {
        return points.length;
    }

    /** Whether there is none: nothing but common causes. */
    public boolean isEmpty() {
        return points.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignalledPoints that && Arrays.equals(points, that.points);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(points);
    }

    /** {@code no signals}, or {@code signals at 3, 14}; more than twenty are counted. */
    @Override
    public String toString() {
        if (isEmpty()) {
            return "no signals";
        }
        return points.length > 20
                ? points.length + " signals, the first at " + points[0]
                : Arrays.stream(points)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", ", "signals at ", ""));
    }
}
