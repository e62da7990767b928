package io.github.qms4j.example.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A database in a file, as the library opens it: every commit is in the file before it returns. */
enum EmbeddedDatabase {
    SQLITE {
        @Override
        Map<String, String> settings(Path file) {
            return Map.of("file", file.toString());
        }

        @Override
        String url(Path file) {
            return "jdbc:sqlite:" + file + "?journal_mode=WAL&synchronous=FULL&busy_timeout=30000";
        }

        @Override
        Object stored(Instant moment) {
            return MOMENT.format(moment.atOffset(ZoneOffset.UTC));
        }
    },

    H2 {
        @Override
        Map<String, String> settings(Path file) {
            return Map.of("url", url(file), "migrate", "true");
        }

        @Override
        String url(Path file) {
            return "jdbc:h2:file:" + file + ";WRITE_DELAY=0";
        }

        @Override
        Object stored(Instant moment) {
            return moment.atOffset(ZoneOffset.UTC);
        }
    };

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

    /** What its files are called after the file's name. */
    private List<String> parts() {
        return this == SQLITE ? List.of("", "-wal", "-shm") : List.of(".mv.db");
    }

    /** Of the storage {@code jpa}. */
    abstract Map<String, String> settings(Path file);

    /** For a program without the library. */
    abstract String url(Path file);

    /** A moment as a driver binds it. */
    abstract Object stored(Instant moment);

    /** Removes a database that is closed. */
    void delete(Path file) throws IOException {
        for (String part : parts()) {
            Files.deleteIfExists(Path.of(file + part));
        }
    }

    @Override
    public String toString() {
        return this == SQLITE ? "SQLite" : name();
    }
}
