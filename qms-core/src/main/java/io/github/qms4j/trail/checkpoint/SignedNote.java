package io.github.qms4j.trail.checkpoint;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.spi.signature.CheckpointSigner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text with the signatures of those who stand by it: C2SP signed-note. The text may be anything; a
 * {@link SignedCheckpoint} is a note about a log.
 *
 * @param message the text that is signed, in UTF-8; its last line ends in a line feed, which is signed too
 * @param signatures 1 to 100
 */
public record SignedNote(String message, List<NoteSignature> signatures) {
    /** More signatures than anybody has use for are an attempt to keep the verifier busy. */
    private static final int MAX_SIGNATURES = 100;

    private static final String REMEDY = "give the signed note as it was published, byte for byte";

    /** @throws InvalidInputException when message or number of signatures are none of a note */
    public SignedNote {
        requireMessage(message);
        signatures = List.copyOf(signatures);
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw refused("signatures", String.valueOf(signatures.size()), "a note has 1 to 100 signatures");
        }
    }

    /**
     * Signs a text.
     *
     * @throws InvalidInputException when it cannot be the message of a note
     */
    public static SignedNote of(String message, CheckpointSigner signer) {
        requireMessage(message);
        return new SignedNote(message, List.of(NoteSignature.of(bytes(message), signer)));
    }

    /**
     * Reads what {@link #text()} writes. Signatures are not verified.
     *
     * @throws InvalidInputException when it is not a signed note
     */
    public static SignedNote parse(String text) {
        int blank = text.lastIndexOf("\n\n");
        if (blank < 0 || !text.endsWith("\n") || blank + 2 == text.length()) {
            throw refused("text", text, "has no signature lines after an empty line, or the last one has no line end");
        }
        String lines = text.substring(blank + 2, text.length() - 1);
        return new SignedNote(
                text.substring(0, blank + 1),
                Stream.of(lines.split("\n", -1)).map(NoteSignature::parse).toList());
    }

    /** This note with one more signature of the same message. */
    public SignedNote alsoSignedBy(CheckpointSigner signer) {
        List<NoteSignature> more = new ArrayList<>(signatures);
        more.add(NoteSignature.of(bytes(message), signer));
        return new SignedNote(message, more);
    }

    /** What the signatures prove to somebody who knows one key. */
    public SignatureVerdict verify(CheckpointKey key) {
        return verify(List.of(key));
    }

    /** What the signatures prove to somebody who knows these keys. Signatures of other keys are ignored. */
    public SignatureVerdict verify(Collection<CheckpointKey> known) {
        byte[] signed = bytes(message);
        SignatureVerdict verdict = SignatureVerdict.UNKNOWN;
        for (NoteSignature signature : signatures) {
            // Ids are short: two keys of one name may have the same.
            List<CheckpointKey> named = known.stream().filter(signature::names).toList();
            if (named.isEmpty()) {
                continue;
            }
            if (named.stream().noneMatch(key -> key.verifies(signed, signature.signature()))) {
                return SignatureVerdict.INVALID;
            }
            verdict = SignatureVerdict.VALID;
        }
        return verdict;
    }

    /** The message, an empty line and a line for each signature. */
    public String text() {
        return message
                + "\n"
                + signatures.stream().map(signature -> signature.text() + "\n").collect(Collectors.joining());
    }

    private static void requireMessage(String message) {
        if (!message.endsWith("\n")) {
            throw refused("message", message, "does not end in a line feed");
        }
        if (message.chars().anyMatch(c -> c < ' ' && c != '\n')
                || !StandardCharsets.UTF_8.newEncoder().canEncode(message)) {
            throw refused("message", message, "has a control character, or half of a surrogate pair");
        }
    }

    private static byte[] bytes(String message) {
        return message.getBytes(StandardCharsets.UTF_8);
    }

    private static InvalidInputException refused(String place, String value, String rule) {
        return InvalidInputException.of("signed note", place, value, rule, REMEDY);
    }
}
