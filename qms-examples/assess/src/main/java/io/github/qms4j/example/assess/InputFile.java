package io.github.qms4j.example.assess;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A small file that decides what the report says, such as the definitions: named with its hash, so that somebody else can
 * tell that they use the same.
 *
 * @param lines how many lines it has
 */
record InputFile(String name, String sha256, long lines) {
    static InputFile of(String name, String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new InputFile(
                    name, HexFormat.of().formatHex(digest), text.lines().count());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
