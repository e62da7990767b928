package io.github.qms4j.statistics.chart;

import io.github.qms4j.internal.statistics.Inputs;
import java.util.Objects;

/**
 * A rule by which points of a control chart say that something changed. Zones are counted in sigmas from the centre
 * line; the lines themselves belong to the inner zone, but for the limits, of which the policy decides. A run ends where
 * a phase ends.
 */
public sealed interface RunRule {
    /** The name of the rule in its set, such as {@code WE 2}. */
    String id();

    /** What it looks for, in words. */
    String words();

    /** Which points of a pattern are hits. */
    enum Flagging {
        /** The point that completes the pattern, and those that go on with it. */
        FROM_COMPLETION,
        /** Every point of the pattern. */
        WHOLE_PATTERN
    }

    /** A point beyond a limit. */
    record BeyondLimits(String id) implements RunRule {
        public BeyondLimits {
            requireId(id);
        }

        @Override
        public String words() {
            return "a point beyond a limit";
        }
    }

    /**
     * Consecutive points on one side of the centre line; a point on the line ends the run.
     *
     * @param points how many, 2 or more
     */
    record SameSide(String id, int points, Flagging flagging) implements RunRule {
        public SameSide {
            requireId(id);
            Inputs.requireAtLeast("Run rule", "points", points, 2);
            Objects.requireNonNull(flagging, "flagging");
        }

        @Override
        public String words() {
            return points + " points on one side of the centre line";
        }
    }

    /**
     * Consecutive points each above, or each below, the one before; equal neighbours end the trend.
     *
     * @param points how many, the first included; 3 or more
     */
    record Trend(String id, int points, Flagging flagging) implements RunRule {
        public Trend {
            requireId(id);
            Inputs.requireAtLeast("Run rule", "points", points, 3);
            Objects.requireNonNull(flagging, "flagging");
        }

        @Override
        public String words() {
            return points + " points steadily rising or falling";
        }
    }

    /**
     * Consecutive points that go up and down in turn; equal neighbours end the pattern. Flags from its completion.
     *
     * @param points how many, 3 or more
     */
    record Alternating(String id, int points) implements RunRule {
        public Alternating {
            requireId(id);
            Inputs.requireAtLeast("Run rule", "points", points, 3);
        }

        @Override
        public String words() {
            return points + " points up and down in turn";
        }
    }

    /**
     * Some of a few consecutive points far out on one side. Flags the far ones: the one that completes it, or all of
     * them.
     *
     * @param hits how many of them are far out, 1 or more
     * @param points of how many, up to 31
     * @param sigmas how far, beyond 1 or 2 sigmas
     * @param company what is asked of the others, and whether points beyond a limit count
     */
    record FarOut(String id, int hits, int points, int sigmas, Company company, Flagging flagging) implements RunRule {
        public FarOut {
            requireId(id);
            Inputs.requireAtLeast("Run rule", "hits", hits, 1);
            Inputs.requireAtLeast("Run rule", "points", points, hits);
            if (points > 31 || (sigmas != 1 && sigmas != 2)) {
                throw new IllegalArgumentException(
                        "points are up to 31 and sigmas 1 or 2, not " + points + " and " + sigmas);
            }
            Objects.requireNonNull(company, "company");
            Objects.requireNonNull(flagging, "flagging");
        }

        @Override
        public String words() {
            return hits + " of " + points + " points beyond " + sigmas + " sigma on one side"
                    + (company == Company.SAME_SIDE ? ", all " + points + " on that side, none beyond a limit" : "");
        }
    }

    /** What a rule of far points asks of the points among them. */
    enum Company {
        /** Nothing; points beyond a limit count as far out too (Western Electric, Nelson). */
        ANY,
        /** They are on the same side of the centre line, and those beyond a limit do not count (NHS). */
        SAME_SIDE
    }

    /**
     * Consecutive points that all stay within one sigma, the lines included. Flags from the completion.
     *
     * @param points how many, 2 or more
     */
    record WithinOneSigma(String id, int points) implements RunRule {
        public WithinOneSigma {
            requireId(id);
            Inputs.requireAtLeast("Run rule", "points", points, 2);
        }

        @Override
        public String words() {
            return points + " points within 1 sigma";
        }
    }

    /**
     * Consecutive points none of which is within one sigma, with some on each side. Flags from the completion.
     *
     * @param points how many, 2 or more
     */
    record OutsideOneSigma(String id, int points) implements RunRule {
        public OutsideOneSigma {
            requireId(id);
            Inputs.requireAtLeast("Run rule", "points", points, 2);
        }

        @Override
        public String words() {
            return points + " points outside 1 sigma, on both sides";
        }
    }

    private static void requireId(String id) {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a rule needs an id, such as WE 1");
        }
    }
}
