package io.github.qms4j.servicedesk.importing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** What a gzip file holds. Unlike its parent it refuses bytes that follow the last member instead of dropping them. */
final class Gunzipped extends GZIPInputStream {
    private static final int CHUNK = 1 << 15;
    private static final int TRAILER = 8;

    private Gunzipped(InputStream raw) throws IOException {
        super(raw, CHUNK);
    }

    static InputStream of(RawBytes raw) throws IOException {
        try {
            return new Gunzipped(raw);
        } catch (EOFException e) {
            throw asZip(e);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            int n = super.read(target, offset, length);
            if (n < 0 && (inf.getRemaining() > TRAILER || in.available() > 0)) {
                throw new ZipException("bytes follow the end of the compressed data");
            }
            return n;
        } catch (EOFException e) {
            throw asZip(e);
        }
    }

    private static ZipException asZip(EOFException e) {
        ZipException cut = new ZipException("the compressed data ends before its end mark");
        cut.initCause(e);
        return cut;
    }
}
