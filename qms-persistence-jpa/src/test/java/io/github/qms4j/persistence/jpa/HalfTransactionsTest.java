package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.Qms;
import io.github.qms4j.StorageException;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An H2 file as a kill may leave it: each half is made by hand here. */
class HalfTransactionsTest {
    @TempDir
    private Path directory;

    private Map<String, String> settings = Map.of();

    @BeforeEach
    void tellTheStory() {
        settings = Map.of("url", "jdbc:h2:file:" + directory.resolve("qms"), "migrate", "true");
        EachConcept.MovableClock clock = new EachConcept.MovableClock();
        try (Qms qms = Qms.builder()
                .storage(new JpaStorageProvider().open(settings))
                .clock(clock)
                .checkpointKeys(new InMemoryCheckpointKeys())
                .signatureAuthenticator(EachConcept.AUTHENTICATOR)
                .contentInStorage()
                .recordType(EachConcept.VISIT)
                .build()) {
            new EachConcept(qms, clock).tell();
            EachConcept.receiveVisit(qms, "v-4");
        }
    }

    private void execute(String sql) {
        try (Connection connection = JpaSettings.of(settings).connections().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).as(sql).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Test
    void a_database_of_whole_change_sets_is_opened_whatever_was_disposed_of_or_imported() {
        new JpaStorageProvider().open(settings).close();
        List<QmsStorage> opened = List.of();
        try (var factory = TestDatabase.factory(JpaSettings.of(settings))) {
            opened = List.of(JpaStorage.owning(factory));
        }
        assertThat(opened).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from qms_trail_entry where id = 'CHANGE/acme.visit/v-4/0'",
                "delete from qms_record where record_type = 'acme.visit' and id = 'v-4'",
                "update qms_disposition set version = version - 1",
                "update qms_disposition set version = version + 1",
                "update qms_disposition set trail_head = 'another'",
                "delete from qms_trail_entry where id = (select max(id) from qms_trail_entry where record_type ="
                        + " 'evidence-export')",
                "delete from qms_evidence_export"
            })
    void half_of_a_change_set_is_found_at_the_opening_and_named(String half) {
        execute(half);
        assertThatThrownBy(() -> new JpaStorageProvider().open(settings))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("half of a change set")
                .hasMessageContaining("openDamaged")
                .hasMessageMatching("(?s).*(visit|disposition|evidence-export).*");
        try (var factory = TestDatabase.factory(JpaSettings.of(settings))) {
            assertThatThrownBy(() -> JpaStorage.owning(factory)).isInstanceOf(StorageException.class);
        }
    }

    @Test
    void a_damaged_database_is_opened_when_that_is_asked_for() {
        execute("delete from qms_evidence_export");
        Map<String, String> anyway = new HashMap<>(settings);
        anyway.put("openDamaged", "true");
        try (QmsStorage storage = new JpaStorageProvider().open(anyway);
                Qms qms = Qms.builder()
                        .storage(storage)
                        .checkpointKeys(new InMemoryCheckpointKeys())
                        .recordType(EachConcept.VISIT)
                        .build()) {
            assertThat(qms.trail().verify().isSound()).isFalse();
        }
    }
}
