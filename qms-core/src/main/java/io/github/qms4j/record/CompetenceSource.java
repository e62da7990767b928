package io.github.qms4j.record;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.CompetenceGate;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Who is competent for what (rule TRN-5), for the engine: from records of its own, which a decision is then pinned to,
 * or from a host's {@link CompetenceGate}.
 */
@FunctionalInterface
public interface CompetenceSource {
    /**
     * The training record by which the actor is competent now; empty when there is none.
     *
     * @param facts records as the unit of work would leave them; what is found through them is pinned
     * @param competence as the action's row in its transition table names it
     * @param at when, in UTC with milliseconds
     * @param on the business day that it is then, in the engine's zone
     */
    Optional<TrainingRecord> evidence(Facts facts, Actor actor, String competence, Instant at, LocalDate on);

    /** Asks a host's gate, of which nothing is pinned. */
    static CompetenceSource of(CompetenceGate gate) {
        return (facts, actor, competence, at, on) -> gate.evidence(actor, competence, at);
    }
}
