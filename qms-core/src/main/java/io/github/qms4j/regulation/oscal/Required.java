package io.github.qms4j.regulation.oscal;

import io.github.qms4j.InvalidInputException;
import java.time.Instant;

/** What a value that is exported must have. */
final class Required {
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("3000-01-01T00:00:00Z");

    private Required() {}

    static void text(String subject, String place, String text) {
        if (text.isBlank()) {
            throw InvalidInputException.of(subject, place, text, "is blank", "say it in words");
        }
    }

    /** OSCAL's schema knows the years 1900 to 2999. */
    static void instant(String subject, String place, Instant instant) {
        if (!isInRange(instant)) {
            throw InvalidInputException.of(
                    subject, place, instant, "is not of the years 1900 to 2999", "correct the date");
        }
    }

    static boolean isInRange(Instant instant) {
        return !instant.isBefore(FIRST) && instant.isBefore(END);
    }
}
