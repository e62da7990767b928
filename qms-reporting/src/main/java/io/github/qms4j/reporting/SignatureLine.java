package io.github.qms4j.reporting;

import io.github.qms4j.access.Role;
import io.github.qms4j.signature.Signature;
import io.github.qms4j.trail.TrailEntry;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A signature of what the report shows, with the parts that 21 CFR 11.50 asks a printout to carry: printed name, date and
 * time, meaning; with the reason where one was given. Or a line still to be signed.
 *
 * @param signer printed name; empty on an open line
 * @param role in which the signer signs
 * @param meaning such as review, approval or responsibility
 * @param signedAt null on an open line
 * @param zone where the signer's clock stands; null for the zone of the report
 * @param reason why it was signed, in the signer's words; empty for none
 * @param evidence what was signed and how to check it, such as record, version and digest; empty for none
 */
public record SignatureLine(
        String signer,
        String role,
        String meaning,
        @Nullable Instant signedAt,
        @Nullable ZoneId zone,
        String reason,
        String evidence) {
    public SignatureLine {
        Objects.requireNonNull(signer, "signer");
        Objects.requireNonNull(role, "role");
        Checks.filled("signature line", "meaning", meaning);
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(evidence, "evidence");
        if (signedAt != null) {
            Checks.filled("signature line", "signer", signer);
        }
    }

    /** A signature that was given. */
    public static SignatureLine signed(String signer, String role, String meaning, Instant at) {
        return new SignatureLine(signer, role, meaning, Objects.requireNonNull(at, "at"), null, "", "");
    }

    /**
     * A signature of a record, at the local time of the signer.
     *
     * @param role in which the signer acted
     */
    public static SignatureLine of(Signature signature, String role) {
        return new SignatureLine(
                signature.signer().printedName() + " (" + signature.signer().id() + ")",
                role,
                signature.meaning(),
                signature.at(),
                signature.zone(),
                signature.reason(),
                "");
    }

    /** The signature of an entry of the trail, bound to the version it was given on; empty when the entry has none. */
    public static Optional<SignatureLine> of(TrailEntry entry) {
        Set<Role> roles = entry.actor().roles();
        String role =
                roles.isEmpty() ? "no role" : roles.stream().map(Role::toString).collect(Collectors.joining(", "));
        return entry.signature()
                .map(signature -> of(signature, role)
                        .withEvidence(
                                "on version " + entry.recordVersion() + ", content SHA-256 " + entry.contentHash()));
    }

    /** A line that somebody in this role still has to sign. */
    public static SignatureLine open(String role, String meaning) {
        return new SignatureLine("", role, meaning, null, null, "", "");
    }

    public SignatureLine withEvidence(String text) {
        return new SignatureLine(signer, role, meaning, signedAt, zone, reason, text);
    }
}
