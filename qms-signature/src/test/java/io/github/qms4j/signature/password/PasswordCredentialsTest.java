package io.github.qms4j.signature.password;

import static io.github.qms4j.signature.password.Releases.ADMINISTRATOR;
import static io.github.qms4j.signature.password.Releases.COMPLIANCE;
import static io.github.qms4j.signature.password.Releases.INITIAL;
import static io.github.qms4j.signature.password.Releases.OTHER;
import static io.github.qms4j.signature.password.Releases.PASSWORD;
import static io.github.qms4j.signature.password.Releases.SIGNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.DuplicateException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.delegation.Delegations.Delegate;
import io.github.qms4j.record.ErasableText;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Transition;
import io.github.qms4j.signature.password.CredentialStanding.Status;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordCredentialsTest {
    private final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    private final PasswordPolicy policy = PasswordPolicy.builder()
            .blocklist(password -> new String(password).contains("qms4j"))
            .build();
    private final Qms qms = Releases.engine(new InMemoryStorage(), clock, policy);
    private final PasswordCredentials administration = Releases.administration(qms, policy);
    private final RecordStore signer = qms.as(SIGNER).records();
    private final PasswordCredentials own = new PasswordCredentials(signer, policy);

    private void enrolled() {
        administration.enrol("u-signer", "mroth", "Dr. Mia Roth", INITIAL.toCharArray());
    }

    private void ownPassword() {
        enrolled();
        own.changePassword(INITIAL.toCharArray(), PASSWORD.toCharArray());
    }

    private void changed(String current, String replacement) {
        own.changePassword(current.toCharArray(), replacement.toCharArray());
    }

    @Test
    void an_enrolled_signer_has_a_credential_in_good_standing() {
        enrolled();

        assertThat(administration.standings())
                .containsExactly(new CredentialStanding(
                        "u-signer",
                        "mroth",
                        "Dr. Mia Roth",
                        Status.ACTIVE,
                        0,
                        null,
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(365)),
                        true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mroth", "MROTH", " mroth", "ｍroth"})
    void a_code_is_given_once(String code) {
        enrolled();

        assertThatThrownBy(() -> administration.enrol("u-other", code, "Ann Ek", INITIAL.toCharArray()))
                .isInstanceOf(DuplicateException.class);
        assertThat(administration.standing("u-other")).isEmpty();
    }

    @Test
    void a_code_is_not_given_again_after_its_owner_has_left() {
        enrolled();
        administration.revoke("u-signer");

        assertThatThrownBy(() -> administration.enrol("u-other", "mroth", "Ann Ek", INITIAL.toCharArray()))
                .isInstanceOf(DuplicateException.class);
    }

    @Test
    void of_several_who_enrol_at_once_under_one_code_one_gets_it() throws Exception {
        int threads = 8;
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Boolean>> enrolments = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                String id = "u-" + i;
                enrolments.add(() -> {
                    start.await();
                    try {
                        administration.enrol(id, "mroth", "Dr. " + id, INITIAL.toCharArray());
                        return true;
                    } catch (DuplicateException e) {
                        return false;
                    }
                });
            }
            int enrolled = 0;
            for (Future<Boolean> done : pool.invokeAll(enrolments)) {
                enrolled += done.get() ? 1 : 0;
            }
            assertThat(enrolled).isEqualTo(1);
            assertThat(administration.standings()).hasSize(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @Verifies("X-14")
    void the_same_code_in_two_tenants_is_two_codes() {
        InMemoryStorage shared = new InMemoryStorage();
        for (String tenant : List.of("ulm", "bonn")) {
            Qms engine = Qms.builder()
                    .storage(shared)
                    .clock(clock)
                    .tenant(tenant)
                    .checkpointKeys(new InMemoryCheckpointKeys())
                    .signatureAuthenticator(new PasswordAuthenticator(policy))
                    .build();
            assertThatCode(() -> Releases.enrolled(engine, policy, SIGNER, "mroth"))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eleven char", "qms4j qms4j qms4j"})
    void a_password_that_the_policy_refuses_is_not_taken_and_not_shown(String password) {
        assertThatThrownBy(() -> administration.enrol("u-signer", "mroth", "Dr. Mia Roth", password.toCharArray()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("password")
                .hasMessageNotContaining(password);
        assertThat(administration.standing("u-signer")).isEmpty();
    }

    @Test
    void length_counts_characters_and_not_their_halves() {
        assertThatThrownBy(() -> administration.enrol(
                        "u-signer", "mroth", "Dr. Mia Roth", "🔑".repeat(11).toCharArray()))
                .hasMessageContaining("has 11 characters");
        administration.enrol(
                "u-signer", "mroth", "Dr. Mia Roth", "🔑".repeat(12).toCharArray());
    }

    @Test
    void a_password_is_the_same_from_whichever_keyboard() {
        administration.enrol("u-signer", "mroth", "Dr. Mia Roth", "Ångström im Glas".toCharArray());

        changed("A\u030Angstro\u0308m im Glas", PASSWORD);
    }

    @Test
    void a_change_needs_the_old_password_and_a_wrong_one_counts() {
        ownPassword();

        assertThatThrownBy(() -> changed("wrong, I am afraid", "another good phrase"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("afraid");
        assertThat(administration.standing("u-signer").orElseThrow().failedAttempts())
                .isEqualTo(1);
    }

    @Test
    void the_same_password_is_not_taken_again() {
        ownPassword();

        assertThatThrownBy(() -> changed(PASSWORD, PASSWORD)).hasMessageContaining("the same again");
    }

    @Test
    @Verifies("X-3")
    void nobody_issues_or_replaces_their_own_credential() {
        assertThatThrownBy(() -> administration.enrol(ADMINISTRATOR.id(), "admin", "Ann Ek", INITIAL.toCharArray()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("SIG-2");
        new PasswordCredentials(qms.as(COMPLIANCE).records(), policy)
                .enrol(ADMINISTRATOR.id(), "admin", "Ann Ek", INITIAL.toCharArray());
        assertThatThrownBy(() -> administration.reset(ADMINISTRATOR.id(), PASSWORD.toCharArray()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("SIG-2");
    }

    @Test
    @Verifies("X-3")
    void nobody_issues_or_replaces_the_credential_of_whom_they_act_for() {
        qms.as(ADMINISTRATOR, "leave")
                .delegations()
                .grant(
                        new Delegate(SIGNER.id(), SIGNER.name()),
                        ADMINISTRATOR.roles(),
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(14)));
        PasswordCredentials deputy =
                new PasswordCredentials(qms.as(SIGNER, "by procedure").records(), policy);

        assertThatThrownBy(() -> deputy.enrol(ADMINISTRATOR.id(), "admin", "Ann Ek", INITIAL.toCharArray()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("SIG-2")
                .hasMessageContaining("u-signer acts for u-admin, who is the signer");
        deputy.enrol(COMPLIANCE.id(), "compliance", "Cora Plant", INITIAL.toCharArray());
    }

    @Test
    @Verifies("X-2")
    void who_only_signs_administers_nothing() {
        ownPassword();
        PasswordCredentials others =
                new PasswordCredentials(qms.as(OTHER, "why not").records(), policy);

        assertThatThrownBy(() -> others.reset("u-signer", INITIAL.toCharArray()))
                .hasMessageContaining("signature-credential:administer");
        assertThatThrownBy(() -> others.unlock("u-signer")).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> others.revoke("u-signer")).isInstanceOf(RefusedException.class);
    }

    @Test
    void superseded_hashes_can_be_erased() {
        ownPassword();
        ErasableText old = signer.get(CredentialRecords.CREDENTIAL, "u-signer")
                .state()
                .superseded()
                .get(0);
        assertThat(signer.reveal(old)).isPresent();

        new PasswordCredentials(qms.as(COMPLIANCE, "replaced").records(), policy).eraseSuperseded("u-signer");

        assertThat(signer.reveal(old)).isEmpty();
        assertThat(qms.trail().verify(CredentialRecords.CREDENTIAL, "u-signer").problems())
                .isEmpty();
        changed(PASSWORD, "another good phrase");
    }

    /** What everybody who signs may do to a credential, and what it must not be used for. */
    static Stream<UnaryOperator<Credential>> abuses() {
        return Stream.of(
                c -> c.changed(new ErasableText("0".repeat(64)), c.changedOn(), c.expires(), false),
                c -> c.locked(c.failedAttempts() + 1, Instant.parse("2020-01-01T00:00:00Z")),
                c -> c.withFailures(c.failedAttempts() + 2),
                c -> new Credential(
                        c.status(),
                        c.signer(),
                        "mine",
                        c.printedName(),
                        c.password(),
                        c.superseded(),
                        c.failuresWithOneMore(),
                        c.lockedUntil(),
                        c.changedOn(),
                        c.expires(),
                        c.initial()),
                Credential::withoutSuperseded,
                Credential::revoked);
    }

    @ParameterizedTest
    @MethodSource("abuses")
    void what_everybody_may_do_to_a_credential_changes_nothing_else(UnaryOperator<Credential> abuse) {
        ownPassword();
        RecordStore other = qms.as(OTHER).records();

        for (Transition<Credential> action : List.of(
                CredentialRecords.COUNT_FAILURE,
                CredentialRecords.LOCK,
                CredentialRecords.RESET_FAILURES,
                CredentialRecords.REHASH,
                CredentialRecords.CHANGE_PASSWORD)) {
            assertThatThrownBy(() -> other.commit(unit -> unit.change(action, "u-signer", abuse)))
                    .as(action.name())
                    .isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void a_lock_in_force_is_not_lifted_by_what_everybody_may_do() {
        ownPassword();
        signer.commit(unit -> unit.change(CredentialRecords.LOCK, "u-signer", c -> c.locked(1, null)));

        assertThatThrownBy(() -> signer.commit(
                        unit -> unit.change(CredentialRecords.RESET_FAILURES, "u-signer", c -> c.withFailures(0))))
                .hasMessageContaining("SIG-4");
    }

    @Test
    void costs_and_policies_below_the_minimum_are_refused() {
        assertThatThrownBy(() -> new Argon2Cost(19_455, 2, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Argon2Cost(65_536, 1, 4)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> PasswordPolicy.builder().minimumLength(7)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> PasswordPolicy.builder().maximumFailures(0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> PasswordPolicy.builder().lockTime(Duration.ZERO))
                .isInstanceOf(InvalidInputException.class);
    }
}
