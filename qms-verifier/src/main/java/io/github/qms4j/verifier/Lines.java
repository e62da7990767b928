package io.github.qms4j.verifier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a text file, one at a time and none longer than memory allows. */
final class Lines {
    private static final int LONGEST = 256 << 20;

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    /** The number of the line that was given last, from 1. */
    long number() {
        return number;
    }

    /** The next line without its end; null when there is none. */
    @Nullable
    String next() throws IOException, UnreadableException {
        line.reset();
        int c = in.read();
        if (c < 0) {
            return null;
        }
        number++;
        while (c >= 0 && c != '\n') {
            if (line.size() == LONGEST) {
                throw new UnreadableException("line " + number + " is longer than " + LONGEST + " bytes");
            }
            line.write(c);
            c = in.read();
        }
        if (c < 0) {
            throw new UnreadableException("line " + number + " has no end: the file is cut off");
        }
        return Pack.utf8("line " + number, line.toByteArray(), line.size());
    }
}
