package io.github.qms4j.trail.custody;

import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import java.util.Objects;

/** What a key store says to somebody who wants a checkpoint signed. */
public sealed interface SigningAnswer {
    /** It is signed, and remembered as what was signed last. */
    record Signed(SignedCheckpoint checkpoint) implements SigningAnswer {
        public Signed {
            Objects.requireNonNull(checkpoint, "checkpoint");
        }
    }

    /**
     * It is not signed: it is not proved to be an extension of what was signed last. When another node has signed in
     * between, a proof from there will do; otherwise the log was set back or rewritten.
     *
     * @param latest what was signed last
     */
    record Declined(SignedCheckpoint latest) implements SigningAnswer {
        public Declined {
            Objects.requireNonNull(latest, "latest");
        }
    }
}
