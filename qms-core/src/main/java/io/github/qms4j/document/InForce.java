package io.github.qms4j.document;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The text of a document that is in force on a day.
 *
 * @param version which version
 * @param sha256 the SHA-256 of its bytes, lower-case hexadecimal
 * @param from the first day, in the engine's zone
 * @param until the day from which another version or none is in force; null while no such day is known
 */
public record InForce(
        DocumentVersionId version,
        String sha256,
        LocalDate from,
        @Nullable LocalDate until) {
    public InForce {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(from, "from");
    }
}
