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
        Map<String, String> right =
                Map.of("file", directory.resolve("qms").toString(), "user", "qms", "password", "right");
        provider.open(right).close();
        Map<String, String> wrong = Map.of("file", right.get("file"), "user", "qms", "password", PASSWORD);
        assertThatThrownBy(() -> provider.open(wrong))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("user 'qms'")
                .satisfies(e -> assertThat(everythingIn(e)).doesNotContain(PASSWORD));
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
