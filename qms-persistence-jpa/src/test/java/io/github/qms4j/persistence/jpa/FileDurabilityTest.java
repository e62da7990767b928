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
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is in the file after each single change set is what a process that is killed at this moment leaves behind. A
 * release of the embedded database (H2 2.5.252) lost the last change sets now and then: it found its newest block again
 * only when that lay where the block before had guessed. Payloads of various lengths and a file that was left open make
 * gaps, so that guesses go wrong.
 */
class FileDurabilityTest {
    private static final int OPENINGS = 4;
    private static final int RECORDS = 15;
    private static final int LONGEST_PAYLOAD = 3_000;

    @TempDir
    private Path directory;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a file that is open elsewhere cannot be copied there")
    void every_change_set_is_in_the_file_when_it_is_acknowledged() throws Exception {
        Path file = directory.resolve("qms");
        Random random = new Random(5);
        for (int opening = 0; opening < OPENINGS; opening++) {
            try (QmsStorage storage = new JpaStorageProvider().open(Map.of("file", file.toString()))) {
                for (int number = 0; number < RECORDS; number++) {
                    String id = opening + "-" + number;
                    storage.apply(ChangeSet.of(new Change.Insert(ticket(id, random.nextInt(LONGEST_PAYLOAD)))));
                    assertThat(isInFile(id)).as("whether " + id + " is there").isTrue();
                }
                killed(file);
            }
            Files.copy(killedFile(), databaseFile(file), StandardCopyOption.REPLACE_EXISTING);
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
    private boolean isInFile(String id) throws IOException, SQLException {
        Path copy = directory.resolve("copy");
        Files.copy(databaseFile(directory.resolve("qms")), databaseFile(copy), StandardCopyOption.REPLACE_EXISTING);
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + copy);
                PreparedStatement select = connection.prepareStatement("select id from qms_ticket where id = ?")) {
            select.setString(1, id);
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        }
    }

    /** Keeps the file as it is while the database is open; closing it in an orderly way would tidy it up. */
    private void killed(Path file) throws IOException {
        Files.copy(databaseFile(file), killedFile(), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path killedFile() {
        return directory.resolve("killed");
    }

    private static Path databaseFile(Path file) {
        return Path.of(file + ".mv.db");
    }
}
