package io.github.qms4j.persistence.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.github.qms4j.Qms;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketKind;
import io.github.qms4j.trail.TrailVerification;
import io.github.qms4j.trail.custody.CheckpointKeys;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two engines with clients of their own on one database, both of which seal the log. */
@Verifies("X-19")
class SealingNodesTest {
    private static final int TICKETS = 40;

    @Test
    void two_nodes_that_write_and_seal_at_once_make_one_log_that_verifies() throws Exception {
        CheckpointKeys keys = new InMemoryCheckpointKeys();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (TestServer server = new TestServer();
                MongoClient left = MongoClients.create(server.url());
                MongoClient right = MongoClients.create(server.url());
                Qms one = engine(left, keys);
                Qms two = engine(right, keys)) {
            CyclicBarrier start = new CyclicBarrier(2);
            List<Future<Long>> nodes =
                    List.of(threads.submit(() -> run(one, "one", start)), threads.submit(() -> run(two, "two", start)));
            long sealed = 0;
            for (Future<Long> node : nodes) {
                sealed += node.get(3, TimeUnit.MINUTES);
            }
            sealed += one.trail().seal().entries();

            assertThat(sealed).isEqualTo(2L * TICKETS);
            TrailVerification verification = two.trail().verify();
            assertThat(verification.problems()).isEmpty();
            assertThat(verification.records()).isEqualTo(2L * TICKETS);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Qms engine(MongoClient client, CheckpointKeys keys) {
        return Qms.builder()
                .storage(MongoStorage.owning(client, TestServer.DATABASE))
                .checkpointKeys(keys)
                .build();
    }

    private static long run(Qms qms, String name, CyclicBarrier start) throws Exception {
        start.await();
        long sealed = 0;
        for (int i = 0; i < TICKETS; i++) {
            qms.as(Actor.of("u-" + name, Role.SERVICE_AGENT))
                    .serviceDesk()
                    .open(Ticket.builder(name, "T-" + i, TicketKind.INCIDENT)
                            .event(new TicketEvent.Opened(Instant.parse("2026-03-02T08:00:00Z")))
                            .build());
            sealed += qms.trail().seal().entries();
        }
        return sealed;
    }
}
