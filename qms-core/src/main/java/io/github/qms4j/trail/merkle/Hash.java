package io.github.qms4j.trail.merkle;

import io.github.qms4j.internal.codec.Hashes;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 hash of RFC 6962, section 2.1: that of a leaf, of an inner node or of a whole tree. */
public final class Hash {
    /** Bytes in a hash. */
    public static final int LENGTH = 32;

    /** The root of the tree without leaves: the hash of nothing. */
    public static final Hash EMPTY = new Hash(Hashes.sha256().digest());

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A hash that was computed before.
     *
     * @throws IllegalArgumentException unless there are 32 bytes
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException(
                    "a SHA-256 hash has " + LENGTH + " bytes, not " + bytes.length + "; give the hash unabridged");
        }
        return new Hash(bytes.clone());
    }

    /**
     * Reads what {@link #hex()} writes.
     *
     * @throws IllegalArgumentException unless the text is 64 lower-case hexadecimal digits
     */
    public static Hash ofHex(String hex) {
        if (hex.length() != 2 * LENGTH || !hex.chars().allMatch(Hash::isLowerCaseHex)) {
            throw new IllegalArgumentException(
                    "a hash is written as 64 lower-case hexadecimal digits; this is '" + hex + "'");
        }
        return new Hash(HexFormat.of().parseHex(hex));
    }

    /** The hash of a leaf: {@code SHA-256(0x00 || content)}. */
    public static Hash leaf(byte[] content) {
        MessageDigest digest = Hashes.sha256();
        digest.update(LEAF);
        return new Hash(digest.digest(content));
    }

    /** The hash of an inner node: {@code SHA-256(0x01 || left || right)}. */
    public static Hash node(Hash left, Hash right) {
        MessageDigest digest = Hashes.sha256();
        digest.update(NODE);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** Standard base64 with padding, 44 characters, as checkpoints write it. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The hash in hexadecimal. */
    @Override
    public String toString() {
        return hex();
    }

    private static boolean isLowerCaseHex(int character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }
}
