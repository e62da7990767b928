package io.github.qms4j.regulation;

import io.github.qms4j.InvalidInputException;

/** What every text of a catalogue must be. */
final class Texts {
    private Texts() {}

    static void require(String subject, String place, String text) {
        if (text.isBlank()) {
            throw InvalidInputException.of(subject, place, text, "is blank", "say it in words");
        }
    }
}
