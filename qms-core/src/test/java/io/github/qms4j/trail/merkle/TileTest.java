package io.github.qms4j.trail.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileTest {
    private static final SampleLog LOG = SampleLog.of(512);

    @Test
    void the_root_of_a_tile_is_that_of_its_leaves() {
        Tile second = Tile.of(0, 1, LOG.leaves().subList(256, 512));

        assertThat(second.root()).isEqualTo(SampleLog.treeHash(LOG.leaves().subList(256, 512)));
    }

    @Test
    void every_inner_hash_is_that_of_the_subtree_below_it() {
        Tile second = Tile.of(0, 1, LOG.leaves().subList(256, 512));
        for (int level = 0; level <= Tile.HEIGHT; level++) {
            for (int index = 0; index < Tile.WIDTH >> level; index++) {
                int from = 256 + (index << level);

                assertThat(second.hash(level, index))
                        .isEqualTo(SampleLog.treeHash(LOG.leaves().subList(from, from + (1 << level))));
            }
        }
    }

    @Test
    void proofs_of_a_tree_of_full_tiles_come_from_the_tiles() {
        List<Tile> tiles = List.of(
                Tile.of(0, 0, LOG.leaves().subList(0, 256)),
                Tile.of(0, 1, LOG.leaves().subList(256, 512)));
        SubtreeHashes stored = (level, index) -> level > Tile.HEIGHT
                ? Hash.node(tiles.get(0).root(), tiles.get(1).root())
                : tiles.get((int) (index >> (Tile.HEIGHT - level)))
                        .hash(level, (int) (index & ((Tile.WIDTH >> level) - 1)));

        for (int leaf = 0; leaf < 512; leaf++) {
            assertThat(InclusionProof.of(stored, leaf, 512).proves(LOG.leaf(leaf), LOG.root(512)))
                    .isTrue();
        }
    }

    @Test
    void a_tile_that_is_not_full_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tile.of(0, 7, LOG.leaves().subList(0, 255)))
                .withMessageContaining("a full tile has 256 hashes; tile 7 of level 0 was given 255");
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "7, 0", "0, -1", "6, 64", "0, 18014398509481984"})
    void a_tile_that_no_tree_has_is_refused(int level, long index) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tile.of(level, index, Collections.nCopies(256, Hash.EMPTY)))
                .withMessageContaining("has no tile " + index + " of level " + level);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "9, 0", "0, 256", "8, 1", "3, -1"})
    void a_hash_outside_the_tile_is_refused(int level, int index) {
        Tile tile = Tile.of(0, 0, LOG.leaves().subList(0, 256));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> tile.hash(level, index))
                .withMessageContaining("a tile has no hash " + index + " at level " + level);
    }
}
