package io.github.qms4j.signature;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a person enters to sign. Good for one signing: the secret is wiped when it was looked at, so that a signature
 * always takes an act of its own (21 CFR 11.200(a)(1)).
 */
public final class Credentials {
    private final @Nullable String identification;
    private final AtomicReference<char @Nullable []> secret;

    private Credentials(@Nullable String identification, char[] secret) {
        this.identification = identification;
        this.secret = new AtomicReference<>(secret.clone());
    }

    /**
     * Both components, as the first signing of a period demands them.
     *
     * @param identification the code under which the authenticator knows the signer
     * @param secret the password or the like; copied, so that the caller can wipe its own
     */
    public static Credentials both(String identification, char[] secret) {
        return new Credentials(Objects.requireNonNull(identification, "identification"), secret);
    }

    /** Only the secret, as later signings of a period may give it. */
    public static Credentials secretOnly(char[] secret) {
        return new Credentials(null, secret);
    }

    /** The identification code; empty when only the secret was given. */
    public Optional<String> identification() {
        return Optional.ofNullable(identification);
    }

    /** Whether the secret was looked at already. */
    public boolean areSpent() {
        return secret.get() == null;
    }

    /**
     * Shows the secret once and wipes it.
     *
     * @throws IllegalStateException when it was shown before
     */
    public <T> T spend(Function<char[], T> look) {
        char[] shown = secret.getAndSet(null);
        if (shown == null) {
            throw new IllegalStateException("these credentials were used already; have the signer enter them again");
        }
        try {
            return look.apply(shown);
        } finally {
            Arrays.fill(shown, '\0');
        }
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "Credentials of " + (identification == null ? "the signer of this period" : identification);
    }
}
