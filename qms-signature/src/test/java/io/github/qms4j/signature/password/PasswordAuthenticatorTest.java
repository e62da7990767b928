package io.github.qms4j.signature.password;

import static io.github.qms4j.signature.password.Releases.ADMINISTRATOR;
import static io.github.qms4j.signature.password.Releases.INITIAL;
import static io.github.qms4j.signature.password.Releases.OTHER;
import static io.github.qms4j.signature.password.Releases.PASSWORD;
import static io.github.qms4j.signature.password.Releases.RELEASE;
import static io.github.qms4j.signature.password.Releases.SIGNER;
import static io.github.qms4j.signature.password.Releases.both;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ErrorCode;
import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.signature.password.CredentialStanding.Status;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.signature.SigningAttempt;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordAuthenticatorTest {
    private static final String WRONG = "incorrect horse battery";

    private final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    private final WrittenText storage = new WrittenText();
    private final PasswordPolicy policy = PasswordPolicy.standard();
    private final Qms qms = Releases.engine(storage, clock, policy);
    private final PasswordCredentials administration = Releases.administration(qms, policy);
    private final QmsSession session = qms.as(SIGNER, "tested");

    @BeforeEach
    void enrolled() {
        Releases.enrolled(qms, policy, SIGNER, "mroth");
    }

    private Authentication attempt(String code, String password) {
        return attempt(policy, session.records(), code, password);
    }

    private static Authentication attempt(PasswordPolicy policy, RecordStore records, String code, String password) {
        return new PasswordAuthenticator(policy)
                .authenticate(records, new SigningAttempt(code, false, "release.sign"), password.toCharArray());
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(attempt("mroth", WRONG)).isInstanceOf(Authentication.Failed.class);
        }
    }

    private void assertSigns() {
        assertThat(attempt("mroth", PASSWORD))
                .isEqualTo(new Authentication.Authenticated(new Signer("u-signer", "Dr. Mia Roth")));
    }

    private void assertDoesNotSign() {
        assertThat(attempt("mroth", PASSWORD)).isInstanceOf(Authentication.Failed.class);
    }

    private CredentialStanding standing() {
        return administration.standing("u-signer").orElseThrow();
    }

    @Test
    void the_right_components_are_those_of_the_signer() {
        assertSigns();
    }

    @ParameterizedTest
    @CsvSource({"mroth, incorrect horse battery", "nobody, correct horse battery", "nobody, incorrect horse battery"})
    void whatever_was_wrong_the_answer_is_the_same(String code, String password) {
        String expected = attempt("mroth", WRONG).toString();
        fail(4);

        assertThat(attempt(code, password).toString()).isEqualTo(expected);
        assertThat(attempt("mroth", PASSWORD).toString())
                .as("right, while locked")
                .isEqualTo(expected);
        administration.revoke("u-signer");
        assertThat(attempt("mroth", PASSWORD).toString()).as("revoked").isEqualTo(expected);
    }

    @Test
    void a_code_is_entered_without_regard_to_case() {
        assertThat(attempt(" MRoth ", PASSWORD)).isInstanceOf(Authentication.Authenticated.class);
    }

    @Test
    void a_code_is_not_found_by_the_id_of_its_signer() {
        assertThat(attempt("u-signer", PASSWORD)).isInstanceOf(Authentication.Failed.class);
    }

    @Test
    void one_failure_less_than_the_limit_does_not_lock() {
        fail(4);

        assertThat(standing().failedAttempts()).isEqualTo(4);
        assertSigns();
    }

    @Test
    void the_last_allowed_failure_locks() {
        fail(5);

        assertThat(standing().status()).isEqualTo(Status.LOCKED);
        assertThat(standing().lockedUntil()).isEqualTo(clock.instant().plus(Duration.ofMinutes(15)));
        assertDoesNotSign();
    }

    @Test
    void a_lock_runs_out_by_the_engine_s_clock() {
        fail(5);
        clock.advance(Duration.ofMinutes(15).minusMillis(1));
        assertDoesNotSign();

        clock.advance(Duration.ofMillis(1));
        assertSigns();
        assertThat(standing().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void attempts_during_a_lock_do_not_prolong_it() {
        fail(5);
        clock.advance(Duration.ofMinutes(14));
        fail(3);
        clock.advance(Duration.ofMinutes(1));

        assertSigns();
    }

    @Test
    void a_failure_after_a_lock_is_the_first_one_again() {
        fail(5);
        clock.advance(Duration.ofMinutes(15));
        fail(4);

        assertThat(standing().failedAttempts()).isEqualTo(4);
        assertSigns();
    }

    @Test
    void a_success_resets_the_count() {
        fail(4);
        assertSigns();
        fail(4);

        assertSigns();
    }

    @Test
    void a_lock_until_unlocked_does_not_run_out() {
        PasswordPolicy strict = PasswordPolicy.builder().lockedUntilUnlocked().build();
        for (int i = 0; i < 5; i++) {
            attempt(strict, session.records(), "mroth", WRONG);
        }
        clock.advance(Duration.ofDays(300));
        assertDoesNotSign();

        administration.unlock("u-signer");
        assertSigns();
    }

    @Test
    void failures_of_others_on_a_credential_count_too() {
        for (int i = 0; i < 5; i++) {
            attempt(policy, qms.as(OTHER).records(), "mroth", WRONG);
        }

        assertDoesNotSign();
    }

    @Test
    void who_cannot_be_counted_cannot_guess() {
        try (Qms strict = Qms.builder()
                .storage(storage)
                .clock(clock)
                .checkpointKeys(new InMemoryCheckpointKeys())
                .signatureAuthenticator(new PasswordAuthenticator(policy))
                .accessPolicy((actor, permission) -> !permission.name().equals("signature-credential:use"))
                .build()) {
            assertThat(attempt(policy, strict.as(SIGNER).records(), "mroth", PASSWORD))
                    .isInstanceOf(Authentication.Failed.class);
        }
        assertThat(standing().failedAttempts()).isZero();
    }

    @Test
    void a_signer_need_not_be_permitted_to_read_credentials() {
        try (Qms strict = Qms.builder()
                .storage(storage)
                .clock(clock)
                .checkpointKeys(new InMemoryCheckpointKeys())
                .signatureAuthenticator(new PasswordAuthenticator(policy))
                .recordType(Releases.RELEASE)
                .accessPolicy((actor, permission) -> !permission.name().endsWith(":read"))
                .build()) {
            QmsSession signer = strict.as(SIGNER, "tested");

            Releases.sign(signer, "r-strict", Releases.both("mroth", PASSWORD));

            assertThatThrownBy(() -> signer.records().find(CredentialRecords.CREDENTIAL, SIGNER.id()))
                    .isInstanceOf(RefusedException.class);
        }
        assertThat(session.records().find(Releases.RELEASE, "r-strict")).isPresent();
    }

    @Test
    void guesses_at_once_do_not_exceed_the_limit() throws Exception {
        List<Authentication> answers = atOnce(16, i -> attempt("mroth", WRONG + i));

        assertThat(answers).allMatch(Authentication.Failed.class::isInstance);
        assertThat(standing().status()).isEqualTo(Status.LOCKED);
        assertThat(standing().failedAttempts()).isEqualTo(5);
        assertThat(qms.trail().history("signature-credential", "u-signer"))
                .extracting(TrailEntry::action)
                .filteredOn(action -> action.endsWith("count-failure") || action.endsWith("lock"))
                .hasSize(5);
        assertDoesNotSign();
    }

    private interface Guess {
        Authentication by(int thread);
    }

    private static List<Authentication> atOnce(int threads, Guess guess) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Authentication>> guesses = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                guesses.add(() -> {
                    start.await();
                    return guess.by(thread);
                });
            }
            List<Authentication> answers = new ArrayList<>();
            for (Future<Authentication> answer : pool.invokeAll(guesses)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void a_revoked_credential_does_not_sign_until_it_is_reissued() {
        administration.revoke("u-signer");
        assertDoesNotSign();

        administration.reissue("u-signer", INITIAL.toCharArray());
        new PasswordCredentials(session.records(), policy)
                .changePassword(INITIAL.toCharArray(), PASSWORD.toCharArray());
        assertSigns();
    }

    @Test
    void an_expired_password_does_not_sign_until_it_is_changed() {
        clock.advance(Duration.ofDays(365).minusMillis(1));
        assertSigns();
        clock.advance(Duration.ofMillis(1));
        assertThat(attempt("mroth", PASSWORD).toString()).contains("has to be changed");

        new PasswordCredentials(session.records(), policy)
                .changePassword(PASSWORD.toCharArray(), "another good phrase".toCharArray());
        assertThat(attempt("mroth", "another good phrase")).isInstanceOf(Authentication.Authenticated.class);
    }

    @Test
    void a_password_that_another_chose_does_not_sign() {
        administration.reset("u-signer", INITIAL.toCharArray());

        assertThat(attempt("mroth", INITIAL).toString()).contains("has to be changed");
        assertDoesNotSign();
    }

    @Test
    void a_right_password_is_hashed_anew_when_the_cost_has_changed() {
        PasswordPolicy costlier =
                PasswordPolicy.builder().cost(new Argon2Cost(19_456, 3, 1)).build();
        assertThat(attempt(costlier, session.records(), "mroth", WRONG)).isInstanceOf(Authentication.Failed.class);
        assertThat(hash()).contains("$m=19456,t=2,p=1$");

        assertThat(attempt(costlier, session.records(), "mroth", PASSWORD))
                .isInstanceOf(Authentication.Authenticated.class);
        assertThat(hash()).contains("$m=19456,t=3,p=1$");
        assertThat(attempt(costlier, session.records(), "mroth", PASSWORD))
                .isInstanceOf(Authentication.Authenticated.class);
        assertThat(qms.trail().history("signature-credential", "u-signer"))
                .extracting(TrailEntry::action)
                .containsOnlyOnce("signature-credential.rehash");
    }

    private String hash() {
        RecordStore records = session.records();
        return records.reveal(records.get(CredentialRecords.CREDENTIAL, "u-signer")
                        .state()
                        .password())
                .orElseThrow();
    }

    @Test
    void a_password_is_never_written_and_its_hash_stands_in_an_erasable_text_alone() {
        fail(1);
        assertSigns();

        assertThat(storage.everything())
                .extracting(StoredRecord::toString)
                .noneMatch(row -> row.contains(PASSWORD) || row.contains(WRONG) || row.contains(INITIAL));
        assertThat(storage.everything())
                .filteredOn(row -> row.toString().contains("argon2id"))
                .hasSize(2)
                .allMatch(row -> row.key().type().equals("erasable-text"));
        assertThat(qms.trail().verify(CredentialRecords.CREDENTIAL, "u-signer").problems())
                .isEmpty();
    }

    @Test
    @Verifies({"X-1", "X-3"})
    void a_record_is_signed_with_it_from_end_to_end() {
        signsFromEndToEnd(qms, session);
    }

    @Test
    void a_record_is_signed_with_it_from_end_to_end_in_a_database(@TempDir Path directory) {
        try (Qms onH2 = Qms.builder()
                .storage("jpa", Map.of("file", directory.resolve("qms").toString()))
                .clock(clock)
                .checkpointKeys(new InMemoryCheckpointKeys())
                .signatureAuthenticator(new PasswordAuthenticator(policy))
                .recordType(Releases.RELEASE)
                .build()) {
            Releases.enrolled(onH2, policy, SIGNER, "mroth");
            signsFromEndToEnd(onH2, onH2.as(SIGNER, "tested"));
            new PasswordCredentials(onH2.as(Releases.COMPLIANCE, "replaced").records(), policy)
                    .eraseSuperseded("u-signer");
            assertThat(onH2.trail()
                            .verify(CredentialRecords.CREDENTIAL, "u-signer")
                            .problems())
                    .isEmpty();
            assertThat(onH2.trail().verify("erasure", "ERA-2026-0001").problems())
                    .isEmpty();
        }
    }

    private static void signsFromEndToEnd(Qms engine, QmsSession session) {
        assertThatThrownBy(() -> Releases.sign(session, "r1", both("mroth", WRONG)))
                .isInstanceOf(RefusedException.class);
        assertThat(engine.trail().refusals("acme.release", "r1")).hasSize(1);

        Releases.sign(session, "r1", both("mroth", PASSWORD));
        Releases.sign(session, "r2", Credentials.secretOnly(PASSWORD.toCharArray()));

        assertThat(engine.trail().verify(RELEASE, "r1").problems()).isEmpty();
        assertThat(engine.trail()
                        .history("acme.release", "r2")
                        .get(0)
                        .signature()
                        .orElseThrow())
                .satisfies(signature -> {
                    assertThat(signature.signer()).isEqualTo(new Signer("u-signer", "Dr. Mia Roth"));
                    assertThat(signature.continued()).isTrue();
                });
    }

    @Test
    @Verifies("X-3")
    void nobody_signs_for_another_even_with_the_right_password() {
        assertThatThrownBy(() -> Releases.sign(qms.as(OTHER, "tested"), "r1", both("mroth", PASSWORD)))
                .hasMessageContaining("nobody signs for another");
    }

    @Test
    void an_administrator_needs_a_credential_like_everybody() {
        assertThat(attempt(policy, qms.as(ADMINISTRATOR).records(), "u-admin", PASSWORD))
                .isInstanceOf(Authentication.Failed.class);
        assertThatThrownBy(() -> administration.unlock("u-admin"))
                .hasFieldOrPropertyWithValue("code", ErrorCode.NOT_FOUND);
    }
}
