package io.github.qms4j.signature.password;

import static io.github.qms4j.signature.password.Releases.INITIAL;
import static io.github.qms4j.signature.password.Releases.PASSWORD;
import static io.github.qms4j.signature.password.Releases.SIGNER;
import static io.github.qms4j.signature.password.Releases.both;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.persistence.jpa.JpaSchema;
import io.github.qms4j.persistence.jpa.JpaStorage;
import io.github.qms4j.signature.password.CredentialStanding.Status;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.ValidationMode;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host that rolls its transaction back after each failure: nobody gets more guesses by it. */
class PasswordHostRollbackTest {
    private static final String URL = "jdbc:h2:mem:password-host;DB_CLOSE_DELAY=-1";
    private static final String WRONG = "incorrect horse battery";

    private final PasswordPolicy policy = PasswordPolicy.standard();
    private final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    private final EntityManagerFactory factory = factory();
    private final EntityManager entityManager = factory.createEntityManager();
    private final Qms hosted = Releases.engine(JpaStorage.joining(() -> entityManager), clock, policy);
    private final Qms other = Releases.engine(JpaStorage.owning(factory), clock, policy);

    private static EntityManagerFactory factory() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(URL);
        database.setUser("sa");
        JpaSchema.of(database).migrate();
        return new PersistenceConfiguration("host")
                .validationMode(ValidationMode.NONE)
                .property(PersistenceConfiguration.JDBC_URL, URL)
                .property(PersistenceConfiguration.JDBC_USER, "sa")
                .createEntityManagerFactory();
    }

    @BeforeEach
    void enrolled() {
        Releases.enrolled(other, policy, SIGNER, "mroth");
    }

    @AfterEach
    void close() {
        entityManager.getTransaction().begin();
        entityManager.createNativeQuery("drop all objects").executeUpdate();
        entityManager.getTransaction().commit();
        entityManager.close();
        factory.close();
    }

    private void rolledBack(Runnable work) {
        entityManager.getTransaction().begin();
        try {
            work.run();
        } finally {
            entityManager.getTransaction().rollback();
        }
    }

    private CredentialStanding standing() {
        return Releases.administration(other, policy).standing("u-signer").orElseThrow();
    }

    @Test
    @Verifies("X-3")
    void failed_signings_are_counted_and_lock_although_the_host_rolls_back() {
        for (int i = 1; i <= 5; i++) {
            String id = "r" + i;
            assertThatThrownBy(() -> rolledBack(() -> Releases.sign(hosted.as(SIGNER), id, both("mroth", WRONG))))
                    .isInstanceOf(RefusedException.class);
            assertThat(other.trail().refusals("acme.release", id)).hasSize(1);
        }

        assertThat(standing().status()).isEqualTo(Status.LOCKED);
        assertThatThrownBy(() -> Releases.sign(other.as(SIGNER), "r6", both("mroth", PASSWORD)))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void a_guess_at_the_current_password_is_counted_although_the_host_rolls_back() {
        for (int i = 1; i <= 5; i++) {
            assertThatThrownBy(() -> rolledBack(
                            () -> new PasswordCredentials(hosted.as(SIGNER).records(), policy)
                                    .changePassword(WRONG.toCharArray(), INITIAL.toCharArray())))
                    .isInstanceOf(InvalidInputException.class);
        }

        assertThat(standing().status()).isEqualTo(Status.LOCKED);
    }

    @Test
    void what_was_signed_is_rolled_back_with_the_host() {
        rolledBack(() -> Releases.sign(hosted.as(SIGNER), "r1", both("mroth", PASSWORD)));

        assertThat(other.as(SIGNER).records().find(Releases.RELEASE, "r1")).isEmpty();
        assertThat(other.trail().verify().isSound()).isTrue();
    }
}
