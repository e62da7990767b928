package com.example.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.persistence.EntityManager;
import jakarta.validation.ConstraintViolationException;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The library as a guest among beans of Jakarta EE, in transactions of JTA. */
class DeviceDeskTest {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final SeContainer SERVER =
            SeContainerInitializer.newInstance().initialize();

    private final DeviceDesk desk = SERVER.select(DeviceDesk.class).get();
    private final NewTransactions transactions =
            SERVER.select(NewTransactions.class).get();
    private final EntityManager entityManager =
            SERVER.select(EntityManager.class).get();
    private final Qms qms = SERVER.select(Qms.class).get();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void logIn() {
        SERVER.select(Login.class).get().as("ann", "agent");
    }

    private void assertKept(String device, boolean kept) {
        transactions.run(() -> {
            assertThat(entityManager.find(Device.class, device) != null).isEqualTo(kept);
            assertThat(qms.as(Actor.of("test", Role.SERVICE_AGENT))
                            .serviceDesk()
                            .find("clinic:" + device)
                            .isPresent())
                    .isEqualTo(kept);
        });
    }

    @Test
    void what_the_transaction_commits_is_kept_on_both_sides() {
        String ticket = desk.failed("pump-1", "ward 3", NOW);

        assertKept("pump-1", true);
        transactions.run(
                () -> assertThat(qms.trail().verify("ticket", ticket).isSound()).isTrue());
    }

    @Test
    void what_the_transaction_rolls_back_is_gone_on_both_sides() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    desk.failed("pump-2", "ward 3", NOW);
                    throw new IllegalStateException("the host changed its mind");
                }))
                .hasMessage("the host changed its mind");

        assertKept("pump-2", false);
    }

    @Test
    void a_refusal_rolls_the_transaction_back_and_stays_on_record() {
        SERVER.select(Login.class).get().as("bob", "visitor");

        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> desk.failed("pump-3", "ward 3", NOW));

        assertKept("pump-3", false);
        transactions.run(() ->
                assertThat(qms.trail().refusals("ticket", refused.recordId())).hasSize(1));
    }

    @Test
    void the_server_validates_as_it_did() {
        assertThatThrownBy(() -> desk.failed("pump-4", " ", NOW))
                .satisfies(failure -> assertThat(failure.toString() + failure.getCause())
                        .contains(ConstraintViolationException.class.getSimpleName()));

        assertKept("pump-4", false);
    }

    @Test
    void the_library_starts_in_memory() {
        try (Qms inMemory = Qms.builder().inMemory().build()) {
            assertThat(inMemory.describe()).contains("validator: the standard constraints, without a provider");
        }
    }
}
