package io.github.qms4j.verifier;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The files of a pack. Nothing is read beyond the length that the manifest gives it. */
final class Pack implements Closeable {
    static final String MANIFEST = "manifest.json";
    static final String CHECKPOINT = "checkpoint.txt";
    static final String KEYS = "keys.txt";
    static final String TRAIL = "trail.txt";
    static final String LEAVES = "leaves.bin";
    static final String INDEX = "index.html";
    static final String RECEIPT = "receipt.txt";

    private static final Set<String> NAMES = Set.of(MANIFEST, CHECKPOINT, KEYS, TRAIL, LEAVES, INDEX, RECEIPT);
    private static final Set<String> REQUIRED = Set.of(MANIFEST, CHECKPOINT, KEYS, TRAIL, INDEX, RECEIPT);
    private static final Set<String> MANIFEST_NAMES = Set.of(
            "complete",
            "contentAt",
            "entries",
            "export",
            "exportedAt",
            "exportedBy",
            "files",
            "format",
            "organisation",
            "origin",
            "reason",
            "records",
            "scope",
            "signedActions",
            "tenant");
    private static final Pattern CONTENT = Pattern.compile("content/[0-9a-f]{64}");
    private static final int LARGEST_TEXT = 16 << 20;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private final Map<String, @Nullable Object> manifest;
    private final String manifestHash;

    private Pack(ZipFile zip) throws IOException, UnreadableException {
        this.zip = zip;
        for (ZipEntry entry : zip.stream().toList()) {
            if (!NAMES.contains(entry.getName())
                    && !CONTENT.matcher(entry.getName()).matches()) {
                throw new UnreadableException("the pack has a file '" + entry.getName() + "', which no pack has");
            }
            if (entries.put(entry.getName(), entry) != null) {
                throw new UnreadableException("the pack has the file " + entry.getName() + " twice");
            }
        }
        for (String name : REQUIRED) {
            if (!entries.containsKey(name)) {
                throw new UnreadableException("the pack has no file " + name);
            }
        }
        String text = text(MANIFEST, LARGEST_TEXT);
        this.manifest = Json.object(Json.read(text), MANIFEST);
        this.manifestHash = Merkle.sha256(text);
    }

    static Pack open(Path file) throws IOException, UnreadableException {
        ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        try {
            return new Pack(zip);
        } catch (IOException | UnreadableException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    Map<String, @Nullable Object> manifest() {
        return manifest;
    }

    /** SHA-256 of the manifest's bytes, lower-case hexadecimal. */
    String manifestHash() {
        return manifestHash;
    }

    /** The hashes of the texts that come with it. */
    Set<String> contents() {
        Set<String> hashes = new TreeSet<>();
        for (String name : entries.keySet()) {
            if (CONTENT.matcher(name).matches()) {
                hashes.add(name.substring(name.indexOf('/') + 1));
            }
        }
        return hashes;
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** A manifest says what the format has, and nothing that nobody looks at. */
    void requireNames() throws UnreadableException {
        Json.requireNames(manifest, MANIFEST_NAMES, MANIFEST);
        Json.requireNames(manifest.get("exportedBy"), Set.of("id", "name"), "'exportedBy'");
        for (Map.Entry<String, @Nullable Object> file :
                Json.object(manifest.get("files"), "'files'").entrySet()) {
            Json.requireNames(file.getValue(), Set.of("sha256", "size"), file.getKey());
        }
    }

    /** Compares each file with the manifest. */
    void verifyFiles(Problems problems) throws IOException, UnreadableException {
        Map<String, @Nullable Object> listed = Json.object(manifest.get("files"), "'files'");
        Map<String, ZipEntry> unlisted = new TreeMap<>(entries);
        unlisted.remove(MANIFEST);
        unlisted.remove(RECEIPT);
        for (Map.Entry<String, @Nullable Object> file : listed.entrySet()) {
            if (unlisted.remove(file.getKey()) == null) {
                problems.add("the manifest lists " + file.getKey() + ", which is not in the pack");
                continue;
            }
            Map<String, @Nullable Object> said = Json.object(file.getValue(), file.getKey());
            String sha256 = hash(file.getKey(), Json.whole(said, "size"));
            boolean isContent = CONTENT.matcher(file.getKey()).matches();
            if (!sha256.equals(Json.string(said, "sha256"))
                    || (isContent && !file.getKey().endsWith("/" + sha256))) {
                problems.add(
                        file.getKey() + " is not the file that the manifest lists: its hash or its length differs");
            }
        }
        unlisted.keySet().forEach(name -> problems.add(name + " is not listed in the manifest"));
    }

    /** The hash of a file; of no more of it than the manifest gives it, and one byte. */
    private String hash(String name, long size) throws IOException {
        if (size < 0) {
            return "";
        }
        MessageDigest digest = Merkle.sha256();
        try (InputStream in = open(name)) {
            byte[] buffer = new byte[1 << 16];
            long rest = size + 1;
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, rest));
            while (read > 0) {
                digest.update(buffer, 0, read);
                rest -= read;
                read = in.read(buffer, 0, (int) Math.min(buffer.length, rest));
            }
            return rest == 1 ? HexFormat.of().formatHex(digest.digest()) : "";
        }
    }

    /** A small text file; refused when it is larger than a text of its kind can be. */
    String text(String name) throws IOException, UnreadableException {
        return text(name, LARGEST_TEXT);
    }

    private String text(String name, int most) throws IOException, UnreadableException {
        try (InputStream in = open(name)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new UnreadableException(name + " is longer than " + most + " bytes");
            }
            return utf8(name, bytes, bytes.length);
        }
    }

    static String utf8(String what, byte[] bytes, int length) throws UnreadableException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableException(what + " is not UTF-8");
        }
    }

    List<String> lines(String name) throws IOException, UnreadableException {
        return text(name).lines().toList();
    }

    InputStream open(String name) throws IOException {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new IOException("the pack has no file " + name);
        }
        return new BufferedInputStream(zip.getInputStream(entry), 1 << 16);
    }

    /** Copies a file out, no more of it than a length. */
    void copy(String name, long most, OutputStream out) throws IOException {
        try (InputStream in = open(name)) {
            byte[] buffer = new byte[1 << 16];
            long rest = most;
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, rest));
            while (read > 0) {
                out.write(buffer, 0, read);
                rest -= read;
                read = in.read(buffer, 0, (int) Math.min(buffer.length, rest));
            }
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
