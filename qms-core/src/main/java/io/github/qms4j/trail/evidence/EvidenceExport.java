package io.github.qms4j.trail.evidence;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That evidence was handed out: of what, to whom and when; why is the reason of its trail entry.
 *
 * @param status how far it came
 * @param scope of what
 * @param by the id of the actor who exported
 * @param at when it began, in UTC with milliseconds
 * @param manifest SHA-256 of the pack's manifest, which has the hashes of its files, lower-case hexadecimal; null until
 *     they are written. It is in the sealed log before the pack is whole, and the pack proves that it is
 * @param sha256 of the pack, lower-case hexadecimal; null until it is complete
 * @param records how many records it has; 0 until they are written
 * @param entries how many trail entries it has; 0 until they are written
 * @param failure why there is no pack; null unless it failed
 */
public record EvidenceExport(
        Status status,
        EvidenceScope scope,
        String by,
        Instant at,
        @Nullable String manifest,
        @Nullable String sha256,
        long records,
        long entries,
        @Nullable String failure) {
    private static final Permission EXPORT =
            Permission.of("evidence:export", Role.QUALITY_MANAGER, Role.COMPLIANCE, Role.REGULATORY_AFFAIRS);

    private static final Declaration<EvidenceExport, Status> DECLARED = RecordType.declare(
                    "evidence-export", EvidenceExport.class, Status.class, EvidenceExport::status)
            .numbered("EXP");

    public static final Attribute<EvidenceExport, Status> STATUS = DECLARED.status();
    public static final Attribute<EvidenceExport, String> EXPORTED_BY = DECLARED.text("exportedBy", EvidenceExport::by);
    public static final Attribute<EvidenceExport, Instant> EXPORTED_AT =
            DECLARED.instant("exportedAt", EvidenceExport::at);
    public static final Attribute<EvidenceExport, String> SHA256 = DECLARED.text("sha256", EvidenceExport::sha256);

    public static final Transition<EvidenceExport> START = DECLARED.creates("evidence.export", EXPORT, Status.STARTED)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<EvidenceExport> WRITE = DECLARED.moves(
                    "evidence.write", EXPORT, Status.STARTED, Status.WRITTEN)
            .note(Note.NONE)
            .row();
    public static final Transition<EvidenceExport> COMPLETE = DECLARED.moves(
                    "evidence.complete", EXPORT, Status.WRITTEN, Status.COMPLETED)
            .note(Note.NONE)
            .row();
    public static final Transition<EvidenceExport> FAIL = DECLARED.moves(
                    "evidence.fail", EXPORT, Set.of(Status.STARTED, Status.WRITTEN), Status.FAILED)
            .note(Note.NONE)
            .row();

    /** Exports, under numbers such as {@code EXP-2026-0001}. */
    public static final RecordType<EvidenceExport> TYPE = DECLARED.type();

    public EvidenceExport {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
    }

    /** An export that is about to begin. */
    public static EvidenceExport started(EvidenceScope scope, String by, Instant at) {
        return new EvidenceExport(Status.STARTED, scope, by, at, null, null, 0, 0, null);
    }

    /** The same, with the files that are to be its content. */
    public EvidenceExport written(String newManifest, long newRecords, long newEntries) {
        return new EvidenceExport(Status.WRITTEN, scope, by, at, newManifest, null, newRecords, newEntries, null);
    }

    /** The same, complete. */
    public EvidenceExport completed(String newSha256) {
        return new EvidenceExport(Status.COMPLETED, scope, by, at, manifest, newSha256, records, entries, null);
    }

    /** The same, failed. */
    public EvidenceExport failed(String why) {
        return new EvidenceExport(Status.FAILED, scope, by, at, manifest, null, 0, 0, why);
    }

    /** How far an export came. */
    public enum Status {
        STARTED,
        /** What it holds is written and cannot change any more. */
        WRITTEN,
        COMPLETED,
        FAILED
    }
}
