package io.github.qms4j.verifier;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on an evidence pack.
 *
 * @param problems what is wrong, naming record, version and reason; the first thousand; empty when the pack is sound
 * @param records how many records were verified
 * @param entries how many trail entries were verified
 * @param complete whether the pack has every entry of the log, so that nothing could be left out
 */
public record PackVerification(List<String> problems, long records, long entries, boolean complete) {
    public PackVerification {
        problems = List.copyOf(problems);
    }

    /** Whether nothing is wrong. */
    public boolean isSound() {
        return problems.isEmpty();
    }

    /**
     * Verifies a pack.
     *
     * @param pack the zip file
     * @param keys verifier keys of the log, {@code name+id+key}, from a source other than the pack; at least one
     * @param origin the name that the log must have; null for any that the keys have signed
     * @param known a signed checkpoint of the log that was kept elsewhere; null for none
     * @return the verdict; a file that is no pack at all is one with a problem. A pack with a checkpoint that is not
     *     trusted is not looked into any further
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when a key or the known checkpoint is not in its form
     */
    public static PackVerification of(Path pack, List<String> keys, @Nullable String origin, @Nullable String known)
            throws IOException {
        List<Checkpoint.Key> trusted = new ArrayList<>();
        Checkpoint elsewhere;
        try {
            for (String key : keys) {
                trusted.add(Checkpoint.Key.parse(key));
            }
            elsewhere = known == null ? null : Checkpoint.parse(known);
        } catch (UnreadableException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        Problems problems = new Problems();
        try (Pack opened = Pack.open(pack)) {
            return verify(opened, trusted, origin, elsewhere, problems);
        } catch (UnreadableException | ZipException | EOFException e) {
            problems.add("this is not an evidence pack, or one that is damaged: " + e.getMessage());
            return new PackVerification(problems.list(), 0, 0, false);
        }
    }

    /** The keys that the pack itself has; they prove nothing about who made it. */
    static List<String> keysOf(Path pack) throws IOException {
        try (Pack opened = Pack.open(pack)) {
            return opened.lines(Pack.KEYS);
        } catch (UnreadableException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static PackVerification verify(
            Pack pack,
            List<Checkpoint.Key> trusted,
            @Nullable String origin,
            @Nullable Checkpoint known,
            Problems problems)
            throws IOException, UnreadableException {
        Map<String, @Nullable Object> manifest = pack.manifest();
        if (Json.whole(manifest, "format") != 1) {
            throw new UnreadableException(
                    "the pack is of format " + Json.whole(manifest, "format") + "; this verifier knows format 1");
        }
        pack.requireNames();
        pack.verifyFiles(problems);
        Checkpoint checkpoint = Checkpoint.parse(pack.text(Pack.CHECKPOINT));
        if (!checkpoint.isSignedBy(trusted)) {
            // Its size is anybody's, so nothing may be unpacked by it, and nothing could be proved.
            problems.add("the checkpoint is not signed with a key that is trusted here");
            return new PackVerification(problems.list(), 0, 0, false);
        }
        verifyCheckpoint(checkpoint, manifest, origin, problems);
        if (known != null) {
            verifyKnown(pack, checkpoint, known, trusted, problems);
        }
        try (Leaves leaves = Leaves.of(pack, checkpoint, known, problems);
                InputStream in = pack.open(Pack.TRAIL)) {
            TrailFile trail = new TrailFile(manifest, leaves, problems);
            trail.verify(in);
            return new PackVerification(problems.list(), trail.records(), trail.entries(), leaves.unseen() == 0);
        }
    }

    private static void verifyCheckpoint(
            Checkpoint checkpoint, Map<String, @Nullable Object> manifest, @Nullable String origin, Problems problems)
            throws UnreadableException {
        if (!checkpoint.origin().equals(Json.string(manifest, "origin"))) {
            problems.add("the checkpoint is of the log " + checkpoint.origin() + ", the pack of "
                    + Json.string(manifest, "origin"));
        }
        if (origin != null && !checkpoint.origin().equals(origin)) {
            problems.add("the checkpoint is of the log " + checkpoint.origin() + " and not of " + origin);
        }
        String tenant = URLEncoder.encode(Json.string(manifest, "tenant"), StandardCharsets.UTF_8)
                .replace("+", "%20");
        if (!checkpoint.origin().endsWith("/" + tenant)) {
            problems.add("the log " + checkpoint.origin() + " is not one of tenant " + Json.string(manifest, "tenant"));
        }
        if (!checkpoint.sealedAt().toString().equals(Objects.toString(manifest.get("exportedAt")))) {
            problems.add("the pack says it is of " + manifest.get("exportedAt") + ", its checkpoint is of "
                    + checkpoint.sealedAt());
        }
    }

    private static void verifyKnown(
            Pack pack, Checkpoint checkpoint, Checkpoint known, List<Checkpoint.Key> trusted, Problems problems) {
        if (!known.isSignedBy(trusted) || !known.origin().equals(checkpoint.origin())) {
            problems.add("the checkpoint known from elsewhere is not one of this log");
            return;
        }
        if (known.size() > checkpoint.size()) {
            problems.add("the log has " + checkpoint.size() + " entries, but the checkpoint known from elsewhere has "
                    + known.size() + ": it was cut back");
            return;
        }
        if (checkpoint.sealedAt().isBefore(known.sealedAt())) {
            problems.add("the log grew from " + known.size() + " to " + checkpoint.size()
                    + " entries while its clock went back from " + known.sealedAt() + " to " + checkpoint.sealedAt());
        }
        if (!pack.has(Pack.LEAVES) && known.size() < checkpoint.size()) {
            problems.add(
                    "the pack has too few leaves to compare the log with the checkpoint known from elsewhere; export"
                            + " everything");
        } else if (!pack.has(Pack.LEAVES) && !known.root().equals(checkpoint.root())) {
            problems.add("the log had another content at " + known.size()
                    + " entries, by the checkpoint known from elsewhere: it was rewritten");
        }
    }
}
