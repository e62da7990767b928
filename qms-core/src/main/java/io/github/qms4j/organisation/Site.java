package io.github.qms4j.organisation;

import java.util.Objects;

/**
 * A place where the organisation works.
 *
 * @param history what was so of it from which day on
 */
public record Site(History<SiteDetails> history) {
    public Site {
        Objects.requireNonNull(history, "history");
    }
}
