package io.github.qms4j.signature.password;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.signature.password.Credential.Status;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** The record types of credentials and of identification codes, with their life cycles. */
final class CredentialRecords {
    /** Takes the actions that a check of a password brings about, whoever acts; everybody who can sign has it. */
    private static final Permission USE = Permission.of(
            "signature-credential:use",
            Role.QUALITY_MANAGER,
            Role.REGULATORY_AFFAIRS,
            Role.IT_MANAGER,
            Role.SERVICE_MANAGER,
            Role.SERVICE_AGENT,
            Role.COMPLIANCE,
            Role.DEPARTMENT_HEAD,
            Role.INTERNAL_AUDITOR,
            Role.TRAINER,
            Role.SENIOR_MANAGEMENT);

    private static final Permission ADMINISTER =
            Permission.of("signature-credential:administer", Role.IT_MANAGER, Role.COMPLIANCE, Role.QUALITY_MANAGER);
    private static final Permission ERASE =
            Permission.of("signature-credential:erase", Role.COMPLIANCE, Role.QUALITY_MANAGER);

    static final RuleReference NOTHING_ELSE = new RuleReference(
            "SIG-1", "21 CFR 11.10(g)", "An action on a credential changes nothing but what the action is about.");
    static final RuleReference BY_ANOTHER = new RuleReference(
            "SIG-2", "21 CFR 11.100(b)", "Nobody issues, replaces or unlocks a credential of their own.");
    static final RuleReference BY_ONESELF =
            new RuleReference("SIG-3", "21 CFR 11.200(a)(2)", "Only its owner changes a password to one of their own.");
    static final RuleReference WHILE_LOCKED = new RuleReference(
            "SIG-4",
            "21 CFR 11.300(d)",
            "While a lock is in force a credential is neither tried nor changed by its owner.");
    static final RuleReference COUNTED = new RuleReference(
            "SIG-5",
            "21 CFR 11.300(d)",
            "Failures are counted one by one, and a lock ends in the future or not at all.");

    private static final Set<Status> LIVING = Set.of(Status.ACTIVE, Status.LOCKED);

    private static final Declaration<Credential, Status> DECLARED = RecordType.declare(
                    "signature-credential", Credential.class, Status.class, Credential::status)
            .secret();

    static final Attribute<Credential, Status> STATUS = DECLARED.status();
    static final Attribute<Credential, String> IDENTIFIED_BY =
            DECLARED.text("identification", Credential::identification);
    static final Attribute<Credential, Instant> EXPIRES = DECLARED.instant("expires", Credential::expires);

    static final Transition<Credential> ENROL = DECLARED.creates(
                    "signature-credential.enrol", ADMINISTER, Status.ACTIVE)
            .guard(byAnother())
            .row();
    static final Transition<Credential> COUNT_FAILURE = DECLARED.moves(
                    "signature-credential.count-failure", USE, LIVING, Status.ACTIVE)
            .note(Note.NONE)
            .guard(notWhileLocked())
            .guard(onlyCounts())
            .guard(new Guard<>(COUNTED, CredentialRecords::countsOne))
            .row();
    static final Transition<Credential> LOCK = DECLARED.moves("signature-credential.lock", USE, LIVING, Status.LOCKED)
            .note(Note.NONE)
            .guard(notWhileLocked())
            .guard(onlyCounts())
            .guard(new Guard<>(COUNTED, CredentialRecords::countsOne))
            .row();
    static final Transition<Credential> RESET_FAILURES = DECLARED.moves(
                    "signature-credential.reset-failures", USE, LIVING, Status.ACTIVE)
            .note(Note.NONE)
            .guard(notWhileLocked())
            .guard(only((before, proposed) -> before.withFailures(0)))
            .row();
    static final Transition<Credential> REHASH = DECLARED.edits("signature-credential.rehash", USE, Status.ACTIVE)
            .note(Note.NONE)
            .guard(byOneself())
            .guard(only((before, proposed) -> before.rehashed(proposed.password())))
            .row();
    static final Transition<Credential> CHANGE_PASSWORD = DECLARED.moves(
                    "signature-credential.change-password", USE, LIVING, Status.ACTIVE)
            .note(Note.NONE)
            .guard(byOneself())
            .guard(notWhileLocked())
            .guard(onlyThePassword(false))
            .row();
    static final Transition<Credential> RESET = DECLARED.moves(
                    "signature-credential.reset", ADMINISTER, LIVING, Status.ACTIVE)
            .note(Note.REQUIRED)
            .guard(byAnother())
            .guard(onlyThePassword(true))
            .row();
    static final Transition<Credential> REISSUE = DECLARED.moves(
                    "signature-credential.reissue", ADMINISTER, Status.REVOKED, Status.ACTIVE)
            .note(Note.REQUIRED)
            .guard(byAnother())
            .guard(onlyThePassword(true))
            .row();
    static final Transition<Credential> UNLOCK = DECLARED.moves(
                    "signature-credential.unlock", ADMINISTER, Status.LOCKED, Status.ACTIVE)
            .note(Note.REQUIRED)
            .guard(byAnother())
            .guard(only((before, proposed) -> before.withFailures(0)))
            .row();
    static final Transition<Credential> REVOKE = DECLARED.moves(
                    "signature-credential.revoke", ADMINISTER, LIVING, Status.REVOKED)
            .note(Note.REQUIRED)
            .guard(only((before, proposed) -> before.revoked()))
            .row();
    static final Transition<Credential> ERASE_SUPERSEDED = DECLARED.edits(
                    "signature-credential.erase-superseded", ERASE, Set.of(Status.values()))
            .note(Note.REQUIRED)
            .guard(only((before, proposed) -> before.withoutSuperseded()))
            .row();

