package io.github.qms4j.signature.password;

import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.SignatureAuthenticator;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.signature.SigningAttempt;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Establishes signers by identification code and password, for hosts without a user directory; credentials are issued
 * with {@link PasswordCredentials}. Keeps no state of its own and is safe for use by many threads; each check holds the
 * memory of the policy's {@link Argon2Cost}.
 *
 * <p>Wrong passwords in a row lock the credential, whichever sessions they come from. They are counted in the hands of
 * the acting session's actor, so an actor without the permission {@code signature-credential:use} never signs. In a
 * storage that joins the host's transactions a count that the host rolls back did not happen: such a host must not roll
 * back because of a {@link io.github.qms4j.RefusedException}.
 */
public final class PasswordAuthenticator implements SignatureAuthenticator {
    /** One text for every failure, so that it tells neither what was wrong nor whether there is such a signer. */
    private static final Authentication.Failed FAILED = new Authentication.Failed(
            "identification code and password do not open a signature; after repeated failures wait, or have an"
                    + " administrator look at the credential");

    private static final Authentication.Failed TO_BE_CHANGED = new Authentication.Failed(
            "the password has to be changed before it signs: it has expired, or somebody else chose it");

    private final PasswordPolicy policy;

    public PasswordAuthenticator(PasswordPolicy policy) {
        this.policy = Objects.requireNonNull(policy, "policy");
    }

    @Override
    public Authentication authenticate(RecordStore records, SigningAttempt attempt, char[] secret) {
        // A continued attempt names the signer; a first one has the code that was entered.
        String signer = attempt.continued()
                ? attempt.identification()
                : signerOf(records, attempt.identification()).orElse(null);
        return new PasswordCheck(records, policy)
                .check(signer, secret)
                .map(credential -> answer(records, credential))
                .orElse(FAILED);
    }

    private static Authentication answer(RecordStore records, Versioned<Credential> credential) {
        Credential state = credential.state();
        return state.mustChangeAt(records.now())
                ? TO_BE_CHANGED
                : new Authentication.Authenticated(new Signer(state.signer(), state.printedName()));
    }

    private static Optional<String> signerOf(RecordStore records, String entered) {
        return records.find(CredentialRecords.IDENTIFICATION, IdentificationCode.normal(entered))
                .map(code -> code.state().signer());
    }

    @Override
    public List<RecordType<?>> recordTypes() {
        return PasswordCredentials.recordTypes();
    }
}
