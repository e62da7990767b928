package io.github.qms4j.organisation;

import java.util.Objects;

/**
 * A part of the organisation, with a head.
 *
 * @param history what was so of it from which day on
 */
public record Department(History<DepartmentDetails> history) {
    public Department {
        Objects.requireNonNull(history, "history");
    }
}
