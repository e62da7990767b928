package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConfigurationException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteDurabilityTest {
    @ParameterizedTest
    @ValueSource(strings = {"3.51.2", "3.49.1", "3.6.23.1", "2.8.17", "3.51"})
    void a_release_that_can_damage_its_file_is_refused_with_the_one_to_use(String version) {
        assertThatThrownBy(() -> SqliteDurability.requireRelease(version))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("SQLite " + version)
                .hasMessageContaining("org.xerial:sqlite-jdbc")
                .hasMessageContaining("3.51.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.51.3", "3.51.10", "3.52.0", "4.0", "3.51.3.1"})
    void later_releases_are_accepted(String version) {
        assertThatCode(() -> SqliteDurability.requireRelease(version)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"wal, 2", "WAL, 3"})
    void a_log_that_waits_for_the_disk_is_accepted(String journalMode, int synchronous) {
        assertThatCode(() -> SqliteDurability.requireSettings(journalMode, synchronous))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "journal_mode=OFF",
                "journal_mode=MEMORY",
                "journal_mode=DELETE",
                "synchronous=NORMAL",
                "synchronous=OFF"
            })
    void settings_that_could_lose_a_commit_are_refused_with_those_to_use(String setting, @TempDir Path directory) {
        String url = "jdbc:sqlite:" + directory.resolve("qms") + "?" + setting;
        assertThatThrownBy(() -> new JpaStorageProvider().open(Map.of("url", url, "migrate", "true")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("journal_mode=WAL&synchronous=FULL");
    }

    /** The settings of a connection are the host's to choose; the migration looks at one, the storage at another. */
    @Test
    void a_factory_of_the_host_with_such_settings_is_refused(@TempDir Path directory) {
        String url = "jdbc:sqlite:" + directory.resolve("qms");
        new JpaStorageProvider().open(Map.of("url", url, "migrate", "true")).close();
        try (var factory = TestDatabase.factory(JpaSettings.of(Map.of("url", url + "?synchronous=OFF")))) {
            assertThatThrownBy(() -> JpaStorage.owning(factory))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("synchronous 0");
        }
    }
}
