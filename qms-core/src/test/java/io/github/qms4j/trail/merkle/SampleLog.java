package io.github.qms4j.trail.merkle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** A log of distinct leaves, with RFC 6962's definition of the tree hash taken at its word. */
final class SampleLog {
    private final List<Hash> leaves;
    private final List<Hash> roots = new ArrayList<>();

    SampleLog(List<Hash> leaves) {
        this.leaves = leaves;
        for (int size = 0; size <= leaves.size(); size++) {
            roots.add(treeHash(leaves.subList(0, size)));
        }
    }

    static SampleLog of(int size) {
        return new SampleLog(LongStream.range(0, size)
                .mapToObj(i -> Hash.leaf(("entry " + i).getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    Hash leaf(int index) {
        return leaves.get(index);
    }

    List<Hash> leaves() {
        return leaves;
    }

    Hash root(int size) {
        return roots.get(size);
    }

    /** The subtrees of the first leaves; asking for one that is not complete, or beyond them, fails. */
    SubtreeHashes subtrees(int size) {
        return (level, index) -> treeHash(leaves.subList(0, size)
                .subList(Math.toIntExact(index << level), Math.toIntExact((index + 1) << level)));
    }

    /** MTH of RFC 6962, section 2.1. */
    static Hash treeHash(List<Hash> leaves) {
        int n = leaves.size();
        if (n == 0) {
            return Hash.EMPTY;
        }
        if (n == 1) {
            return leaves.get(0);
        }
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return Hash.node(treeHash(leaves.subList(0, k)), treeHash(leaves.subList(k, n)));
    }

    /** The hash with one of its 256 bits changed. */
    static Hash flip(Hash hash, int bit) {
        byte[] bytes = hash.bytes();
        bytes[bit / 8] ^= (byte) (1 << (bit % 8));
        return Hash.of(bytes);
    }

    /** Every path that differs from this one by an element dropped, added, repeated or swapped with the next. */
    static List<List<Hash>> misshapen(List<Hash> path) {
        List<List<Hash>> result = new ArrayList<>();
        for (int i = 0; i <= path.size(); i++) {
            List<Hash> added = new ArrayList<>(path);
            added.add(i, Hash.EMPTY);
            result.add(added);
        }
        for (int i = 0; i < path.size(); i++) {
            List<Hash> dropped = new ArrayList<>(path);
            dropped.remove(i);
            result.add(dropped);
            List<Hash> repeated = new ArrayList<>(path);
            repeated.add(i, path.get(i));
            result.add(repeated);
        }
        for (int i = 0; i + 1 < path.size(); i++) {
            List<Hash> swapped = new ArrayList<>(path);
            swapped.set(i, path.get(i + 1));
            swapped.set(i + 1, path.get(i));
            result.add(swapped);
        }
        return result;
    }

    /** The path with one bit of one element changed; which bits of each element depends on {@code seed}. */
    static List<List<Hash>> damaged(List<Hash> path, int seed, int bitsPerHash) {
        List<List<Hash>> result = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            for (int bit = 0; bit < bitsPerHash; bit++) {
                List<Hash> changed = new ArrayList<>(path);
                changed.set(i, flip(path.get(i), (bit + seed * 31 + i * 97) % 256));
                result.add(changed);
            }
        }
        return result;
    }
}
