package io.github.qms4j.statistics.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.internal.statistics.PairOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is computed without forming all pairs or all orders is what forming them gives. */
@Verifies("SOL-4")
class RankLawsTest {
    private static final EffectPolicy POLICY = EffectPolicy.standard().withMinimumPerPeriod(2);

    @Test
    void every_rank_of_the_differences_is_that_of_all_differences_sorted() {
        for (int round = 0; round < 100; round++) {
            SplittableRandom random = new SplittableRandom(round);
            double[] x = values(random, random.nextInt(1, 20));
            double[] y = values(random, random.nextInt(1, 20));
            double[] all = new double[x.length * y.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = y[i % y.length] - x[i / y.length] + 0.0;
            }
            Arrays.sort(all);
            PairOrder order = PairOrder.differences(y, x);

            assertThat(order.count()).isEqualTo(all.length);
            for (int r = 1; r <= all.length; r++) {
                assertThat(order.rank(r)).as("seed %d, rank %d", round, r).isEqualTo(all[r - 1]);
            }
        }
    }

    @Test
    void every_rank_of_the_means_is_that_of_all_means_sorted() {
        for (int round = 0; round < 100; round++) {
            SplittableRandom random = new SplittableRandom(round);
            double[] x = values(random, random.nextInt(1, 25));
            double[] all = new double[x.length * (x.length + 1) / 2];
            int count = 0;
            for (int i = 0; i < x.length; i++) {
                for (int j = i; j < x.length; j++) {
                    all[count++] = (x[i] + x[j]) / 2 + 0.0;
                }
            }
            Arrays.sort(all);
            PairOrder order = PairOrder.means(x);

            assertThat(order.count()).isEqualTo(all.length);
            for (int r = 1; r <= all.length; r++) {
                assertThat(order.rank(r)).as("seed %d, rank %d", round, r).isEqualTo(all[r - 1]);
            }
        }
    }

    @Test
    void w_counts_the_pairs_in_which_after_is_greater() {
        for (int round = 0; round < 100; round++) {
            SplittableRandom random = new SplittableRandom(round);
            double[] x = values(random, random.nextInt(2, 30));
            double[] y = values(random, random.nextInt(2, 30));
            double w = 0;
            for (double before : x) {
                for (double after : y) {
                    w += after > before ? 1 : after == before ? 0.5 : 0;
                }
            }
            assertThat(RankSumTest.of(x, y, POLICY).orElseThrow().w())
                    .as("seed %d", round)
                    .isEqualTo(w);
        }
    }

    /** Every choice of the ranks after is as probable. */
    @Test
    void the_exact_probability_is_that_of_all_choices_counted() {
        int m = 5;
        int n = 4;
        for (int w = 0; w <= m * n; w++) {
            int atMost = 0;
            int all = 0;
            for (int chosen = 0; chosen < 1 << (m + n); chosen++) {
                if (Integer.bitCount(chosen) == n) {
                    int sum = 0;
                    for (int bit = 0; bit < m + n; bit++) {
                        sum += (chosen >> bit & 1) * (bit + 1);
                    }
                    all++;
                    atMost += sum - n * (n + 1) / 2 <= w ? 1 : 0;
                }
            }
            assertThat(RankDistribution.ofRankSums(m, n).atMost(w)).isCloseTo((double) atMost / all, offset(1e-15));
        }
    }

    @Test
    void a_shift_of_all_values_after_shifts_the_effect() {
        for (int round = 0; round < 50; round++) {
            SplittableRandom random = new SplittableRandom(round);
            double[] x = values(random, random.nextInt(2, 30));
            double[] y = values(random, random.nextInt(2, 30));
            double[] shifted = Arrays.stream(y).map(v -> v + 16).toArray();

            assertThat(RankSumTest.of(x, shifted, POLICY).orElseThrow().effect())
                    .as("seed %d", round)
                    .isCloseTo(RankSumTest.of(x, y, POLICY).orElseThrow().effect() + 16, offset(1e-12));
        }
    }

    private static double[] values(SplittableRandom random, int count) {
        boolean tied = random.nextBoolean();
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = tied ? random.nextInt(-3, 4) : random.nextDouble(-1, 1);
        }
        return values;
    }
}
