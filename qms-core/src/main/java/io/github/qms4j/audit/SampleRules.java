package io.github.qms4j.audit;

import io.github.qms4j.audit.AuditSample.Conclusion;
import io.github.qms4j.audit.AuditSample.Draw;
import io.github.qms4j.audit.AuditSample.Method;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Facts.FirstCheckpoint;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.statistics.sampling.Population;
import io.github.qms4j.statistics.sampling.SampleDraw;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can stand against a sample: that somebody chose it, or that it says more than it can. */
final class SampleRules {
    static final String JUDGED = "judgement";
    static final String ALL = "all";

    private static final RuleReference DURING_THE_AUDIT = new RuleReference(
            "AUD-10", "ISO 19011:2018 A.6", "A sample is taken before the report of its audit is issued.");
    private static final RuleReference HASHED = new RuleReference(
            "AUD-10", "ISO 19011:2018 A.6", "The hash of a population and the size of its sample are what it gives.");
    private static final RuleReference NOT_CHOSEN = new RuleReference(
            "AUD-10",
            "ISO 19011:2018 A.6",
            "A sample is drawn by the first signed checkpoint after its population was fixed.");
    private static final RuleReference STOPPED = new RuleReference(
            "AUD-10", "ISO 19011:2018 A.6", "Looking at a sample ends by the rule that was set beforehand.");

    private SampleRules() {}

    static Guard<AuditSample> auditIsNotReported() {
        return new Guard<>(DURING_THE_AUDIT, attempt -> {
            @Nullable AuditSample sample = attempt.before() != null ? attempt.before() : attempt.proposed();
            return Optional.ofNullable(sample)
                    .flatMap(s -> ChecklistRules.onAudit(
                            attempt,
                            s.audit(),
                            audit -> AuditRecords.BEFORE_ISSUE.contains(audit.status())
                                    ? Optional.empty()
                                    : Optional.of("the audit is " + audit.status())));
        });
    }

    static Guard<AuditSample> populationIsAsHashed() {
        return Guard.onProposed(HASHED, sample -> {
            Population population = Population.of(sample.population());
            AuditSample.SamplePlan plan = sample.plan();
            boolean sound = population.hash().equals(sample.populationHash())
                    && sample.draws().isEmpty()
                    && plan.equals(new SampleDraft(plan.method(), plan.confidence(), plan.share(), plan.adverse())
                            .planFor(population.size()));
            return sound ? Optional.empty() : Optional.of("it is not what its population gives");
        });
    }

    static Guard<AuditSample> nobodyChoseIt() {
        return new Guard<>(NOT_CHOSEN, attempt -> {
            @Nullable AuditSample before = attempt.before();
            @Nullable AuditSample proposed = attempt.proposed();
            if (before == null) {
                return Optional.empty();
            }
            if (byChance(before.plan().method())
                    && checkpoint(attempt.facts(), attempt.id()).isEmpty()) {
                return Optional.of(
                        "the entry that fixed the population is in no signed checkpoint yet; seal the trail");
            }
            if (proposed == null) {
                return Optional.empty();
            }
            @Nullable Draw added = proposed.lastDraw();
            boolean sound = added != null
                    && proposed.draws().subList(0, proposed.draws().size() - 1).equals(before.draws())
                    && isLawful(before, added, attempt.facts(), attempt.id());
            return sound ? Optional.empty() : Optional.of("these are not the records that the seed and the plan give");
        });
    }

    static boolean byChance(Method method) {
        return method == Method.EXACT_BINOMIAL || method == Method.HYPERGEOMETRIC;
    }

    static Optional<FirstCheckpoint> checkpoint(Facts facts, String sample) {
        return facts.firstCheckpoint(AuditSampleLifeCycle.TYPE.name(), sample, 0);
    }

    private static boolean isLawful(AuditSample sample, Draw added, Facts facts, String id) {
        if (added.number() != sample.draws().size() + 1) {
            return false;
        }
        return switch (sample.plan().method()) {
            case ALL -> added.algorithm().equals(ALL) && added.ids().equals(sample.population());
            case JUDGEMENT -> {
                Set<String> chosen = new HashSet<>(added.ids());
                yield added.algorithm().equals(JUDGED)
                        && !chosen.isEmpty()
                        && chosen.size() == added.ids().size()
                        && sample.population().containsAll(chosen);
            }
            case EXACT_BINOMIAL, HYPERGEOMETRIC ->
                checkpoint(facts, id)
                        .filter(first -> added.algorithm().equals(SampleDraw.ALGORITHM))
                        .filter(first -> first.root().equals(added.seed()))
                        .filter(first -> first.note().equals(added.checkpoint()))
                        .filter(first -> added.ids().equals(drawn(sample, first.root(), added.number())))
                        .isPresent();
        };
    }

    /** What a seed draws. */
    static List<String> drawn(AuditSample sample, String seed, int number) {
        return SampleDraw.of(Population.of(sample.population()), HexFormat.of().parseHex(seed), number)
                .first(sample.plan().size());
    }

    static Guard<AuditSample> stoppedByTheRule() {
        return Guard.onProposed(STOPPED, sample -> {
            @Nullable Conclusion found = sample.conclusion();
            @Nullable Draw draw = sample.lastDraw();
            if (found == null || draw == null) {
                return Optional.of("nothing was concluded");
            }
            int drawn = draw.ids().size();
            if (found.looked() < 0 || found.looked() > drawn) {
                return Optional.of(found.looked() + " were looked at, of " + drawn + " that were drawn");
            }
            List<String> looked = draw.ids().subList(0, found.looked());
            if (!looked.containsAll(found.adverse())
                    || new HashSet<>(found.adverse()).size() < found.adverse().size()) {
                return Optional.of("the adverse records are not among the first " + found.looked()
                        + " that were drawn, each once; look at them in the order of the draw");
            }
            boolean mayStop = byChance(sample.plan().method())
                    && found.adverse().size() > sample.plan().adverse();
            return found.looked() == drawn || mayStop
                    ? Optional.empty()
                    : Optional.of("only " + found.looked() + " of " + drawn + " were looked at, and "
                            + found.adverse().size() + " adverse do not end it; look at the others");
        });
    }
}
