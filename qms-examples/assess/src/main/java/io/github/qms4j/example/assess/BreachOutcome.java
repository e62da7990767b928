package io.github.qms4j.example.assess;

import io.github.qms4j.capa.NonconformityId;
import java.util.HashMap;
import java.util.Map;

/**
 * What was done about the proposals of one assessment.
 *
 * @param numbers the number of the nonconformity of a proposal, by the proposal's key
 * @param raised how many nonconformities are new
 * @param opened how many CAPAs are new
 * @param linked how many nonconformities were put under a CAPA that was open already
 * @param left how many proposals and nonconformities are for a person to decide
 */
record BreachOutcome(Map<String, NonconformityId> numbers, int raised, int opened, int linked, int left) {
    static final BreachOutcome NONE = new BreachOutcome(Map.of(), 0, 0, 0, 0);

    BreachOutcome {
        numbers = Map.copyOf(numbers);
    }

    /** This and what was done about further proposals. */
    BreachOutcome and(BreachOutcome more) {
        Map<String, NonconformityId> all = new HashMap<>(numbers);
        all.putAll(more.numbers);
        return new BreachOutcome(
                all, raised + more.raised, opened + more.opened, linked + more.linked, left + more.left);
    }

    /** Proposals that were raised by an assessment before this one. */
    int known() {
        return numbers.size() - raised;
    }
}
