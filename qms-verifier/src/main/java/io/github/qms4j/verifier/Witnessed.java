package io.github.qms4j.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a witness holds of a log, and whether the log of a pack has grown from it. The witness is a file with one
 * checkpoint, as it was published or in a mail, or a directory of such files; of these the latest counts that is not later
 * than the pack.
 */
final class Witnessed {
    private static final String BEGIN = "-----BEGIN CHECKPOINT-----";
    private static final String END = "-----END CHECKPOINT-----";
    private static final int DEPTH = 3;

    private final List<Checkpoint> held;
    private final boolean isDirectory;
    private @Nullable Checkpoint known;
    private boolean isMet;
    private final List<String> contradictions = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Witnessed(List<Checkpoint> held, boolean isDirectory) {
        this.held = held;
        this.isDirectory = isDirectory;
    }

    /** No witness. */
    static Witnessed nothing() {
        return new Witnessed(List.of(), true);
    }

    /** @throws IllegalArgumentException when the file, or one of the directory, holds no checkpoint */
    static Witnessed read(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return new Witnessed(List.of(checkpoint(place)), false);
        }
        List<Checkpoint> held = new ArrayList<>();
        try (Stream<Path> files = Files.walk(place, DEPTH)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".txt"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList()) {
                held.add(checkpoint(file));
            }
        }
        if (held.isEmpty()) {
            throw new IllegalArgumentException(place + " holds no checkpoints; name the directory of a witness");
        }
        return new Witnessed(held, true);
    }

    private static Checkpoint checkpoint(Path file) throws IOException {
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (UnreadableException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " holds no checkpoint: " + e.getMessage(), e);
        }
    }

    private static Checkpoint parse(String text) throws UnreadableException {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END, begin + 1);
        if (begin < 0 || end < 0) {
            return Checkpoint.parse(text);
        }
        String block = text.substring(begin + BEGIN.length(), end).replaceAll("[>\\s]", "");
        return Checkpoint.parse(new String(Base64.getDecoder().decode(block), StandardCharsets.UTF_8));
    }

    /**
     * Chooses the checkpoint to compare with, and compares what can be compared without the leaves.
     *
     * @param pack of the content of the pack
     * @param receipt of the log a little later, when the pack was made
     */
    void choose(Checkpoint pack, Checkpoint receipt, List<Checkpoint.Key> trusted, Problems problems) {
        if (isDirectory) {
            chooseLatest(pack, receipt, trusted, problems);
        } else if (isOf(held.get(0), pack, trusted)) {
            known = held.get(0);
        } else {
            problems.add("the checkpoint of the witness is not one of this log");
        }
        if (known != null && known.size() == receipt.size()) {
            compareRoots(known, receipt.root());
        } else if (known != null) {
            compare(known, pack);
        }
    }

    /** Two seals may be of one millisecond. */
    private static boolean isLater(Checkpoint one, Checkpoint pack) {
        return one.sealedAt().isAfter(pack.sealedAt())
                || (one.sealedAt().equals(pack.sealedAt()) && one.size() > pack.size());
    }

    private static boolean isOf(Checkpoint one, Checkpoint pack, List<Checkpoint.Key> trusted) {
        return one.origin().equals(pack.origin()) && one.isSignedBy(trusted);
    }

    private void chooseLatest(Checkpoint pack, Checkpoint receipt, List<Checkpoint.Key> trusted, Problems problems) {
        List<Checkpoint> ofLog =
                held.stream().filter(one -> one.origin().equals(pack.origin())).toList();
        long foreign = ofLog.stream().filter(one -> !one.isSignedBy(trusted)).count();
        if (foreign > 0) {
            problems.add("the witness holds " + foreign + " checkpoints of the log " + pack.origin()
                    + " that no key has signed that is trusted here");
        }
        if (!held.isEmpty() && ofLog.isEmpty()) {
            problems.add("the witness holds no checkpoint of the log " + pack.origin());
        }
        Comparator<Checkpoint> byTime =
                Comparator.comparing(Checkpoint::sealedAt).thenComparing(Checkpoint::size);
        List<Checkpoint> trustedOnes =
                ofLog.stream().filter(one -> one.isSignedBy(trusted)).toList();
        known = trustedOnes.stream()
                .filter(one -> !isLater(one, pack))
                .max(byTime)
                .orElse(null);
        if (known == null && !trustedOnes.isEmpty()) {
            problems.add(
                    "the witness holds no checkpoint of the log from before the pack, which is of " + pack.sealedAt());
        }
        Optional<Checkpoint> latest = trustedOnes.stream().max(byTime);
        latest.filter(one -> one.size() > receipt.size() && isLater(one, pack))
                .ifPresent(one -> notes.add("the witness holds a later checkpoint, of " + one.size()
                        + " entries at " + one.sealedAt() + "; what came after " + pack.sealedAt()
                        + " is not in this pack"));
    }

    private void compare(Checkpoint chosen, Checkpoint pack) {
        String held = "the checkpoint of the witness, of " + chosen.size() + " entries at " + chosen.sealedAt();
        if (isLater(chosen, pack)) {
            contradictions.add(
                    chosen.size() > pack.size()
                            ? held + ", is later than the pack, of " + pack.sealedAt()
                                    + "; give one from before it, or the directory of the witness"
                            : "the log grew to " + pack.size() + " entries while its clock went back to "
                                    + pack.sealedAt() + ", by " + held);
        } else if (chosen.size() > pack.size()) {
            contradictions.add(
                    "the log has " + pack.size() + " entries at " + pack.sealedAt() + ": it was cut back, by " + held);
        } else if (chosen.size() == pack.size()) {
            compareRoots(chosen, pack.root());
        }
    }

    /** To be called with every size that the log had. */
    void compareWith(Merkle.Tree tree) {
        if (known != null && tree.size() == known.size()) {
            compareRoots(known, HexFormat.of().formatHex(tree.root()));
        }
    }

    private void compareRoots(Checkpoint chosen, String root) {
        isMet = true;
        if (!chosen.root().equals(root)) {
            contradictions.add("the log had another content at " + chosen.size()
                    + " entries, by the checkpoint of the witness: it was rewritten");
        }
    }

    /**
     * What is wrong in the end, unless a set-back on record in the pack explains it.
     *
     * @param setBacks the restored backups that were accepted, by the pack
     */
    void end(List<SetBack> setBacks, List<Checkpoint.Key> trusted, Problems problems) {
        Checkpoint chosen = known;
        if (chosen == null) {
            return;
        }
        if (contradictions.isEmpty() && !isMet) {
            problems.add("the pack has too few leaves to compare the log with the checkpoint of the witness, of "
                    + chosen.size() + " entries; export everything, or take the directory of a witness");
        }
        Optional<SetBack> explained = setBacks.stream()
                .filter(setBack -> setBack.explains(chosen, trusted))
                .findFirst();
        for (String contradiction : contradictions) {
            if (explained.isPresent()) {
                notes.add(contradiction + "; " + explained.get().named());
            } else {
                problems.add(contradiction);
            }
        }
    }

    /** What is not wrong, and must be known to whoever relies on the pack. */
    List<String> notes() {
        return List.copyOf(notes);
    }
}
