package io.github.qms4j.statistics.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.github.qms4j.conventions.Verifies;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What O(n log n) finds is what looking at all pairs finds. */
@Verifies("KPI-5")
class TrendLawsTest {
    private static final TrendPolicy POLICY = TrendPolicy.standard().withMinimumPoints(3);

    @Test
    void s_is_the_sum_of_the_signs_of_all_pairs() {
        for (int round = 0; round < 300; round++) {
            SplittableRandom random = new SplittableRandom(round);
            double[] values = values(random, random.nextInt(3, 80));
            long s = 0;
            for (int i = 0; i < values.length; i++) {
                for (int j = i + 1; j < values.length; j++) {
                    s += (long) Math.signum(values[j] - values[i]);
                }
            }
            assertThat(MannKendall.of(values, POLICY).orElseThrow().s())
                    .as("seed %d", round)
                    .isEqualTo(s);
        }
    }

    @Test
    void the_seasonal_s_is_the_sum_over_pairs_of_one_season() {
        for (int round = 0; round < 200; round++) {
            SplittableRandom random = new SplittableRandom(round);
            int period = random.nextInt(2, 7);
            double[] values = values(random, random.nextInt(Math.max(3, 2 * period), 80));
            long s = 0;
            for (int i = 0; i < values.length; i++) {
                for (int j = i + period; j < values.length; j += period) {
                    s += (long) Math.signum(values[j] - values[i]);
                }
            }
            assertThat(MannKendall.seasonal(values, period, POLICY)
                            .orElseThrow()
                            .s())
                    .as("seed %d", round)
                    .isEqualTo(s);
        }
    }

    /** With brackets narrowed down to a handful of slopes, which happens by itself only to long series. */
    @Test
    void every_rank_of_the_slopes_is_that_of_all_slopes_sorted() {
        for (int round = 0; round < 60; round++) {
            SplittableRandom random = new SplittableRandom(round);
            double[] x = values(random, random.nextInt(2, 30));
            double[] t = times(random, x.length);
            int[] starts = {0, x.length};
            double[] all = allSlopes(t, x, starts);
            long[] ranks = LongStream.rangeClosed(1, all.length).toArray();

            double[] found = new PairSlopes(t, x, starts, 3, 16).select(ranks);
            for (int r = 0; r < all.length; r++) {
                assertThat(found[r])
                        .as("seed %d, rank %d", round, r + 1)
                        .isCloseTo(all[r], offset(4 * Math.ulp(all[r])));
            }
        }
    }

    /** Quarters over whole times: real slopes are tied, but have no exact floating point number. */
    @Test
    void tied_slopes_that_no_double_holds_exactly_are_counted_right() {
        for (int round = 0; round < 50; round++) {
            SplittableRandom random = new SplittableRandom(round);
            double[] x = random.ints(random.nextInt(5, 30), 0, 4)
                    .mapToDouble(v -> v * 0.25)
                    .toArray();
            double[] t = new double[x.length];
            Arrays.setAll(t, i -> i);
            int[] starts = {0, x.length};
            double[] all = allSlopes(t, x, starts);

            assertThat(new PairSlopes(t, x, starts, 1, 16)
                            .select(LongStream.rangeClosed(1, all.length).toArray()))
                    .as("seed %d", round)
                    .isEqualTo(all);
        }
    }

    @Test
    void slopes_within_blocks_are_those_of_each_block() {
        for (int round = 0; round < 50; round++) {
            SplittableRandom random = new SplittableRandom(round);
            double[] x = values(random, random.nextInt(6, 30));
            int first = random.nextInt(2, x.length - 3);
            int[] starts = {0, first, x.length - 1, x.length};
            double[] t = new double[x.length];
            for (int b = 0; b + 1 < starts.length; b++) {
                for (int i = starts[b]; i < starts[b + 1]; i++) {
                    t[i] = i - starts[b];
                }
            }
            double[] all = allSlopes(t, x, starts);
            double[] found = new PairSlopes(t, x, starts, 3, 16)
                    .select(LongStream.rangeClosed(1, all.length).toArray());
            for (int r = 0; r < all.length; r++) {
                assertThat(found[r])
                        .as("seed %d, rank %d", round, r + 1)
                        .isCloseTo(all[r], offset(4 * Math.ulp(all[r])));
            }
        }
    }

    @Test
    void a_longer_series_has_the_slope_of_all_its_pairs() {
        for (int round = 0; round < 4; round++) {
            SplittableRandom random = new SplittableRandom(round);
            double[] x = values(random, 2_000);
            double[] all = allSlopes(times(x.length), x, new int[] {0, x.length});
            double median = (all[(all.length - 1) / 2] + all[all.length / 2]) / 2;

            assertThat(SenSlope.of(x, POLICY).orElseThrow().slope())
                    .as("seed %d", round)
                    .isCloseTo(median, offset(1e-12));
        }
    }

    @Test
    void a_series_turned_round_has_the_opposite_trend() {
        for (int round = 0; round < 100; round++) {
            SplittableRandom random = new SplittableRandom(round);
            double[] values = values(random, random.nextInt(8, 60));
            double[] reversed = new double[values.length];
            Arrays.setAll(reversed, i -> values[values.length - 1 - i]);
            MannKendall one = MannKendall.of(values, POLICY).orElseThrow();
            MannKendall other = MannKendall.of(reversed, POLICY).orElseThrow();

            assertThat(other.s()).as("seed %d", round).isEqualTo(-one.s());
            assertThat(other.pValue()).isEqualTo(one.pValue());
            assertThat(SenSlope.of(reversed, POLICY).orElseThrow().slope())
                    .isEqualTo(0.0 - SenSlope.of(values, POLICY).orElseThrow().slope());
        }
    }

    /** Some with many ties, some with none, some with a trend. */
    private static double[] values(SplittableRandom random, int count) {
        int kind = random.nextInt(3);
        double slope = random.nextInt(3) == 0 ? random.nextDouble(-1, 1) : 0;
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = switch (kind) {
                case 0 -> random.nextInt(5);
                case 1 -> Math.rint(slope * i) + random.nextInt(3) * 0.5;
                default -> slope * i + random.nextDouble();
            };
        }
        return values;
    }

    private static double[] times(int count) {
        double[] times = new double[count];
        Arrays.setAll(times, i -> i);
        return times;
    }

    private static double[] times(SplittableRandom random, int count) {
        if (random.nextBoolean()) {
            return times(count);
        }
        double[] times = new double[count];
        for (int i = 1; i < count; i++) {
            times[i] = times[i - 1] + random.nextDouble(0.1, 3);
        }
        return times;
    }

    private static double[] allSlopes(double[] t, double[] x, int[] starts) {
        double[] all = new double[x.length * x.length];
        int count = 0;
        for (int b = 0; b + 1 < starts.length; b++) {
            for (int i = starts[b]; i < starts[b + 1]; i++) {
                for (int j = i + 1; j < starts[b + 1]; j++) {
                    all[count++] = (x[j] - x[i]) / (t[j] - t[i]) + 0.0;
                }
            }
        }
        double[] slopes = Arrays.copyOf(all, count);
        Arrays.sort(slopes);
        return slopes;
    }
}
