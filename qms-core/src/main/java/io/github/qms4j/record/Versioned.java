package io.github.qms4j.record;

import io.github.qms4j.internal.codec.CanonicalJson;
import io.github.qms4j.internal.codec.PayloadCodec;
import io.github.qms4j.spi.storage.AttributeValue;
import java.time.Instant;
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
 */
public record Versioned<S extends Record>(
        String id, long version, Instant changedAt, S state, Map<String, AttributeValue> custom, String trailHead) {
    public Versioned {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(changedAt, "changedAt");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(trailHead, "trailHead");
        custom = Map.copyOf(custom);
    }

    /**
     * State and vendor's attributes as canonical JSON ({@code docs/trail-format.md}). The SHA-256 of its UTF-8 bytes is
     * the content hash that the version's trail entry names and that a signature on the version is bound to.
     */
    public String content() {
        return CanonicalJson.write(PayloadCodec.encode(state, custom));
    }
}
