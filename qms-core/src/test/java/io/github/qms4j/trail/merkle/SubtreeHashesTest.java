package io.github.qms4j.trail.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Subtrees of leaves that a host has at hand. */
class SubtreeHashesTest {
    @Test
    void proofs_from_a_list_of_leaves_lead_to_the_root() {
        for (int size = 1; size <= 40; size++) {
            SampleLog log = SampleLog.of(size);
            SubtreeHashes subtrees = SubtreeHashes.of(log.leaves());
            assertThat(MerkleFrontier.of(size, subtrees).root()).isEqualTo(log.root(size));
            for (int i = 0; i < size; i++) {
                assertThat(InclusionProof.of(subtrees, i, size).proves(log.leaf(i), log.root(size)))
                        .isTrue();
                assertThat(ConsistencyProof.of(subtrees, i, size).proves(log.root(i), log.root(size)))
                        .isTrue();
            }
        }
    }

    @Test
    void a_subtree_that_is_not_complete_is_refused() {
        SubtreeHashes three = SubtreeHashes.of(SampleLog.of(3).leaves());
        assertThat(three.at(1, 0)).isEqualTo(SampleLog.of(2).root(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> three.at(1, 1))
                .withMessageContaining("no complete subtree 1 of level 1");
        assertThatIllegalArgumentException().isThrownBy(() -> three.at(2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> three.at(0, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> three.at(-1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubtreeHashes.of(List.of()).at(0, 0));
    }

    @Test
    void leaves_that_are_added_later_are_not_seen() {
        List<Hash> leaves = new ArrayList<>(SampleLog.of(3).leaves());
        SubtreeHashes three = SubtreeHashes.of(leaves);
        leaves.add(Hash.EMPTY);
        assertThatIllegalArgumentException().isThrownBy(() -> three.at(0, 3));
    }
}
