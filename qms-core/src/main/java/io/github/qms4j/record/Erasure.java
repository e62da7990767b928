package io.github.qms4j.record;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.Transition.Note;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * That texts were erased: which, by whom and when; why is the reason of its trail entry. Made by
 * {@link UnitOfWork#erase} and by nothing else.
 *
 * @param texts the texts that are gone, in the order of their hashes
 * @param erasedBy the id of who erased them
 * @param erasedAt when, in UTC with milliseconds
 */
public record Erasure(List<ErasableText> texts, String erasedBy, Instant erasedAt) {
    private static final Permission ERASE = Permission.of("erasable-text:erase", Role.COMPLIANCE, Role.QUALITY_MANAGER);

    /** Erasures, under numbers such as {@code ERA-2026-0001}. */
    public static final RecordType<Erasure> TYPE = RecordType.of("erasure", Erasure.class)
            .text("erasedBy", Erasure::erasedBy)
            .instant("erasedAt", Erasure::erasedAt)
            .numbered("ERA")
            .lifeCycle(TransitionTable.of(Status.class, (Erasure e) -> Status.ERASED)
                    .creates("erasure.record", ERASE, Set.of(Status.ERASED))
                    .note(Note.REQUIRED)
                    .next()
                    .build());

    public Erasure {
        texts = List.copyOf(texts);
        Objects.requireNonNull(erasedBy, "erasedBy");
        Objects.requireNonNull(erasedAt, "erasedAt");
    }

    /** What is erased stays erased. */
    public enum Status {
        ERASED
    }

    /**
     * What is left of one erased text, under its hash: the way to its erasure.
     *
     * @param erasure the erasure's number
     */
    public record Mark(String erasure) {
        /** Marks, under the hashes of the erased texts. */
        public static final RecordType<Mark> TYPE = RecordType.of("erased-text", Mark.class)
                .text("erasure", Mark::erasure)
                .lifeCycle(TransitionTable.of(Status.class, (Mark m) -> Status.ERASED)
                        .creates("erasure.mark", ERASE, Set.of(Status.ERASED))
                        .note(Note.REQUIRED)
                        .next()
                        .build());

        public Mark {
            Objects.requireNonNull(erasure, "erasure");
        }
    }
}
