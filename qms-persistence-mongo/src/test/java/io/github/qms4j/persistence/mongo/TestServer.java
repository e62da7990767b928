package io.github.qms4j.persistence.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/**
 * A server in this process that speaks MongoDB's protocol and keeps everything in memory: mongo-java-server, no MongoDB.
 * It has no sessions, no transactions, and no index but that of the key.
 */
final class TestServer implements AutoCloseable {
    static final String DATABASE = "quality";

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final String address = server.bindAndGetConnectionString();
    private MongoClient client = MongoClients.create(address);

    /** With the name of the database. */
    String url() {
        return address + "/" + DATABASE + "?serverSelectionTimeoutMS=2000";
    }

    int port() {
        return server.getLocalAddress().getPort();
    }

    MongoClient client() {
        return client;
    }

    MongoStorage storage() {
        return MongoStorage.owning(client, DATABASE);
    }

    /** A storage whose writer may die before each document. */
    MongoStorage storage(Steps steps) {
        return MongoStorage.open(client, DATABASE, steps, 1, () -> {}, "MongoDB, step by step");
    }

    void clear() {
        client.getDatabase(DATABASE).drop();
    }

    /** Ends the client's connections, and gives it new ones for whoever comes next. */
    void reconnect() {
        client.close();
        client = MongoClients.create(address);
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
    }
}
