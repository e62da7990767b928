package io.github.qms4j.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Which version of the verifier this is, as the build has written it. */
final class VerifierVersion {
    static final String TEXT = read();

    private VerifierVersion() {}

    private static String read() {
        try (InputStream in = VerifierVersion.class.getResourceAsStream("version.txt")) {
            if (in == null) {
                throw new IllegalStateException("version.txt is missing from the verifier; build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("version.txt cannot be read", e);
        }
    }
}
