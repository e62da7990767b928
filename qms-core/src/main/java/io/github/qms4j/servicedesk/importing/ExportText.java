package io.github.qms4j.servicedesk.importing;

import io.github.qms4j.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;

/**
 * The text of an export. Bytes that are no text end the read with their line and offset. A byte order mark is never part of
 * it; one that says another charset than the mapping ends the read.
 */
final class ExportText extends Reader {
    private static final char MARK = '\ufeff';
    private static final Map<String, Set<Charset>> MARKS = Map.of(
            "EFBBBF", Set.of(StandardCharsets.UTF_8),
            "FEFF", Set.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16BE),
            "FFFE", Set.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE));
    private static final int LONGEST_MARK = 3;

    private final String name;
    private final InputStream in;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private long before;
    private long line = 1;
    private boolean begun;
    /** Whether anything but byte order marks was read. */
    private boolean seen;

    private boolean ended;

    ExportText(String name, InputStream in, Charset charset) {
        this.name = name;
        this.in = in;
        this.charset = charset;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Reads at least one character unless the text has ended; needs room for two, as a character may take a pair. */
    @Override
    public int read(char[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!begun) {
            begun = true;
            compareMark();
        }
        int read = decode(target, offset, length);
        if (read > 0 && !seen) {
            seen = true;
            // A file made of others may begin with several.
            int marks = 0;
            while (marks < read && target[offset + marks] == MARK) {
                marks++;
            }
            if (marks > 0) {
                System.arraycopy(target, offset + marks, target, offset, read - marks);
                seen = marks < read;
                return marks == read ? read(target, offset, length) : read - marks;
            }
        }
        return read;
    }

    private int decode(char[] target, int offset, int length) {
        long start = before + bytes.position();
        CharBuffer out = CharBuffer.wrap(target, offset, length).slice();
        while (out.position() == 0) {
            CoderResult result = decoder.decode(bytes, out, ended);
            if (result.isError()) {
                count(target, offset, out.position(), start);
                throw notText(before + bytes.position(), "holds a byte that is no " + charset + " text");
            }
            if (out.position() == 0 && ended) {
                return -1;
            }
            if (result.isUnderflow() && out.position() == 0) {
                refill();
            }
        }
        count(target, offset, out.position(), start);
        return out.position();
    }

    private void compareMark() {
        while (!ended && bytes.remaining() < LONGEST_MARK) {
            refill();
        }
        for (Map.Entry<String, Set<Charset>> mark : MARKS.entrySet()) {
            if (startsWith(mark.getKey())
                    && !mark.getValue().contains(charset)
                    && !charset.name().startsWith("UTF-32")) {
                String marked = mark.getValue().contains(StandardCharsets.UTF_8) ? "UTF-8" : "UTF-16";
                throw InvalidInputException.of(
                        name,
                        "byte 0",
                        charset,
                        "is the charset of the mapping, but the file begins with the byte order mark of " + marked,
                        "give the mapping the charset " + marked);
            }
        }
    }

    private boolean startsWith(String hex) {
        byte[] mark = HexFormat.of().parseHex(hex);
        if (bytes.remaining() < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (bytes.get(bytes.position() + i) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private void refill() {
        before += bytes.position();
        bytes.compact();
        try {
            int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
            if (n < 0) {
                ended = true;
            } else {
                bytes.position(bytes.position() + n);
            }
        } catch (ZipException e) {
            throw InvalidInputException.of(
                    name,
                    "line " + line + ", byte " + (before + bytes.position()) + " of the uncompressed text",
                    String.valueOf(e.getMessage()),
                    "the gzip file is damaged",
                    "export or copy the file again");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes.flip();
    }

    private void count(char[] target, int offset, int length, long start) {
        long lines = 0;
        for (int i = offset; i < offset + length; i++) {
            char c = target[i];
            if (c <= '\n') {
                if (c == 0) {
                    line += lines;
                    byte[] text = new String(target, offset, i - offset).getBytes(charset);
                    throw notText(start + text.length, "holds a NUL character, which no text has");
                }
                lines += c == '\n' ? 1 : 0;
            }
        }
        line += lines;
    }

    private InvalidInputException notText(long at, String rule) {
        return InvalidInputException.of(
                name,
                "line " + line + ", byte " + at,
                charset,
                rule,
                "give a text file, and in the mapping the charset it is written in, such as windows-1252 or UTF-16");
    }

    @Override
    public void close() {
        // The stream is the caller's.
    }
}
