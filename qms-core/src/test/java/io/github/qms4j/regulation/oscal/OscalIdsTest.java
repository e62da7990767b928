package io.github.qms4j.regulation.oscal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("REG-2")
class OscalIdsTest {
    /** The example of RFC 9562, A.4. */
    @Test
    void a_uuid_of_a_name_is_that_of_the_standard() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(OscalIds.uuid(dns, "www.example.com"))
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    @Test
    void things_of_two_kinds_never_share_a_uuid() {
        assertThat(OscalIds.uuid("finding", "1")).isNotEqualTo(OscalIds.uuid("risk", "1"));
    }

    @ParameterizedTest
    @CsvSource({"ac-2.1, ac-2.1", "9.3.2-c, _9.3.2-c", "a+b, a_x2B_b", "1+b, _1_x2B_b"})
    void an_id_is_an_oscal_token_and_back(String local, String token) {
        assertThat(OscalIds.token(local)).isEqualTo(token);
        assertThat(OscalIds.local(token)).isEqualTo(local);
        assertThat(OscalIds.isToken(token)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NIST Special (Rev. 5)", "  Überschrift ", "§ 5 Abs. 2"})
    void any_text_with_a_letter_or_digit_gives_an_id(String text) {
        assertThat(OscalIds.isLocal(OscalIds.slug(text))).isTrue();
    }

    @Test
    void a_long_text_gives_an_id_of_64_characters_and_a_text_without_letters_none() {
        assertThat(OscalIds.slug("x".repeat(100))).hasSize(64);
        assertThat(OscalIds.slug("§§ --")).isEmpty();
    }
}
