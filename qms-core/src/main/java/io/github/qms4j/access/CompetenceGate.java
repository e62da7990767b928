package io.github.qms4j.access;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Knows who is competent for what, for actions that demand a competence (rule TRN-5; ISO 9001:2015, 7.2; ISO 13485:2016,
 * 6.2). A host that keeps its training records elsewhere connects them by one.
 */
@FunctionalInterface
public interface CompetenceGate {
    /**
     * The training record by which the actor is competent now; empty when there is none. Called before each action that
     * demands the competence, or rests on it; must be free of side effects.
     *
     * @param actor who is about to act; or, without roles, whose training a decision of somebody else rests on
     * @param competence as the action's row in its transition table names it
     * @param at when, in UTC with milliseconds
     */
    Optional<TrainingRecord> evidence(Actor actor, String competence, Instant at);

    /** Nobody is known to be competent. */
    static CompetenceGate closed() {
        return (actor, competence, at) -> Optional.empty();
    }

    /**
     * A training record, in this library or in a system of the host's. It is named in the trail entry of what was done.
     *
     * @param type what kind of record it is, such as {@code transcript}
     * @param id as the system that keeps it calls it
     * @param version the version that was relied on; 0 where the system has none
     */
    record TrainingRecord(String type, String id, long version) {
        public TrainingRecord {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(id, "id");
        }
    }
}
