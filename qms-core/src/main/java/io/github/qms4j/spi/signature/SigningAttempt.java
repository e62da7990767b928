package io.github.qms4j.spi.signature;

import java.util.Objects;

/**
 * An attempt to sign. The identification is what was entered or, when the signer had identified themselves earlier in
 * the same period, who that was.
 *
 * @param identification the code under which the signer is to be looked up
 * @param continued whether only the secret was entered
 * @param action what is signed, such as {@code capa.approve-plan}
 */
public record SigningAttempt(String identification, boolean continued, String action) {
    public SigningAttempt {
        Objects.requireNonNull(identification, "identification");
        Objects.requireNonNull(action, "action");
    }
}
