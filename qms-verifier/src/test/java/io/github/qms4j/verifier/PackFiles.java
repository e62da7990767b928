package io.github.qms4j.verifier;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** The files of a pack in the hands of somebody who alters them. */
final class PackFiles {
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    static PackFiles of(Path pack) throws IOException {
        PackFiles read = new PackFiles();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(pack)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                read.files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return read;
    }

    PackFiles copy() {
        PackFiles copy = new PackFiles();
        files.forEach((name, bytes) -> copy.files.put(name, bytes.clone()));
        return copy;
    }

    List<String> names() {
        return List.copyOf(files.keySet());
    }

    byte[] bytes(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new IllegalArgumentException(name);
        }
        return bytes;
    }

    String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    List<String> lines(String name) {
        return text(name).lines().toList();
    }

    PackFiles with(String name, byte[] bytes) {
        files.put(name, bytes);
        return this;
    }

    PackFiles with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    PackFiles withLines(String name, List<String> lines) {
        return with(name, String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"));
    }

    PackFiles without(String name) {
        files.remove(name);
        return this;
    }

    /** Makes the manifest fit again, as whoever alters a pack would. */
    PackFiles withFittingManifest() {
        try {
            Map<String, @Nullable Object> manifest = Json.object(Json.read(text(Pack.MANIFEST)), "manifest");
            Map<String, @Nullable Object> listed = new TreeMap<>();
            files.forEach((name, bytes) -> {
                if (!name.equals(Pack.MANIFEST) && !name.equals(Pack.RECEIPT)) {
                    Map<String, @Nullable Object> one = new TreeMap<>();
                    one.put("sha256", HexFormat.of().formatHex(Merkle.sha256().digest(bytes)));
                    one.put("size", new Json.Digits(String.valueOf(bytes.length)));
                    listed.put(name, one);
                }
            });
            manifest.put("files", listed);
            List<String> trail = lines(Pack.TRAIL);
            manifest.put("records", new Json.Digits(String.valueOf(count(trail, "R"))));
            manifest.put(
                    "entries",
                    new Json.Digits(String.valueOf(
                            count(trail, "A") + count(trail, "B") + count(trail, "E") + count(trail, "X"))));
            return with(Pack.MANIFEST, Json.write(manifest));
        } catch (UnreadableException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long count(List<String> lines, String letter) {
        return lines.stream().filter(line -> line.startsWith(letter + " ")).count();
    }

    Path writeTo(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
        }
        return Files.write(file, bytes.toByteArray());
    }
}
