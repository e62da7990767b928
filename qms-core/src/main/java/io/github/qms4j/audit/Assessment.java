package io.github.qms4j.audit;

import java.util.List;
import java.util.Objects;

/**
 * A verdict to be given on a line.
 *
 * @param verdict the verdict
 * @param evidence references to objective evidence, such as {@code DOC-2026-0012 version 3}
 * @param note in words; may be blank
 */
public record Assessment(LineVerdict verdict, List<String> evidence, String note) {
    public Assessment {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(note, "note");
        evidence = List.copyOf(evidence);
    }

    public static Assessment conform(String... evidence) {
        return new Assessment(LineVerdict.CONFORM, List.of(evidence), "");
    }

    public static Assessment goodPractice(String note, String... evidence) {
        return new Assessment(LineVerdict.GOOD_PRACTICE, List.of(evidence), note);
    }

    /** The requirement does not apply here. */
    public static Assessment notApplicable(String reason) {
        return new Assessment(LineVerdict.NOT_APPLICABLE, List.of(), reason);
    }
}
