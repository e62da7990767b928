package io.github.qms4j.trail.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.spi.signature.CheckpointKey;
import org.junit.jupiter.api.Test;

class InMemoryCheckpointKeysTest {
    private final InMemoryCheckpointKeys keys = new InMemoryCheckpointKeys();

    @Test
    void the_first_key_of_a_log_is_made_when_it_is_asked_for() {
        assertThat(keys.all("log")).isEmpty();

        assertThat(keys.latest("log")).hasValueSatisfying(latest -> {
            assertThat(latest.checkpoint().size()).isZero();
            assertThat(latest.isSignedBy(keys.all("log").get(0))).isTrue();
        });
    }

    @Test
    void a_rotated_key_is_kept_behind_the_new_one() {
        keys.latest("log");
        CheckpointKey old = keys.all("log").get(0);

        CheckpointKey fresh = keys.rotate("log");

        assertThat(keys.all("log")).containsExactly(fresh, old);
    }

    @Test
    void keys_from_a_source_are_those_that_sign() {
        Ed25519Signer given = Ed25519Signer.generate("log");
        InMemoryCheckpointKeys sourced = new InMemoryCheckpointKeys(name -> given);

        assertThat(sourced.latest("log"))
                .hasValueSatisfying(
                        latest -> assertThat(latest.isSignedBy(given.key())).isTrue());
        assertThat(sourced.all("log")).containsExactly(given.key());
    }

    @Test
    void a_name_that_no_key_can_have_is_refused() {
        assertThatThrownBy(() -> keys.latest("a log")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void they_do_not_outlive_the_process() {
        assertThat(keys.isDurable()).isFalse();
    }
}
