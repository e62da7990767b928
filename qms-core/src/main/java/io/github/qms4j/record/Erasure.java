package io.github.qms4j.record;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.Transition.Note;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

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

    private static final Declaration<Erasure, Status> DECLARED = RecordType.declare(
                    "erasure", Erasure.class, Status.class, e -> Status.ERASED)
            .numbered("ERA");

    public static final Attribute<Erasure, String> ERASED_BY = DECLARED.text("erasedBy", Erasure::erasedBy);
    public static final Attribute<Erasure, Instant> ERASED_AT = DECLARED.instant("erasedAt", Erasure::erasedAt);

    /** Puts an erasure on record. */
    public static final Transition<Erasure> RECORD = DECLARED.creates("erasure.record", ERASE, Status.ERASED)
            .note(Note.REQUIRED)
            .row();

    /** Erasures, under numbers such as {@code ERA-2026-0001}. */
    public static final RecordType<Erasure> TYPE = DECLARED.type();

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
        private static final Declaration<Mark, Status> DECLARED =
                RecordType.declare("erased-text", Mark.class, Status.class, m -> Status.ERASED);

        public static final Attribute<Mark, String> ERASURE = DECLARED.text("erasure", Mark::erasure);

        /** Leaves a mark. */
        public static final Transition<Mark> MARK = DECLARED.creates("erasure.mark", ERASE, Status.ERASED)
                .note(Note.REQUIRED)
                .row();

        /** Marks, under the hashes of the erased texts. */
        public static final RecordType<Mark> TYPE = DECLARED.type();

        public Mark {
            Objects.requireNonNull(erasure, "erasure");
        }
    }
}
