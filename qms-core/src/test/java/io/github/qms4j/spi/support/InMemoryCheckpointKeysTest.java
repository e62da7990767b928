package io.github.qms4j.spi.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.spi.signature.CheckpointKey;
import org.junit.jupiter.api.Test;

class InMemoryCheckpointKeysTest {
    private final InMemoryCheckpointKeys keys = new InMemoryCheckpointKeys();

    @Test
    void a_name_keeps_its_key() {
        assertThat(keys.current("log").key()).isEqualTo(keys.current("log").key());
    }

    @Test
    void a_signature_is_verified_by_the_key() {
        byte[] message = {1, 2, 3};

        assertThat(keys.current("log")
                        .key()
                        .verifies(message, keys.current("log").sign(message)))
                .isTrue();
    }

    @Test
    void a_rotated_key_is_kept_behind_the_new_one() {
        CheckpointKey old = keys.current("log").key();

        CheckpointKey fresh = keys.rotate("log");

        assertThat(keys.all("log")).containsExactly(fresh, old);
    }

    @Test
    void a_name_that_was_never_used_has_no_key() {
        assertThat(keys.all("log")).isEmpty();
    }

    @Test
    void a_name_that_no_key_can_have_is_refused() {
        assertThatThrownBy(() -> keys.current("a log")).isInstanceOf(InvalidInputException.class);
    }
}
