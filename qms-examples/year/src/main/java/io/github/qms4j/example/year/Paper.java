package io.github.qms4j.example.year;

import io.github.qms4j.reference.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** Files of the organisation: those that come with the story, and those that it only names by their hash. */
final class Paper {
    private Paper() {}

    /** A file that comes with the story. */
    static InputStream open(String name) {
        return Objects.requireNonNull(Paper.class.getResourceAsStream(name), name);
    }

    static Reader read(String name) {
        return new InputStreamReader(open(name), StandardCharsets.UTF_8);
    }

    static String text(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A file that the organisation keeps elsewhere. */
    static Target kept(String name) {
        return Target.file(sha256(name), name);
    }

    /** The hash under which such a file is named; of its name, for the story has no more of it. */
    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
