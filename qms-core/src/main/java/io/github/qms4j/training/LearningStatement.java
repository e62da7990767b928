package io.github.qms4j.training;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a learning system, kept as it came with what became of it (rule TRN-9).
 *
 * @param status what became of it
 * @param system the system that made it
 * @param report what it says; null of one that was voided before it came
 * @param because why it is unresolved, shows nothing or is voided; blank when it is evidence
 * @param cycle the cycle that it is evidence of; null for none
 */
public record LearningStatement(
        Status status,
        String system,
        @Nullable LearningReport report,
        String because,
        @Nullable CycleId cycle) {
    public LearningStatement {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(because, "because");
    }

    LearningStatement in(Status newStatus) {
        return new LearningStatement(newStatus, system, report, because, cycle);
    }

    LearningStatement found(Verdict verdict) {
        return new LearningStatement(verdict.status(), system, report, verdict.because(), verdict.cycle());
    }

    /** What became of a statement. */
    public enum Status {
        /** Person, course or cycle are not known; it is tried again. */
        UNRESOLVED,
        /** It is evidence of a cycle. */
        EVIDENCE,
        /** It is kept, and shows nothing. */
        NO_EVIDENCE,
        /** The system took it back. */
        VOIDED
    }

    /** What is to become of a statement. */
    record Verdict(Status status, String because, @Nullable CycleId cycle) {}
}
