package io.github.qms4j.document;

import io.github.qms4j.InvalidInputException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A text in the content store, named by what it says: bytes with another hash are another content (rule DOC-3).
 *
 * @param sha256 the SHA-256 of its bytes, lower-case hexadecimal
 * @param length how many bytes it has
 * @param mediaType such as {@code application/pdf}
 * @param fileName under which name it was handed in; as a person reads it, never a path
 */
public record Content(String sha256, long length, String mediaType, String fileName) {
    /** The most characters of a file's name, and of a media type. */
    public static final int MAX_NAME = 300;

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public Content {
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(fileName, "fileName");
        if (!SHA_256.matcher(sha256).matches()) {
            throw invalid("sha256", sha256, "is not a SHA-256 in lower-case hexadecimal", "take what put returned");
        }
        if (length < 0) {
            throw invalid("length", length, "is negative", "take what put returned");
        }
        checkName("mediaType", mediaType);
        checkName("fileName", fileName);
    }

    private static void checkName(String place, String name) {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw invalid(place, name, "is blank or longer than " + MAX_NAME + " characters", "say what it is");
        }
    }

    private static InvalidInputException invalid(String place, Object value, String rule, String remedy) {
        return InvalidInputException.of("content of a document", place, value, rule, remedy);
    }
}
