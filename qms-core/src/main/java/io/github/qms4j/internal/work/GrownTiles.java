package io.github.qms4j.internal.work;

import io.github.qms4j.trail.merkle.Hash;
import io.github.qms4j.trail.merkle.SubtreeHashes;
import io.github.qms4j.trail.merkle.Tile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tiles that become full when leaves are appended to a log. */
final class GrownTiles {
    private final SubtreeHashes before;
    private final long oldSize;
    private final List<Hash> leaves;
    private final Map<String, Tile> made = new HashMap<>();
    private final List<Tile> full = new ArrayList<>();

    private GrownTiles(SubtreeHashes before, long oldSize, List<Hash> leaves) {
        this.before = before;
        this.oldSize = oldSize;
        this.leaves = leaves;
    }

    /** The lowest level first, from left to right. */
    static List<Tile> of(SubtreeHashes before, long oldSize, List<Hash> leaves) {
        return new GrownTiles(before, oldSize, leaves).make();
    }

    private List<Tile> make() {
        long newSize = oldSize + leaves.size();
        for (int level = 0; newSize >> (Tile.HEIGHT * (level + 1)) > 0; level++) {
            int bits = Tile.HEIGHT * (level + 1);
            for (long index = oldSize >> bits; index < newSize >> bits; index++) {
                Tile tile = tile(level, index);
                made.put(level + "/" + index, tile);
                full.add(tile);
            }
        }
        return full;
    }

    private Tile tile(int level, long index) {
        List<Hash> hashes = new ArrayList<>(Tile.WIDTH);
        for (long i = index * Tile.WIDTH; i < (index + 1) * Tile.WIDTH; i++) {
            hashes.add(level == 0 ? leaf(i) : rootOfTile(level - 1, i));
        }
        return Tile.of(level, index, hashes);
    }

    private Hash leaf(long index) {
        return index < oldSize ? before.at(0, index) : leaves.get((int) (index - oldSize));
    }

    private Hash rootOfTile(int level, long index) {
        Tile tile = made.get(level + "/" + index);
        return tile == null ? before.at(Tile.HEIGHT * (level + 1), index) : tile.root();
    }
}
