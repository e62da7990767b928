package io.github.qms4j.kpi;

import java.util.Objects;

/**
 * Where a measurement's data came from.
 *
 * @param name such as a file name, or a person's name for a value entered by hand
 * @param sha256 of the source's bytes, lower-case hexadecimal; empty when it has none
 * @param rowsRead how many rows it had
 * @param rowsRejected how many of them could not be used
 */
public record MeasurementSource(String name, String sha256, long rowsRead, long rowsRejected) {
    public MeasurementSource {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sha256, "sha256");
    }

    /** A source of which nothing but the name is known. */
    public static MeasurementSource named(String name) {
        return new MeasurementSource(name, "", 0, 0);
    }
}
