package io.github.qms4j.solution;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A milestone to be planned.
 *
 * @param key names it within its implementation
 * @param title what is reached with it
 * @param owner the id of who answers for it
 * @param days how many calendar days of work lead to it; 0 or more
 * @param dueOn the day by which it is to be reached, in the engine's zone
 * @param after the keys of the milestones that must be reached before
 * @param phase whether going live waits for it
 */
public record MilestoneDraft(
        String key, String title, String owner, int days, LocalDate dueOn, List<String> after, Phase phase) {
    public MilestoneDraft {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(dueOn, "dueOn");
        Objects.requireNonNull(phase, "phase");
        after = List.copyOf(after);
    }

    /** A milestone that going live waits for, and that waits for no other. */
    public static MilestoneDraft of(String key, String title, String owner, int days, LocalDate dueOn) {
        return new MilestoneDraft(key, title, owner, days, dueOn, List.of(), Phase.BEFORE_GO_LIVE);
    }

    /** The same, after others. */
    public MilestoneDraft after(String... keys) {
        return new MilestoneDraft(key, title, owner, days, dueOn, List.of(keys), phase);
    }

    /** The same, when the solution is in use. */
    public MilestoneDraft afterGoLive() {
        return new MilestoneDraft(key, title, owner, days, dueOn, after, Phase.AFTER_GO_LIVE);
    }

    /** When it is reached. */
    public enum Phase {
        BEFORE_GO_LIVE,
        AFTER_GO_LIVE
    }
}
