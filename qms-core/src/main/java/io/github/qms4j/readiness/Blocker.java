package io.github.qms4j.readiness;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stands against a good answer.
 *
 * @param record the record that does not show what it should; null where one is missing
 * @param owner the id of the person who owns it; null where nobody is named, and the role of the question answers for it
 * @param what is wrong, in words
 */
public record Blocker(
        @Nullable EvidenceItem record, @Nullable String owner, String what) {
    public Blocker {
        Objects.requireNonNull(what, "what");
    }
}
