package com.example.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.NonconformityReport;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.persistence.jpa.JpaSchema;
import io.github.qms4j.record.Seen;
import io.github.qms4j.trail.TrailEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The library as a guest in a Spring Boot application with the versions that Boot manages. */
class FaultDeskTest {
    private static final String PRESS = "press-7";
    private static final ConfigurableApplicationContext PLANT =
            SpringApplication.run(PlantApplication.class, "--plant.keys=" + newDirectory());

    private final FaultDesk desk = PLANT.getBean(FaultDesk.class);
    private final MachineRepository machines = PLANT.getBean(MachineRepository.class);
    private final Qms qms = PLANT.getBean(Qms.class);

    /** The database is new each time, and keys remember what they signed. */
    private static Path newDirectory() {
        try {
            return Files.createTempDirectory(Path.of("target"), "keys");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        PLANT.close();
    }

    private static void loggedIn(String name, String... authorities) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(name, "", authorities));
    }

    @BeforeEach
    void everyMachineRuns() {
        machines.deleteAll();
        machines.save(new Machine(PRESS));
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    private boolean isStopped() {
        return machines.findById(PRESS).orElseThrow().isStopped();
    }

    private static TransactionTemplate transaction() {
        return new TransactionTemplate(PLANT.getBean(PlatformTransactionManager.class));
    }

    private long tickets() {
        return qms.as(Actor.of("test", Role.SERVICE_AGENT)).serviceDesk().count();
    }

    @Test
    void what_the_host_commits_is_kept_with_its_ticket_and_its_trail() {
        loggedIn("ann", "ROLE_AGENT");

        String ticket = desk.stopped(PRESS, Instant.parse("2026-01-05T08:00:00Z"));

        assertThat(isStopped()).isTrue();
        assertThat(qms.trail().history("ticket", ticket))
                .extracting(entry -> entry.actor().id())
                .containsExactly("ann");
        assertThat(qms.trail().verify("ticket", ticket).isSound()).isTrue();
    }

    @Test
    void what_the_host_rolls_back_leaves_no_ticket() {
        loggedIn("ann", "ROLE_AGENT");
        long before = tickets();

        transaction().executeWithoutResult(status -> {
            desk.stopped(PRESS, Instant.parse("2026-01-06T08:00:00Z"));
            assertThat(tickets()).isEqualTo(before + 1);
            status.setRollbackOnly();
        });

        assertThat(isStopped()).isFalse();
        assertThat(tickets()).isEqualTo(before);
    }

    @Test
    void a_refusal_rolls_the_host_back_and_stays_on_record() {
        loggedIn("bob", "ROLE_VISITOR");

        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> desk.stopped(PRESS, Instant.parse("2026-01-07T08:00:00Z")));

        assertThat(isStopped()).isFalse();
        assertThat(qms.trail().refusals("ticket", refused.recordId()))
                .extracting(TrailEntry::action)
                .containsExactly("ticket.open");
    }

    @Test
    void nobody_acts_who_is_not_logged_in() {
        assertThatThrownBy(() -> desk.stopped(PRESS, Instant.parse("2026-01-08T08:00:00Z")))
                .isInstanceOf(AuthenticationCredentialsNotFoundException.class);
        assertThat(isStopped()).isFalse();
    }

    private Seen<NonconformityId> accepted(String description) {
        QmsSession agent = qms.as(Actor.of("ann", Role.SERVICE_AGENT), "seen at the press");
        QmsSession quality = qms.as(Actor.of("bea", Role.QUALITY_MANAGER), "no effect on the product");
        return transaction().execute(status -> {
            NonconformityId number = agent.nonconformities()
                    .raise(NonconformityReport.of(
                            NonconformitySource.AUDIT, description, LocalDate.of(2026, 1, 5), "ISO 9001:2015 8.5.1"));
            agent.nonconformities().correct(number, "guard closed");
            quality.nonconformities().assess(number, new Severity(Severity.Level.MINOR, "plant scale"));
            quality.nonconformities().accept(number);
            return quality.nonconformities().find(number).orElseThrow().seen();
        });
    }

    /** Once for each tenant, before anybody signs. */
    private void commissioned() {
        QmsSession compliance = qms.as(Actor.of("dora", Role.COMPLIANCE), "commissioning");
        if (compliance.custody().remembered().isEmpty()) {
            compliance.custody().createKey();
        }
    }

    @Test
    void who_signs_is_confirmed_by_the_host_s_own_directory() {
        commissioned();
        Seen<NonconformityId> shown = accepted("guard left open");
        loggedIn("carla", "ROLE_QUALITY");

        PLANT.getBean(Closing.class).close(shown, "corrected on site", "sieve-4711".toCharArray());

        assertThat(qms.trail().history("nonconformity", shown.id().value()))
                .last()
                .satisfies(entry -> assertThat(entry.signature()).isPresent());
    }

    @Test
    void a_wrong_password_signs_nothing_and_is_on_record() {
        commissioned();
        Seen<NonconformityId> shown = accepted("guard left open again");
        loggedIn("carla", "ROLE_QUALITY");

        assertThatThrownBy(() -> PLANT.getBean(Closing.class).close(shown, "corrected on site", "guess".toCharArray()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("X-3");
        assertThat(qms.trail().refusals("nonconformity", shown.id().value())).hasSize(1);
    }

    @Test
    void the_trail_is_sealed_with_the_host_s_key() {
        loggedIn("ann", "ROLE_AGENT");
        desk.stopped(PRESS, Instant.parse("2026-01-09T08:00:00Z"));
        commissioned();

        PLANT.getBean(Sealing.class).seal();

        assertThat(qms.trail().verify().isSound()).isTrue();
    }

    @Test
    void the_host_s_flyway_knows_the_host_s_migrations_alone() {
        assertThat(Arrays.stream(PLANT.getBean(Flyway.class).info().all()).map(MigrationInfo::getScript))
                .containsExactly("V1__machines.sql");
        assertThat(JpaSchema.of(PLANT.getBean(DataSource.class)).pending()).isEmpty();
    }
}
