package io.github.qms4j.signature.password;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.time.ZoneOffset;
import java.util.Set;

/** A record that is released with a signature, and the people around it. */
final class Releases {
    static final Actor SIGNER = new Actor("u-signer", "Mia Roth", Set.of(Role.SERVICE_MANAGER));
    static final Actor OTHER = Actor.of("u-other", Role.SERVICE_MANAGER);
    static final Actor ADMINISTRATOR = Actor.of("u-admin", Role.IT_MANAGER);
    static final Actor COMPLIANCE = Actor.of("u-compliance", Role.COMPLIANCE);

    static final String INITIAL = "handed over in an envelope";
    static final String PASSWORD = "correct horse battery";

    private static final Declaration<Release, Release.Status> RELEASE_DECLARATION =
            RecordType.declare("acme.release", Release.class, Release.Status.class, Release::status);

    static final Transition<Release> SIGN = RELEASE_DECLARATION
            .creates("release.sign", Permission.of("release:sign", Role.SERVICE_MANAGER), Release.Status.RELEASED)
            .signed("released")
            .row();

    static final RecordType<Release> RELEASE = RELEASE_DECLARATION.type();

    private Releases() {}

    record Release(Status status, String what) {
        enum Status {
            RELEASED
        }
    }

    static Qms engine(QmsStorage storage, SettableClock clock, PasswordPolicy policy) {
        return Qms.builder()
                .storage(storage)
                .clock(clock)
                .checkpointKeys(new InMemoryCheckpointKeys())
                .signatureAuthenticator(new PasswordAuthenticator(policy))
                .recordType(RELEASE)
                .build();
    }

    static PasswordCredentials administration(Qms qms, PasswordPolicy policy) {
        return new PasswordCredentials(qms.as(ADMINISTRATOR, "by procedure").records(), policy);
    }

    /** Enrolled, and with a password of their own. */
    static void enrolled(Qms qms, PasswordPolicy policy, Actor signer, String code) {
        administration(qms, policy).enrol(signer.id(), code, "Dr. " + signer.name(), INITIAL.toCharArray());
        new PasswordCredentials(qms.as(signer).records(), policy)
                .changePassword(INITIAL.toCharArray(), PASSWORD.toCharArray());
    }

    static Credentials both(String code, String password) {
        return Credentials.both(code, password.toCharArray());
    }

    /** Signs a new release; the session says who acts. */
    static void sign(QmsSession session, String id, Credentials credentials) {
        session.signing(credentials, ZoneOffset.UTC)
                .records()
                .commit(unit -> unit.create(
                        RELEASE.transition("release.sign"),
                        id,
                        by -> new Release(Release.Status.RELEASED, "version 2")));
    }
}
