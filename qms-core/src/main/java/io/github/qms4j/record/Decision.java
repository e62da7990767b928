package io.github.qms4j.record;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.qms4j.RefusedException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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

    /**
     * The answer as JSON: {@code answer}, which is {@code ALLOWED}, {@code CONDITIONAL} or {@code DENIED}, and
     * {@code because}, an array of objects with {@code rule}, {@code clause}, {@code statement} and {@code because}, so
     * that a screen can say why not. A host that gives a decision to Jackson, 2 or 3, gets this.
     */
    @JsonValue
    @JsonRawValue
    default String json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        List<Because> all = List.of();
        if (this instanceof Conditional conditional) {
            all = conditional.conditions();
        } else if (this instanceof Denied denied) {
            all = denied.reasons();
        }
        node.put("answer", getClass().getSimpleName().toUpperCase(Locale.ROOT));
        ArrayNode reasons = node.putArray("because");
        for (Because one : all) {
            reasons.addObject()
                    .put("because", one.because())
                    .put("clause", one.rule().clause())
                    .put("rule", one.rule().id())
                    .put("statement", one.rule().statement());
        }
        return node.toString();
    }

    /** Denied when anything stands against it, else conditional when anything is demanded, else allowed. */
    static Decision of(List<Because> against, List<Because> conditions) {
        if (!against.isEmpty()) {
            return new Denied(against);
        }
        return conditions.isEmpty() ? new Allowed() : new Conditional(conditions);
    }
}
