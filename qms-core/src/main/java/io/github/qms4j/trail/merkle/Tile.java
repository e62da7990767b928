package io.github.qms4j.trail.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * A full tile of C2SP tlog-tiles: 256 neighbouring hashes of one level, from which the hashes of the eight levels above
 * follow. A log that keeps its full tiles can give the hash of every complete subtree.
 *
 * <p>The tile at level L and index N holds the roots of the subtrees of 2^(8 L) leaves at the positions from 256 N on;
 * its own root is the entry at place N mod 256 of the tile at level L + 1 and index N / 256.
 */
public final class Tile {
    /** Levels of the tree in a tile. */
    public static final int HEIGHT = 8;

    /** Hashes in a full tile. */
    public static final int WIDTH = 1 << HEIGHT;

    private final int level;
    private final long index;
    private final List<List<Hash>> levels;

    private Tile(int level, long index, List<List<Hash>> levels) {
        this.level = level;
        this.index = index;
        this.levels = levels;
    }

    /**
     * A tile from its hashes.
     *
     * @param level of the tile, 0 for a tile of leaves, at most 6
     * @param index position among the tiles of that level, from 0
     * @param hashes its 256 hashes, from left to right
     * @throws IllegalArgumentException when there are not 256 hashes, or no tree of 2^62 leaves has such a tile
     */
    public static Tile of(int level, long index, List<Hash> hashes) {
        if (hashes.size() != WIDTH) {
            throw new IllegalArgumentException("a full tile has " + WIDTH + " hashes; tile " + index + " of level "
                    + level + " was given " + hashes.size() + ", so keep those until it is full");
        }
        long tiles = level < 0 || level > 6 ? 0 : LeafRange.MAX_SIZE >>> (HEIGHT * (level + 1));
        if (index < 0 || index >= tiles) {
            throw new IllegalArgumentException(
                    "a tree of 2^62 leaves has no tile " + index + " of level " + level + "; levels are 0 to 6");
        }
        List<List<Hash>> levels = new ArrayList<>();
        levels.add(List.copyOf(hashes));
        while (levels.size() <= HEIGHT) {
            levels.add(parents(levels.get(levels.size() - 1)));
        }
        return new Tile(level, index, List.copyOf(levels));
    }

    /** The level of the tile; that of its hashes in the tree is eight times as high. */
    public int level() {
        return level;
    }

    /** The position among the tiles of its level. */
    public long index() {
        return index;
    }

    /** Its 256 hashes, from left to right. */
    public List<Hash> hashes() {
        return levels.get(0);
    }

    /**
     * An inner hash.
     *
     * @param levelWithin 0 for the hashes of the tile themselves, 8 for its root
     * @param indexWithin position within the tile among the hashes of that level, from 0
     * @throws IllegalArgumentException when there is none
     */
    public Hash hash(int levelWithin, int indexWithin) {
        if (levelWithin < 0 || levelWithin > HEIGHT || indexWithin < 0 || indexWithin >= WIDTH >> levelWithin) {
            throw new IllegalArgumentException("a tile has no hash " + indexWithin + " at level " + levelWithin
                    + "; level l of 0 to 8 has 2^(8 - l) of them");
        }
        return levels.get(levelWithin).get(indexWithin);
    }

    /** The hash of the subtree over all of the tile. */
    public Hash root() {
        return hash(HEIGHT, 0);
    }

    private static List<Hash> parents(List<Hash> children) {
        List<Hash> parents = new ArrayList<>(children.size() / 2);
        for (int i = 0; i < children.size(); i += 2) {
            parents.add(Hash.node(children.get(i), children.get(i + 1)));
        }
        return List.copyOf(parents);
    }
}
