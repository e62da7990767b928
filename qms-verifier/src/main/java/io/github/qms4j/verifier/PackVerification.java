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
 * @param complete whether the pack has every entry of the log, but those that it shows to be disposed of, so that nothing
 *     could be left out
 * @param notes what is not wrong, and must be known to whoever relies on the pack
 */
public record PackVerification(
        List<String> problems, long records, long entries, boolean complete, List<String> notes) {
    public PackVerification {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    private static PackVerification unread(Problems problems) {
        return new PackVerification(problems.list(), 0, 0, false, List.of());
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
     * @param witness what a witness holds of the log: a file with a signed checkpoint or with the mail of one, or a
     *     directory of such files; null for none
     * @return the verdict; a file that is no pack at all is one with a problem. A pack with a checkpoint that is not
     *     trusted is not looked into any further
     * @throws IOException when a file cannot be read
     * @throws IllegalArgumentException when a key or what the witness holds is not in its form
     */
    public static PackVerification of(Path pack, List<String> keys, @Nullable String origin, @Nullable Path witness)
            throws IOException {
        List<Checkpoint.Key> trusted = new ArrayList<>();
        try {
            for (String key : keys) {
                trusted.add(Checkpoint.Key.parse(key));
            }
        } catch (UnreadableException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        Witnessed witnessed = witness == null ? Witnessed.nothing() : Witnessed.read(witness);
        Problems problems = new Problems();
        try (Pack opened = Pack.open(pack)) {
            return verify(opened, trusted, origin, witnessed, problems);
        } catch (UnreadableException | ZipException | EOFException e) {
            problems.add("this is not an evidence pack, or one that is damaged: " + e.getMessage());
            return unread(problems);
        }
    }

    /** The fingerprints of the keys among some that have signed a pack, each with name and id. */
    static List<String> signers(Path pack, List<String> keys) throws IOException {
        List<String> signers = new ArrayList<>();
        try (Pack opened = Pack.open(pack)) {
            Checkpoint checkpoint = Checkpoint.parse(opened.text(Pack.CHECKPOINT));
            for (String key : keys) {
                Checkpoint.Key parsed = Checkpoint.Key.parse(key);
                if (checkpoint.isSignedBy(List.of(parsed))) {
                    signers.add(
                            "key " + parsed.id() + " of " + parsed.name() + ", fingerprint " + parsed.fingerprint());
                }
            }
        } catch (UnreadableException | ZipException | EOFException e) {
            return signers;
        }
        return signers;
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
            Pack pack, List<Checkpoint.Key> trusted, @Nullable String origin, Witnessed witnessed, Problems problems)
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
            return unread(problems);
        }
        verifyCheckpoint(checkpoint, manifest, origin, problems);
        Receipt receipt = Receipt.parse(pack.text(Pack.RECEIPT));
        receipt.verify(pack, checkpoint, trusted, problems);
        witnessed.choose(checkpoint, receipt.checkpoint(), trusted, problems);
        try (Leaves leaves = Leaves.of(pack, checkpoint, witnessed, problems);
                InputStream in = pack.open(Pack.TRAIL)) {
            TrailFile trail = new TrailFile(
                    manifest, receipt.entry().previous, keysOfTheLog(pack, trusted), pack.contents(), leaves, problems);
            trail.verify(in);
            witnessed.end(trail.setBacks(), trusted, problems);
            return new PackVerification(
                    problems.list(), trail.records(), trail.entries(), leaves.unseen() == 0, witnessed.notes());
        }
    }

    /** Those of the pack can be believed, as the receipt, which is attested by a trusted one, binds them. */
    private static List<Checkpoint.Key> keysOfTheLog(Pack pack, List<Checkpoint.Key> trusted)
            throws IOException, UnreadableException {
        List<Checkpoint.Key> keys = new ArrayList<>(trusted);
        for (String key : pack.lines(Pack.KEYS)) {
            keys.add(Checkpoint.Key.parse(key));
        }
        return keys;
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
}
