package io.github.qms4j.objective;

import io.github.qms4j.record.RuleReference;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What the five checks of an objective come to (rule OBJ-2), each with what exactly is wanting.
 *
 * @param findings one for each letter, in the order of the word
 */
public record SmartAssessment(List<Finding> findings) {
    public SmartAssessment {
        findings = List.copyOf(findings);
    }

    /** Whether every letter passes. */
    public boolean passes() {
        return findings.stream().allMatch(Finding::passes);
    }

    public Finding of(Letter letter) {
        return findings.stream()
                .filter(finding -> finding.letter() == letter)
                .findFirst()
                .orElseThrow();
    }

    /** Everything that is wanting, one line each; empty when it passes. */
    public List<String> deficiencies() {
        return findings.stream()
                .flatMap(finding -> finding.deficiencies().stream().map(text -> finding.letter() + ": " + text))
                .toList();
    }

    /** The letters of the word, each with the rule that it stands for. */
    public enum Letter {
        SPECIFIC("ISO 9001:2015 6.2.1 b)", "S: an objective's statement names its subject and its metric."),
        MEASURABLE(
                "ISO 9001:2015 6.2.1 b)",
                "M: an objective has a KPI in use with data or a plan for it, baseline and target in its unit."),
        ACHIEVABLE(
                "ISO 9001:2015 6.2.2",
                "A: an objective has an owner, resources, a target the KPI can show, and a signed agreement."),
        RELEVANT("ISO 9001:2015 6.2.1 a)", "R: an objective is linked to a policy, a requirement or a business goal."),
        TIMED("ISO 9001:2015 6.2.2 d)", "T: an objective has a start, a due date ahead, milestones and reviews.");

        private final String clause;
        private final String statement;

        Letter(String clause, String statement) {
            this.clause = clause;
            this.statement = statement;
        }

        /** The rule with its clause. */
        public RuleReference rule() {
            return new RuleReference("OBJ-2", clause, statement);
        }
    }

    /**
     * What one check comes to.
     *
     * @param letter which
     * @param deficiencies what is wanting, each with what would help; empty when it passes
     * @param remarks what a reader should know all the same
     */
    public record Finding(Letter letter, List<String> deficiencies, List<String> remarks) {
        public Finding {
            Objects.requireNonNull(letter, "letter");
            deficiencies = List.copyOf(deficiencies);
            remarks = List.copyOf(remarks);
        }

        public boolean passes() {
            return deficiencies.isEmpty();
        }

        @Override
        public String toString() {
            return letter
                    + (passes() ? " passes" : ": ")
                    + deficiencies.stream().collect(Collectors.joining("; "));
        }
    }
}
