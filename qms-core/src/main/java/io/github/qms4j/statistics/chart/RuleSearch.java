package io.github.qms4j.statistics.chart;

import io.github.qms4j.statistics.chart.RunRule.Alternating;
import io.github.qms4j.statistics.chart.RunRule.BeyondLimits;
import io.github.qms4j.statistics.chart.RunRule.Company;
import io.github.qms4j.statistics.chart.RunRule.FarOut;
import io.github.qms4j.statistics.chart.RunRule.Flagging;
import io.github.qms4j.statistics.chart.RunRule.OutsideOneSigma;
import io.github.qms4j.statistics.chart.RunRule.SameSide;
import io.github.qms4j.statistics.chart.RunRule.Trend;
import io.github.qms4j.statistics.chart.RunRule.WithinOneSigma;

/**
 * Finds the hits of a rule in one pass over a stretch, whatever the length of its pattern, and marks them by a bit. A loop
 * for each rule is faster than one loop for all: it stays in registers.
 */
final class RuleSearch {
    private final double[] values;
    private final byte[] bands;
    private final int from;
    private final int until;
    private final int[] hits;

    RuleSearch(double[] values, byte[] bands, int from, int until, int[] hits) {
        this.values = values;
        this.bands = bands;
        this.from = from;
        this.until = until;
        this.hits = hits;
    }

    void mark(RunRule rule, int bit) {
        if (rule instanceof BeyondLimits) {
            markBeyond(bit);
        } else if (rule instanceof SameSide side) {
            markSameSide(side.points(), side.flagging() == Flagging.WHOLE_PATTERN, bit);
        } else if (rule instanceof Trend trend) {
            markTrend(trend.points(), trend.flagging() == Flagging.WHOLE_PATTERN, bit);
        } else if (rule instanceof Alternating alternating) {
            markAlternating(alternating.points(), bit);
        } else if (rule instanceof FarOut far) {
            markFarOut(far, bit);
        } else if (rule instanceof WithinOneSigma within) {
            markWithin(within.points(), bit);
        } else if (rule instanceof OutsideOneSigma outside) {
            markOutside(outside.points(), bit);
        }
    }

    private void markBeyond(int bit) {
        for (int i = from; i < until; i++) {
            if (bands[i] == Bands.BEYOND || bands[i] == -Bands.BEYOND) {
                hits[i] |= bit;
            }
        }
    }

    private void markSameSide(int points, boolean whole, int bit) {
        int side = 0;
        int run = 0;
        for (int i = from; i < until; i++) {
            int next = Integer.signum(bands[i]);
            run = next != 0 && next == side ? run + 1 : next == 0 ? 0 : 1;
            side = next;
            markRun(i, run, points, whole, bit);
        }
    }

    private void markTrend(int points, boolean whole, int bit) {
        int direction = 0;
        int run = 1;
        for (int i = from + 1; i < until; i++) {
            int next = order(values[i], values[i - 1]);
            run = next != 0 && next == direction ? run + 1 : next == 0 ? 1 : 2;
            direction = next;
            markRun(i, run, points, whole, bit);
        }
    }

    private static int order(double value, double before) {
        return value > before ? 1 : value < before ? -1 : 0;
    }

    /** Marks the point at which a run has a length; on completion, all of it when the whole pattern is flagged. */
    private void markRun(int point, int run, int points, boolean whole, int bit) {
        if (run > points || (run == points && !whole)) {
            hits[point] |= bit;
        } else if (run == points) {
            for (int i = point - points + 1; i <= point; i++) {
                hits[i] |= bit;
            }
        }
    }

    private void markAlternating(int points, int bit) {
        int direction = 0;
        int run = 1;
        for (int i = from + 1; i < until; i++) {
            int next = order(values[i], values[i - 1]);
            run = next != 0 && next == -direction ? run + 1 : next == 0 ? 1 : 2;
            direction = next;
            if (run >= points) {
                hits[i] |= bit;
            }
        }
    }

    private void markFarOut(FarOut rule, int bit) {
        boolean sameSide = rule.company() == Company.SAME_SIDE;
        boolean whole = rule.flagging() == Flagging.WHOLE_PATTERN;
        int least = rule.sigmas() + 1;
        int most = sameSide ? Bands.BEYOND - 1 : Bands.BEYOND;
        int window = (int) ((1L << rule.points()) - 1);
        int far = 0;
        int farBelow = 0;
        int above = 0;
        int below = 0;
        for (int i = from; i < until; i++) {
            int band = bands[i];
            far = (far << 1 | (band >= least && band <= most ? 1 : 0)) & window;
            farBelow = (farBelow << 1 | (-band >= least && -band <= most ? 1 : 0)) & window;
            above = (above << 1 | (band > 0 ? 1 : 0)) & window;
            below = (below << 1 | (band < 0 ? 1 : 0)) & window;
            if (!sameSide || above == window) {
                markFar(i, far, rule.hits(), whole, bit);
            }
            if (!sameSide || below == window) {
                markFar(i, farBelow, rule.hits(), whole, bit);
            }
        }
    }

    /** Marks by the far points of a window, of which the lowest bit is the current one. */
    private void markFar(int point, int far, int least, boolean whole, int bit) {
        if (far == 0 || Integer.bitCount(far) < least) {
            return;
        }
        if (!whole) {
            hits[point] |= (far & 1) == 0 ? 0 : bit;
            return;
        }
        for (int back = 0, rest = far; rest != 0; back++, rest >>>= 1) {
            hits[point - back] |= (rest & 1) == 0 ? 0 : bit;
        }
    }

    private void markWithin(int points, int bit) {
        int run = 0;
        for (int i = from; i < until; i++) {
            run = Math.abs(bands[i]) <= Bands.WITHIN_ONE ? run + 1 : 0;
            if (run >= points) {
                hits[i] |= bit;
            }
        }
    }

    private void markOutside(int points, int bit) {
        int run = 0;
        int lastAbove = Integer.MIN_VALUE;
        int lastBelow = Integer.MIN_VALUE;
        for (int i = from; i < until; i++) {
            int band = bands[i];
            run = Math.abs(band) > Bands.WITHIN_ONE ? run + 1 : 0;
            lastAbove = band > Bands.WITHIN_ONE ? i : lastAbove;
            lastBelow = band < -Bands.WITHIN_ONE ? i : lastBelow;
            if (run >= points && lastAbove > i - points && lastBelow > i - points) {
                hits[i] |= bit;
            }
        }
    }
}
