package io.github.qms4j.internal.codec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as the trail uses it. */
public final class Hashes {
    /** RFC 6962, 2.1: what is hashed before a leaf, so that no inner node can pass for one. */
    private static final byte LEAF = 0;

    private Hashes() {}

    /** A fresh digest. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The hash of a payload's UTF-8 bytes, lower-case hexadecimal. */
    public static String content(String payload) {
        return HexFormat.of().formatHex(sha256().digest(payload.getBytes(StandardCharsets.UTF_8)));
    }

    /** The RFC 6962 leaf hash of a trail entry's canonical bytes, lower-case hexadecimal. */
    public static String leaf(String canonical) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return HexFormat.of().formatHex(digest.digest(canonical.getBytes(StandardCharsets.UTF_8)));
    }
}
