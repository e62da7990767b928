package io.github.qms4j.document;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.StorageException;
import io.github.qms4j.internal.codec.Hashes;
import io.github.qms4j.spi.content.ContentStore;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Texts on their way into the store and out of it; each is named by its hash and compared with it (rule DOC-3). */
final class Contents {
    private static final int BUFFER = 64 * 1024;

    private final ContentStore store;

    Contents(ContentStore store) {
        this.store = store;
    }

    Content put(InputStream bytes, String mediaType, String fileName) {
        try (ContentStore.Intake intake = store.begin()) {
            DigestOutputStream hashed = new DigestOutputStream(intake.bytes(), Hashes.sha256());
            long length = bytes.transferTo(hashed);
            hashed.flush();
            Content content = new Content(hex(hashed.getMessageDigest()), length, mediaType, fileName);
            intake.keepAs(content.sha256());
            return content;
        } catch (IOException e) {
            throw new StorageException(
                    "the text '" + fileName + "' could not be kept in " + store.describe() + ": " + e
                            + "; nothing was stored, put it right and hand the text in again",
                    e);
        }
    }

    /** Refuses a content that is not there, so that no record stands without its text. */
    void require(Content content) {
        try (InputStream kept = opened(content)) {
            kept.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw unreadable(content, e);
        }
    }

    /** The bytes, compared before the first one is given out, and again while they are read. */
    InputStream open(Content content) {
        require(content);
        return opened(content);
    }

    private InputStream opened(Content content) {
        try {
            InputStream kept = store.open(content.sha256()).orElseThrow(() -> lost(content));
            return new Compared(kept, content);
        } catch (IOException e) {
            throw unreadable(content, e);
        }
    }

    private CorruptRecordException lost(Content content) {
        return new CorruptRecordException(
                "the text '" + content.fileName() + "' is not there any more; " + remedy(content));
    }

    private CorruptRecordException altered(Content content, String found, long length) {
        return new CorruptRecordException("the text '" + content.fileName() + "' was altered: it has the hash " + found
                + " and " + length + " bytes, and would have " + content.length() + "; " + remedy(content));
    }

    private String remedy(Content content) {
        return "bring " + store.place(content.sha256())
                + " back from a backup, or hand in again the file with the SHA-256 " + content.sha256()
                + ", and find out what happened to it";
    }

    private StorageException unreadable(Content content, IOException e) {
        return new StorageException(
                "the text '" + content.fileName() + "' at " + store.place(content.sha256()) + " could not be read: " + e
                        + "; give the process access to it, and read again",
                e);
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Bytes that are compared with their name once the last one is read. */
    private final class Compared extends FilterInputStream {
        private final DigestInputStream hashed;
        private final Content content;
        private long length;
        private boolean ended;

        Compared(InputStream kept, Content content) {
            super(new DigestInputStream(kept, Hashes.sha256()));
            this.hashed = (DigestInputStream) in;
            this.content = content;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int most) throws IOException {
            if (ended) {
                return -1;
            }
            int count = in.read(into, offset, most);
            if (count >= 0) {
                length += count;
                return count;
            }
            ended = true;
            String found = hex(hashed.getMessageDigest());
            if (length != content.length() || !found.equals(content.sha256())) {
                throw altered(content, found, length);
            }
            return count;
        }

        /** What is skipped is compared too. */
        @Override
        public long skip(long count) throws IOException {
            long skipped = 0;
            byte[] passed = new byte[(int) Math.min(BUFFER, Math.max(count, 0))];
            while (skipped < count) {
                int read = read(passed, 0, (int) Math.min(passed.length, count - skipped));
                if (read < 0) {
                    break;
                }
                skipped += read;
            }
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
