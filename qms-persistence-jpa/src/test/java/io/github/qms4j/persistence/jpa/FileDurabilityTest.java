package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.StoredRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is in the file after each single change set is what a process that is killed at this moment leaves behind. A
 * release of H2 (2.5.252) lost the last change sets now and then: it found its newest block again only when that lay
 * where the block before had guessed. Payloads of various lengths and a file that was left open make gaps, so that
 * guesses go wrong. SQLite keeps the last change sets in its log, a file beside the database.
 */
class FileDurabilityTest {
    private static final int OPENINGS = 4;
    private static final int RECORDS = 15;
    private static final int LONGEST_PAYLOAD = 3_000;

    @TempDir
    private Path directory;

    enum Embedded {
        SQLITE("jdbc:sqlite:") {
            @Override
            List<String> parts() {
                return List.of("", "-wal");
            }
        },
        H2("jdbc:h2:file:") {
            @Override
            List<String> parts() {
                return List.of(".mv.db");
            }
        };

        private final String scheme;

        Embedded(String scheme) {
            this.scheme = scheme;
        }

        abstract List<String> parts();

        void copy(Path from, Path to) throws IOException {
            for (String part : parts()) {
                Files.copy(Path.of(from + part), Path.of(to + part), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a file that is open elsewhere cannot be copied there")
    void every_change_set_is_in_the_file_when_it_is_acknowledged(Embedded embedded) throws Exception {
        Path file = directory.resolve("qms");
        Path killed = directory.resolve("killed");
        Map<String, String> settings = Map.of("url", embedded.scheme + file, "migrate", "true");
        Random random = new Random(5);
        for (int opening = 0; opening < OPENINGS; opening++) {
            try (QmsStorage storage = new JpaStorageProvider().open(settings)) {
                for (int number = 0; number < RECORDS; number++) {
                    String id = opening + "-" + number;
                    storage.apply(ChangeSet.of(new Change.Insert(ticket(id, random.nextInt(LONGEST_PAYLOAD)))));
                    assertThat(isInFile(embedded, id))
                            .as("whether " + id + " is there")
                            .isTrue();
                }
                // Closing the database in an orderly way would tidy it up.
                embedded.copy(file, killed);
            }
            embedded.copy(killed, file);
        }
    }

    private static StoredRecord ticket(String id, int length) {
        return new StoredRecord(
                Records.ticketKey(id),
                0,
                1,
                Map.of("reference", AttributeValue.of(id)),
                "{\"title\":\"" + "x".repeat(length) + "\"}");
    }

    /** Read from a copy, as the next process would find it. */
    private boolean isInFile(Embedded embedded, String id) throws IOException, SQLException {
        Path copy = directory.resolve("copy");
        embedded.copy(directory.resolve("qms"), copy);
        try (Connection connection = DriverManager.getConnection(embedded.scheme + copy);
                PreparedStatement select = connection.prepareStatement("select id from qms_ticket where id = ?")) {
            select.setString(1, id);
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        }
    }
}
