package io.github.qms4j.readiness;

import io.github.qms4j.access.Role;
import java.util.Objects;

/**
 * One thing that an inspector expects to see.
 *
 * @param id such as {@code 4.1}; a vendor's has its name in front, such as {@code acme.1}
 * @param step the step of the source article that expects it, 1 to 7
 * @param clause the clause that it rests on
 * @param text the question, to be answered with yes
 * @param role who answers for it where no record names an owner
 * @param remedy what to do about a blocker
 * @param evaluation how it is put to the records
 */
public record Question(
        String id, int step, String clause, String text, Role role, String remedy, Evaluation evaluation) {
    public Question {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(clause, "clause");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(remedy, "remedy");
        Objects.requireNonNull(evaluation, "evaluation");
    }
}
