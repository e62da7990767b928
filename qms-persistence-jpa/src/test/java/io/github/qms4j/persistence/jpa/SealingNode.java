package io.github.qms4j.persistence.jpa;

import io.github.qms4j.Qms;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketKind;
import io.github.qms4j.trail.custody.FileCheckpointKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** One of several processes on one database that open tickets and seal the trail after each of them. */
final class SealingNode {
    static final int TICKETS = 120;

    private SealingNode() {}

    /** Arguments: the address of the database, the directory of the keys, and the name of this node. */
    public static void main(String[] arguments) throws IOException {
        Clock clock = Clock.systemUTC();
        try (Qms qms = Qms.builder()
                .storage("jpa", Map.of("url", arguments[0]))
                .checkpointKeys(FileCheckpointKeys.in(Path.of(arguments[1])))
                .clock(clock)
                .build()) {
            Actor agent = Actor.of("u-" + arguments[2], Role.SERVICE_AGENT);
            System.out.println("ready");
            System.out.flush();
            System.in.read();
            long sealed = 0;
            for (int i = 0; i < TICKETS; i++) {
                qms.as(agent)
                        .serviceDesk()
                        .open(Ticket.builder(arguments[2], "T-" + i, TicketKind.INCIDENT)
                                .event(new TicketEvent.Opened(clock.instant()))
                                .build());
                sealed += qms.trail().seal().entries();
            }
            System.out.println(sealed);
            System.out.flush();
            // Whoever closes seals once more, what the other has written too; that would be counted by nobody.
            System.in.read();
        }
    }
}
