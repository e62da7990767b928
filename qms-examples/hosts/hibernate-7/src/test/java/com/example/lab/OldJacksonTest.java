package com.example.lab;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.Qms;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Run with jackson-annotations 2.20 in the class path, as a host has that manages Jackson 2 at that version. */
@Tag("old-jackson")
class OldJacksonTest {
    @Test
    void a_path_whose_parts_do_not_fit_is_refused_at_the_start_with_the_version_to_manage() {
        assertThatThrownBy(() -> Qms.builder().inMemory().build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("jackson-annotations-2.20.jar")
                .hasMessageContaining("com.fasterxml.jackson.core:jackson-annotations at 2.21 or later");
    }
}
