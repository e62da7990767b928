package io.github.qms4j.trail.checkpoint;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The extension line by which a checkpoint of this library says of which seal it is.
 *
 * @param number of the seal, from 1
 * @param at when the seal was made
 * @param previous the hash of the seal before it, or {@link #NO_PREVIOUS}
 */
public record SealLine(long number, Instant at, String previous) {
    /** What {@link #previous()} is for the first seal. */
    public static final String NO_PREVIOUS = "-";

    private static final String WORD = "seal";

    public SealLine {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(previous, "previous");
    }

    /** The line of a checkpoint; empty when it has none, as a checkpoint of an empty log has. */
    public static Optional<SealLine> of(Checkpoint checkpoint) {
        if (checkpoint.extensions().size() != 1) {
            return Optional.empty();
        }
        String text = Objects.requireNonNull(checkpoint.extensions().get(0));
        String[] words = text.split(" ", -1);
        if (words.length != 4 || !words[0].equals(WORD)) {
            return Optional.empty();
        }
        try {
            SealLine line = new SealLine(Long.parseLong(words[1]), Instant.parse(words[2]), words[3]);
            return line.text().equals(text) ? Optional.of(line) : Optional.empty();
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code seal <number> <instant> <previous>}. */
    public String text() {
        return WORD + " " + number + " " + at + " " + previous;
    }
}
