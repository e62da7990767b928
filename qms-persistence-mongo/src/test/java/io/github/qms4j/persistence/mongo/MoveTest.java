package io.github.qms4j.persistence.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.capa.CapaDraft;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.NonconformityReport;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.persistence.jpa.JpaStorageProvider;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store moves from a relational database to MongoDB and back. */
class MoveTest {
    private static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);

    private final TestServer server = new TestServer();
    private final InMemoryCheckpointKeys keys = new InMemoryCheckpointKeys();

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        server.close();
    }

    private Qms engine(QmsStorage storage) {
        return Qms.builder().storage(storage).checkpointKeys(keys).build();
    }

    private QmsStorage jpa(String name) {
        return new JpaStorageProvider()
                .open(Map.of("file", directory.resolve(name).toString()));
    }

    private static NonconformityId tellTheStory(Qms qms) {
        QmsSession session = qms.as(QUALITY, "seen on the round");
        NonconformityId found = session.nonconformities()
                .raise(NonconformityReport.of(
                        NonconformitySource.AUDIT, "late 😀", LocalDate.of(2026, 3, 1), "ISO 9001:2015 8.5.1"));
        qms.trail().seal();
        session.nonconformities().assess(found, new Severity(Severity.Level.MAJOR, "matrix v3"));
        session.capas().open(CapaDraft.of("Tickets are late", found));
        qms.trail().seal();
        return found;
    }

    @Test
    void a_store_moves_to_mongodb_and_back_with_versions_trail_and_log_and_verifies_with_the_same_root() {
        try (QmsStorage first = jpa("first");
                MongoClient client = MongoClients.create(server.url());
                QmsStorage mongo = MongoStorage.owning(client, TestServer.DATABASE);
                QmsStorage last = jpa("last")) {
            Qms before = engine(first);
            NonconformityId found = tellTheStory(before);

            long there = before.copyTo(mongo);
            Qms between = engine(mongo);
            long back = between.copyTo(last);
            Qms after = engine(last);

            assertThat(there).isEqualTo(back).isGreaterThan(7);
            for (Qms qms : List.of(before, between, after)) {
                assertThat(qms.trail().verify().problems()).isEmpty();
                assertThat(qms.trail().checkpoint()).isEqualTo(before.trail().checkpoint());
                assertThat(qms.trail().history("nonconformity", found.value()))
                        .isEqualTo(before.trail().history("nonconformity", found.value()))
                        .hasSizeGreaterThan(1);
            }
            assertThat(between.as(QUALITY, "goes on").nonconformities().find(found))
                    .isPresent();
        }
    }
}
