package io.github.qms4j.servicedesk;

import static io.github.qms4j.servicedesk.SlaCase.business;

import io.github.qms4j.Qms;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** An engine in memory with the office calendar, and those who work with it. The clock stands at a Monday, 9:00. */
final class ServiceDeskFixture {
    static final Actor AGENT = Actor.of("u-agent", Role.SERVICE_AGENT);
    static final Actor MANAGER = Actor.of("u-manager", Role.SERVICE_MANAGER);
    static final Actor INSPECTOR = Actor.of("u-inspector", Role.INSPECTOR);

    /** A way to each status; every event a minute after the one before. */
    private static final Map<TicketStatus, String> WAYS = Map.of(
            TicketStatus.NEW, "",
            TicketStatus.IN_PROGRESS, "Started",
            TicketStatus.PENDING, "Started Suspended",
            TicketStatus.RESOLVED, "Started Resolved",
            TicketStatus.CLOSED, "Started Resolved Closed",
            TicketStatus.CANCELLED, "Cancelled");

    static final Instant OPENED = Instant.parse("2026-01-12T08:00:00Z");

    final SettableClock clock = new SettableClock("2026-01-12T08:00:00Z");
    final Qms qms = Qms.builder().inMemory().clock(clock).build();
    final ServiceDesk desk = qms.as(AGENT).serviceDesk();
    final ServiceDesk management = qms.as(MANAGER).serviceDesk();

    ServiceDeskFixture() {
        qms.as(MANAGER).calendars().define(SlaCase.OFFICE);
    }

    ServiceDesk because(String reason) {
        return qms.as(MANAGER, reason).serviceDesk();
    }

    static Ticket.Builder incident(String reference) {
        return incident(reference, OPENED);
    }

    static Ticket.Builder incident(String reference, Instant openedAt) {
        return Ticket.builder("desk", reference, TicketKind.INCIDENT)
                .priority("P2")
                .service("mail")
                .category("network")
                .event(new TicketEvent.Opened(openedAt));
    }

    static Ticket.Builder in(TicketStatus status, String reference) {
        Ticket.Builder ticket = incident(reference);
        int minute = 1;
        for (String event : WAYS.getOrDefault(status, "").split(" ", -1)) {
            if (!event.isEmpty()) {
                ticket.event(event(event, OPENED.plusSeconds(60L * minute++)));
            }
        }
        return ticket;
    }

    static TicketEvent event(String name, Instant at) {
        return switch (name) {
            case "Opened" -> new TicketEvent.Opened(at);
            case "Assigned" -> new TicketEvent.Assigned(at, "network", "kim");
            case "Responded" -> new TicketEvent.Responded(at);
            case "Started" -> new TicketEvent.Started(at);
            case "Prioritised" -> new TicketEvent.Prioritised(at, "P1");
            case "Suspended" -> new TicketEvent.Suspended(at, "user");
            case "Resumed" -> new TicketEvent.Resumed(at);
            case "Resolved" -> new TicketEvent.Resolved(at);
            case "Reopened" -> new TicketEvent.Reopened(at);
            case "Closed" -> new TicketEvent.Closed(at);
            case "Cancelled" -> new TicketEvent.Cancelled(at);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The agreement "gold": 8 h to resolve a P2, 2 h a P1, by office hours. */
    static SlaDefinition.Builder gold() {
        return SlaDefinition.builder("gold", "office")
                .pausedBy("user")
                .target("P1", SlaMetric.RESOLUTION, business(Duration.ofHours(2)))
                .target("P2", SlaMetric.RESOLUTION, business(Duration.ofHours(8)));
    }
}
