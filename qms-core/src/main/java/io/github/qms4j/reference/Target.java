package io.github.qms4j.reference;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.Seen;
import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a reference points to: a record, one version of it, a file by its hash, or something outside by its address (rule
 * A version of a document is a record.
 *
 * @param kind which of these
 * @param type the record type's name; {@code file} or {@code uri} for the others
 * @param id the record's id, the SHA-256 of the file's bytes in lower-case hexadecimal, or the address
 * @param version the record's version, from 0; null unless one is meant
 * @param title how people call it, such as the file's name; may be empty
 */
public record Target(
        Kind kind, String type, String id, @Nullable Long version, String title) {
    /** The longest address and the longest title, in characters. */
    public static final int MAX_TEXT = 1_000;

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public Target {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
    }

    /** A record, whatever becomes of it. */
    public static Target record(RecordId id) {
        return new Target(Kind.RECORD, id.recordType(), id.value(), null, "");
    }

    /** A record in the version that somebody was shown. */
    public static Target version(Seen<?> seen) {
        return new Target(Kind.VERSION, seen.id().recordType(), seen.id().value(), seen.version(), "");
    }

    /**
     * A file.
     *
     * @param sha256 the SHA-256 of its bytes, lower-case hexadecimal
     * @param name its name
     * @throws InvalidInputException when the hash is none, or the name too long
     */
    public static Target file(String sha256, String name) {
        if (!SHA_256.matcher(sha256).matches()) {
            throw InvalidInputException.of(
                    "file", "sha256", sha256, "is not 64 of 0-9 and a-f", "give the SHA-256 of the file's bytes");
        }
        return new Target(Kind.FILE, "file", sha256, null, checked("name", name));
    }

    /**
     * Something outside, which nobody here can compare.
     *
     * @param address with a scheme
     * @param title how people call it
     * @throws InvalidInputException when the address has no scheme, or a text is too long
     */
    public static Target uri(URI address, String title) {
        if (!address.isAbsolute()) {
            throw InvalidInputException.of(
                    "address", "uri", address, "has no scheme", "write it such as https://example.org/procedure");
        }
        return new Target(Kind.URI, "uri", checked("uri", address.toString()), null, checked("title", title));
    }

    private static String checked(String place, String text) {
        if (text.length() > MAX_TEXT) {
            throw InvalidInputException.of(
                    "target", place, text, "is longer than " + MAX_TEXT + " characters", "shorten it");
        }
        return text;
    }

    Target inVersion(long newVersion) {
        return new Target(Kind.VERSION, type, id, newVersion, title);
    }

    /** Whether it is a record or a version of one. */
    public boolean isRecord() {
        return kind == Kind.RECORD || kind == Kind.VERSION;
    }

    /** Whether it is this record, in whatever version. */
    public boolean isRecord(RecordId record) {
        return isRecord() && type.equals(record.recordType()) && id.equals(record.value());
    }

    @Override
    public String toString() {
        return version == null ? type + " " + id : type + " " + id + " version " + version;
    }

    /** What a reference can point to. */
    public enum Kind {
        RECORD,
        VERSION,
        FILE,
        URI
    }
}
