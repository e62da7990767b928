package io.github.qms4j.signature;

import io.github.qms4j.internal.codec.CanonicalJson;
import io.github.qms4j.internal.codec.Hashes;
import io.github.qms4j.spi.signature.Signer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * A signature on one version of one record (21 CFR 11.50, 11.70). It is part of the version's trail entry and cannot be
 * lifted off: its binding is a hash over the record, the version, the content, and everything the signature says.
 *
 * @param meaning what signing meant, such as {@code plan approved}
 * @param signer who signed
 * @param at when, in UTC with milliseconds
 * @param zone where the signer's clock stands, so that the local time can be shown
 * @param reason the reason given for the signed change; may be empty
 * @param continued whether the signer had identified themselves with an earlier signing of the same period and gave
 *     only the secret this time (21 CFR 11.200(a)(1)(i))
 * @param binding SHA-256 as specified in {@code docs/trail-format.md}, lower-case hexadecimal
 */
public record Signature(
        String meaning, Signer signer, Instant at, ZoneId zone, String reason, boolean continued, String binding) {
    public Signature {
        Objects.requireNonNull(meaning, "meaning");
        Objects.requireNonNull(signer, "signer");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(binding, "binding");
    }

    /** Binds a signature to one version of a record. */
    public static Signature on(
            Subject subject, String meaning, Signer signer, Instant at, ZoneId zone, String reason, boolean continued) {
        Signature unbound = new Signature(meaning, signer, at, zone, reason, continued, "");
        return new Signature(meaning, signer, at, zone, reason, continued, unbound.bindingTo(subject));
    }

    /** Whether this is a signature on exactly that version with exactly that content. */
    public boolean isOn(Subject subject) {
        return binding.equals(bindingTo(subject));
    }

    private String bindingTo(Subject subject) {
        StringBuilder text = new StringBuilder("{\"at\":\"").append(at);
        field("\",\"content\":", subject.contentHash(), text);
        text.append(",\"continued\":").append(continued);
        field(",\"meaning\":", meaning, text);
        field(",\"name\":", signer.printedName(), text);
        field(",\"reason\":", reason, text);
        field(",\"record\":{\"id\":", subject.recordId(), text);
        field(",\"type\":", subject.recordType(), text);
        text.append(",\"version\":").append(subject.version()).append('}');
        field(",\"signer\":", signer.id(), text);
        field(",\"tenant\":", subject.tenant(), text);
        field(",\"zone\":", zone.getId(), text);
        return Hashes.content(text.append('}').toString());
    }

    private static void field(String name, String value, StringBuilder text) {
        CanonicalJson.string(value, text.append(name));
    }

    /**
     * The version that is signed.
     *
     * @param tenant the tenant
     * @param recordType such as {@code capa}
     * @param recordId the record's id
     * @param version the version that the signed change made
     * @param contentHash SHA-256 of that version's payload, lower-case hexadecimal
     */
    public record Subject(String tenant, String recordType, String recordId, long version, String contentHash) {
        public Subject {
            Objects.requireNonNull(tenant, "tenant");
            Objects.requireNonNull(recordType, "recordType");
            Objects.requireNonNull(recordId, "recordId");
            Objects.requireNonNull(contentHash, "contentHash");
        }
    }
}
