package io.github.qms4j.signature.password;

import static io.github.qms4j.signature.password.CredentialRecords.CREDENTIAL;
import static io.github.qms4j.signature.password.CredentialRecords.IDENTIFICATION;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.record.ErasableText;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.signature.password.Credential.Status;
import io.github.qms4j.signature.password.CredentialRecords.Identification;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Issues credentials and looks after them (21 CFR 11.100, 11.300), in the hands of one actor. Passwords are given as
 * {@code char[]}, which the caller wipes; none is kept, logged or shown. What administrators do takes a reason, except
 * enrolment.
 */
public final class PasswordCredentials {
    private final RecordStore records;
    private final PasswordPolicy policy;

    /**
     * @param records of the session that acts
     * @param policy the same as the authenticator's
     */
    public PasswordCredentials(RecordStore records, PasswordPolicy policy) {
        this.records = Objects.requireNonNull(records, "records");
        this.policy = Objects.requireNonNull(policy, "policy");
    }

    /**
     * The record types {@code signature-credential} and {@code signature-identification}, for queries, verification and
     * the rule catalogue.
     */
    public static List<RecordType<?>> recordTypes() {
        return List.of(CREDENTIAL, IDENTIFICATION);
    }

    /**
     * Issues a credential, once the host has verified who the person is (21 CFR 11.100(b)). Its password has to be
     * changed by the signer before the first signature.
     *
     * @param signer the id under which the person acts
     * @param identification the code that they enter; told apart without regard to case, and never given twice
     * @param printedName what stands with their signatures
     * @param initialPassword handed over to the signer
     * @throws io.github.qms4j.DuplicateException when the signer has a credential, or the code was ever given
     * @throws InvalidInputException when the password is not what the policy demands, or a text is blank
     * @throws io.github.qms4j.RefusedException when the actor may not administer credentials, or is the signer
     */
    public void enrol(String signer, String identification, String printedName, char[] initialPassword) {
        requireText("signer", signer);
        requireText("printedName", printedName);
        String code = IdentificationCode.checked(identification);
        String phc = phc(initialPassword);
        Instant now = records.now();
        records.commit(unit -> {
            ErasableText hash = unit.keepErasable(phc);
            Credential issued = new Credential(
                    Status.ACTIVE,
                    signer,
                    code,
                    printedName,
                    hash,
                    List.of(),
                    0,
                    null,
                    now,
                    policy.expiryOf(now),
                    true);
            unit.create(CredentialRecords.RESERVE, code, by -> new Identification(signer));
            return unit.create(CredentialRecords.ENROL, signer, by -> issued);
        });
    }

    /**
     * Changes the password of the acting signer; at once, whatever becomes of a transaction of the host: nobody shall
     * guess the current one in transactions that are rolled back.
     *
     * @param current the password until now; a wrong one counts as a failed attempt
     * @param replacement the password from now on; not the same again
     * @throws InvalidInputException when the current one does not open the credential, without saying why, or the
     *     replacement is not what the policy demands
     */
    public void changePassword(char[] current, char[] replacement) {
        policy.check(replacement);
        RecordStore outside = records.outsideHostTransaction();
        Versioned<Credential> checked = new PasswordCheck(outside, policy)
                .check(records.actor().id(), current)
                .orElseThrow(() -> PasswordPolicy.refused(
                        "does not open the credential",
                        "enter it again; after repeated failures wait, or have an administrator reset it"));
        if (isCurrent(outside, checked, replacement)) {
            throw PasswordPolicy.refused("is the same again", "choose another one");
        }
        setPassword(outside, CredentialRecords.CHANGE_PASSWORD, checked, replacement, false);
    }

    /**
     * Replaces a forgotten or compromised password and ends a lock. The new one has to be changed by the signer before
     * the next signature.
     *
     * @throws InvalidInputException when the password is not what the policy demands
     * @throws io.github.qms4j.NotFoundException when the signer has no credential
     */
    public void reset(String signer, char[] initialPassword) {
        replace(CredentialRecords.RESET, signer, initialPassword);
    }

    /** Issues a replacement for a credential that was revoked (21 CFR 11.300(c)), otherwise like {@link #reset}. */
    public void reissue(String signer, char[] initialPassword) {
        replace(CredentialRecords.REISSUE, signer, initialPassword);
    }

    /**
     * Ends a lock; the password stays.
     *
     * @throws io.github.qms4j.RefusedException when there is no lock
     */
    public void unlock(String signer) {
        change(CredentialRecords.UNLOCK, signer, c -> c.withFailures(0));
    }

    /** Takes a credential out of use, as when it was lost or stolen or its owner left (21 CFR 11.300(c)). */
    public void revoke(String signer) {
        change(CredentialRecords.REVOKE, signer, Credential::revoked);
    }

    /**
     * Erases the hashes of the passwords that were replaced; the erasure stands in the trail. Does nothing when there
     * are none.
     *
     * @throws io.github.qms4j.RefusedException when the actor may not erase
     */
    public void eraseSuperseded(String signer) {
        Versioned<Credential> credential = records.get(CREDENTIAL, signer);
        if (credential.state().superseded().isEmpty()) {
            return;
        }
        records.commit(unit -> {
            unit.erase(Set.copyOf(credential.state().superseded()));
            return unit.change(CredentialRecords.ERASE_SUPERSEDED, credential, Credential::withoutSuperseded);
        });
    }

    /** How a signer's credential stands; empty when there is none. */
    public Optional<CredentialStanding> standing(String signer) {
        return records.find(CREDENTIAL, signer).map(credential -> CredentialStanding.of(credential.state()));
    }

    /** How every credential stands, by signer, for the periodic check (21 CFR 11.300(b)). */
    public List<CredentialStanding> standings() {
        return records.stream(CREDENTIAL, records.query(CREDENTIAL))
                .map(credential -> CredentialStanding.of(credential.state()))
                .toList();
    }

    private void replace(Transition<Credential> row, String signer, char[] initialPassword) {
        setPassword(records, row, records.get(CREDENTIAL, signer), initialPassword, true);
    }

    private void setPassword(
            RecordStore store,
            Transition<Credential> row,
            Versioned<Credential> read,
            char[] password,
            boolean byAnother) {
        String phc = phc(password);
        Instant now = store.now();
        store.commit(unit ->
                unit.change(row, read, c -> c.changed(unit.keepErasable(phc), now, policy.expiryOf(now), byAnother)));
    }

    private boolean isCurrent(RecordStore store, Versioned<Credential> credential, char[] password) {
        return store.reveal(credential.state().password())
                .map(PasswordHash::parse)
                .map(hash -> policy.hashing().matches(password, hash))
                .orElse(false);
    }

    private void change(Transition<Credential> row, String signer, UnaryOperator<Credential> decide) {
        records.commit(unit -> unit.change(row, signer, decide));
    }

    private String phc(char[] password) {
        policy.check(password);
        return policy.hashing().hash(password).phc();
    }

    private static void requireText(String place, String text) {
        if (text.isBlank()) {
            throw InvalidInputException.of("signature credential", place, text, "is blank", "name it");
        }
    }
}