    static final RecordType<Credential> CREDENTIAL = DECLARED.type();

    private static final Declaration<Identification, Identification.Status> CODES = RecordType.declare(
                    "signature-identification",
                    Identification.class,
                    Identification.Status.class,
                    (Identification code) -> Identification.Status.GIVEN)
            .secret();

    static final Attribute<Identification, String> SIGNER = CODES.text("signer", Identification::signer);
    static final Transition<Identification> RESERVE = CODES.creates(
                    "signature-identification.reserve", ADMINISTER, Identification.Status.GIVEN)
            .row();
    static final RecordType<Identification> IDENTIFICATION = CODES.type();

    private CredentialRecords() {}

    /**
     * An identification code that was given to somebody, under the code itself: the storage's own key makes it unique,
     * and as it stays it is never given to anybody else (21 CFR 11.100(a), 11.300(a)).
     *
     * @param signer whose code it is
     */
    record Identification(String signer) {
        enum Status {
            GIVEN
        }
    }

    /** The proposed state must be what the action makes of the stored one; what it may choose is the proposed state's. */
    private static Guard<Credential> only(BinaryOperator<Credential> lawful) {
        return new Guard<>(NOTHING_ELSE, attempt -> {
            Credential before = attempt.before();
            Credential proposed = attempt.proposed();
            boolean holds = before == null
                    || proposed == null
                    || lawful.apply(before, proposed).equals(proposed);
            return holds ? Optional.empty() : Optional.of("it would change more of the credential than it may");
        });
    }

    private static Guard<Credential> onlyCounts() {
        return only((before, proposed) -> proposed.status() == Status.LOCKED
                ? before.locked(proposed.failedAttempts(), proposed.lockedUntil())
                : before.withFailures(proposed.failedAttempts()));
    }

    private static Guard<Credential> onlyThePassword(boolean byAnother) {
        return only((before, proposed) ->
                before.changed(proposed.password(), proposed.changedOn(), proposed.expires(), byAnother));
    }

    private static Optional<String> countsOne(Guard.Case<Credential> attempt) {
        Credential before = attempt.before();
        Credential proposed = attempt.proposed();
        if (before == null || proposed == null) {
            return Optional.empty();
        }
        if (proposed.failedAttempts() != before.failuresWithOneMore()) {
            return Optional.of("it would count " + proposed.failedAttempts() + " failures where "
                    + before.failuresWithOneMore() + " are due");
        }
        return proposed.status() == Status.LOCKED && !proposed.isLockedAt(attempt.at())
                ? Optional.of("the lock would have run out already")
                : Optional.empty();
    }

    private static Guard<Credential> notWhileLocked() {
        return new Guard<>(WHILE_LOCKED, attempt -> {
            Credential before = attempt.before();
            return before != null && before.isLockedAt(attempt.at())
                    ? Optional.of("the credential is locked; have an administrator unlock it, or wait")
                    : Optional.empty();
        });
    }

    private static Guard<Credential> byAnother() {
        return new Guard<>(BY_ANOTHER, attempt -> {
            Credential known = known(attempt);
            return known != null && attempt.isOrActsFor(known.signer())
                    ? Optional.of(attempt.subject(known.signer()) + " is the signer; let another administrator do it")
                    : Optional.empty();
        });
    }

    private static Guard<Credential> byOneself() {
        return new Guard<>(BY_ONESELF, attempt -> {
            Credential known = known(attempt);
            return known != null && !known.signer().equals(attempt.actor().id())
                    ? Optional.of(attempt.actor().id() + " is not the signer; have it reset instead")
                    : Optional.empty();
        });
    }

    private static @Nullable Credential known(Guard.Case<Credential> attempt) {
        return attempt.before() != null ? attempt.before() : attempt.proposed();
    }
}
