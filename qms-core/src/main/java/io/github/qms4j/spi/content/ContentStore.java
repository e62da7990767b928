package io.github.qms4j.spi.content;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Where the texts of documents are kept (rule DOC-3): bytes under their SHA-256, added and never altered. The core computes
 * the hash while it hands the bytes over, and compares it whenever it reads them; a store neither computes nor compares
 * it. Implementations are safe for use by many threads and hold no content in memory as a whole, but for tests.
 */
public interface ContentStore {
    /** Begins to take in a content whose hash is not known yet. */
    Intake begin() throws IOException;

    /**
     * The bytes kept under a hash, to be closed by the caller; empty when there are none.
     *
     * @param sha256 lower-case hexadecimal
     */
    Optional<InputStream> open(String sha256) throws IOException;

    /** Where the bytes of a hash are kept or would be, such as a file's path: somebody has to find them there. */
    String place(String sha256);

    /** One line on what is stored where, without secrets, for {@code Qms.describe()}. */
    default String describe() {
        return getClass().getSimpleName();
    }

    /** One content on its way in. Closed without {@link #keepAs} it leaves nothing behind. */
    interface Intake extends Closeable {
        /** Takes the bytes; closing it is not needed. */
        OutputStream bytes();

        /**
         * Keeps all bytes taken, so that they survive a crash once this returns. Where bytes are kept under the hash
         * already, these stay or are replaced.
         *
         * @param sha256 the hash of the bytes, lower-case hexadecimal
         */
        void keepAs(String sha256) throws IOException;
    }
}
