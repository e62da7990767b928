package io.github.qms4j.organisation;

import java.util.Objects;

/**
 * What the organisation does, with somebody who answers for it.
 *
 * @param history what was so of it from which day on
 */
public record BusinessProcess(History<ProcessDetails> history) {
    public BusinessProcess {
        Objects.requireNonNull(history, "history");
    }
}
