package io.github.qms4j.reporting;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A signature of what the report shows, with the parts that 21 CFR 11.50 asks a printout to carry: printed name, date and
 * time, meaning. Or a line still to be signed.
 *
 * @param signer printed name; empty on an open line
 * @param role in which the signer signs
 * @param meaning such as review, approval or responsibility
 * @param signedAt null on an open line
 * @param evidence what was signed and how to check it, such as record, version and digest; empty for none
 */
public record SignatureLine(
        String signer,
        String role,
        String meaning,
        @Nullable Instant signedAt,
        String evidence) {
    public SignatureLine {
        Objects.requireNonNull(signer, "signer");
        Objects.requireNonNull(role, "role");
        Checks.filled("signature line", "meaning", meaning);
        Objects.requireNonNull(evidence, "evidence");
        if (signedAt != null) {
            Checks.filled("signature line", "signer", signer);
        }
    }

    /** A signature that was given. */
    public static SignatureLine signed(String signer, String role, String meaning, Instant at) {
        return new SignatureLine(signer, role, meaning, Objects.requireNonNull(at, "at"), "");
    }

    /** A line that somebody in this role still has to sign. */
    public static SignatureLine open(String role, String meaning) {
        return new SignatureLine("", role, meaning, null, "");
    }

    public SignatureLine withEvidence(String text) {
        return new SignatureLine(signer, role, meaning, signedAt, text);
    }
}
