package io.github.qms4j.signature.password;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a credential stands, without its secret.
 *
 * @param signer the id under which the signer acts
 * @param identification the code that the signer enters, in its normal form
 * @param printedName what stands with a signature
 * @param status whether it can sign, as stored
 * @param failedAttempts wrong passwords in a row
 * @param lockedUntil when a lock runs out; null when there is none, or when it lasts until somebody unlocks it
 * @param changedOn when the password was last set
 * @param expires when it has to be changed, or null
 * @param initial whether somebody else chose the password, so that it has to be changed before it signs
 */
public record CredentialStanding(
        String signer,
        String identification,
        String printedName,
        Status status,
        int failedAttempts,
        @Nullable Instant lockedUntil,
        Instant changedOn,
        @Nullable Instant expires,
        boolean initial) {
    /** Whether a credential can sign. */
    public enum Status {
        ACTIVE,
        /** After too many failures. Stands until the first attempt after the lock has run out. */
        LOCKED,
        REVOKED
    }

    static CredentialStanding of(Credential state) {
        return new CredentialStanding(
                state.signer(),
                state.identification(),
                state.printedName(),
                Status.valueOf(state.status().name()),
                state.failedAttempts(),
                state.lockedUntil(),
                state.changedOn(),
                state.expires(),
                state.initial());
    }
}
