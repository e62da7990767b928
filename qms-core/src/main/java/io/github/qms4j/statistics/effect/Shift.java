package io.github.qms4j.statistics.effect;

/** What a comparison of before and after comes to, whichever way is better. */
public enum Shift {
    /** Higher after than before, by more than chance. */
    HIGHER,
    /** Lower after than before, by more than chance. */
    LOWER,
    /** Nothing that chance would not do; which is no proof that nothing changed. */
    NO_EVIDENCE;

    /** By the sign of the effect, when chance makes one as far from none with less than the risk. */
    static Shift of(double effect, double pValue, double risk) {
        if (pValue >= risk || effect == 0) {
            return NO_EVIDENCE;
        }
        return effect > 0 ? HIGHER : LOWER;
    }
}
