package io.github.qms4j.trail.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InclusionProofTest {
    private static final int SIZES = 130;
    private static final SampleLog LOG = SampleLog.of(SIZES);

    @Test
    void every_leaf_of_every_tree_is_proved() {
        forEachLeaf(
                SIZES,
                (leaf, size, proof) ->
                        assertThat(proof.proves(LOG.leaf(leaf), LOG.root(size))).isTrue());
    }

    @Test
    void no_path_with_a_changed_bit_proves_a_leaf() {
        forEachLeaf(
                SIZES, (leaf, size, proof) -> refusesAll(leaf, size, SampleLog.damaged(proof.path(), leaf + size, 2)));
    }

    @Test
    void each_single_bit_of_a_path_matters() {
        forEachLeaf(12, (leaf, size, proof) -> refusesAll(leaf, size, SampleLog.damaged(proof.path(), 0, 256)));
    }

    @Test
    void no_path_with_a_hash_dropped_added_repeated_or_swapped_proves_a_leaf() {
        forEachLeaf(SIZES, (leaf, size, proof) -> refusesAll(leaf, size, SampleLog.misshapen(proof.path())));
    }

    @Test
    void a_proof_says_nothing_of_another_place() {
        forEachLeaf(SIZES, (leaf, size, proof) -> {
            for (int other = 0; other < size; other++) {
                boolean proved = new InclusionProof(other, size, proof.path()).proves(LOG.leaf(leaf), LOG.root(size));
                assertThat(proved).isEqualTo(other == leaf);
            }
        });
    }

    @Test
    void a_proof_says_nothing_of_another_leaf() {
        forEachLeaf(
                SIZES,
                (leaf, size, proof) -> assertThat(proof.proves(LOG.leaf((leaf + 1) % SIZES), LOG.root(size)))
                        .isFalse());
    }

    @Test
    void a_proof_says_nothing_of_a_tree_of_another_size() {
        forEachLeaf(SIZES, (leaf, size, proof) -> {
            for (int other = leaf + 1; other <= SIZES; other++) {
                boolean proved = new InclusionProof(leaf, other, proof.path()).proves(LOG.leaf(leaf), LOG.root(other));
                assertThat(proved).isEqualTo(other == size);
            }
        });
    }

    @Test
    void a_proof_says_nothing_of_a_root_with_a_changed_bit() {
        forEachLeaf(
                SIZES,
                (leaf, size, proof) -> assertThat(
                                proof.proves(LOG.leaf(leaf), SampleLog.flip(LOG.root(size), (leaf + size) % 256)))
                        .isFalse());
    }

    /** Three leaves or four: the first leaf has two hashes on its right in either. */
    @Test
    void the_size_is_not_proved_by_the_root() {
        InclusionProof proof = InclusionProof.of(LOG.subtrees(3), 0, 3);

        assertThat(new InclusionProof(0, 4, proof.path()).proves(LOG.leaf(0), LOG.root(3)))
                .isTrue();
    }

    @Test
    void the_proof_for_a_leaf_of_a_huge_tree_takes_few_subtrees() {
        long size = (1L << 62) - 1;
        AtomicInteger asked = new AtomicInteger();
        SubtreeHashes same = (level, index) -> {
            asked.incrementAndGet();
            return Hash.EMPTY;
        };

        InclusionProof.of(same, size / 3, size);

        assertThat(asked).hasValueLessThanOrEqualTo(2 * 62);
    }

    @Test
    void the_only_leaf_is_the_root() {
        assertThat(new InclusionProof(0, 1, List.of()).proves(LOG.leaf(0), LOG.leaf(0)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "8, 8", "-1, 8", "0, -1", "0, 4611686018427387905"})
    void a_leaf_that_the_tree_does_not_have_is_refused(long leaf, long size) {
        assertThatIllegalArgumentException().isThrownBy(() -> new InclusionProof(leaf, size, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> InclusionProof.of(LOG.subtrees(8), leaf, size));
    }

    @Test
    void the_refusal_names_leaf_and_size() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InclusionProof.of(LOG.subtrees(8), 8, 8))
                .withMessageContaining("a tree of 8 leaves has no leaf 8");
    }

    private static void refusesAll(int leaf, int size, List<List<Hash>> paths) {
        for (List<Hash> path : paths) {
            assertThat(new InclusionProof(leaf, size, path).proves(LOG.leaf(leaf), LOG.root(size)))
                    .isFalse();
        }
    }

    private static void forEachLeaf(int sizes, LeafCheck check) {
        for (int size = 1; size <= sizes; size++) {
            for (int leaf = 0; leaf < size; leaf++) {
                check.check(leaf, size, InclusionProof.of(LOG.subtrees(size), leaf, size));
            }
        }
    }

    @FunctionalInterface
    private interface LeafCheck {
        void check(int leaf, int size, InclusionProof proof);
    }
}
