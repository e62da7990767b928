package io.github.qms4j.trail.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleHashTest {
    private static final String HEX = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";

    @Test
    void a_hash_is_read_as_it_is_written() {
        assertThat(Hash.ofHex(HEX).hex()).isEqualTo(HEX);
    }

    @Test
    void a_hash_is_written_in_base64_with_padding() {
        assertThat(Hash.EMPTY.base64()).isEqualTo("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    @Test
    void hashes_of_the_same_bytes_are_equal() {
        assertThat(Hash.of(Hash.ofHex(HEX).bytes())).isEqualTo(Hash.ofHex(HEX)).hasSameHashCodeAs(Hash.ofHex(HEX));
    }

    @Test
    void a_hash_does_not_change_with_the_bytes_it_was_made_of() {
        byte[] bytes = Hash.ofHex(HEX).bytes();
        Hash hash = Hash.of(bytes);

        bytes[0]++;

        assertThat(hash.hex()).isEqualTo(HEX);
    }

    @Test
    void a_hash_does_not_change_with_the_bytes_it_gave() {
        Hash hash = Hash.ofHex(HEX);

        hash.bytes()[0]++;

        assertThat(hash.hex()).isEqualTo(HEX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "6e34",
                "6E340B9CFFB37A989CA544E6BB780A2C78901D3FB33738768511A30617AFA01D",
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01g",
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d0"
            })
    void anything_but_64_lower_case_digits_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hash.ofHex(text))
                .withMessageContaining("64 lower-case hexadecimal digits");
    }

    @Test
    void a_hash_of_another_length_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hash.of(new byte[20]))
                .withMessageContaining("32 bytes, not 20");
    }
}
