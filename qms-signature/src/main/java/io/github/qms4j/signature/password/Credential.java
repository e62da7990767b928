package io.github.qms4j.signature.password;

import io.github.qms4j.record.ErasableText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A signer's credential.
 *
 * @param status locked also when the lock has run out, until the next right or wrong password
 * @param signer the id under which the signer acts
 * @param identification the code that the signer enters
 * @param printedName what stands with a signature
 * @param password the PHC string of its hash
 * @param superseded the PHC strings of earlier passwords that were not erased yet
 * @param failedAttempts wrong passwords in a row
 * @param lockedUntil when the lock runs out; null when there is none, or when it does not run out
 * @param changedOn when the password was last set
 * @param expires when it has to be changed, or null
 * @param initial whether somebody else chose it, so that it has to be changed before it signs
 */
record Credential(
        Status status,
        String signer,
        String identification,
        String printedName,
        ErasableText password,
        List<ErasableText> superseded,
        int failedAttempts,
        @Nullable Instant lockedUntil,
        Instant changedOn,
        @Nullable Instant expires,
        boolean initial) {
    Credential {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(signer, "signer");
        Objects.requireNonNull(identification, "identification");
        Objects.requireNonNull(printedName, "printedName");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(changedOn, "changedOn");
        superseded = List.copyOf(superseded);
    }

    enum Status {
        ACTIVE,
        LOCKED,
        REVOKED
    }

    boolean isLockedAt(Instant now) {
        return status == Status.LOCKED && (lockedUntil == null || now.isBefore(lockedUntil));
    }

    boolean mustChangeAt(Instant now) {
        return initial || (expires != null && !now.isBefore(expires));
    }

    /** A failure after a lock that has run out is the first one again. */
    int failuresWithOneMore() {
        return status == Status.LOCKED ? 1 : failedAttempts + 1;
    }

    Credential withFailures(int failures) {
        return counted(Status.ACTIVE, failures, null);
    }

    Credential locked(int failures, @Nullable Instant until) {
        return counted(Status.LOCKED, failures, until);
    }

    Credential revoked() {
        return counted(Status.REVOKED, failedAttempts, null);
    }

    private Credential counted(Status newStatus, int failures, @Nullable Instant until) {
        return new Credential(
                newStatus,
                signer,
                identification,
                printedName,
                password,
                superseded,
                failures,
                until,
                changedOn,
                expires,
                initial);
    }

    /** The same password, hashed anew. */
    Credential rehashed(ErasableText hash) {
        return withPassword(hash, changedOn, expires, initial);
    }

    /** Another password; nothing of the old one's failures counts. */
    Credential changed(ErasableText hash, Instant now, @Nullable Instant newExpires, boolean byAnother) {
        return withPassword(hash, now, newExpires, byAnother).withFailures(0);
    }

    private Credential withPassword(
            ErasableText hash, Instant newChangedOn, @Nullable Instant newExpires, boolean newInitial) {
        List<ErasableText> old = new ArrayList<>(superseded);
        old.add(password);
        return new Credential(
                status,
                signer,
                identification,
                printedName,
                hash,
                old,
                failedAttempts,
                lockedUntil,
                newChangedOn,
                newExpires,
                newInitial);
    }

    Credential withoutSuperseded() {
        return new Credential(
                status,
                signer,
                identification,
                printedName,
                password,
                List.of(),
                failedAttempts,
                lockedUntil,
                changedOn,
                expires,
                initial);
    }
}
