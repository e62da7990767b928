package io.github.qms4j.servicedesk;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an SLA says of a ticket for one metric, as of an instant (rule SD-3).
 *
 * @param metric what was promised
 * @param outcome how it stands
 * @param clocks every clock that ran, the last one being the one that counts; earlier ones were superseded by a new
 *     priority or by a reopening
 * @param undecidedBecause what would have to be known to decide; empty unless the outcome is undecided
 * @param timeZoneRules the version of the time zone database by whose rules was counted, such as {@code 2026b}
 */
public record SlaVerdict(
        SlaMetric metric,
        Outcome outcome,
        List<Clock> clocks,
        Set<UnknownFact> undecidedBecause,
        String timeZoneRules) {
    public SlaVerdict {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(outcome, "outcome");
        clocks = List.copyOf(clocks);
        Set<UnknownFact> facts = EnumSet.noneOf(UnknownFact.class);
        facts.addAll(undecidedBecause);
        undecidedBecause = Collections.unmodifiableSet(facts);
        Objects.requireNonNull(timeZoneRules, "timeZoneRules");
    }

    /** The clock that counts; empty when nothing was promised. */
    public Optional<Clock> current() {
        return clocks.isEmpty() ? Optional.empty() : Optional.of(clocks.get(clocks.size() - 1));
    }

    /** How a promise stands. */
    public enum Outcome {
        /** Kept; after a reopening it may still be missed. */
        MET,
        /** Broken, for good: nothing that happens later heals it. */
        MISSED,
        /** The clock runs. */
        RUNNING,
        /** The clock stands because work waits for somebody else. */
        PAUSED,
        /**
         * Kept or broken, nobody can tell, because the source of the ticket does not say all that it depends on. Also of a
         * ticket that is not finished, when it may be late already.
         */
        UNDECIDED,
        /** Nothing was promised for this ticket, or it was cancelled in time. */
        NOT_APPLICABLE;

        /** Whether the promise was kept or broken, so that it counts in an attainment. */
        public boolean isDecided() {
            return this == MET || this == MISSED;
        }
    }

    /**
     * One clock.
     *
     * @param priority whose target it ran against
     * @param target the target
     * @param startedAt when it began to count
     * @param outcome how it ended or stands
     * @param used the time counted, in the target's own time: business time, or wall time for elapsed targets and fixed
     *     deadlines; the most that it can have been
     * @param usedAtLeast the least that it can have been; less than {@code used} when the source does not tell when the
     *     ticket waited, or when the clock was stopped
     * @param due when it falls or fell due; null while it is paused and the target is one that pauses move, and when nobody
     *     knows when the ticket waited
     * @param missedAt when the target was exhausted; null unless it was missed, and when nobody knows when the ticket
     *     waited
     * @param endedAt when it was stopped or superseded, at the latest; null while it goes on
     */
    public record Clock(
            String priority,
            SlaTarget target,
            Instant startedAt,
            Outcome outcome,
            Duration used,
            Duration usedAtLeast,
            @Nullable Instant due,
            @Nullable Instant missedAt,
            @Nullable Instant endedAt) {}
}
