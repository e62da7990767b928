package io.github.qms4j.trail.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsistencyProofTest {
    private static final int SIZES = 130;
    private static final SampleLog LOG = SampleLog.of(SIZES);

    @Test
    void every_tree_is_proved_to_begin_with_every_earlier_one() {
        forEachPair(
                SIZES,
                (old, size, proof) ->
                        assertThat(proof.proves(LOG.root(old), LOG.root(size))).isTrue());
    }

    @Test
    void no_path_with_a_changed_bit_proves_consistency() {
        forEachPair(SIZES, (old, size, proof) -> refusesAll(old, size, SampleLog.damaged(proof.path(), old + size, 2)));
    }

    @Test
    void each_single_bit_of_a_path_matters() {
        forEachPair(12, (old, size, proof) -> refusesAll(old, size, SampleLog.damaged(proof.path(), 0, 256)));
    }

    @Test
    void no_path_with_a_hash_dropped_added_repeated_or_swapped_proves_consistency() {
        forEachPair(SIZES, (old, size, proof) -> refusesAll(old, size, SampleLog.misshapen(proof.path())));
    }

    @Test
    void no_proof_accepts_an_old_root_with_a_changed_bit() {
        forEachPair(
                SIZES,
                (old, size, proof) -> assertThat(
                                proof.proves(SampleLog.flip(LOG.root(old), (old + size) % 256), LOG.root(size)))
                        .isFalse());
    }

    @Test
    void a_proof_of_growth_accepts_no_new_root_with_a_changed_bit() {
        forEachPair(SIZES, (old, size, proof) -> {
            if (old > 0) {
                assertThat(proof.proves(LOG.root(old), SampleLog.flip(LOG.root(size), (old + size) % 256)))
                        .isFalse();
            }
        });
    }

    @Test
    void a_proof_says_nothing_of_another_earlier_tree() {
        forEachPair(SIZES, (old, size, proof) -> {
            for (int other = 1; other <= size; other++) {
                boolean proved =
                        new ConsistencyProof(other, size, proof.path()).proves(LOG.root(other), LOG.root(size));
                assertThat(proved).isEqualTo(other == old || (old == 0 && other == size));
            }
        });
    }

    @Test
    void a_proof_says_nothing_of_another_later_tree() {
        forEachPair(SIZES, (old, size, proof) -> {
            for (int other = Math.max(old, 1); old > 0 && other <= SIZES; other++) {
                boolean proved = new ConsistencyProof(old, other, proof.path()).proves(LOG.root(old), LOG.root(other));
                assertThat(proved).isEqualTo(other == size);
            }
        });
    }

    @Test
    void a_rewritten_leaf_leaves_no_consistency() {
        SampleLog rewritten = new SampleLog(SampleLog.of(SIZES).leaves().stream()
                .map(leaf -> leaf.equals(LOG.leaf(3)) ? SampleLog.flip(leaf, 0) : leaf)
                .toList());
        for (int old = 4; old <= SIZES; old++) {
            for (int size = old; size <= SIZES; size += 7) {
                ConsistencyProof proof = ConsistencyProof.of(rewritten.subtrees(size), old, size);

                assertThat(proof.proves(LOG.root(old), rewritten.root(size))).isFalse();
            }
        }
    }

    @Test
    void every_tree_begins_with_the_one_without_leaves() {
        assertThat(new ConsistencyProof(0, 5, List.of()).proves(Hash.EMPTY, LOG.root(5)))
                .isTrue();
    }

    @Test
    void the_tree_without_leaves_has_no_other_root() {
        assertThat(new ConsistencyProof(0, 0, List.of()).proves(LOG.root(1), LOG.root(1)))
                .isFalse();
    }

    @Test
    void a_proof_between_different_sizes_is_never_empty() {
        assertThat(new ConsistencyProof(3, 5, List.of()).proves(LOG.root(3), LOG.root(5)))
                .isFalse();
    }

    @Test
    void the_proof_between_huge_trees_takes_few_subtrees() {
        long size = (1L << 62) - 1;
        AtomicInteger asked = new AtomicInteger();
        SubtreeHashes same = (level, index) -> {
            asked.incrementAndGet();
            return Hash.EMPTY;
        };

        ConsistencyProof.of(same, size / 3, size);

        assertThat(asked).hasValueLessThanOrEqualTo(2 * 62);
    }

    @ParameterizedTest
    @CsvSource({"5, 4", "-1, 4", "0, 4611686018427387905"})
    void sizes_that_no_growing_log_has_are_refused(long old, long size) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ConsistencyProof(old, size, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> ConsistencyProof.of(LOG.subtrees(8), old, size));
    }

    @Test
    void the_refusal_names_both_sizes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConsistencyProof.of(LOG.subtrees(8), 5, 4))
                .withMessageContaining("a log of 4 leaves cannot have grown from one of 5");
    }

    private static void refusesAll(int old, int size, List<List<Hash>> paths) {
        for (List<Hash> path : paths) {
            assertThat(new ConsistencyProof(old, size, path).proves(LOG.root(old), LOG.root(size)))
                    .isFalse();
        }
    }

    private static void forEachPair(int sizes, PairCheck check) {
        for (int size = 0; size <= sizes; size++) {
            for (int old = 0; old <= size; old++) {
                check.check(old, size, ConsistencyProof.of(LOG.subtrees(size), old, size));
            }
        }
    }

    @FunctionalInterface
    private interface PairCheck {
        void check(int old, int size, ConsistencyProof proof);
    }
}
