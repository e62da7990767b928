package io.github.qms4j.kpi;

import java.math.BigDecimal;

/**
 * How a percentile is read from sorted values, by the numbers of Hyndman and Fan, Sample Quantiles in Statistical
 * Packages, The American Statistician 50 (1996) 361–365. Where it falls between two values, types 6 and 7 interpolate.
 */
public enum PercentileDefinition {
    /** The smallest value with at least that share of all values at or below it: rank ⌈n·p⌉. Always a value that occurred. */
    NEAREST_RANK("nearest rank") {
        @Override
        Place place(long n, int percent) {
            return new Place(Math.max(1, -Math.floorDiv(-Math.multiplyExact(n, (long) percent), PERCENT)), 0);
        }
    },
    /** Type 7, of Excel's PERCENTILE.INC, R and NumPy: place 1 + (n − 1)·p. */
    LINEAR("linear, type 7") {
        @Override
        Place place(long n, int percent) {
            long hundredths = Math.multiplyExact(n - 1, (long) percent);
            return new Place(1 + hundredths / PERCENT, (int) (hundredths % PERCENT));
        }
    },
    /** Type 6, of Excel's PERCENTILE.EXC, Minitab and SPSS: place (n + 1)·p, and the least or greatest value outside. */
    N_PLUS_ONE("n + 1 rule, type 6") {
        @Override
        Place place(long n, int percent) {
            long hundredths = Math.multiplyExact(n + 1, (long) percent);
            if (hundredths < PERCENT) {
                return new Place(1, 0);
            }
            long rank = hundredths / PERCENT;
            return rank >= n ? new Place(n, 0) : new Place(rank, (int) (hundredths % PERCENT));
        }
    };

    private static final long PERCENT = 100;

    private final String printed;

    PercentileDefinition(String printed) {
        this.printed = printed;
    }

    /** As it is printed with a figure, such as {@code nearest rank}. */
    public String printed() {
        return printed;
    }

    abstract Place place(long n, int percent);

    /** The value at this place among {@code n} values of which any rank can be asked for. */
    BigDecimal of(LongCounts values, int percent) {
        long n = values.total();
        Place place = place(n, percent);
        long[] around = values.atRanks(place.rank(), Math.min(place.rank() + 1, n));
        BigDecimal below = BigDecimal.valueOf(around[0]);
        return BigDecimal.valueOf(around[1])
                .subtract(below)
                .multiply(BigDecimal.valueOf(place.hundredths(), 2))
                .add(below);
    }

    /**
     * Between two ranks.
     *
     * @param rank from 1
     * @param hundredths of the way to the next one, below 100
     */
    record Place(long rank, int hundredths) {}
}
