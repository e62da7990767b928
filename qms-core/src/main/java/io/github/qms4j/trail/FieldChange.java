package io.github.qms4j.trail;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One field's change.
 *
 * @param path where in the payload, as a JSON pointer (RFC 6901)
 * @param before the old value as canonical JSON; null when there was none
 * @param after the new value as canonical JSON; null when there is none any more
 */
public record FieldChange(
        String path, @Nullable String before, @Nullable String after) {
    public FieldChange {
        Objects.requireNonNull(path, "path");
    }
}
