package io.github.qms4j.verifier;

import io.github.qms4j.trail.checkpoint.Attestation;
import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.custody.Ed25519Signer;
import io.github.qms4j.trail.merkle.Hash;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Makes a complete pack of any number of entries, ten to a record, without an engine that would have to live so long. */
final class LargePack {
    private static final String AT = "2026-03-02T09:00:00Z";
    private static final String ORIGIN = "qms4j/acme";
    private static final int VERSIONS = 10;

    private final Merkle.Tree tree = new Merkle.Tree();
    private final Map<String, @Nullable Object> files = new TreeMap<>();
    private final Ed25519Signer signer = Ed25519Signer.generate(ORIGIN);
    private long records;
    private String head = "";

    /** Writes a pack and gives the key that signed it. */
    String write(Path pack, long entries) throws IOException {
        Path leaves = Files.createTempFile("qms-large-leaves", ".bin");
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(pack)))) {
            try (OutputStream leavesOut = new BufferedOutputStream(Files.newOutputStream(leaves))) {
                file(zip, Pack.TRAIL, out -> trail(out, leavesOut, entries));
            }
            file(zip, Pack.LEAVES, out -> Files.copy(leaves, out));
            Checkpoint checkpoint =
                    new Checkpoint(ORIGIN, tree.size(), Hash.of(tree.root()), List.of("seal 1 " + AT + " -"));
            SignedCheckpoint signed = SignedCheckpoint.of(checkpoint, signer);
            file(zip, Pack.CHECKPOINT, out -> out.write(bytes(signed.text())));
            String key = signer.key().text();
            file(zip, Pack.KEYS, out -> out.write(bytes(key + "\n")));
            file(zip, Pack.INDEX, out -> out.write(bytes("<!DOCTYPE html>")));
            String manifest = manifest();
            zip.putNextEntry(new ZipEntry(Pack.MANIFEST));
            zip.write(bytes(manifest));
            zip.putNextEntry(new ZipEntry(Pack.RECEIPT));
            zip.write(bytes(receipt(Merkle.sha256(manifest))));
            return key;
        } finally {
            Files.deleteIfExists(leaves);
        }
    }

    private void trail(OutputStream out, OutputStream leaves, long entries) throws IOException {
        for (long record = 0; tree.size() + 1 < entries; record++) {
            String id = "r" + record;
            long versions = Math.min(VERSIONS, entries - 1 - tree.size());
            StringBuilder lines = new StringBuilder();
            String previous = "";
            String payload = "";
            for (int version = 0; version < versions; version++) {
                String after = "{\"state\":{\"n\":" + version + "}}";
                String change = version == 0
                        ? "{\"new\":" + after + ",\"path\":\"\"}"
                        : "{\"new\":" + version + ",\"old\":" + (version - 1) + ",\"path\":\"/state/n\"}";
                payload = after;
                previous = entry("large", id, version, change, payload, previous, lines, leaves);
            }
            record("large", id, versions - 1, payload, previous, lines, out);
        }
        String export = "{\"state\":{\"at\":\"" + AT
                + "\",\"by\":\"u-1\",\"entries\":0,\"records\":0,\"scope\":{\"contents\":true,\"records\":[],\"types\":[]},"
                + "\"status\":\"STARTED\"}}";
        StringBuilder lines = new StringBuilder();
        String change = "{\"new\":" + export + ",\"path\":\"\"}";
        head = entry("evidence-export", "EXP-2026-0001", 0, change, export, "", lines, leaves);
        record("evidence-export", "EXP-2026-0001", 0, export, head, lines, out);
    }

    /** In a log of the content and this one entry more, so that the path is the peaks from the smallest on. */
    private String receipt(String manifestHash) {
        String change = "{\"new\":\"" + manifestHash + "\",\"path\":\"/state/manifest\"}";
        String bare = canonical("evidence-export", "EXP-2026-0001", 1, change, "", head);
        String hash = HexFormat.of().formatHex(Merkle.leaf(bare));
        String attestation = Attestation.of(ORIGIN, hash, signer).base64();
        String entry = bare.replace("\"attestation\":\"\"", "\"attestation\":\"" + attestation + "\"");
        List<byte[]> path = tree.peaks();
        long place = tree.size();
        tree.append(Merkle.leaf(entry));
        Checkpoint checkpoint =
                new Checkpoint(ORIGIN, tree.size(), Hash.of(tree.root()), List.of("seal 2 " + AT + " -"));
        return "E " + place + " "
                + path.stream().map(HexFormat.of()::formatHex).collect(Collectors.joining(",")) + " " + entry + "\n"
                + SignedCheckpoint.of(checkpoint, signer).text();
    }

    private String entry(
            String type,
            String id,
            long version,
            String change,
            String payload,
            String previous,
            StringBuilder lines,
            OutputStream leaves)
            throws IOException {
        String canonical = canonical(type, id, version, change, payload, previous);
        byte[] leaf = Merkle.leaf(canonical);
        lines.append("E ").append(tree.size()).append(" - ").append(canonical).append('\n');
        tree.append(leaf);
        leaves.write(leaf);
        return HexFormat.of().formatHex(leaf);
    }

    private static String canonical(
            String type, String id, long version, String change, String payload, String previous) {
        return "{\"action\":\"large.count\",\"actor\":{\"id\":\"u-1\",\"name\":\"Ann Ek\",\"roles\":[]},"
                + "\"asked\":\"\",\"at\":\"" + AT + "\",\"attempt\":\"\",\"attestation\":\"\",\"changes\":[" + change
                + "],\"content\":\""
                + Merkle.sha256(payload) + "\",\"format\":1,\"grounds\":[],\"kind\":\"CHANGE\",\"previous\":\""
                + previous
                + "\",\"reason\":\"counting\",\"record\":{\"id\":\"" + id + "\",\"schema\":1,\"type\":\"" + type
                + "\",\"version\":" + version + "},\"reliedOn\":[],\"rows\":[],\"signature\":null,\"tenant\":\"acme\"}";
    }

    private void record(
            String type, String id, long version, String payload, String head, StringBuilder lines, OutputStream out)
            throws IOException {
        records++;
        out.write(bytes("R {\"changedAt\":\"" + AT + "\",\"id\":\"" + id + "\",\"payload\":" + Json.write(payload)
                + ",\"schema\":1,\"trailHead\":\"" + head + "\",\"type\":\"" + type + "\",\"version\":" + version
                + "}\n"));
        out.write(bytes(lines.toString()));
    }

    private String manifest() {
        Map<String, @Nullable Object> manifest = new TreeMap<>();
        manifest.put("complete", true);
        manifest.put("contentAt", new TreeMap<>());
        manifest.put("entries", number(tree.size()));
        manifest.put("export", "EXP-2026-0001");
        manifest.put("exportedAt", AT);
        manifest.put("exportedBy", new TreeMap<>(Map.of("id", "u-1", "name", "Ann Ek")));
        manifest.put("files", files);
        manifest.put("format", number(1));
        manifest.put("organisation", "Acme");
        manifest.put("origin", ORIGIN);
        manifest.put("reason", "counting");
        manifest.put("records", number(records));
        manifest.put("scope", new TreeMap<>(Map.of("contents", true, "records", List.of(), "types", List.of())));
        manifest.put("signedActions", new TreeMap<>());
        manifest.put("tenant", "acme");
        return Json.write(manifest);
    }

    private static Json.Digits number(long value) {
        return new Json.Digits(Long.toString(value));
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private void file(ZipOutputStream zip, String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        MessageDigest digest = Merkle.sha256();
        long[] size = new long[1];
        OutputStream hashed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] some, int from, int length) throws IOException {
                zip.write(some, from, length);
                digest.update(some, from, length);
                size[0] += length;
            }
        };
        content.writeTo(hashed);
        zip.closeEntry();
        files.put(
                name,
                new TreeMap<>(Map.of("sha256", HexFormat.of().formatHex(digest.digest()), "size", number(size[0]))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
