package io.github.qms4j.solution;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A choice to be signed.
 *
 * @param winner the key of the candidate that is proposed; not always the one with the best scores
 * @param rationale why
 * @param rejected by the key of every other candidate, why not
 */
public record ProposalDraft(String winner, String rationale, Map<String, String> rejected) {
    public ProposalDraft {
        Objects.requireNonNull(winner, "winner");
        Objects.requireNonNull(rationale, "rationale");
        rejected = Collections.unmodifiableMap(new TreeMap<>(rejected));
    }

    /** A choice, without a word on the others yet. */
    public static ProposalDraft of(String winner, String rationale) {
        return new ProposalDraft(winner, rationale, Map.of());
    }

    /** The same with why another candidate is not chosen. */
    public ProposalDraft rejecting(String candidate, String reason) {
        Map<String, String> more = new TreeMap<>(rejected);
        more.put(candidate, reason);
        return new ProposalDraft(winner, rationale, more);
    }
}
