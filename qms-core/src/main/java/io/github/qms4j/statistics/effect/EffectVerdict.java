package io.github.qms4j.statistics.effect;

import io.github.qms4j.statistics.Improvement;
import io.github.qms4j.statistics.Outcome;

/** What a change came to (rule SOL-4). */
public enum EffectVerdict {
    /** Better after, by more than chance. */
    IMPROVED,
    /** Worse after, by more than chance. */
    WORSE,
    /** Different after, by more than chance, where neither way is better. */
    CHANGED,
    /** Nothing that chance would not do. */
    NO_EVIDENCE,
    /** There are too few data to tell. */
    TOO_FEW,
    /** The method says nothing about such data; the outcome has the reason. */
    UNDEFINED;

    /** Reads a comparison when one way is better. */
    public static EffectVerdict of(Outcome<? extends Comparison> outcome, Improvement better) {
        if (outcome instanceof Outcome.TooFew) {
            return TOO_FEW;
        } else if (outcome instanceof Outcome.Undefined) {
            return UNDEFINED;
        }
        return of(outcome.orElseThrow().verdict(), better);
    }

    private static EffectVerdict of(Shift shift, Improvement better) {
        if (shift == Shift.NO_EVIDENCE) {
            return NO_EVIDENCE;
        } else if (better == Improvement.NEITHER) {
            return CHANGED;
        }
        return (shift == Shift.HIGHER) == (better == Improvement.UP) ? IMPROVED : WORSE;
    }
}
