package io.github.qms4j.servicedesk.importing;

import java.util.List;
import java.util.Objects;

/**
 * A ticket whose rows contradict each other, and what was made of it.
 *
 * @param rowNumber the line on which the last row of the ticket begins, from 1
 * @param reference the ticket
 * @param changes what was moved or left out, in the order it was found; no two are equal
 */
public record Reconciliation(long rowNumber, String reference, List<String> changes) {
    public Reconciliation {
        Objects.requireNonNull(reference, "reference");
        changes = List.copyOf(changes);
    }
}
