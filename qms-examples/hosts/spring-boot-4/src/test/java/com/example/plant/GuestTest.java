package com.example.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketKind;
import jakarta.validation.spi.ValidationProvider;
import java.time.Instant;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What the library does to a class path that Spring Boot manages. */
class GuestTest {
    @Test
    void the_library_starts() {
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
    @SuppressWarnings("rawtypes")
    void it_brings_no_validation_provider() {
        assertThat(ServiceLoader.load(ValidationProvider.class).stream()
                        .map(provider -> provider.type().getName()))
                .isEqualTo(System.getProperty("plant.validation", "").lines().toList());
    }
}
