package io.github.qms4j.persistence.jpa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A database under test, and the keys that sign what is in it.
 *
 * @param settings of the storage {@code jpa}
 * @param keys directory of the keys
 * @param file its path without suffix; null for a server
 */
record KilledDatabase(
        Map<String, String> settings, Path keys, @Nullable Path file) {
    static KilledDatabase sqlite(Path directory) {
        Path file = directory.resolve("qms");
        return new KilledDatabase(Map.of("file", file.toString()), directory.resolve("keys"), file);
    }

    static KilledDatabase h2(Path directory) {
        Path file = directory.resolve("qms");
        return new KilledDatabase(
                Map.of("url", "jdbc:h2:file:" + file, "migrate", "true"), directory.resolve("keys"), file);
    }

    /** The schema of a server, emptied. */
    static KilledDatabase server(String url, Path directory) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet schema = statement.executeQuery("select current_schema")) {
            schema.next();
            String name = schema.getString(1);
            statement.execute("drop schema " + name + " cascade; create schema " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new KilledDatabase(Map.of("url", url, "migrate", "true"), directory.resolve("keys"), null);
    }

    /** As it lies there, in another directory, with its keys; itself when it is a server's. */
    KilledDatabase copy(Path target) throws IOException {
        if (file == null) {
            return this;
        }
        Files.createDirectories(target);
        try (Stream<Path> parts = Files.list(file.getParent())) {
            for (Path part : parts.filter(Files::isRegularFile).toList()) {
                Files.copy(part, target.resolve(part.getFileName()));
            }
        }
        copyAll(keys, target.resolve("keys"));
        return settings.containsKey("file") ? sqlite(target) : h2(target);
    }

    private static void copyAll(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(from)) {
            all = found.toList();
        }
        for (Path path : all) {
            Files.copy(path, to.resolve(from.relativize(path)));
        }
    }
}
