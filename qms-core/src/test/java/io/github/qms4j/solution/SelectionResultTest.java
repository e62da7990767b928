package io.github.qms4j.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.qms4j.access.By;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.Act;
import io.github.qms4j.solution.SelectionResult.Scored;
import io.github.qms4j.solution.SelectionResult.Sensitivity;
import io.github.qms4j.solution.SelectionResult.Spread;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SelectionResultTest {
    private static final VendorId VENDOR = VendorId.of("VEN-2026-0001");

    private static Act act(String person) {
        return new Act(By.of(person), Instant.EPOCH, LocalDate.EPOCH, "");
    }

    private static Selection selection(Specification specification, String... candidates) {
        Selection selection = Selection.opened(
                SelectionDraft.of("a tool", "needed", "u-owner", LocalDate.EPOCH, specification), act("u-owner"));
        for (String candidate : candidates) {
            selection = selection.with(Candidate.of(candidate, VENDOR, candidate));
        }
        return selection;
    }

    private static Specification weights(String... weights) {
        Specification specification = Specification.on(Scale.of(0, 10));
        for (int i = 0; i < weights.length; i++) {
            specification = specification.with(Criterion.of("c" + (i + 1), "criterion " + (i + 1), weights[i]));
        }
        return specification;
    }

    private static Map<String, BigDecimal> scores(String... scores) {
        Map<String, BigDecimal> byCriterion = new TreeMap<>();
        for (int i = 0; i < scores.length; i++) {
            byCriterion.put("c" + (i + 1), new BigDecimal(scores[i]));
        }
        return byCriterion;
    }

    private static Scored of(SelectionResult result, String candidate) {
        return result.candidates().stream()
                .filter(c -> c.candidate().equals(candidate))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Verifies("SOL-1")
    void a_total_is_the_weighted_mean_of_the_means_over_evaluators() {
        Selection selection = selection(weights("5", "3", "2"), "A", "B")
                .scored("A", scores("5", "3", "4"), act("u-1"))
                .scored("A", scores("4", "3", "4"), act("u-2"))
                .scored("B", scores("3", "5", "3"), act("u-1"))
                .scored("B", scores("3", "4", "3"), act("u-2"));

        SelectionResult result = selection.result();

        assertThat(result.ranking()).containsExactly("A", "B");
        assertThat(of(result, "A").total().orElseThrow()).isEqualByComparingTo("3.95");
        assertThat(of(result, "B").total().orElseThrow()).isEqualByComparingTo("3.45");
    }

    @Test
    @Verifies("SOL-1")
    void how_far_the_evaluators_are_apart_is_shown_by_criterion_and_by_evaluator() {
        Selection selection = selection(weights("1", "1"), "A")
                .scored("A", scores("2", "7"), act("u-1"))
                .scored("A", scores("5", "7"), act("u-2"))
                .scored("A", scores("3", "7"), act("u-3"));

        Scored scored = of(selection.result(), "A");

        Spread first = Objects.requireNonNull(scored.scores().get("c1"));
        assertThat(first.mean()).isCloseTo(new BigDecimal("3.33333333333"), within(new BigDecimal("1e-10")));
        assertThat(first.range()).isEqualByComparingTo("3");
        assertThat(scored.scores().values()).extracting(Spread::range).last().isEqualTo(new BigDecimal("0"));
        assertThat(scored.evaluators()).containsOnlyKeys("u-1", "u-2", "u-3");
        assertThat(scored.evaluators().get("u-2")).isEqualByComparingTo("6");
    }

    @Test
    @Verifies("SOL-1")
    void a_must_have_that_is_not_met_and_a_minimum_that_is_missed_knock_out_whatever_the_total() {
        Specification specification = weights("1", "0")
                .with(Requirement.must("R-1", "audit trail"))
                .with(Requirement.should("R-2", "mobile"))
                .with(Criterion.of("c3", "support", "0").atLeast("2"));
        Candidate.Fulfilment unmet = new Candidate.Fulfilment(false, "shown", By.of("u-1"));
        Selection selection = selection(specification, "A", "B", "C")
                .judged("A", "R-1", unmet)
                .judged("C", "R-2", unmet)
                .scored("A", scores("9", "9", "9"), act("u-1"))
                .scored("B", scores("9", "9", "1"), act("u-1"))
                .scored("C", scores("1", "1", "2"), act("u-1"));

        SelectionResult result = selection.result();

        assertThat(result.ranking()).containsExactly("C");
        assertThat(of(result, "A").knockedOutBy()).containsExactly("R-1");
        assertThat(of(result, "B").knockedOutBy()).containsExactly("c3");
        assertThat(of(result, "C").isEligible()).isTrue();
    }

    @Test
    @Verifies("SOL-1")
    void a_winner_that_a_fifth_of_one_weight_undoes_is_said_to_be_unstable_with_the_weight_and_the_lead() {
        // As they are: A (5·6 + 5·4)/10 = 5.0, B (5·4 + 5·5.9)/10 = 4.95.
        Selection selection = selection(weights("5", "5"), "A", "B")
                .scored("A", scores("6", "4"), act("u-1"))
                .scored("B", scores("4", "5.9"), act("u-1"));

        SelectionResult result = selection.result();

        assertThat(result.isStable()).isFalse();
        Sensitivity less = result.sensitivity().stream()
                .filter(s -> s.criterion().equals("c1") && s.percent() == -20)
                .findFirst()
                .orElseThrow();
        // Weights 4 and 6: A 4.8, B 5.14.
        assertThat(less.leaders()).containsExactly("B");
        assertThat(less.lead()).isEqualByComparingTo("-0.34");
        assertThat(less.changesLeader()).isTrue();
        assertThat(result.closest().orElseThrow().lead()).isEqualByComparingTo("-0.34");
    }

    @Test
    @Verifies("SOL-1")
    void the_other_weights_are_rescaled_so_that_their_sum_stays() {
        // Weights 5, 3, 2; c1 to 6 leaves 4 for the others: 2.4 and 1.6. A alone is scored in c2.
        Selection selection = selection(weights("5", "3", "2"), "A", "B")
                .scored("A", scores("1", "10", "0"), act("u-1"))
                .scored("B", scores("0", "0", "0"), act("u-1"));

        Sensitivity more = selection.result().sensitivity().stream()
                .filter(s -> s.criterion().equals("c1") && s.percent() == 20)
                .findFirst()
                .orElseThrow();

        assertThat(more.lead()).isEqualByComparingTo("3.0");
    }

    @Test
    @Verifies("SOL-1")
    void a_winner_that_no_fifth_of_a_weight_undoes_is_stable_and_the_least_lead_is_told() {
        Selection selection = selection(weights("5", "5"), "A", "B")
                .scored("A", scores("8", "6"), act("u-1"))
                .scored("B", scores("4", "5"), act("u-1"));

        SelectionResult result = selection.result();

        assertThat(result.isStable()).isTrue();
        // Weights 4 and 6: A 6.8, B 4.6.
        assertThat(result.closest().orElseThrow().lead()).isEqualByComparingTo("2.2");
    }

    @Test
    @Verifies("SOL-1")
    void candidates_that_are_level_are_not_told_apart_by_rounding() {
        // Thirds: (1/3 + 2/3) beside (2/3 + 1/3), and the same sums in another order.
        Selection selection = selection(weights("1", "1"), "A", "B")
                .scored("A", scores("0", "1"), act("u-1"))
                .scored("A", scores("0", "0"), act("u-2"))
                .scored("A", scores("1", "1"), act("u-3"))
                .scored("B", scores("1", "0"), act("u-1"))
                .scored("B", scores("1", "0"), act("u-2"))
                .scored("B", scores("0", "1"), act("u-3"));

        SelectionResult result = selection.result();

        assertThat(result.isStable()).isFalse();
        assertThat(result.sensitivity()).isEmpty();
        assertThat(result.ranking()).containsExactly("A", "B");
    }

    @Test
    @Verifies("SOL-1")
    void a_weight_that_is_nearly_all_is_moved_up_to_the_whole_at_the_most() {
        Selection selection = selection(weights("9", "1"), "A", "B")
                .scored("A", scores("2", "0"), act("u-1"))
                .scored("B", scores("1", "10"), act("u-1"));

        Sensitivity more = selection.result().sensitivity().stream()
                .filter(s -> s.criterion().equals("c1") && s.percent() == 20)
                .findFirst()
                .orElseThrow();

        // B leads by (9 + 10 − 18)/10; with c1 alone A is 1 before.
        assertThat(more.leaders()).containsExactly("A");
        assertThat(more.lead()).isEqualByComparingTo("-1");
    }

    @Test
    @Verifies("SOL-1")
    void one_criterion_alone_cannot_be_weighed_otherwise() {
        Selection selection = selection(weights("3"), "A", "B")
                .scored("A", scores("2"), act("u-1"))
                .scored("B", scores("1"), act("u-1"));

        assertThat(selection.result().isStable()).isTrue();
        assertThat(selection.result().sensitivity())
                .allSatisfy(s -> assertThat(s.lead()).isEqualByComparingTo("1"));
    }

    /** By floating point and in another order of operations. */
    @Test
    @Verifies("SOL-1")
    void every_sensitivity_is_what_the_definition_gives_on_random_selections() {
        Random random = new Random(7);
        int trials = 0;
        for (int i = 0; i < 200; i++) {
            int criteria = 2 + random.nextInt(4);
            String[] weights = new String[criteria];
            Arrays.setAll(weights, k -> String.valueOf(1 + random.nextInt(9)));
            Selection selection = selection(weights(weights), "A", "B", "C");
            Map<String, double[]> means = new TreeMap<>();
            int evaluators = 1 + random.nextInt(3);
            for (String candidate : List.of("A", "B", "C")) {
                double[] mean = new double[criteria];
                for (int e = 0; e < evaluators; e++) {
                    String[] given = new String[criteria];
                    Arrays.setAll(given, k -> String.valueOf(random.nextInt(11)));
                    for (int k = 0; k < criteria; k++) {
                        mean[k] += Double.parseDouble(given[k]) / evaluators;
                    }
                    selection = selection.scored(candidate, scores(given), act("u-" + e));
                }
                means.put(candidate, mean);
            }
            SelectionResult result = selection.result();
            for (Sensitivity s : result.sensitivity()) {
                double expected = lead(result.ranking().get(0), means, moved(weights, s));
                assertThat(s.lead().setScale(9, RoundingMode.HALF_EVEN).doubleValue())
                        .isCloseTo(expected, within(1e-8));
                trials++;
            }
        }
        assertThat(trials).isGreaterThan(500);
    }

    private static double[] moved(String[] weights, Sensitivity s) {
        double[] share = Arrays.stream(weights).mapToDouble(Double::parseDouble).toArray();
        double sum = Arrays.stream(share).sum();
        int which = Integer.parseInt(s.criterion().substring(1)) - 1;
        double wanted = Math.min(1, share[which] / sum * (1 + s.percent() / 100.0));
        double left = 1 - share[which] / sum;
        for (int k = 0; k < share.length; k++) {
            share[k] = k == which ? wanted : share[k] / sum / left * (1 - wanted);
        }
        return share;
    }

    private static double lead(String winner, Map<String, double[]> means, double[] shares) {
        List<Double> others = new ArrayList<>();
        double own = 0;
        for (Map.Entry<String, double[]> candidate : means.entrySet()) {
            double total = 0;
            for (int k = 0; k < shares.length; k++) {
                total += shares[k] * candidate.getValue()[k];
            }
            if (candidate.getKey().equals(winner)) {
                own = total;
            } else {
                others.add(total);
            }
        }
        return own - others.stream().mapToDouble(d -> d).max().orElseThrow();
    }
}
