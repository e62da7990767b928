package io.github.qms4j.record;

import java.util.Objects;

/**
 * Where a rule comes from.
 *
 * @param id the rule's id, such as {@code X-5}
 * @param clause the clause it rests on, such as {@code 21 CFR 11.10(e)}; empty when it is the house's own
 * @param statement the rule in one sentence
 */
public record RuleReference(String id, String clause, String statement) {
    public RuleReference {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(clause, "clause");
        Objects.requireNonNull(statement, "statement");
    }
}
