package io.github.qms4j.trail.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.spi.signature.CheckpointSigner;
import io.github.qms4j.trail.custody.Ed25519Signer;
import io.github.qms4j.trail.merkle.Hash;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointSignatureTest {
    private static final String ORIGIN = "example.com/log";

    private final CheckpointSigner log = Ed25519Signer.generate(ORIGIN);
    private final CheckpointSigner witness = Ed25519Signer.generate("witness");
    private final Checkpoint checkpoint = new Checkpoint(ORIGIN, 12, Hash.EMPTY, List.of("sealed"));

    @Test
    void a_signed_checkpoint_is_read_as_it_is_written() {
        SignedCheckpoint signed = SignedCheckpoint.of(checkpoint, log);

        assertThat(SignedCheckpoint.parse(signed.text())).isEqualTo(signed);
    }

    @Test
    void a_signed_checkpoint_is_the_checkpoint_an_empty_line_and_the_signature() {
        assertThat(SignedCheckpoint.of(checkpoint, log).text())
                .startsWith(checkpoint.text() + "\n\u2014 " + ORIGIN + " ")
                .endsWith("\n");
    }

    @Test
    void a_checkpoint_is_signed_by_the_key_that_signed_it() {
        assertThat(SignedCheckpoint.of(checkpoint, log).isSignedBy(log.key())).isTrue();
    }

    @Test
    void a_checkpoint_is_not_signed_by_another_key() {
        assertThat(SignedCheckpoint.of(checkpoint, log).isSignedBy(witness.key()))
                .isFalse();
    }

    @Test
    void a_witness_signs_beside_the_log() {
        SignedCheckpoint signed = SignedCheckpoint.of(checkpoint, log).alsoSignedBy(witness);

        assertThat(signed.verify(List.of(log.key(), witness.key()))).isEqualTo(SignatureVerdict.VALID);
    }

    @Test
    void a_checkpoint_stays_verifiable_after_its_key_was_rotated() {
        SignedCheckpoint signed = SignedCheckpoint.of(checkpoint, log);

        CheckpointKey rotated = Ed25519Signer.generate(ORIGIN).key();

        assertThat(signed.verify(List.of(rotated, log.key()))).isEqualTo(SignatureVerdict.VALID);
    }

    @Test
    void a_signature_moved_to_another_checkpoint_is_wrong() {
        SignedCheckpoint signed = SignedCheckpoint.of(checkpoint, log);
        SignedCheckpoint moved = new SignedCheckpoint(Checkpoint.of(ORIGIN, 13, Hash.EMPTY), signed.signatures());

        assertThat(moved.verify(log.key())).isEqualTo(SignatureVerdict.INVALID);
    }

    @Test
    void no_character_of_a_signed_checkpoint_can_be_changed() {
        String text = SignedCheckpoint.of(checkpoint, log).text();
        for (int at = 0; at < text.length(); at++) {
            for (char other : new char[] {'0', 'A', '\n', ' ', '='}) {
                if (text.charAt(at) != other) {
                    String changed = text.substring(0, at) + other + text.substring(at + 1);
                    assertThat(isSignedBy(log.key(), changed)).as(changed).isFalse();
                }
            }
        }
    }

    @Test
    void no_character_of_a_signed_checkpoint_can_be_dropped() {
        String text = SignedCheckpoint.of(checkpoint, log).text();
        for (int at = 0; at < text.length(); at++) {
            String cut = text.substring(0, at) + text.substring(at + 1);
            assertThat(isSignedBy(log.key(), cut)).as(cut).isFalse();
        }
    }

    @Test
    void a_signed_note_about_something_else_is_refused() {
        String note = SignedNote.of("one\ntwo\nthree\n", log).text();

        assertThatThrownBy(() -> SignedCheckpoint.parse(note)).isInstanceOf(InvalidInputException.class);
    }

    private static boolean isSignedBy(CheckpointKey key, String text) {
        try {
            return SignedCheckpoint.parse(text).isSignedBy(key);
        } catch (InvalidInputException e) {
            return false;
        }
    }
}
