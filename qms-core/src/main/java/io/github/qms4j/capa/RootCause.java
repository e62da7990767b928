package io.github.qms4j.capa;

import io.github.qms4j.access.By;
import io.github.qms4j.internal.codec.Hashes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why it happened, and who has checked that (rule CAP-3). The verification names the hash of what was verified: reworded,
 * the cause is unverified again.
 *
 * @param method how it was found
 * @param statement the cause
 * @param investigator who wrote it
 * @param verification of this or of an earlier wording; null when there was none
 */
public record RootCause(
        RootCauseMethod method,
        String statement,
        By investigator,
        @Nullable Verification verification) {
    public RootCause {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(investigator, "investigator");
    }

    /** Whether the cause as it stands was verified, by somebody other than who wrote it last. */
    public boolean isVerified() {
        return verification != null
                && verification.cause().equals(hash())
                && !verification.by().shares(investigator);
    }

    /** SHA-256 of the method's name, a line feed and the statement in UTF-8, lower-case hexadecimal. */
    public String hash() {
        return Hashes.content(method.name() + "\n" + statement);
    }

    RootCause verified(By by, Instant at) {
        return new RootCause(method, statement, investigator, new Verification(by, at, hash()));
    }

    /**
     * A check of the cause.
     *
     * @param by who checked
     * @param at when, in UTC with milliseconds
     * @param cause the hash of what was checked
     */
    public record Verification(By by, Instant at, String cause) {
        public Verification {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(cause, "cause");
        }
    }
}
