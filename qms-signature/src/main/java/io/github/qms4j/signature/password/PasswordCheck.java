package io.github.qms4j.signature.password;

import static io.github.qms4j.signature.password.CredentialRecords.COUNT_FAILURE;
import static io.github.qms4j.signature.password.CredentialRecords.CREDENTIAL;
import static io.github.qms4j.signature.password.CredentialRecords.LOCK;
import static io.github.qms4j.signature.password.CredentialRecords.REHASH;
import static io.github.qms4j.signature.password.CredentialRecords.RESET_FAILURES;

import io.github.qms4j.ConflictException;
import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Versioned;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks a password and keeps count. An outcome is told only when the count that goes with it is stored, on the version
 * of the credential that it was decided on: however many guess at once, nobody learns of more guesses than the policy
 * allows before the lock.
 */
final class PasswordCheck {
    /** Enough for any number of writers that a storage can serve; each round at least one of them succeeds. */
    private static final int ATTEMPTS = 1_000;

    private final RecordStore records;
    private final PasswordPolicy policy;

    PasswordCheck(RecordStore records, PasswordPolicy policy) {
        this.records = records;
        this.policy = policy;
    }

    /**
     * The credential when the password is right and may be used; empty when not, and then the failure is counted. Costs
     * the same work when there is no such signer.
     */
    Optional<Versioned<Credential>> check(@Nullable String signer, char[] password) {
        Versioned<Credential> found = signer == null ? null : countable(signer);
        if (found == null) {
            policy.hashing().matches(password, policy.hashing().decoy());
            return Optional.empty();
        }
        boolean right = policy.hashing().matches(password, hashOf(found));
        for (int attempt = 1; ; attempt++) {
            Versioned<Credential> current = records.get(CREDENTIAL, found.id());
            if (!current.state().password().equals(found.state().password())) {
                return check(signer, password);
            }
            try {
                return settled(current, right).map(settled -> rehashed(settled, password));
            } catch (ConflictException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** The credential while it may be tried; what could not be counted is not tried either. */
    private @Nullable Versioned<Credential> countable(String signer) {
        Versioned<Credential> found = records.find(CREDENTIAL, signer).orElse(null);
        return found == null || records.can(COUNT_FAILURE, signer) instanceof Decision.Denied ? null : found;
    }

    private PasswordHash hashOf(Versioned<Credential> credential) {
        return PasswordHash.parse(records.reveal(credential.state().password())
                .orElseThrow(() -> new CorruptRecordException("the password of signer " + credential.id()
                        + " was erased while it is in use; have an administrator reset it")));
    }

    private Optional<Versioned<Credential>> settled(Versioned<Credential> current, boolean right) {
        Credential state = current.state();
        Instant now = records.now();
        if (state.status() == Credential.Status.REVOKED || state.isLockedAt(now)) {
            return Optional.empty();
        }
        if (!right) {
            count(current, now);
            return Optional.empty();
        }
        boolean clean = state.status() == Credential.Status.ACTIVE && state.failedAttempts() == 0;
        return Optional.of(
                clean ? current : records.commit(unit -> unit.change(RESET_FAILURES, current, c -> c.withFailures(0))));
    }

    private void count(Versioned<Credential> current, Instant now) {
        int failures = current.state().failuresWithOneMore();
        if (policy.locksAt(failures)) {
            records.commit(unit -> unit.change(LOCK, current, c -> c.locked(failures, policy.endOfLock(now))));
        } else {
            records.commit(unit -> unit.change(COUNT_FAILURE, current, c -> c.withFailures(failures)));
        }
    }

    /** Only a right password can be hashed anew, and only its owner puts another hash in its place. When somebody else was faster, the next one will be. */
    private Versioned<Credential> rehashed(Versioned<Credential> current, char[] password) {
        boolean own = records.actor().id().equals(current.state().signer());
        if (!own || !policy.hashing().isOutdated(hashOf(current))) {
            return current;
        }
        String phc = policy.hashing().hash(password).phc();
        try {
            return records.commit(unit -> unit.change(REHASH, current, c -> c.rehashed(unit.keepErasable(phc))));
        } catch (ConflictException e) {
            return current;
        }
    }
}
