package io.github.qms4j.reporting;

import io.github.qms4j.InvalidInputException;
import java.util.Objects;
import java.util.regex.Pattern;

final class Checks {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private Checks() {}

    static String filled(String subject, String place, String value) {
        Objects.requireNonNull(value, place);
        if (value.isBlank()) {
            throw InvalidInputException.of(subject, place, value, "must not be blank", "give it a text");
        }
        return value;
    }

    static String sha256(String subject, String place, String value) {
        if (!SHA_256.matcher(value).matches()) {
            throw InvalidInputException.of(
                    subject,
                    place,
                    value,
                    "must be 64 lower-case hexadecimal digits",
                    "give the SHA-256 digest in hex");
        }
        return value;
    }

    static void fits(String subject, String place, Format format, Cell cell) {
        Objects.requireNonNull(cell, place);
        if (!format.accepts(cell)) {
            throw InvalidInputException.of(
                    subject,
                    place,
                    cell,
                    "must be a " + format.kind() + " or a no-data cell",
                    "use the Cell factory of that kind");
        }
    }
}
