package io.github.qms4j.trail.custody;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.checkpoint.SealLine;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A checkpoint as a mail that a host sends, say daily, to people outside the administration of its database. The
 * checkpoint stands in it as base64 in short lines of ASCII, so that no mail program alters it.
 *
 * @param subject one line
 * @param body plain text, lines with a line feed each
 */
public record CheckpointMail(String subject, String body) {
    private static final String BEGIN = "-----BEGIN CHECKPOINT-----";
    private static final String END = "-----END CHECKPOINT-----";
    private static final int LINE = 64;

    public CheckpointMail {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(body, "body");
    }

    /** The mail that holds a checkpoint. */
    public static CheckpointMail of(SignedCheckpoint signed) {
        Checkpoint checkpoint = signed.checkpoint();
        String sealed = SealLine.of(checkpoint)
                .map(line -> "Sealed:    " + line.at() + ", seal " + line.number() + "\n")
                .orElse("");
        String block = Base64.getMimeEncoder(LINE, new byte[] {'\n'})
                .encodeToString(signed.text().getBytes(StandardCharsets.UTF_8));
        return new CheckpointMail(
                "Checkpoint of " + checkpoint.origin() + ": " + checkpoint.size() + " entries",
                "Log:       " + checkpoint.origin() + "\nEntries:   " + checkpoint.size() + "\n" + sealed
                        + "Root hash: " + checkpoint.root().hex()
                        + "\n\nKeep this message. It shows later whether the audit trail was cut or\n"
                        + "rewritten: save it as a file, and give that to the verifier of a pack:\n"
                        + "qms-verifier PACK --key KEY --witness FILE\n\n"
                        + BEGIN + "\n" + block + "\n" + END + "\n");
    }

    /**
     * Reads the checkpoint out of a mail, quoted or not.
     *
     * @param text the body, or all of a message
     * @throws InvalidInputException when there is none in it
     */
    public static SignedCheckpoint parse(String text) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END, begin + 1);
        if (begin < 0 || end < 0) {
            throw refused("has no lines from '" + BEGIN + "' to '" + END + "'");
        }
        String block = text.substring(begin + BEGIN.length(), end)
                .lines()
                .map(line -> line.replaceAll("[>\\s]", ""))
                .collect(Collectors.joining());
        try {
            return SignedCheckpoint.parse(new String(Base64.getDecoder().decode(block), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw refused("has a block that is not base64");
        }
    }

    private static InvalidInputException refused(String rule) {
        return InvalidInputException.of(
                "mail of a checkpoint", "body", "…", rule, "give the text of the mail as it was received");
    }
}
