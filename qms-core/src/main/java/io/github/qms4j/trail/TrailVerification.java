package io.github.qms4j.trail;

import java.util.List;

/**
 * What the verification of a whole trail found.
 *
 * @param entries how many trail entries were read
 * @param seals how many seals the log has
 * @param records how many records were compared with their trail, every version of each
 * @param problems what is wrong, naming record and version, or the place in the log; at most {@link #MOST_PROBLEMS}
 * @param further how many problems more there are
 * @param notes what is not wrong, and must be known to whoever relies on the trail: each time that the log was set back to
 *     a restored backup by an act on record, and that the last seal is not signed yet
 */
public record TrailVerification(
        long entries, long seals, long records, List<String> problems, long further, List<String> notes) {
    /** How many problems are told; nobody reads more, and they have to fit into memory. */
    public static final int MOST_PROBLEMS = 1_000;

    public TrailVerification {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** Whether nothing is wrong. */
    public boolean isSound() {
        return problems.isEmpty();
    }
}
