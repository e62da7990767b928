package io.github.qms4j.persistence.jpa;

import java.util.SplittableRandom;

/**
 * Which of thousands of alterations are tried: one of so many by chance, another part in each run. The system property
 * {@code qms.seed} repeats a run, {@code qms.tampering=all} tries all, each by itself.
 */
final class AlterationSample {
    /** Whether all are to be tried, each by itself, however long that takes. */
    static final boolean IS_FULL_RUN = "all".equals(System.getProperty("qms.tampering"));

    private final int oneOf;
    private final long seed = Long.getLong("qms.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);

    private AlterationSample(int oneOf) {
        this.oneOf = IS_FULL_RUN ? 1 : oneOf;
    }

    static AlterationSample all() {
        return new AlterationSample(1);
    }

    static AlterationSample oneOf(int many) {
        return new AlterationSample(many);
    }

    boolean isDrawn() {
        return random.nextInt(oneOf) == 0;
    }

    @Override
    public String toString() {
        return oneOf == 1 ? "all" : "one of " + oneOf + " by seed " + seed;
    }
}
