package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H2DurabilityTest {
    @ParameterizedTest
    @ValueSource(strings = {"2.5.250 (2026-08-01)", "2.5.252 (2026-10-19)", "2.5.252"})
    void a_release_that_loses_committed_changes_is_refused_for_files_with_the_release_to_use(String version) {
        assertThatThrownBy(() -> H2Durability.require(version, "jdbc:h2:file:/data/qms"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(version)
                .hasMessageContaining("2.4.240");
    }

    @Test
    void it_is_good_enough_for_a_database_that_has_no_file() {
        assertThatCode(() -> H2Durability.require("2.5.252", "jdbc:h2:mem:qms")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.3.232 (2024-08-11)", "2.4.240 (2025-09-22)", "2.5.2520", "2.5.253"})
    void other_releases_are_accepted(String version) {
        assertThatCode(() -> H2Durability.require(version, "jdbc:h2:file:/data/qms"))
                .doesNotThrowAnyException();
    }
}
