package io.github.qms4j.statistics.chart;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Inputs;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * From which points the limits of a chart come, and where they are taken anew (rules KPI-4 and KPI-10). Within a phase the
 * limits stay; runs do not reach over the start of a phase.
 *
 * <p>Immutable. A rebasing needs a reason, since it takes a signal off the chart.
 */
public final class Phases {
    private static final String SUBJECT = "Phases";
    private static final String FIRST = "start of the series";

    private final List<Segment> segments;
    private final BitSet excluded;

    private Phases(List<Segment> segments, BitSet excluded) {
        this.segments = List.copyOf(segments);
        this.excluded = excluded;
    }

    /** A single phase with limits from all its points. */
    public static Phases single() {
        return new Phases(List.of(new Segment(0, Integer.MAX_VALUE, 0, 0, FIRST)), new BitSet());
    }

    /**
     * Limits from the first points, frozen for all that follow. As long as there are fewer points, limits come from those
     * that there are.
     *
     * @param points 2 or more
     */
    public static Phases frozenAfter(int points) {
        Inputs.requireAtLeast(SUBJECT, "points", points, 2);
        return new Phases(List.of(new Segment(0, points, 0, 0, FIRST)), new BitSet());
    }

    /**
     * Limits that are known beforehand, such as a standard or those of an earlier chart.
     *
     * @param level the centre; the share for np, the process sigma for charts of ranges and standard deviations, the
     *     mean for g; as {@link Phase#level()} tells it
     * @param sigma the standard deviation of a single value; for p and np √(p (1 − p)), for u √u, for charts of ranges
     *     and standard deviations the process sigma; as {@link Phase#sigma()} tells it; above 0
     * @param source where they come from
     */
    public static Phases given(double level, double sigma, String source) {
        Inputs.requireFinite(SUBJECT, "level", level);
        Inputs.requirePositive(SUBJECT, "sigma", sigma);
        return new Phases(List.of(new Segment(0, 0, level, sigma, requireReason(source))), new BitSet());
    }

    /**
     * A further phase, with limits from all its points.
     *
     * @param point its first point, after the start of the phase before
     * @param reason why limits are taken anew, such as the record of a change
     * @throws InvalidInputException when the point does not follow the start of the phase before, or no reason is given
     */
    public Phases rebasedAt(int point, String reason) {
        return rebased(new Segment(point, Integer.MAX_VALUE, 0, 0, requireReason(reason)));
    }

    /**
     * A further phase, with limits from its first points, frozen for those that follow.
     *
     * @param point its first point, after the start of the phase before
     * @param frozenAfter how many points its limits come from, 2 or more
     * @param reason why limits are taken anew
     * @throws InvalidInputException when the point does not follow the start of the phase before, or no reason is given
     */
    public Phases rebasedAt(int point, int frozenAfter, String reason) {
        Inputs.requireAtLeast(SUBJECT, "frozenAfter", frozenAfter, 2);
        return rebased(new Segment(point, frozenAfter, 0, 0, requireReason(reason)));
    }

    /**
     * Points that take no part in any limits since their cause is known. They are judged all the same; moving ranges to
     * and from them are left out.
     *
     * @throws InvalidInputException when one is negative
     */
    public Phases excluding(int... points) {
        BitSet all = (BitSet) excluded.clone();
        for (int point : points) {
            Inputs.requireAtLeast(SUBJECT, "excluded point", point, 0);
            all.set(point);
        }
        return new Phases(segments, all);
    }

    private Phases rebased(Segment next) {
        int before = segments.get(segments.size() - 1).from();
        if (next.from() <= before) {
            throw InvalidInputException.of(
                    SUBJECT,
                    "point",
                    next.from(),
                    "does not come after point " + before + ", with which the phase before starts",
                    "name phases in the order of their points");
        }
        List<Segment> all = new ArrayList<>(segments);
        all.add(next);
        return new Phases(all, excluded);
    }

    private static String requireReason(String reason) {
        if (reason.isBlank()) {
            throw InvalidInputException.of(
                    SUBJECT, "reason", reason, "is blank", "say what changed, or where the limits come from");
        }
        return reason;
    }

    List<Segment> segments() {
        return segments;
    }

    BitSet excluded() {
        return excluded;
    }

    /** Refuses phases and exclusions beyond the points that there are. */
    void requireWithin(int size) {
        int last = segments.get(segments.size() - 1).from();
        int excludedUntil = excluded.length();
        if ((last > 0 && last >= size) || excludedUntil > size) {
            throw InvalidInputException.of(
                    SUBJECT,
                    "point",
                    Math.max(last, excludedUntil - 1),
                    "is not one of the " + size + " points",
                    "points are numbered from 0");
        }
    }

    /**
     * A phase as it was asked for.
     *
     * @param frozenAfter how many of its points the limits come from; 0 when they are given
     */
    record Segment(int from, int frozenAfter, double level, double sigma, String reason) {
        boolean isGiven() {
            return frozenAfter == 0;
        }
    }
}
