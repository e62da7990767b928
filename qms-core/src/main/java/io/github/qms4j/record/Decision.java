package io.github.qms4j.record;

import io.github.qms4j.RefusedException;
import java.util.List;
import java.util.Objects;

/** The answer to "may this actor do this to this record now?", given before the command is tried (rule X-2). */
public sealed interface Decision {
    /** The command will be accepted as far as rules can tell beforehand. */
    record Allowed() implements Decision {}

    /** The command will be accepted if it comes with what is listed. */
    record Conditional(List<Because> conditions) implements Decision {
        public Conditional {
            conditions = List.copyOf(conditions);
        }
    }

    /** The command will be refused, whatever it comes with. */
    record Denied(List<Because> reasons) implements Decision {
        public Denied {
            reasons = List.copyOf(reasons);
        }

        /** The reasons in the form in which a refusal carries them. */
        public List<RefusedException.Ground> grounds() {
            return reasons.stream()
                    .map(r ->
                            new RefusedException.Ground(r.rule().id(), r.rule().clause(), r.because()))
                    .toList();
        }
    }

    /**
     * One rule applied to one case.
     *
     * @param rule the rule
     * @param because why it applies, and what would help
     */
    record Because(RuleReference rule, String because) {
        public Because {
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(because, "because");
        }
    }

    /** Denied when anything stands against it, else conditional when anything is demanded, else allowed. */
    static Decision of(List<Because> against, List<Because> conditions) {
        if (!against.isEmpty()) {
            return new Denied(against);
        }
        return conditions.isEmpty() ? new Allowed() : new Conditional(conditions);
    }
}
