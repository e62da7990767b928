package io.github.qms4j.capa;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided on a proposed nonconformity; there is one answer to a proposal, for good.
 *
 * @param proposal the proposal's key
 * @param nonconformity the number of the one raised; null when it was dismissed
 * @param reason why
 * @param by the id of the actor who decided
 * @param at when, in UTC with milliseconds
 */
public record ProposalAnswer(
        String proposal, @Nullable NonconformityId nonconformity, String reason, String by, Instant at) {
    public ProposalAnswer {
        Objects.requireNonNull(proposal, "proposal");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
    }

    /** Whether no nonconformity was raised. */
    public boolean isDismissal() {
        return nonconformity == null;
    }

    public Outcome outcome() {
        return isDismissal() ? Outcome.DISMISSED : Outcome.RAISED;
    }

    public enum Outcome {
        RAISED,
        DISMISSED
    }
}
