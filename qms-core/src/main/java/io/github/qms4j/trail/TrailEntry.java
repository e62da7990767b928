package io.github.qms4j.trail;

import io.github.qms4j.RefusedException.Ground;
import io.github.qms4j.access.Actor;
import io.github.qms4j.internal.codec.Hashes;
import io.github.qms4j.signature.Signature;
import io.github.qms4j.trail.checkpoint.Attestation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit trail. Its canonical text is what is stored, hashed and verified; every accessor is read from
 * it. The format is specified in {@code docs/trail-format.md}.
 */
public final class TrailEntry {
    /** What {@link #previous()} is for the first entry of a record. */
    public static final String NO_PREVIOUS = "";

    /** A pack is believed for what this says of it, so nobody but the engine may be able to say it. */
    private static final String EVIDENCE = "evidence.write";

    private final String canonical;
    private final String hash;
    private final Content content;

    private TrailEntry(String canonical, Content content) {
        this.canonical = canonical;
        this.hash = Hashes.leaf(canonical);
        this.content = content;
    }

    /** An entry with this content. */
    public static TrailEntry of(Content content) {
        return new TrailEntry(EntryFormat.write(content), content);
    }

    /**
     * Reads an entry.
     *
     * @throws io.github.qms4j.CorruptRecordException when the text is not the canonical text of an entry
     */
    public static TrailEntry parse(String canonical) {
        return new TrailEntry(canonical, EntryFormat.read(canonical));
    }

    /** The hash that an attestation of this entry is over: that of the entry without one. */
    public String attestedHash() {
        return content.attestation().isEmpty() ? hash : of(content.attestedBy("")).hash;
    }

    /**
     * The signature of a key of the log over {@link #attestedHash()}, base64 of the key's id and the signature (rule X-20);
     * empty for an entry that needs none.
     */
    public String attestation() {
        return content.attestation();
    }

    /** The same entry, attested. */
    public TrailEntry attestedBy(Attestation attestation) {
        return of(content.attestedBy(attestation.base64()));
    }

    /** Whether it must be attested: it says that somebody signed, or that an evidence pack was written. */
    public boolean demandsAttestation() {
        return content.signature() != null || content.action().equals(EVIDENCE);
    }

    /** The canonical text; its UTF-8 bytes are what is hashed. */
    public String canonical() {
        return canonical;
    }

    /** The RFC 6962 leaf hash of the canonical bytes, lower-case hexadecimal. */
    public String hash() {
        return hash;
    }

    public Kind kind() {
        return content.kind();
    }

    public String tenant() {
        return content.tenant();
    }

    /** The type of the record it is about. */
    public String recordType() {
        return content.recordType();
    }

    /** The id of the record it is about, or of the batch. */
    public String recordId() {
        return content.recordId();
    }

    /** The version that the change made; for a refusal the version it was tried on, or -1 when there was none. */
    public long recordVersion() {
        return content.recordVersion();
    }

    /** The version of the payload's schema that the change wrote; for a refusal the one that it would have written. */
    public int schemaVersion() {
        return content.schemaVersion();
    }

    public String action() {
        return content.action();
    }

    public Actor actor() {
        return content.actor();
    }

    /** When, in UTC with milliseconds. */
    public Instant at() {
        return content.at();
    }

    /** What a read asked for, in words; empty unless this is of kind {@link Kind#ACCESS}. */
    public String asked() {
        return content.asked();
    }

    /** Tells refused attempts and reads apart that are otherwise the same; empty for what was done. */
    public String attempt() {
        return content.attempt();
    }

    public String reason() {
        return content.reason();
    }

    /** The hash of the record's entry before this one, or {@link #NO_PREVIOUS}. */
    public String previous() {
        return content.previous();
    }

    /** SHA-256 of the payload that the change made; empty for refusals and batches. */
    public String contentHash() {
        return content.contentHash();
    }

    public List<FieldChange> changes() {
        return content.changes();
    }

    /** The records that a batch created. */
    public List<BatchRow> rows() {
        return content.rows();
    }

    /** Why a refused attempt was refused. */
    public List<Ground> grounds() {
        return content.grounds();
    }

    /** The records that what was done relied on, such as a training record (rule TRN-5) or the access that an inspector was granted (rule X-11). */
    public List<ReliedOn> reliedOn() {
        return content.reliedOn();
    }

    /** The signature on the change; empty when it needed none. */
    public Optional<Signature> signature() {
        return Optional.ofNullable(content.signature());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrailEntry entry && entry.canonical.equals(canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    /** What was done to what by whom and when, in a line, for people; {@link #canonical()} is the whole entry. */
    @Override
    public String toString() {
        String version = kind() == Kind.CHANGE ? " version " + recordVersion() : "";
        return kind() + " " + action() + " on " + recordType() + " " + recordId() + version + " by " + actor().id()
                + " at " + at();
    }

    /** What an entry records. */
    public enum Kind {
        /** One record was created or changed. */
        CHANGE,
        /** Many records were created together. */
        BATCH,
        /** Somebody tried something that a rule does not allow (rule X-3). */
        REFUSAL,
        /** An inspector was about to read (rule X-11). */
        ACCESS
    }

    /**
     * One record of a batch.
     *
     * @param id the record's id
     * @param contentHash SHA-256 of its payload at version 0
     */
    public record BatchRow(String id, String contentHash) {}

    /**
     * A record that something relied on, in the version that it had then.
     *
     * @param type its type
     * @param id its id; of a system of the host's, what that system calls it
     * @param version its version
     */
    public record ReliedOn(String type, String id, long version) {}

    /** The parts of an entry; see the accessors of the entry for their meaning. */
    public record Content(
            Kind kind,
            String tenant,
            String recordType,
            String recordId,
            long recordVersion,
            int schemaVersion,
            String action,
            Actor actor,
            Instant at,
            String attempt,
            String reason,
            String asked,
            String previous,
            String contentHash,
            List<FieldChange> changes,
            List<BatchRow> rows,
            List<Ground> grounds,
            List<ReliedOn> reliedOn,
            @Nullable Signature signature,
            String attestation) {
        public Content {
            Objects.requireNonNull(kind, "kind");
            changes = List.copyOf(changes);
            rows = List.copyOf(rows);
            grounds = List.copyOf(grounds);
            reliedOn = List.copyOf(reliedOn);
        }

        /** The same, with another attestation. */
        public Content attestedBy(String newAttestation) {
            return new Content(
                    kind,
                    tenant,
                    recordType,
                    recordId,
                    recordVersion,
                    schemaVersion,
                    action,
                    actor,
                    at,
                    attempt,
                    reason,
                    asked,
                    previous,
                    contentHash,
                    changes,
                    rows,
                    grounds,
                    reliedOn,
                    signature,
                    newAttestation);
        }
    }
}
