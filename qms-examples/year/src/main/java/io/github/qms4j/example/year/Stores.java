package io.github.qms4j.example.year;

import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.QmsStorageProvider;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;

/** Where the records of the year are kept. */
final class Stores {
    private Stores() {}

    /**
     * Opens a store.
     *
     * @param storage {@code memory}, {@code sqlite}, or the JDBC URL of an empty database, whose schema is then made
     * @param directory where a file of SQLite is kept
     */
    static QmsStorage open(String storage, Path directory) {
        return switch (storage) {
            case "memory" -> new InMemoryStorage();
            case "sqlite" -> jpa(Map.of("file", directory.resolve("qms").toString()));
            default -> jpa(Map.of("url", storage, "migrate", "true"));
        };
    }

    private static QmsStorage jpa(Map<String, String> settings) {
        return ServiceLoader.load(QmsStorageProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals("jpa"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("qms-persistence-jpa is not on the path"))
                .open(settings);
    }
}
