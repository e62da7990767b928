package io.github.qms4j.trail.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.spi.signature.CheckpointSigner;
import io.github.qms4j.trail.custody.Ed25519Signer;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    /** From the documentation of Go's package {@code golang.org/x/mod/sumdb/note}. */
    private static final String PUBLISHED = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private static final CheckpointKey PETER =
            CheckpointKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");

    private final CheckpointSigner log = Ed25519Signer.generate("example.com/log");
    private final CheckpointSigner witness = Ed25519Signer.generate("example.org/witness");

    @Test
    void the_published_note_is_read_as_it_is_written() {
        assertThat(SignedNote.parse(PUBLISHED).text()).isEqualTo(PUBLISHED);
    }

    @Test
    void the_published_signature_is_valid() {
        assertThat(SignedNote.parse(PUBLISHED).verify(PETER)).isEqualTo(SignatureVerdict.VALID);
    }

    @Test
    void a_signature_line_names_its_key() {
        NoteSignature signature = SignedNote.parse(PUBLISHED).signatures().get(0);

        assertThat(signature.name()).isEqualTo("PeterNeumann");
        assertThat(signature.keyId()).isEqualTo("c74f20a3");
        assertThat(signature.signature()).hasSize(64);
    }

    @Test
    void the_published_signature_is_not_one_of_another_text() {
        SignedNote altered = SignedNote.parse(PUBLISHED.replace("answer", "Answer"));

        assertThat(altered.verify(PETER)).isEqualTo(SignatureVerdict.INVALID);
    }

    @Test
    void signatures_of_keys_that_are_not_known_are_ignored() {
        SignedNote note = SignedNote.of("text\n", witness).alsoSignedBy(log);

        assertThat(note.verify(log.key())).isEqualTo(SignatureVerdict.VALID);
    }

    @Test
    void unknown_signatures_alone_prove_nothing() {
        assertThat(SignedNote.of("text\n", witness).verify(log.key())).isEqualTo(SignatureVerdict.UNKNOWN);
    }

    @Test
    void a_known_key_of_the_same_name_but_another_id_is_another_key() {
        SignedNote note = SignedNote.of("text\n", log);
        CheckpointKey rotated = Ed25519Signer.generate("example.com/log").key();

        assertThat(note.verify(rotated)).isEqualTo(SignatureVerdict.UNKNOWN);
    }

    @Test
    void one_wrong_signature_of_a_known_key_outweighs_a_right_one() {
        SignedNote right = SignedNote.of("text\n", log);
        SignedNote other = SignedNote.of("other text\n", witness);
        SignedNote mixed = new SignedNote(
                "text\n", List.of(right.signatures().get(0), other.signatures().get(0)));

        assertThat(mixed.verify(List.of(log.key(), witness.key()))).isEqualTo(SignatureVerdict.INVALID);
        assertThat(mixed.verify(log.key())).isEqualTo(SignatureVerdict.VALID);
    }

    @Test
    void a_message_may_have_empty_lines() {
        SignedNote note = SignedNote.of("one\n\n\ntwo\n", log);

        assertThat(SignedNote.parse(note.text())).isEqualTo(note);
    }

    @Test
    void a_signature_by_an_algorithm_of_the_future_is_read() {
        String line = "\u2014 future AAAAAAE=\n";

        assertThat(SignedNote.parse("text\n\n" + line).verify(log.key())).isEqualTo(SignatureVerdict.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\u2014 a AAAAAAE=\n",
                "text\n\n\u2014 a AAAAAAE=",
                "text\n\n- a AAAAAAE=\n",
                "text\n\n\u2014 a\n",
                "text\n\n\u2014  AAAAAAE=\n",
                "text\n\n\u2014 a  AAAAAAE=\n",
                "text\n\n\u2014 a b AAAAAAE=\n",
                "text\n\n\u2014 a AAAAAAE= \n",
                "text\n\n\u2014 a AAAAAAF=\n",
                "text\n\n\u2014 a AAAAAAE\n",
                "text\n\n\u2014 a AAAAAA==\n",
                "text\n\n\u2014 a+b AAAAAAE=\n",
                "text\r\n\n\u2014 a AAAAAAE=\n",
                "te\txt\n\n\u2014 a AAAAAAE=\n",
                "te\ud800xt\n\n\u2014 a AAAAAAE=\n",
                "text\n\n\u2014 a AAAAAAE=\nmore\n"
            })
    void anything_but_a_signed_note_is_refused(String text) {
        assertThatThrownBy(() -> SignedNote.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("byte for byte");
    }

    @Test
    void a_note_with_more_than_a_hundred_signatures_is_refused() {
        NoteSignature signature = new NoteSignature("a", "AAAAAAE=");

        assertThatThrownBy(() -> new SignedNote("text\n", Collections.nCopies(101, signature)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1 to 100 signatures");
    }

    @Test
    void a_text_that_does_not_end_a_line_cannot_be_signed() {
        assertThatThrownBy(() -> SignedNote.of("text", log))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("does not end in a line feed");
    }
}
