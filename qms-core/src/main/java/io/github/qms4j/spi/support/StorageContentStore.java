package io.github.qms4j.spi.support;

import io.github.qms4j.ConflictException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.StorageException;
import io.github.qms4j.spi.content.ContentStore;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Texts of documents in the storage that the records are in, so that one backup has both. A text is kept in parts of
 * 512 KiB, each a row of type {@code content-part} under its own hash, and a row of type {@code content} lists them under
 * the hash of the whole; a part that two texts share is kept once. At most one part of a text is in memory.
 *
 * <p>Where the storage joins the host's transactions, a text is kept in the host's transaction, and is gone with it.
 */
public final class StorageContentStore implements ContentStore {
    private static final String CONTENT = "content";
    private static final String PART = "content-part";

    /** The types of its rows. */
    public static final List<String> TYPES = List.of(CONTENT, PART);

    /** In base64 it is two thirds of the payload that every storage takes. */
    private static final int PART_SIZE = 512 * 1024;

    private final QmsStorage storage;
    private final String tenant;

    /** The texts of a tenant in a storage, which is not closed. */
    public StorageContentStore(QmsStorage storage, String tenant) {
        this.storage = Objects.requireNonNull(storage, "storage");
        this.tenant = Objects.requireNonNull(tenant, "tenant");
    }

    @Override
    public Intake begin() {
        Parts parts = new Parts();
        return new Intake() {
            @Override
            public OutputStream bytes() {
                return parts;
            }

            @Override
            public void keepAs(String sha256) throws IOException {
                keep(key(CONTENT, sha256), String.join("\n", parts.ended()));
            }

            /** A part that no text lists is read by nobody, and may be another text's by now. */
            @Override
            public void close() {}
        };
    }

    @Override
    public Optional<InputStream> open(String sha256) throws IOException {
        return find(key(CONTENT, sha256))
                .map(list -> new ListedParts(list.payload().lines().toList()));
    }

    /** The parts one after the other. One that is missing reads as nothing, which the hash of the whole shows. */
    private final class ListedParts extends InputStream {
        private final Iterator<String> hashes;
        private InputStream part = InputStream.nullInputStream();

        ListedParts(List<String> hashes) {
            this.hashes = hashes.iterator();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int most) throws IOException {
            int count = part.read(into, offset, most);
            while (count < 0 && hashes.hasNext()) {
                part = find(key(PART, hashes.next()))
                        .<InputStream>map(row -> new ByteArrayInputStream(decoded(row.payload())))
                        .orElse(InputStream.nullInputStream());
                count = part.read(into, offset, most);
            }
            return count;
        }
    }

    /** What is no base64 any more was altered, and reads as nothing. */
    private static byte[] decoded(String payload) {
        try {
            return Base64.getDecoder().decode(payload);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    @Override
    public String place(String sha256) {
        return key(CONTENT, sha256) + " with its rows of type " + PART + ", in " + storage.describe();
    }

    @Override
    public String describe() {
        return "the storage of the records";
    }

    private RecordKey key(String type, String hash) {
        return new RecordKey(tenant, type, hash);
    }

    private Optional<StoredRecord> find(RecordKey key) throws IOException {
        try {
            return storage.find(key);
        } catch (StorageException e) {
            throw new IOException(e);
        }
    }

    /** A row that was altered is put right by whoever hands the same bytes in again. */
    private void keep(RecordKey key, String payload) throws IOException {
        Optional<StoredRecord> stored = find(key);
        if (stored.isPresent() && stored.get().payload().equals(payload)) {
            return;
        }
        long version = stored.map(row -> row.version() + 1).orElse(0L);
        StoredRecord row = new StoredRecord(key, version, 1, Map.of(), payload);
        try {
            storage.apply(ChangeSet.of(stored.isPresent() ? new Change.Update(row) : new Change.Insert(row)));
        } catch (DuplicateException | ConflictException e) {
            // Somebody else hands in the same bytes. If it was not that, it shows here.
            if (find(key).filter(now -> now.payload().equals(payload)).isEmpty()) {
                throw new IOException(e);
            }
        } catch (StorageException e) {
            throw new IOException(e);
        }
    }

    /** Takes bytes and keeps each part once it is full. */
    private final class Parts extends OutputStream {
        private final List<String> hashes = new ArrayList<>();
        private final byte[] part = new byte[PART_SIZE];
        private int filled;

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int count) throws IOException {
            int taken = 0;
            while (taken < count) {
                int fits = Math.min(count - taken, PART_SIZE - filled);
                System.arraycopy(from, offset + taken, part, filled, fits);
                filled += fits;
                taken += fits;
                if (filled == PART_SIZE) {
                    keepPart();
                }
            }
        }

        private void keepPart() throws IOException {
            MessageDigest digest = sha256();
            digest.update(part, 0, filled);
            String hash = HexFormat.of().formatHex(digest.digest());
            byte[] bytes = filled == PART_SIZE ? part : Arrays.copyOf(part, filled);
            keep(key(PART, hash), Base64.getEncoder().encodeToString(bytes));
            hashes.add(hash);
            filled = 0;
        }

        List<String> ended() throws IOException {
            if (filled > 0) {
                keepPart();
            }
            return Collections.unmodifiableList(hashes);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
