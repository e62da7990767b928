package io.github.qms4j.internal.work;

import io.github.qms4j.internal.codec.Hashes;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip file that is the same for the same content, and knows the hash of each file in it. */
final class ZippedFiles {
    /** Not the first instant that the format can say: for that the JDK adds a field of its own. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream zip;
    private final SortedMap<String, Written> written = new TreeMap<>();

    ZippedFiles(OutputStream out) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** The files so far. */
    SortedMap<String, Written> written() {
        return written;
    }

    /** Writes a file; gives its hash and length. */
    Written text(String name, Content<Writer> content) throws IOException {
        return bytes(name, bytes -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
            content.writeTo(writer);
            writer.flush();
        });
    }

    /** Writes a file; gives its hash and length. */
    Written bytes(String name, Content<OutputStream> content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        Hashed hashed = new Hashed(zip);
        BufferedOutputStream buffered = new BufferedOutputStream(hashed);
        content.writeTo(buffered);
        buffered.flush();
        zip.closeEntry();
        Written file = hashed.written();
        written.put(name, file);
        return file;
    }

    /** To be called behind the last file. */
    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }

    /** Writes a file's content. */
    @FunctionalInterface
    interface Content<T> {
        void writeTo(T out) throws IOException;
    }

    /** A file's hash, lower-case hexadecimal, and its length in bytes. */
    record Written(String sha256, long size) {}

    private static final class Hashed extends FilterOutputStream {
        private final MessageDigest digest = Hashes.sha256();
        private long size;

        Hashed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            digest.update(bytes, from, length);
            size += length;
        }

        Written written() {
            return new Written(HexFormat.of().formatHex(digest.digest()), size);
        }
    }
}
