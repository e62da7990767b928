package io.github.qms4j.verifier;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The places of the log: whether an entry is at the one it claims, and no other entry is. With all leaves in the pack they
 * are compared with the root once, and each entry with its leaf; otherwise each entry has a path to the root.
 */
final class Leaves implements Closeable {
    /** Bits for this many leaves in one set; a bit set counts no further. */
    private static final long MOST = Integer.MAX_VALUE;

    private final String root;
    private final long size;
    private final @Nullable Path file;
    private final @Nullable RandomAccessFile leaves;
    private final BitSet seen = new BitSet();
    private final Set<Long> seenByPath = new HashSet<>();

    private Leaves(String root, long size, @Nullable Path file) throws IOException {
        this.root = root;
        this.size = size;
        this.file = file;
        this.leaves = file == null ? null : new RandomAccessFile(file.toFile(), "r");
    }

    static Leaves of(Pack pack, Checkpoint checkpoint, Witnessed witnessed, Problems problems)
            throws IOException, UnreadableException {
        if (!pack.has(Pack.LEAVES)) {
            return new Leaves(checkpoint.root(), checkpoint.size(), null);
        }
        if (checkpoint.size() > MOST) {
            throw new UnreadableException(
                    "the log has " + checkpoint.size() + " entries; this verifier counts to " + MOST);
        }
        Path copy = Files.createTempFile("qms-leaves", ".bin");
        try {
            try (OutputStream out = Files.newOutputStream(copy)) {
                pack.copy(Pack.LEAVES, checkpoint.size() * Merkle.LENGTH + 1, out);
            }
            compareWithRoot(copy, checkpoint, witnessed, problems);
            return new Leaves(checkpoint.root(), checkpoint.size(), copy);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static void compareWithRoot(Path copy, Checkpoint checkpoint, Witnessed witnessed, Problems problems)
            throws IOException {
        if (Files.size(copy) != checkpoint.size() * Merkle.LENGTH) {
            problems.add("leaves.bin does not have the " + checkpoint.size() + " leaves of the checkpoint");
            return;
        }
        Merkle.Tree tree = new Merkle.Tree();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(copy), 1 << 16)) {
            witnessed.compareWith(tree);
            while (tree.size() < checkpoint.size()) {
                tree.append(in.readNBytes(Merkle.LENGTH));
                witnessed.compareWith(tree);
            }
        }
        if (!hex(tree.root()).equals(checkpoint.root())) {
            problems.add("leaves.bin does not lead to the root of the checkpoint");
        }
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** What is wrong with the place of an entry; null when nothing is. */
    @Nullable
    String against(byte[] leaf, long index, List<byte[]> path) throws IOException {
        if (index < 0 || index >= size) {
            return "claims place " + index + " of a log of " + size;
        }
        if (leaves == null) {
            if (!seenByPath.add(index)) {
                return "claims place " + index + ", which another entry has";
            }
            return hex(Merkle.root(leaf, index, size, path)).equals(root)
                    ? null
                    : "is not in the log of the checkpoint: its proof does not lead to the root";
        }
        if (seen.get((int) index)) {
            return "claims place " + index + ", which another entry has";
        }
        seen.set((int) index);
        return Arrays.equals(leafAt(leaves, index), leaf)
                ? null
                : "is not in the log of the checkpoint: at place " + index + " is another entry";
    }

    /**
     * Counts a place whose entry went with a record that was disposed of, if the log has that hash there.
     *
     * @return what is wrong; null when nothing is
     */
    @Nullable
    String account(String hash, long index) throws IOException {
        if (leaves == null || index < 0 || index >= size) {
            return "names the place " + index + " of the log, of which the pack has no leaf";
        }
        if (seen.get((int) index)) {
            return "names the place " + index + " of the log, whose entry is in the pack";
        }
        if (!hex(leafAt(leaves, index)).equals(hash)) {
            return "names the place " + index + " of the log with another hash than the log has there";
        }
        seen.set((int) index);
        return null;
    }

    private static byte[] leafAt(RandomAccessFile leaves, long index) throws IOException {
        byte[] stored = new byte[Merkle.LENGTH];
        leaves.seek(index * Merkle.LENGTH);
        leaves.readFully(stored);
        return stored;
    }

    /** Whether all leaves of the log are in the pack, so that places without an entry can be accounted for. */
    boolean areAll() {
        return leaves != null;
    }

    /** How many places are neither those of entries of the pack nor accounted for. */
    long unseen() {
        return size - (leaves == null ? seenByPath.size() : seen.cardinality());
    }

    @Override
    public void close() throws IOException {
        if (leaves != null) {
            leaves.close();
        }
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
