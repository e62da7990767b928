package io.github.qms4j.verifier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;

/** The hashes of RFC 6962, section 2.1. */
final class Merkle {
    static final int LENGTH = 32;

    private Merkle() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** SHA-256 of a text in UTF-8, lower-case hexadecimal. */
    static String sha256(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] leaf(String entry) {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        return digest.digest(entry.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    /**
     * The root that a leaf and its path lead to (RFC 9162, 2.1.3.2).
     *
     * @return the root; an empty array when the path does not fit index and size
     */
    static byte[] root(byte[] leaf, long index, long size, List<byte[]> path) {
        if (index < 0 || index >= size) {
            return new byte[0];
        }
        long node = index;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] beside : path) {
            if (last == 0) {
                return new byte[0];
            }
            if ((node & 1) == 1 || node == last) {
                hash = node(beside, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, beside);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 ? hash : new byte[0];
    }

    /** A tree that grows leaf by leaf; keeps one hash for each bit of its size. */
    static final class Tree {
        private final Deque<byte[]> peaks = new ArrayDeque<>();
        private long size;

        long size() {
            return size;
        }

        void append(byte[] leaf) {
            byte[] hash = leaf;
            for (long rest = size; (rest & 1) == 1; rest >>= 1) {
                hash = node(peaks.pop(), hash);
            }
            peaks.push(hash);
            size++;
        }

        /** The roots of the complete subtrees, the smallest first. */
        List<byte[]> peaks() {
            return List.copyOf(peaks);
        }

        byte[] root() {
            if (peaks.isEmpty()) {
                return sha256().digest();
            }
            Iterator<byte[]> smallestFirst = peaks.iterator();
            byte[] hash = smallestFirst.next();
            while (smallestFirst.hasNext()) {
                hash = node(smallestFirst.next(), hash);
            }
            return hash;
        }
    }
}
