package io.github.qms4j.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Verifies("KPI-9")
class MomentsTest {
    static Stream<Arguments> certified() {
        return Stream.of(
                Arguments.of("Michelson", KnownSeries.michelson(), 299.852400000000, 0.0790105478190518),
                Arguments.of("Mavro", KnownSeries.mavro(), 2.00185600000000, 0.000429123454003053),
                Arguments.of("Lew", KnownSeries.lew(), -177.435000000000, 277.332168044316));
    }

    /** Of Michelson, whose mean is 3,800 standard deviations, doubles cannot hold more than twelve digits of the latter. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("certified")
    void mean_and_deviation_are_those_that_nist_certifies(String name, double[] values, double mean, double deviation) {
        Moments moments = Moments.of(values);

        assertThat(moments.mean().orElseThrow()).isCloseTo(mean, offset(1e-14 * Math.abs(mean)));
        assertThat(moments.standardDeviation().orElseThrow()).isCloseTo(deviation, offset(1e-12 * deviation));
    }

    @Test
    void parts_merged_give_the_moments_of_the_whole() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 50; round++) {
            double[] values = random.doubles(random.nextInt(2, 60), -1e3, 1e3).toArray();
            Moments[] parts = {new Moments(), new Moments(), new Moments()};
            for (double value : values) {
                parts[random.nextInt(3)].add(value);
            }
            parts[0].merge(parts[1]);
            parts[0].merge(parts[2]);
            Moments whole = Moments.of(values);

            assertThat(parts[0].count()).isEqualTo(whole.count());
            assertThat(parts[0].mean().orElseThrow()).isCloseTo(whole.mean().orElseThrow(), offset(1e-10));
            assertThat(parts[0].variance().orElseThrow())
                    .isCloseTo(whole.variance().orElseThrow(), offset(1e-8));
            assertThat(parts[0].least()).isEqualTo(whole.least());
            assertThat(parts[0].greatest()).isEqualTo(whole.greatest());
        }
    }

    @Test
    void merging_nothing_changes_nothing() {
        Moments moments = Moments.of(new double[] {1, 2, 4});
        moments.merge(new Moments());

        assertThat(moments.count()).isEqualTo(3);
        assertThat(moments.variance().orElseThrow()).isCloseTo(7 / 3.0, offset(1e-15));
    }

    @Test
    void nothing_has_no_mean_and_a_single_value_no_variance() {
        assertThat(new Moments().mean()).isEmpty();
        assertThat(new Moments().least()).isEmpty();
        assertThat(new Moments().greatest()).isEmpty();
        assertThat(Moments.of(new double[] {5}).mean()).hasValue(5);
        assertThat(Moments.of(new double[] {5}).variance()).isEmpty();
        assertThat(Moments.of(new double[] {5}).standardDeviation()).isEmpty();
    }

    @Test
    void a_value_that_is_not_finite_is_refused_and_not_counted() {
        Moments moments = Moments.of(new double[] {1, 2});

        assertThatThrownBy(() -> moments.add(Double.NaN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("value 2 'NaN'");
        assertThat(moments.count()).isEqualTo(2);
    }
}
