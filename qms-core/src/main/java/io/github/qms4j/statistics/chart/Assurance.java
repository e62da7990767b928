package io.github.qms4j.statistics.chart;

import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.statistics.Improvement;
import java.util.OptionalDouble;

/**
 * Whether a stable process meets a target of itself (rule KPI-10; NHS England, Making Data Count): by where the target lies
 * beside the limits. A target exactly on a limit is met sometimes, unless the policy takes what lies on a limit for
 * outside; that is where public tools differ.
 */
public enum Assurance {
    /** The whole range between the limits is on the good side of the target. */
    ALWAYS_MET,
    /** The target is within the limits: it is met by chance. */
    SOMETIMES_MET,
    /** The whole range is on the bad side: only a change of the process can meet it. */
    NEVER_MET,
    /** Neither way is better, so that a target says nothing. */
    NOT_JUDGED;

    static Assurance of(ControlChart chart, double target, Improvement better) {
        Inputs.requireFinite("Assurance", "target", target);
        if (better == Improvement.NEITHER) {
            return NOT_JUDGED;
        }
        boolean touchIsBeyond = chart.policy().limitTouch() == LimitTouch.OUTSIDE;
        OptionalDouble upper = chart.upperLimit(chart.size() - 1);
        OptionalDouble lower = chart.lowerLimit(chart.size() - 1);
        boolean above =
                upper.isPresent() && (target > upper.getAsDouble() || (touchIsBeyond && target == upper.getAsDouble()));
        boolean below =
                lower.isPresent() && (target < lower.getAsDouble() || (touchIsBeyond && target == lower.getAsDouble()));
        if (!above && !below) {
            return SOMETIMES_MET;
        }
        return above == (better == Improvement.DOWN) ? ALWAYS_MET : NEVER_MET;
    }
}
