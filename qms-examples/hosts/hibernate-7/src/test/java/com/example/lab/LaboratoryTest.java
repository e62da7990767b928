package com.example.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library as a guest beside Hibernate alone. */
class LaboratoryTest {
    private static final Actor AGENT = Actor.of("ann", Role.SERVICE_AGENT);
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    private final Laboratory lab = new Laboratory(database());

    private static JdbcDataSource database() {
        JdbcDataSource data = new JdbcDataSource();
        data.setURL("jdbc:h2:mem:lab;DB_CLOSE_DELAY=-1");
        return data;
    }

    @AfterEach
    void dropEverything() {
        lab.inTransaction(
                () -> lab.entityManager().createNativeQuery("drop all objects").executeUpdate());
        lab.close();
    }

    private String failed(Actor reporter, Instrument instrument) {
        lab.entityManager().persist(instrument);
        Ticket.Builder failure = Ticket.builder("lab", instrument.id(), TicketKind.INCIDENT);
        return lab.qms()
                .as(reporter, "instrument failed")
                .serviceDesk()
                .open(failure.event(new TicketEvent.Opened(NOW)).build());
    }

    private void assertKept(String instrument, boolean kept) {
        lab.inTransaction(() -> {
            assertThat(lab.entityManager().find(Instrument.class, instrument) != null)
                    .isEqualTo(kept);
            assertThat(lab.qms()
                            .as(AGENT)
                            .serviceDesk()
                            .find("lab:" + instrument)
                            .isPresent())
                    .isEqualTo(kept);
        });
    }

    @Test
    void what_the_host_commits_is_kept_on_both_sides() {
        lab.inTransaction(() -> failed(AGENT, new Instrument("scale-1", "room 2")));

        assertKept("scale-1", true);
    }

    @Test
    void a_refusal_rolls_the_host_back_and_stays_on_record() {
        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> lab.inTransaction(() -> failed(Actor.of("bob"), new Instrument("scale-2", "room 2"))));

        assertKept("scale-2", false);
        lab.inTransaction(() -> assertThat(lab.qms().trail().refusals("ticket", refused.recordId()))
                .hasSize(1));
    }

    @Test
    void what_nobody_validated_before_is_not_validated_now() {
        lab.inTransaction(() -> lab.entityManager().persist(new Instrument("scale-3", " ")));

        lab.inTransaction(() -> assertThat(
                        lab.entityManager().find(Instrument.class, "scale-3").place())
                .isBlank());
    }

    @Test
    void the_library_starts_in_memory() {
        Instant now = Instant.parse("2026-01-05T08:00:00Z");
        try (Qms qms = Qms.builder().inMemory().build()) {
            QmsSession session = qms.as(Actor.of("u-1042", Role.SERVICE_AGENT), "by phone");
            Ticket.Builder ticket = Ticket.builder("phone", "INC-1", TicketKind.INCIDENT);
            String id = session.serviceDesk()
                    .open(ticket.event(new TicketEvent.Opened(now)).build());
            session.serviceDesk().record(id, new TicketEvent.Resolved(now.plusSeconds(5_400)));

            assertThat(qms.trail().history("ticket", id)).hasSize(2);
        }
    }

    @Test
    void the_library_opens_a_database_of_its_own(@TempDir Path folder) {
        try (Qms qms = Qms.builder()
                .storage("jpa", Map.of("url", "jdbc:h2:file:" + folder.resolve("qms"), "migrate", "true"))
                .build()) {
            QmsSession session = qms.as(AGENT, "by phone");
            Ticket.Builder ticket = Ticket.builder("phone", "INC-1", TicketKind.INCIDENT);
            String id = session.serviceDesk()
                    .open(ticket.event(new TicketEvent.Opened(NOW)).build());

            assertThat(qms.trail().verify("ticket", id).isSound()).isTrue();
        }
    }
}
