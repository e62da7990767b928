package io.github.qms4j.persistence.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.QmsStorageProvider;
import java.util.Map;

/**
 * The storage {@code mongo}: opens a database by its address. Settings:
 *
 * <ul>
 *   <li>{@code url}: {@code mongodb://…} or {@code mongodb+srv://…}, with the name of the database behind the hosts
 *   <li>{@code database}: its name, when the address has none
 *   <li>{@code user}, {@code password}: instead of those in the address; the user is looked for in the database that the
 *       address names as {@code authSource}, or in {@code admin}
 * </ul>
 *
 * A host with a client of its own uses {@link MongoStorage} instead.
 */
public final class MongoStorageProvider implements QmsStorageProvider {
    /** For {@link java.util.ServiceLoader}. */
    public MongoStorageProvider() {}

    @Override
    public String name() {
        return "mongo";
    }

    @Override
    public int spiLevel() {
        return QmsStorage.SPI_LEVEL;
    }

    @Override
    public QmsStorage open(Map<String, String> settings) {
        MongoSettings wanted = MongoSettings.of(settings);
        MongoClient client = MongoClients.create(wanted.client());
        try {
            return MongoStorage.open(
                    client,
                    wanted.database(),
                    Steps.UNOBSERVED,
                    MongoStorage.DOCUMENTS_AT_ONCE,
                    client,
                    "MongoDB on " + wanted.location());
        } catch (RuntimeException e) {
            client.close();
            throw wanted.without(e);
        }
    }
}
