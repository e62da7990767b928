package io.github.qms4j.spi.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointKeyTest {
    /** From the documentation of Go's package {@code golang.org/x/mod/sumdb/note}. */
    private static final String PUBLISHED = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    @Test
    void a_key_is_read_as_it_is_written() {
        assertThat(CheckpointKey.parse(PUBLISHED).text()).isEqualTo(PUBLISHED);
    }

    @Test
    void the_id_follows_from_name_and_key() {
        CheckpointKey published = CheckpointKey.parse(PUBLISHED);

        assertThat(CheckpointKey.of("PeterNeumann", published.bytes()).id()).isEqualTo("c74f20a3");
    }

    @Test
    void the_same_key_under_another_name_is_another_key() {
        CheckpointKey published = CheckpointKey.parse(PUBLISHED);
        CheckpointKey renamed = CheckpointKey.of("peter", published.bytes());

        assertThat(renamed).isNotEqualTo(published);
        assertThat(renamed.id()).isNotEqualTo(published.id());
    }

    /** RFC 8032, section 7.1, test 2. */
    @Test
    void the_signature_of_the_standard_is_verified() {
        byte[] message = {0x72};

        assertThat(standardKey().verifies(message, standardSignature())).isTrue();
    }

    @Test
    void a_signature_is_not_one_of_another_message() {
        assertThat(standardKey().verifies(new byte[] {0x73}, standardSignature()))
                .isFalse();
    }

    @Test
    void no_single_bit_of_a_signature_may_differ() {
        for (int bit = 0; bit < 512; bit++) {
            byte[] changed = standardSignature();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));

            assertThat(standardKey().verifies(new byte[] {0x72}, changed)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 65})
    void a_signature_of_another_length_is_none(int length) {
        byte[] cut = Arrays.copyOf(standardSignature(), length);

        assertThat(standardKey().verifies(new byte[] {0x72}, cut)).isFalse();
    }

    @Test
    void a_key_of_the_platform_is_taken() throws Exception {
        var platform = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
        CheckpointKey key = CheckpointKey.of("log", platform);

        assertThat(platform.getEncoded()).endsWith(key.bytes());
    }

    @Test
    void a_key_of_another_algorithm_is_refused() throws Exception {
        var other = KeyPairGenerator.getInstance("Ed448").generateKeyPair().getPublic();

        assertThatThrownBy(() -> CheckpointKey.of("log", other))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not an Ed25519 public key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PeterNeumann",
                "PeterNeumann+c74f20a3",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq_LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n"
            })
    void anything_but_name_id_and_key_is_refused(String text) {
        assertThatThrownBy(() -> CheckpointKey.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("name+id+key");
    }

    @Test
    void bytes_that_are_no_point_of_the_curve_are_refused() {
        byte[] noPoint = new byte[32];
        noPoint[0] = 2;

        assertThatThrownBy(() -> CheckpointKey.of("log", noPoint))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not a point of the curve");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a+b", "a\nb", "a\u00a0b", "a\u2028b", "a\u0085b", "a\u0000", "\ud800"})
    void a_name_has_no_white_space_plus_or_control_character(String name) {
        assertThat(CheckpointKey.isName(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "example.com/trail", "Prüfstelle", "laboratory-1_2", "\ud83d\udd11"})
    void a_name_may_have_any_other_character(String name) {
        assertThat(CheckpointKey.isName(name)).isTrue();
    }

    private static CheckpointKey standardKey() {
        return CheckpointKey.of(
                "rfc8032", HexFormat.of().parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
    }

    private static byte[] standardSignature() {
        return HexFormat.of()
                .parseHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    }
}
