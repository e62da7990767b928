package io.github.qms4j.signature;

import io.github.qms4j.spi.signature.Signer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A continuous period of controlled access (21 CFR 11.200(a)(1)(i)): the first signing gives both components, later
 * ones the secret alone, until no signing took place for as long as the window or one has failed. Safe for use by many
 * threads.
 */
public final class SigningPeriod {
    private final Duration window;
    private @Nullable Signer signer;
    private @Nullable Instant lastSignedAt;

    /**
     * A period in which nobody has signed yet.
     *
     * @param window the longest time between two signings; not negative, and zero makes every signing a first one
     */
    public SigningPeriod(Duration window) {
        if (window.isNegative()) {
            throw new IllegalArgumentException("a signing window of " + window + " is negative; choose zero or more");
        }
        this.window = window;
    }

    /** Who may sign with the secret alone at an instant; empty when both components are needed. */
    public synchronized Optional<Signer> signerAt(Instant now) {
        boolean open = signer != null
                && lastSignedAt != null
                && !window.isZero()
                && !now.isBefore(lastSignedAt)
                && !now.isAfter(lastSignedAt.plus(window));
        return open ? Optional.ofNullable(signer) : Optional.empty();
    }

    /** Begins or prolongs the period. */
    public synchronized void signed(Signer newSigner, Instant at) {
        signer = Objects.requireNonNull(newSigner, "newSigner");
        lastSignedAt = Objects.requireNonNull(at, "at");
    }

    /** Ends the period: the next signing needs both components. */
    public synchronized void end() {
        signer = null;
        lastSignedAt = null;
    }
}
