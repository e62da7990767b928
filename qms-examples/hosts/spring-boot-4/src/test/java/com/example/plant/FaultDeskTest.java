package com.example.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.persistence.jpa.JpaSchema;
import io.github.qms4j.trail.TrailEntry;
import java.time.Instant;
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
    private static final ConfigurableApplicationContext PLANT = SpringApplication.run(PlantApplication.class);

    private final FaultDesk desk = PLANT.getBean(FaultDesk.class);
    private final MachineRepository machines = PLANT.getBean(MachineRepository.class);
    private final Qms qms = PLANT.getBean(Qms.class);

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

        new TransactionTemplate(PLANT.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
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

    @Test
    void the_host_s_flyway_knows_the_host_s_migrations_alone() {
        assertThat(Arrays.stream(PLANT.getBean(Flyway.class).info().all()).map(MigrationInfo::getScript))
                .containsExactly("V1__machines.sql");
        assertThat(JpaSchema.of(PLANT.getBean(DataSource.class)).pending()).isEmpty();
    }
}
