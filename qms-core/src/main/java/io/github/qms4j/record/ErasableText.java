package io.github.qms4j.record;

import io.github.qms4j.InvalidInputException;
import java.util.regex.Pattern;

/**
 * A text that can be erased later: personal data, or the hash of a secret. A state that holds one holds the salted hash
 * alone, and so do its payload, its trail entries and every hash and signature over them; all of them stay provable
 * after the text is gone. The text itself is stored beside the records. See {@code docs/trail-format.md}, section 10.
 *
 * <p>Made by {@link UnitOfWork#keepErasable}, read by {@link RecordStore#reveal}, erased by {@link UnitOfWork#erase}.
 *
 * @param erasable SHA-256 of text and salt, 64 lower-case hexadecimal digits
 */
public record ErasableText(String erasable) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public ErasableText {
        if (!HASH.matcher(erasable).matches()) {
            throw InvalidInputException.of(
                    "erasable text",
                    "erasable",
                    erasable,
                    "is not 64 lower-case hexadecimal digits",
                    "take what UnitOfWork.keepErasable returned");
        }
    }
}
