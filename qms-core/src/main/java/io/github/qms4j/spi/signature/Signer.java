package io.github.qms4j.spi.signature;

import java.util.Objects;

/**
 * Who signed, as the authenticator established it; never what a caller claims.
 *
 * @param id the host's stable id of the person, the same under which they act
 * @param printedName the name that is shown with the signature (21 CFR 11.50(a)(1))
 */
public record Signer(String id, String printedName) {
    public Signer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(printedName, "printedName");
        if (id.isBlank() || printedName.isBlank()) {
            throw new IllegalArgumentException(
                    "a signer has an id and a printed name; the authenticator must give both");
        }
    }
}
