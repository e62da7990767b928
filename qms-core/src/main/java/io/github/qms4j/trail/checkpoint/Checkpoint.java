package io.github.qms4j.trail.checkpoint;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.trail.merkle.ConsistencyProof;
import io.github.qms4j.trail.merkle.Hash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How large a log is and what its leaves are, in one hash: C2SP tlog-checkpoint.
 *
 * @param origin which log, such as {@code qms.example.com/trail}; one line
 * @param size leaves, from 0
 * @param root of the tree of these leaves
 * @param extensions further lines, none of them empty; usually there are none
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
    private static final String REMEDY = "give the checkpoint as the log published it, byte for byte";

    /** @throws InvalidInputException when a line would be empty or have a control character, or the size is negative */
    public Checkpoint {
        requireLine("origin", origin);
        extensions = List.copyOf(extensions);
        extensions.forEach(line -> requireLine("extension", line));
        if (size < 0) {
            throw refused("size", String.valueOf(size), "is negative");
        }
    }

    /** A checkpoint without extensions. */
    public static Checkpoint of(String origin, long size, Hash root) {
        return new Checkpoint(origin, size, root, List.of());
    }

    /**
     * Reads what {@link #text()} writes.
     *
     * @throws InvalidInputException when it is anything else, were it by a byte
     */
    public static Checkpoint parse(String text) {
        if (!text.endsWith("\n")) {
            throw refused("text", text, "does not end in a line feed");
        }
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < 3) {
            throw refused("text", text, "does not have a line each for origin, size and root");
        }
        return new Checkpoint(lines.get(0), size(lines.get(1)), root(lines.get(2)), lines.subList(3, lines.size()));
    }

    /**
     * Whether a later checkpoint is proved to be of this log, grown by at least one entry: everything that this one has is
     * still there, unaltered and in the same order.
     *
     * @param proof from the size of this one to the size of the later one
     */
    public boolean isExtendedBy(Checkpoint later, ConsistencyProof proof) {
        return origin.equals(later.origin)
                && size < later.size
                && proof.oldSize() == size
                && proof.newSize() == later.size
                && proof.proves(root, later.root);
    }

    /** The lines, each with a line feed at its end: origin, size in decimal digits, root in base64, extensions. */
    public String text() {
        return origin
                + "\n"
                + size
                + "\n"
                + root.base64()
                + "\n"
                + extensions.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static long size(String line) {
        try {
            long size = Long.parseLong(line);
            if (Long.toString(size).equals(line)) {
                return size;
            }
        } catch (NumberFormatException e) {
            // Refused below, as any other text that is not a size's own.
        }
        throw refused("size", line, "is not a whole number below 2^63 in decimal digits without leading zeros");
    }

    private static Hash root(String line) {
        return CanonicalBase64.decode(line)
                .filter(bytes -> bytes.length == Hash.LENGTH)
                .map(Hash::of)
                .orElseThrow(() -> refused("root", line, "is not base64, with padding, of 32 bytes"));
    }

    private static void requireLine(String place, String line) {
        if (line.isEmpty()) {
            throw refused(place, line, "is empty");
        }
        if (line.chars().anyMatch(Character::isISOControl)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(line)) {
            throw refused(place, line, "has a line end, a control character, or half of a surrogate pair");
        }
    }

    private static InvalidInputException refused(String place, String value, String rule) {
        return InvalidInputException.of("checkpoint", place, value, rule, REMEDY);
    }
}
