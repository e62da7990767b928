package io.github.qms4j.trail.merkle;

import java.util.ArrayList;
import java.util.List;

/** The complete subtrees over leaves that are all in memory, level by level. */
final class LeafList implements SubtreeHashes {
    private final List<List<Hash>> levels = new ArrayList<>();

    LeafList(List<Hash> leaves) {
        List<Hash> level = List.copyOf(leaves);
        while (!level.isEmpty()) {
            levels.add(level);
            level = parents(level);
        }
    }

    /** One for each pair; a last hash without a sibling is no complete subtree of the next level. */
    private static List<Hash> parents(List<Hash> children) {
        List<Hash> parents = new ArrayList<>(children.size() / 2);
        for (int i = 1; i < children.size(); i += 2) {
            parents.add(Hash.node(children.get(i - 1), children.get(i)));
        }
        return List.copyOf(parents);
    }

    @Override
    public Hash at(int level, long index) {
        if (level < 0
                || level >= levels.size()
                || index < 0
                || index >= levels.get(level).size()) {
            throw new IllegalArgumentException("these leaves have no complete subtree " + index + " of level " + level
                    + "; ask for one that lies wholly within them");
        }
        return levels.get(level).get((int) index);
    }
}
