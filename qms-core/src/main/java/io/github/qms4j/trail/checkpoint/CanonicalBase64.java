package io.github.qms4j.trail.checkpoint;

import java.util.Base64;
import java.util.Optional;

/** Standard base64 with padding, of which each byte sequence has exactly one form. */
final class CanonicalBase64 {
    private CanonicalBase64() {}

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Empty for any text that {@link #encode} does not write: no padding, other alphabets, stray bits at the end. */
    static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
