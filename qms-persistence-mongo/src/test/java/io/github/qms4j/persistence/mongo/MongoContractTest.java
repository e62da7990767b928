package io.github.qms4j.persistence.mongo;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.tck.ContractType;
import io.github.qms4j.tck.QmsStorageContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;

/** The storage contract on the server in this process, which has no transactions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Verifies({"X-9", "X-14"})
class MongoContractTest extends QmsStorageContract {
    private final TestServer server = new TestServer();
    private boolean isBroken;

    @Override
    public QmsStorage open() {
        if (isBroken) {
            server.reconnect();
            isBroken = false;
        }
        server.clear();
        return server.storage();
    }

    @Override
    public Optional<QmsStorage> reopen() {
        return Optional.of(server.storage());
    }

    @Override
    public List<ContractType> recordTypes() {
        return List.of(
                ContractType.vendor(),
                ContractType.known("ticket", Map.of(AttributeType.TEXT, "status", AttributeType.INSTANT, "openedAt")),
                ContractType.known(
                        "trail-entry",
                        Map.of(
                                AttributeType.TEXT, "recordId",
                                AttributeType.LONG, "recordVersion",
                                AttributeType.INSTANT, "at")));
    }

    @Override
    public void breakStore() {
        server.client().close();
        isBroken = true;
    }

    @Override
    public Optional<Executable> insertionAroundTheAdapter(RecordKey key) {
        return Optional.of(() -> server.client()
                .getDatabase(TestServer.DATABASE)
                .getCollection(RecordCollections.of(key.type()).name())
                .insertOne(new Document("_id", DocumentKey.of(key))));
    }

    @AfterAll
    void stop() {
        server.close();
    }
}
