package io.github.qms4j.organisation;

import io.github.qms4j.InvalidInputException;

/** What a printed name may be. */
final class Texts {
    private static final int MAX_NAME = 200;

    private Texts() {}

    static void check(String subject, String field, String text) {
        if (text.isBlank() || text.length() > MAX_NAME) {
            throw InvalidInputException.of(
                    subject, field, text, "is blank or longer than " + MAX_NAME + " characters", "give a printed name");
        }
    }
}
