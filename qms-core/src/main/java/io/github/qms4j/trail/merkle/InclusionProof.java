package io.github.qms4j.trail.merkle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * That a leaf is at a place in a tree: the hashes beside its way to the root, the lowest first (RFC 6962, section
 * 2.1.1).
 *
 * <p>Size and root must come together from a checkpoint that is trusted. The root alone does not tell the size: trees of
 * different sizes in which the way of a leaf has the same turns share a computation, so a proof with a wrong size may
 * still lead to the root.
 *
 * @param leafIndex the place of the leaf, from 0
 * @param treeSize leaves in the tree, at most 2^62
 * @param path any number of hashes; a wrong number proves nothing
 */
public record InclusionProof(long leafIndex, long treeSize, List<Hash> path) {
    /** @throws IllegalArgumentException when the tree has no such leaf */
    public InclusionProof {
        requireLeaf(leafIndex, treeSize);
        path = List.copyOf(path);
    }

    /**
     * The proof for a leaf, from at most 2 log2(treeSize) subtrees.
     *
     * @throws IllegalArgumentException when the tree has no such leaf
     */
    public static InclusionProof of(SubtreeHashes subtrees, long leafIndex, long treeSize) {
        requireLeaf(leafIndex, treeSize);
        List<Hash> fromTop = new ArrayList<>();
        LeafRange range = new LeafRange(0, treeSize);
        while (!range.isSingle()) {
            boolean goesLeft = leafIndex < range.split();
            fromTop.add((goesLeft ? range.right() : range.left()).hash(subtrees));
            range = goesLeft ? range.left() : range.right();
        }
        Collections.reverse(fromTop);
        return new InclusionProof(leafIndex, treeSize, fromTop);
    }

    /**
     * Whether the leaf is at {@link #leafIndex()} in the tree of {@link #treeSize()} leaves with that root (RFC 9162,
     * section 2.1.3.2).
     */
    public boolean proves(Hash leaf, Hash root) {
        long node = leafIndex;
        long last = treeSize - 1;
        Hash reached = leaf;
        for (Hash beside : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                reached = Hash.node(beside, reached);
                // A last node without a sibling stands for its parent, up to where it is a right child.
                int lonely = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
                node >>>= lonely;
                last >>>= lonely;
            } else {
                reached = Hash.node(reached, beside);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && reached.equals(root);
    }

    private static void requireLeaf(long leafIndex, long treeSize) {
        LeafRange.requireSize("the tree size", treeSize);
        if (leafIndex < 0 || leafIndex >= treeSize) {
            throw new IllegalArgumentException("a tree of " + treeSize + " leaves has no leaf " + leafIndex
                    + "; leaves are counted from 0, so give an index below the size");
        }
    }
}
