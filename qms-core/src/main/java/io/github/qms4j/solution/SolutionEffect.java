package io.github.qms4j.solution;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import io.github.qms4j.statistics.effect.EffectVerdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a solution helped, by one KPI before and after (rule SOL-4).
 *
 * @param header where it stands, who answers for it, from when on it can be judged
 * @param implementation of which solution
 * @param declaration what is compared
 * @param judgements the first one first; those before the last lacked data
 */
public record SolutionEffect(
        Header<Status> header,
        ImplementationId implementation,
        EffectDeclaration declaration,
        List<Judgement> judgements) {
    public SolutionEffect {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(implementation, "implementation");
        Objects.requireNonNull(declaration, "declaration");
        judgements = List.copyOf(judgements);
    }

    /** Where it stands. */
    public enum Status {
        DECLARED,
        JUDGED
    }

    /**
     * A judgement with who made it.
     *
     * @param finding what the data say
     * @param judge who had them judged
     * @param at when, in UTC with milliseconds
     */
    public record Judgement(Finding finding, By judge, Instant at) {
        public Judgement {
            Objects.requireNonNull(finding, "finding");
            Objects.requireNonNull(judge, "judge");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * What the data say.
     *
     * @param verdict improved, worse, changed, no evidence, too few data, or undefined
     * @param statement in words, with what stands against it
     * @param policy every choice of the method
     * @param before how many values, or of a share items, there were before
     * @param after how many there were after
     * @param difference by how much it is higher after, in the KPI's unit, of a share as a fraction; null without a result
     * @param lower the lower end of the interval for the difference; null when the data are too few for one
     * @param upper the upper end; null as the lower one is
     * @param pValue how probable a difference as far from none is by chance, two-sided; null without a result
     * @param placebo what placebo dates show; blank where the method has none
     * @param reliedOn the measurements with their values, in the order of their periods
     */
    public record Finding(
            EffectVerdict verdict,
            String statement,
            String policy,
            long before,
            long after,
            @Nullable BigDecimal difference,
            @Nullable BigDecimal lower,
            @Nullable BigDecimal upper,
            @Nullable BigDecimal pValue,
            String placebo,
            List<String> reliedOn) {
        public Finding {
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(statement, "statement");
            Objects.requireNonNull(policy, "policy");
            Objects.requireNonNull(placebo, "placebo");
            reliedOn = List.copyOf(reliedOn);
        }

        /** Whether there were data enough to say something. */
        public boolean isConclusive() {
            return verdict != EffectVerdict.TOO_FEW && verdict != EffectVerdict.UNDEFINED;
        }
    }

    static SolutionEffect declared(
            ImplementationId implementation, EffectDeclaration declaration, String owner, Act act) {
        return new SolutionEffect(
                Header.opened(Status.DECLARED, act)
                        .ownedBy(owner)
                        .dueOn(declaration.after().until()),
                implementation,
                declaration,
                List.of());
    }

    public Status status() {
        return header.status();
    }

    /** The last judgement's finding; null while there was none. */
    public @Nullable Finding finding() {
        return judgements.isEmpty()
                ? null
                : judgements.get(judgements.size() - 1).finding();
    }

    SolutionEffect withHeader(Header<Status> newHeader) {
        return new SolutionEffect(newHeader, implementation, declaration, judgements);
    }

    SolutionEffect over(EffectDeclaration.Window before, EffectDeclaration.Window after) {
        return new SolutionEffect(
                header.dueOn(after.until()), implementation, declaration.over(before, after), judgements);
    }

    /** Without data enough it stays open, so that it can be judged again when they are on record. */
    SolutionEffect judged(Finding finding, Act act) {
        List<Judgement> more = new ArrayList<>(judgements);
        more.add(new Judgement(finding, act.by(), act.at()));
        Header<Status> newHeader =
                finding.isConclusive() ? header.in(Status.JUDGED).ended(act.on()) : header;
        return new SolutionEffect(newHeader, implementation, declaration, more);
    }
}
