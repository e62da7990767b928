package io.github.qms4j.audit;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.audit.AuditSample.Method;
import io.github.qms4j.audit.AuditSample.SamplePlan;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.sampling.SampleEvaluation;
import io.github.qms4j.statistics.sampling.SamplingPlan;
import io.github.qms4j.statistics.sampling.SamplingPolicy;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A sample to be taken, before it is known from how many records; of up to 30 records, statistics take all.
 *
 * @param method how records are chosen
 * @param confidence how sure one is to be, such as 0.95; null without statistics
 * @param share the share that is to be excluded, such as 0.10; null without statistics
 * @param adverse how many adverse records the sample may have
 */
public record SampleDraft(
        Method method,
        @Nullable BigDecimal confidence,
        @Nullable BigDecimal share,
        int adverse) {
    private static final String SUBJECT = "sample";

    public static SampleDraft all() {
        return new SampleDraft(Method.ALL, null, null, 0);
    }

    /** So many that one can be as confident that fewer than the share are adverse, with at most so many adverse. */
    public static SampleDraft exactBinomial(String confidence, String share, int adverse) {
        return new SampleDraft(Method.EXACT_BINOMIAL, new BigDecimal(confidence), new BigDecimal(share), adverse);
    }

    /** The same without replacement, for small populations. */
    public static SampleDraft hypergeometric(String confidence, String share, int adverse) {
        return new SampleDraft(Method.HYPERGEOMETRIC, new BigDecimal(confidence), new BigDecimal(share), adverse);
    }

    /** Those that the auditor chooses. */
    public static SampleDraft judgement() {
        return new SampleDraft(Method.JUDGEMENT, null, null, 0);
    }

    /**
     * The plan for a population.
     *
     * @throws InvalidInputException when the numbers are missing, out of range, or not to be had in it
     */
    SamplePlan planFor(int population) {
        return switch (method) {
            case ALL ->
                new SamplePlan(
                        method,
                        null,
                        null,
                        0,
                        population,
                        "",
                        "look at all of them",
                        "what was found in all " + population + " records");
            case JUDGEMENT ->
                new SamplePlan(
                        method,
                        null,
                        null,
                        0,
                        0,
                        "",
                        "look at all that were chosen",
                        "no statement on records that were not looked at");
            case EXACT_BINOMIAL, HYPERGEOMETRIC -> statistical(population);
        };
    }

    private SamplePlan statistical(int population) {
        SamplingPlan plan = plan(population, confidence, share, adverse, method);
        return new SamplePlan(
                method,
                confidence,
                share,
                adverse,
                plan.sampleSize(),
                plan.policy().describe(),
                "look at them in the order drawn, until all were looked at or more than " + adverse + " are adverse",
                plan.statement());
    }

    private static SamplingPlan plan(
            int population, @Nullable BigDecimal confidence, @Nullable BigDecimal share, int adverse, Method method) {
        if (confidence == null || share == null) {
            throw InvalidInputException.of(
                    SUBJECT, "confidence", confidence + ", " + share, "is missing", "give confidence and share");
        }
        SamplingPolicy policy = SamplingPolicy.of(
                method == Method.HYPERGEOMETRIC
                        ? SamplingPolicy.Method.HYPERGEOMETRIC
                        : SamplingPolicy.Method.EXACT_BINOMIAL);
        Outcome<SamplingPlan> outcome =
                SamplingPlan.of(population, confidence.doubleValue(), share.doubleValue(), adverse, policy);
        return outcome.result()
                .orElseThrow(() -> InvalidInputException.of(
                        SUBJECT,
                        "plan",
                        confidence + ", " + share + ", " + adverse + " of " + population,
                        "has no size: " + outcome.describe(),
                        "choose other numbers, or all records"));
    }

    /** What a sample supports, in words, after so many of it were looked at. */
    static String statement(AuditSample sample, int looked, int adverse) {
        SamplePlan plan = sample.plan();
        int population = sample.population().size();
        String seen =
                String.format(Locale.ROOT, "%,d of %,d records looked at, %,d adverse", looked, population, adverse);
        String draws = sample.draws().size() > 1
                ? ", in draw " + sample.draws().size() + " after "
                        + (sample.draws().size() - 1) + " other, which stays on record"
                : "";
        if (plan.method() == Method.ALL) {
            return seen;
        }
        if (plan.method() == Method.JUDGEMENT) {
            return seen + ", chosen by judgement" + draws + "; this supports no statement on the others";
        }
        SamplingPlan sized = plan(population, plan.confidence(), plan.share(), plan.adverse(), plan.method());
        String supported = SampleEvaluation.of(sized, looked, adverse)
                .result()
                .filter(found -> found.verdict() == SampleEvaluation.Verdict.SUPPORTED)
                .map(found -> found.plan().isAll() ? "all were looked at" : claim(plan))
                .orElse("this does not support: " + claim(plan));
        return seen + draws + "; " + supported;
    }

    private static String claim(SamplePlan plan) {
        return percent(plan.confidence()) + " % confident that fewer than " + percent(plan.share()) + " % are adverse";
    }

    private static String percent(@Nullable BigDecimal fraction) {
        return fraction == null
                ? "?"
                : fraction.movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
