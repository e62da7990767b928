package io.github.qms4j;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Runs the first example of the README, which is the body of {@code example}. */
class ReadmeTest {
    private static void example() {
        Instant now = Instant.parse("2026-01-05T08:00:00Z");
        try (Qms qms = Qms.builder().inMemory().build()) {
            QmsSession session = qms.as(Actor.of("u-1042", Role.SERVICE_AGENT), "by phone");
            Ticket.Builder ticket = Ticket.builder("phone", "INC-1", TicketKind.INCIDENT);
            String id = session.serviceDesk()
                    .open(ticket.event(new TicketEvent.Opened(now)).build());
            session.serviceDesk().record(id, new TicketEvent.Resolved(now.plusSeconds(5_400)));
            qms.trail().history("ticket", id).forEach(System.out::println);
        }
    }

    @Test
    void the_first_example_runs() {
        assertThatCode(ReadmeTest::example).doesNotThrowAnyException();
    }
}
