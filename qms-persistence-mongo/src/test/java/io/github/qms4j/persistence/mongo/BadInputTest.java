package io.github.qms4j.persistence.mongo;

import static io.github.qms4j.persistence.mongo.Tickets.inserted;
import static io.github.qms4j.persistence.mongo.Tickets.key;
import static io.github.qms4j.persistence.mongo.Tickets.updated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcernResult;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.github.qms4j.ConfigurationException;
import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.StorageException;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What operators and hosts get wrong: each message says what to do, and nothing is lost. */
class BadInputTest {
    private final TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private static QmsStorage open(Map<String, String> settings) {
        return new MongoStorageProvider().open(settings);
    }

    private MongoCollection<Document> collection(String name) {
        return server.client().getDatabase(TestServer.DATABASE).getCollection(name);
    }

    // --- settings ---

    @Test
    void it_is_opened_by_name_and_address() {
        try (QmsStorage storage = open(Map.of("url", server.url()))) {
            storage.apply(inserted("t"));
            assertThat(storage.describe()).contains("quality").doesNotContain("serverSelection");
        }
        assertThat(server.storage().find(key("t"))).isPresent();
    }

    @Test
    void settings_that_are_missing_unknown_or_wrong_are_refused_with_what_to_give() {
        assertThatThrownBy(() -> open(Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("needs the setting 'url'");
        assertThatThrownBy(() -> open(Map.of("url", "mongodb://x/y", "file", "f")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("does not know the settings [file]");
        assertThatThrownBy(() -> open(Map.of("url", "mongodb://x")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("needs the name of a database");
        assertThatThrownBy(() -> open(Map.of("url", "mongodb://x/y", "database", "z")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("give one of them");
        assertThatThrownBy(() -> open(Map.of("url", "mongodb://x/y", "user", "u")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("go together");
    }

    @Test
    void an_address_that_is_none_is_refused_without_its_password() {
        assertThatThrownBy(() -> open(Map.of("url", "mongodb://u:se@cr@et@x/y")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("escaped")
                .hasMessageNotContaining("cr@et")
                .hasNoCause();
    }

    // --- servers ---

    @Test
    void a_server_that_is_not_reached_is_said_to_be() {
        assertThatThrownBy(() -> open(Map.of("url", "mongodb://127.0.0.1:1/y?serverSelectionTimeoutMS=200")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("127.0.0.1:1/y")
                .hasMessageContaining("check address, port, network");
    }

    /** The server of the tests knows no authentication at all, and refuses every attempt. */
    @Test
    void a_refused_user_is_said_to_be_without_the_password() {
        Map<String, String> settings = Map.of("url", server.url(), "user", "u", "password", "se-cr-et");

        assertThatThrownBy(() -> open(settings))
                .isInstanceOf(StorageException.class)
                .satisfies(e -> {
                    assertThat(e).hasMessageContaining("refused the user or the password");
                    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                        assertThat(String.valueOf(cause.getMessage())).doesNotContain("se-cr-et");
                    }
                });
    }

    @Test
    void a_server_that_is_too_old_is_said_to_be() {
        MongoServer old = new MongoServer(new MemoryBackend().version(ServerVersion.MONGO_3_6));
        try (MongoClient client =
                MongoClients.create(old.bindAndGetConnectionString() + "/?serverSelectionTimeoutMS=500")) {
            assertThatThrownBy(() -> MongoStorage.owning(client, "quality"))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("use MongoDB 4.2 or later");
        } finally {
            old.shutdownNow();
        }
    }

    /** The server of the tests has no members that could fail to confirm; these are the driver's exceptions alone. */
    @Test
    void what_a_majority_did_not_confirm_is_said_to_be_open() {
        WriteConcernError unconfirmed = new WriteConcernError(
                64, "WriteConcernFailed", "waiting for replication timed out", new BsonDocument());
        ServerAddress address = new ServerAddress();

        assertThat(Failures.of(new MongoWriteConcernException(
                        unconfirmed, WriteConcernResult.acknowledged(1, true, null), address, List.of())))
                .hasMessageContaining("look before you repeat it");
        assertThat(Failures.of(new MongoBulkWriteException(
                        BulkWriteResult.unacknowledged(), List.of(), unconfirmed, address, java.util.Set.of())))
                .hasMessageContaining("look before you repeat it");
    }

    @Test
    void missing_rights_are_said_to_be() {
        BsonDocument answer = BsonDocument.parse("{ok: 0, code: 13, errmsg: 'not authorized'}");

        assertThat(Failures.of(new MongoCommandException(answer, new ServerAddress())))
                .hasMessageContaining("readWrite");
    }

    // --- databases of others ---

    @Test
    void a_collection_of_somebody_else_is_refused_and_left_as_it_is() {
        collection("qms_ticket").insertOne(new Document("theirs", 1));

        assertThatThrownBy(server::storage)
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("qms_ticket")
                .hasMessageContaining("name another database");

        assertThat(collection("qms_ticket").countDocuments()).isEqualTo(1);
        assertThat(collection(Head.COLLECTION).countDocuments()).isZero();
    }

    @Test
    void a_head_of_somebody_else_or_of_a_later_release_is_refused() {
        collection(Head.COLLECTION).insertOne(new Document("_id", "head").append("format", 2));

        assertThatThrownBy(server::storage)
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("update the library");
    }

    @Test
    void records_without_the_head_are_refused() {
        server.storage().apply(inserted("t"));
        collection(Head.COLLECTION).drop();

        assertThatThrownBy(server::storage)
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("restore the collection qms_commit");
    }

    @Test
    void a_record_whose_number_was_raised_so_that_no_change_would_reach_it_is_found() {
        MongoStorage storage = server.storage();
        storage.apply(inserted("t"));
        collection("qms_ticket").updateOne(new Document(), Updates.set("commit", 4711L));

        assertThatThrownBy(() -> storage.apply(updated(1, "t")))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("4711");
    }

    // --- change sets ---

    @Test
    void a_change_set_that_does_not_fit_is_refused_before_anything_is_written() {
        MongoStorage storage = server.storage();
        String large = "x".repeat(6 << 20);
        List<Change> three = List.of(insert("a", large), insert("b", large), insert("c", large));

        assertThatThrownBy(() -> storage.apply(new ChangeSet(three)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("nothing was written")
                .hasMessageContaining("fewer or smaller");

        assertThat(storage.count(RecordQuery.of("house", "ticket"))).isZero();
        storage.apply(new ChangeSet(three.subList(0, 2)));
        assertThat(storage.count(RecordQuery.of("house", "ticket"))).isEqualTo(2);
    }

    @Test
    void a_change_set_of_just_the_size_that_fits_is_applied() {
        MongoStorage storage = server.storage();
        int overhead = 1_024;

        storage.apply(ChangeSet.of(insert("a", "x".repeat(Commit.MOST_BYTES - overhead))));

        assertThat(storage.find(key("a"))).isPresent();
        assertThatThrownBy(() -> storage.apply(ChangeSet.of(insert("b", "x".repeat(Commit.MOST_BYTES)))))
                .isInstanceOf(StorageException.class);
    }

    private static Change insert(String id, String payload) {
        return new Change.Insert(new StoredRecord(key(id), 0, 1, Map.of(), payload));
    }

    @Test
    void a_moment_that_the_server_cannot_count_is_refused_before_anything_is_written() {
        MongoStorage storage = server.storage();
        StoredRecord beyond =
                new StoredRecord(key("t"), 0, 1, Map.of("openedAt", AttributeValue.of(Instant.MAX)), "{}");

        assertThatThrownBy(() -> storage.apply(ChangeSet.of(new Change.Insert(beyond))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("openedAt");
        assertThat(storage.find(key("t"))).isEmpty();
    }
}
