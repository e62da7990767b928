package io.github.qms4j.servicedesk.importing;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes of a file as they are stored, counted and hashed on their way. */
final class RawBytes extends InputStream {
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final MessageDigest digest;
    private final byte[] chunk = new byte[CHUNK];
    private int position;
    private int limit;
    private long before;
    private boolean ended;

    RawBytes(InputStream in) {
        this.in = in;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** How many bytes were handed on. */
    long count() {
        return before + position;
    }

    /** Reads what is left, so that count and hash are those of the whole file. */
    void drain() throws IOException {
        do {
            position = limit;
        } while (fill());
    }

    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    boolean startsLikeGzip() throws IOException {
        while (limit < 2 && !ended) {
            append();
        }
        return limit >= 2 && (chunk[0] & 0xFF) == 0x1F && (chunk[1] & 0xFF) == 0x8B;
    }

    @Override
    public int read() throws IOException {
        return fill() ? chunk[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int n = Math.min(length, limit - position);
        System.arraycopy(chunk, position, target, offset, n);
        position += n;
        return n;
    }

    /** More than 0 unless the file has ended: gzip decoding asks it whether another member follows. */
    @Override
    public int available() throws IOException {
        return fill() ? limit - position : 0;
    }

    private boolean fill() throws IOException {
        if (position < limit) {
            return true;
        }
        before += position;
        position = 0;
        limit = 0;
        while (limit == 0 && !ended) {
            append();
        }
        return limit > 0;
    }

    private void append() throws IOException {
        int n = in.read(chunk, limit, chunk.length - limit);
        if (n < 0) {
            ended = true;
        } else {
            digest.update(chunk, limit, n);
            limit += n;
        }
    }
}
