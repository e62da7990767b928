package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.QmsStorageProvider;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceProviderResolverHolder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpaStorageProviderTest {
    private static final String PASSWORD = "s3cr3t-Pa55";

    private final JpaStorageProvider provider = new JpaStorageProvider();

    @Test
    void the_service_loader_finds_the_provider_by_its_name() {
        assertThat(ServiceLoader.load(QmsStorageProvider.class))
                .extracting(QmsStorageProvider::name)
                .contains("jpa");
    }

    @Test
    void the_embedded_database_migrates_itself_and_keeps_records_across_openings(@TempDir Path directory) {
        Map<String, String> settings = Map.of("file", directory.resolve("qms").toString());
        try (QmsStorage storage = provider.open(settings)) {
            storage.apply(Records.inserted("1"));
        }
        try (QmsStorage storage = provider.open(settings)) {
            assertThat(storage.find(Records.ticketKey("1"))).contains(Records.ticket("1", 0));
        }
    }

    @Test
    void a_database_by_address_is_not_migrated_unless_asked(@TempDir Path directory) {
        String url = "jdbc:h2:file:" + directory.resolve("host");
        assertThatThrownBy(() -> provider.open(Map.of("url", url)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("V1__foundation.sql");
        try (QmsStorage storage = provider.open(Map.of("url", url, "migrate", "true"))) {
            storage.apply(Records.inserted("1"));
        }
        try (QmsStorage storage = provider.open(Map.of("url", url))) {
            assertThat(storage.find(Records.ticketKey("1"))).isPresent();
        }
    }

    @Test
    void an_unknown_setting_is_refused_with_the_known_ones() {
        assertThatThrownBy(() -> provider.open(Map.of("file", "x", "pasword", PASSWORD)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("[pasword]")
                .hasMessageContaining("password")
                .hasMessageNotContaining(PASSWORD);
    }

    @Test
    void neither_file_nor_address_is_refused() {
        assertThatThrownBy(() -> provider.open(Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'file'")
                .hasMessageContaining("'url'");
    }

    @Test
    void both_file_and_address_are_refused() {
        assertThatThrownBy(() -> provider.open(Map.of("file", "x", "url", "jdbc:h2:mem:x")))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void an_address_that_is_not_jdbc_is_refused() {
        assertThatThrownBy(() -> provider.open(Map.of("url", "http://localhost")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("jdbc:");
    }

    @Test
    void without_a_persistence_provider_the_message_names_one_to_add() {
        assertThatThrownBy(() -> JpaStorageProvider.open(Map.of("url", "jdbc:h2:mem:x"), List.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("hibernate-core");
    }

    @Test
    void of_several_persistence_providers_one_must_be_named() {
        PersistenceProvider one = PersistenceProviderResolverHolder.getPersistenceProviderResolver()
                .getPersistenceProviders()
                .get(0);
        assertThatThrownBy(() -> JpaStorageProvider.open(Map.of("url", "jdbc:h2:mem:x"), List.of(one, one)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(one.getClass().getName())
                .hasMessageContaining("persistenceProvider");
    }

    @Test
    void an_address_without_a_driver_is_refused_and_its_password_stays_secret() {
        assertThatThrownBy(() ->
                        provider.open(Map.of("url", "jdbc:nothing://host/db?password=" + PASSWORD, "migrate", "true")))
                .isInstanceOf(ConfigurationException.class)
                .satisfies(e -> assertThat(everythingIn(e)).doesNotContain(PASSWORD));
    }

    @Test
    void a_wrong_password_is_refused_and_stays_secret(@TempDir Path directory) {
        Map<String, String> right = Map.of(
                "url",
                "jdbc:h2:file:" + directory.resolve("qms"),
                "migrate",
                "true",
                "user",
                "qms",
                "password",
                "right");
        provider.open(right).close();
        Map<String, String> wrong = Map.of("url", right.get("url"), "user", "qms", "password", PASSWORD);
        assertThatThrownBy(() -> provider.open(wrong))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("user 'qms'")
                .satisfies(e -> assertThat(everythingIn(e)).doesNotContain(PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "password"})
    void a_user_or_password_of_the_embedded_database_is_refused_for_it_has_none(String setting) {
        assertThatThrownBy(() -> provider.open(Map.of("file", "qms", setting, PASSWORD)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("knows neither")
                .satisfies(e -> assertThat(everythingIn(e)).doesNotContain(PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "qms?journal_mode=OFF", "bad\0name"})
    void what_names_no_file_is_refused(String file) {
        assertThatThrownBy(() -> provider.open(Map.of("file", file)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'file'");
    }

    @Test
    void a_directory_is_no_file(@TempDir Path directory) {
        assertThatThrownBy(() -> provider.open(Map.of("file", directory.toString())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is a directory");
    }

    @Test
    void no_new_database_is_made_beside_one_of_h2_of_the_same_name(@TempDir Path directory) {
        Path file = directory.resolve("qms");
        provider.open(Map.of("url", "jdbc:h2:file:" + file, "migrate", "true")).close();
        assertThatThrownBy(() -> provider.open(Map.of("file", file.toString())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("jdbc:h2:file:" + file);
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:sqlite:/qms, jdbc:sqlite:/qms?busy_timeout=30000&journal_mode=WAL&synchronous=FULL",
        "jdbc:sqlite:/qms?synchronous=NORMAL, jdbc:sqlite:/qms?synchronous=NORMAL&busy_timeout=30000&journal_mode=WAL",
        "jdbc:h2:file:/qms, jdbc:h2:file:/qms;WRITE_DELAY=0",
        "jdbc:h2:file:/qms;write_delay=9, jdbc:h2:file:/qms;write_delay=9",
        "jdbc:h2:~/qms, jdbc:h2:~/qms;WRITE_DELAY=0",
        "jdbc:h2:mem:qms, jdbc:h2:mem:qms",
        "jdbc:h2:tcp://host/qms, jdbc:h2:tcp://host/qms",
        "jdbc:postgresql://host/qms, jdbc:postgresql://host/qms"
    })
    void an_address_is_completed_by_what_keeps_each_commit(String given, String completed) {
        assertThat(DurableAddress.of(given)).isEqualTo(completed);
    }

    @Test
    void without_the_driver_of_the_embedded_database_the_message_names_it() {
        assertThatThrownBy(
                        () -> SqliteDependencies.require("com.acme.Provider", name -> !name.equals("org.sqlite.JDBC")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("org.xerial:sqlite-jdbc");
    }

    @Test
    void without_a_dialect_of_the_embedded_database_hibernate_is_refused_with_what_to_add() {
        assertThatThrownBy(() -> SqliteDependencies.require(
                        "org.hibernate.jpa.HibernatePersistenceProvider", name -> name.equals("org.sqlite.JDBC")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("org.hibernate.orm:hibernate-community-dialects");
        SqliteDependencies.require("com.acme.Provider", name -> name.equals("org.sqlite.JDBC"));
    }

    @Test
    void the_description_says_where_and_tells_no_secret(@TempDir Path directory) {
        String url = "jdbc:h2:file:" + directory.resolve("qms") + ";USER=qms;PASSWORD=" + PASSWORD;
        try (QmsStorage storage = provider.open(Map.of("url", url, "migrate", "true"))) {
            assertThat(storage.describe()).contains("jdbc:h2:file:").doesNotContain(PASSWORD);
        }
    }

    private static String everythingIn(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
