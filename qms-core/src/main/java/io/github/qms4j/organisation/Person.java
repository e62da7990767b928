package io.github.qms4j.organisation;

import java.util.Objects;

/**
 * Somebody who works in the organisation. A person is never deleted; they leave (rule ORG-2).
 *
 * @param history what was so of it from which day on
 */
public record Person(History<PersonDetails> history) {
    public Person {
        Objects.requireNonNull(history, "history");
    }
}
