package io.github.qms4j.trail.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleFrontierTest {
    private static final int SIZES = 300;
    private static final SampleLog LOG = SampleLog.of(SIZES);

    @Test
    void leaves_appended_one_by_one_give_the_root_of_the_definition() {
        MerkleFrontier frontier = MerkleFrontier.empty();
        for (int size = 1; size <= SIZES; size++) {
            frontier = frontier.append(LOG.leaf(size - 1));

            assertThat(frontier.root()).isEqualTo(LOG.root(size));
        }
    }

    @Test
    void leaves_appended_at_once_make_the_same_tree_as_one_by_one() {
        for (int before = 0; before < 40; before++) {
            for (int size = before; size < 80; size++) {
                MerkleFrontier grown = MerkleFrontier.empty()
                        .appendAll(LOG.leaves().subList(0, before))
                        .appendAll(LOG.leaves().subList(before, size));

                assertThat(grown.root()).isEqualTo(LOG.root(size));
            }
        }
    }

    @Test
    void a_tree_is_taken_up_again_from_its_peaks() {
        for (int size = 0; size < SIZES; size++) {
            MerkleFrontier built = MerkleFrontier.empty().appendAll(LOG.leaves().subList(0, size));

            assertThat(MerkleFrontier.of(size, built.peaks())).isEqualTo(built).hasSameHashCodeAs(built);
        }
    }

    @Test
    void a_tree_is_taken_up_again_from_its_complete_subtrees() {
        for (int size = 0; size < SIZES; size++) {
            MerkleFrontier built = MerkleFrontier.empty().appendAll(LOG.leaves().subList(0, size));

            assertThat(MerkleFrontier.of(size, LOG.subtrees(size))).isEqualTo(built);
        }
    }

    @Test
    void the_largest_peak_comes_first() {
        MerkleFrontier frontier = MerkleFrontier.empty().appendAll(LOG.leaves().subList(0, 7));

        assertThat(frontier.peaks())
                .containsExactly(LOG.root(4), SampleLog.treeHash(LOG.leaves().subList(4, 6)), LOG.leaf(6));
    }

    @Test
    void the_tree_without_leaves_has_the_hash_of_nothing() {
        assertThat(MerkleFrontier.empty().root()).isEqualTo(Hash.EMPTY);
    }

    @Test
    void appending_leaves_the_tree_before_as_it_was() {
        MerkleFrontier before = MerkleFrontier.empty().appendAll(LOG.leaves().subList(0, 5));

        before.append(LOG.leaf(5));

        assertThat(before.root()).isEqualTo(LOG.root(5));
    }

    @Test
    void a_tree_grows_to_2_to_the_62_leaves() {
        long almost = (1L << 62) - 1;

        MerkleFrontier full =
                MerkleFrontier.of(almost, Collections.nCopies(62, Hash.EMPTY)).append(Hash.EMPTY);

        assertThat(full.size()).isEqualTo(1L << 62);
        assertThat(full.peaks()).hasSize(1);
    }

    @Test
    void a_tree_of_2_to_the_62_leaves_takes_no_more() {
        MerkleFrontier full = MerkleFrontier.of(1L << 62, List.of(Hash.EMPTY));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> full.append(Hash.EMPTY))
                .withMessageContaining("outside 0 to 2^62");
    }

    @Test
    void peaks_that_no_tree_of_that_size_has_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MerkleFrontier.of(5, List.of(Hash.EMPTY)))
                .withMessageContaining("a tree of 5 leaves has 2 peaks")
                .withMessageContaining("given were 1");
    }

    @Test
    void a_negative_size_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleFrontier.of(-1, List.of(Hash.EMPTY)));
    }
}
