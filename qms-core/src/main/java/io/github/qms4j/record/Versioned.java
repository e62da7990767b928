package io.github.qms4j.record;

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
}
