package io.github.qms4j.trail.evidence;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.record.TransitionTable;
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
 * @param sha256 of the pack, lower-case hexadecimal; null until it is complete
 * @param records how many records it has; 0 until it is complete
 * @param entries how many trail entries it has; 0 until it is complete
 * @param failure why there is no pack; null unless it failed
 */
public record EvidenceExport(
        Status status,
        EvidenceScope scope,
        String by,
        Instant at,
        @Nullable String sha256,
        long records,
        long entries,
        @Nullable String failure) {
    private static final Permission EXPORT =
            Permission.of("evidence:export", Role.QUALITY_MANAGER, Role.COMPLIANCE, Role.REGULATORY_AFFAIRS);

    /** Exports, under numbers such as {@code EXP-2026-0001}. */
    public static final RecordType<EvidenceExport> TYPE = RecordType.of("evidence-export", EvidenceExport.class)
            .numbered("EXP")
            .text("status", e -> e.status().name())
            .text("exportedBy", EvidenceExport::by)
            .instant("exportedAt", EvidenceExport::at)
            .text("sha256", EvidenceExport::sha256)
            .lifeCycle(TransitionTable.of(Status.class, EvidenceExport::status)
                    .creates("evidence.export", EXPORT, Set.of(Status.STARTED))
                    .note(Note.REQUIRED)
                    .next()
                    .moves("evidence.complete", EXPORT, Set.of(Status.STARTED), Status.COMPLETED)
                    .note(Note.NONE)
                    .next()
                    .moves("evidence.fail", EXPORT, Set.of(Status.STARTED), Status.FAILED)
                    .note(Note.NONE)
                    .next()
                    .build());

    public EvidenceExport {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
    }

    /** An export that is about to begin. */
    public static EvidenceExport started(EvidenceScope scope, String by, Instant at) {
        return new EvidenceExport(Status.STARTED, scope, by, at, null, 0, 0, null);
    }

    /** The same, complete. */
    public EvidenceExport completed(String newSha256, long newRecords, long newEntries) {
        return new EvidenceExport(Status.COMPLETED, scope, by, at, newSha256, newRecords, newEntries, null);
    }

    /** The same, failed. */
    public EvidenceExport failed(String why) {
        return new EvidenceExport(Status.FAILED, scope, by, at, null, 0, 0, why);
    }

    /** How far an export came. */
    public enum Status {
        STARTED,
        COMPLETED,
        FAILED
    }
}
