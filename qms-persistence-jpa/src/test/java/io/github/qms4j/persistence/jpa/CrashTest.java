package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed in the middle of writing, again and again, on one database file. */
class CrashTest {
    private static final int KILLS = 20;

    @Test
    void no_acknowledged_change_is_lost_and_none_is_half_applied_when_the_process_is_killed(@TempDir Path directory)
            throws Exception {
        Path file = directory.resolve("qms");
        Random random = new Random(20261123);
        Map<String, Long> acknowledged = new HashMap<>();
        for (int round = 0; round < KILLS; round++) {
            acknowledged.putAll(writeUntilKilled(file, "r" + round, 1 + random.nextInt(120)));
        }
        try (QmsStorage storage = new JpaStorageProvider().open(Map.of("file", file.toString()))) {
            Map<String, Long> stored = new HashMap<>();
            Set<String> expectedEntries = new HashSet<>();
            forEach(storage, "ticket", ticket -> {
                stored.put(ticket.key().id(), ticket.version());
                for (long version = 0; version <= ticket.version(); version++) {
                    expectedEntries.add(ticket.key().id() + "-" + version);
                }
            });
            Set<String> entries = new HashSet<>();
            forEach(storage, "trail-entry", entry -> entries.add(entry.key().id()));
            assertThat(entries).isEqualTo(expectedEntries);
            acknowledged.forEach((id, version) -> assertThat(stored.getOrDefault(id, -1L))
                    .as("version of " + id)
                    .isGreaterThanOrEqualTo(version));
            assertThat(acknowledged).hasSizeGreaterThan(KILLS);
        }
    }

    private static Map<String, Long> writeUntilKilled(Path file, String prefix, int lines) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process writer = new ProcessBuilder(
                        java.toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        CrashingWriter.class.getName(),
                        file.toString(),
                        prefix)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, Long> acknowledged = new HashMap<>();
        try (BufferedReader output = writer.inputReader()) {
            for (int i = 0; i < lines; i++) {
                acknowledge(output.readLine(), acknowledged);
            }
            // By the handle: the process itself would close its output, and what it printed before it died counts too.
            writer.toHandle().destroyForcibly();
            String line = output.readLine();
            while (line != null) {
                acknowledge(line, acknowledged);
                line = output.readLine();
            }
            writer.onExit().join();
        } finally {
            writer.destroyForcibly();
        }
        return acknowledged;
    }

    private static void acknowledge(String line, Map<String, Long> acknowledged) {
        assertThat(line).as("the writer ended by itself").isNotNull();
        String[] parts = line.split(" ", -1);
        // The kill may cut the last line short.
        if (parts.length == 2 && !parts[1].isEmpty()) {
            acknowledged.put(parts[0], Long.parseLong(parts[1]));
        }
    }

    /** Surefire starts this process from a manifest; the entries are in a property then. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static void forEach(QmsStorage storage, String type, Consumer<StoredRecord> action) {
        RecordQuery query = RecordQuery.of("acme", type).limitedTo(1_000);
        Optional<String> cursor = Optional.empty();
        do {
            RecordPage page = storage.query(query.from(cursor.orElse(null)));
            page.records().forEach(action);
            cursor = page.next();
        } while (cursor.isPresent());
    }
}
