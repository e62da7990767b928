package io.github.qms4j.persistence.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.capa.CapaDraft;
import io.github.qms4j.capa.CapaId;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.NonconformityReport;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import io.github.qms4j.trail.evidence.EvidenceScope;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The library on it: records, numbers, trail, seals, packs. */
class EngineOnMongoTest {
    private static final int WRITERS = 16;
    private static final int EACH = 5;

    private final TestServer server = new TestServer();
    private final Qms qms = Qms.builder()
            .storage(server.storage())
            .checkpointKeys(new InMemoryCheckpointKeys())
            .build();
    private final QmsSession session = qms.as(Actor.of("u-quality", Role.QUALITY_MANAGER), "seen on the round");

    @AfterEach
    void close() {
        qms.close();
        server.close();
    }

    private NonconformityId raised() {
        return session.nonconformities()
                .raise(NonconformityReport.of(
                        NonconformitySource.AUDIT, "late", LocalDate.of(2026, 3, 1), "ISO 9001:2015 8.5.1"));
    }

    @Test
    void a_capa_is_opened_sealed_verified_and_handed_out_as_everywhere() {
        NonconformityId found = raised();
        session.nonconformities().assess(found, new Severity(Severity.Level.MAJOR, "matrix v3"));
        CapaId capa = session.capas().open(CapaDraft.of("Tickets are late", found));
        qms.trail().seal();
        ByteArrayOutputStream pack = new ByteArrayOutputStream();
        session.evidence().export(EvidenceScope.everything(), pack);

        assertThat(session.capas().find(capa).orElseThrow().state().nonconformities())
                .containsExactly(found);
        assertThat(qms.trail().verify().problems()).isEmpty();
        assertThat(pack.size()).isPositive();
    }

    @Test
    void what_is_altered_in_a_document_is_found() {
        NonconformityId found = raised();
        MongoCollection<Document> collection = server.client()
                .getDatabase(TestServer.DATABASE)
                .getCollection(RecordCollections.of("nonconformity").name());
        Document document = collection.find(Filters.regex("_id", found.value())).first();
        assertThat(document).isNotNull();
        String payload = document.getString(RecordDocument.PAYLOAD);
        collection.updateOne(
                Filters.eq("_id", document.get("_id")),
                Updates.set(RecordDocument.PAYLOAD, payload.replace("AUDIT", "VENDOR")));

        assertThat(qms.trail().verify().problems()).isNotEmpty();
    }

    @Test
    void sixteen_writers_get_numbers_without_gap_or_double() throws InterruptedException {
        List<Thread> writers = new ArrayList<>();
        List<NonconformityId> numbers = new CopyOnWriteArrayList<>();
        CountDownLatch start = new CountDownLatch(1);
        for (int i = 0; i < WRITERS; i++) {
            Thread writer = new Thread(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                for (int n = 0; n < EACH; n++) {
                    numbers.add(raised());
                }
            });
            writer.start();
            writers.add(writer);
        }
        start.countDown();
        for (Thread writer : writers) {
            writer.join();
        }

        assertThat(numbers).hasSize(WRITERS * EACH).doesNotHaveDuplicates();
        assertThat(session.nonconformities().all()).hasSize(WRITERS * EACH);
        assertThat(qms.trail().verify().problems()).isEmpty();
    }
}
