package io.github.qms4j.record;

import io.github.qms4j.spi.storage.AttributeValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/**
 * A record as it stood at one version.
 *
 * @param <S> its state
 * @param id its id, unique per tenant and type
 * @param version 0 for the first version
 * @param changedAt when this version was written, in UTC with milliseconds; never before that of the version before
 * @param state the state
 * @param custom the vendor's attributes by name
 * @param trailHead hash of the trail entry that made this version, hexadecimal
 * @param content state and vendor's attributes as they are stored: canonical JSON ({@code docs/trail-format.md}), in the
 *     schema version that was current when it was written
 */
public record Versioned<S extends Record>(
        String id,
        long version,
        Instant changedAt,
        S state,
        Map<String, AttributeValue> custom,
        String trailHead,
        String content) {
    public Versioned {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(changedAt, "changedAt");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(trailHead, "trailHead");
        Objects.requireNonNull(content, "content");
        custom = Map.copyOf(custom);
    }

    /**
     * The SHA-256 of the content's UTF-8 bytes, lower-case hexadecimal: what the version's trail entry names, and what a
     * signature on the version is bound to.
     */
    public String contentHash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
