package io.github.qms4j.audit;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Act;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sample as a value: from what it was drawn, how, which records, and what it supports (rule AUD-10). Whoever has it
 * can draw it again.
 *
 * @param status where it stands
 * @param audit the audit
 * @param recordType the type of the records
 * @param query what selected the population, in words
 * @param asOf as of when, in UTC with milliseconds
 * @param population the ids, in the order of their UTF-8 bytes
 * @param populationHash the hash of these; see {@link io.github.qms4j.statistics.sampling.Population}
 * @param plan how many are looked at and why
 * @param draws every draw, the first one first; the last one is looked at
 * @param conclusion what was found; null before
 */
public record AuditSample(
        SampleStatus status,
        AuditId audit,
        String recordType,
        String query,
        Instant asOf,
        List<String> population,
        String populationHash,
        SamplePlan plan,
        List<Draw> draws,
        @Nullable Conclusion conclusion) {
    public AuditSample {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(audit, "audit");
        Objects.requireNonNull(recordType, "recordType");
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(populationHash, "populationHash");
        Objects.requireNonNull(plan, "plan");
        population = List.copyOf(population);
        draws = List.copyOf(draws);
    }

    /** The ids of all records that were ever drawn into it, each once. */
    public List<String> drawn() {
        return draws.stream().flatMap(draw -> draw.ids().stream()).distinct().toList();
    }

    AuditSample in(SampleStatus newStatus) {
        return new AuditSample(
                newStatus, audit, recordType, query, asOf, population, populationHash, plan, draws, conclusion);
    }

    AuditSample drawn(Draw draw) {
        List<Draw> all = Stream.concat(draws.stream(), Stream.of(draw)).toList();
        return new AuditSample(
                status, audit, recordType, query, asOf, population, populationHash, plan, all, conclusion);
    }

    AuditSample concluded(Conclusion reached) {
        return new AuditSample(
                status, audit, recordType, query, asOf, population, populationHash, plan, draws, reached);
    }

    /** How records are chosen. */
    public enum Method {
        /** All of them. */
        ALL,
        /** As few as the exact binomial distribution allows. */
        EXACT_BINOMIAL,
        /** As few as suffice in a population of this size, without replacement. */
        HYPERGEOMETRIC,
        /** Those that the auditor chooses; supports no statement on the population. */
        JUDGEMENT
    }

    /**
     * How many records are looked at, and why.
     *
     * @param method how they are chosen
     * @param confidence how sure one is to be, such as 0.95; null without statistics
     * @param share the share that is to be excluded, such as 0.10; null without statistics
     * @param adverse how many adverse records the sample may have
     * @param size how many are looked at
     * @param policy every choice behind the size, in words; blank without statistics
     * @param stopRule when looking may end before all were looked at, in words
     * @param supports what the sample can support, in words
     */
    public record SamplePlan(
            Method method,
            @Nullable BigDecimal confidence,
            @Nullable BigDecimal share,
            int adverse,
            int size,
            String policy,
            String stopRule,
            String supports) {
        public SamplePlan {
            Objects.requireNonNull(method, "method");
            Objects.requireNonNull(policy, "policy");
            Objects.requireNonNull(stopRule, "stopRule");
            Objects.requireNonNull(supports, "supports");
        }
    }

    /**
     * One draw.
     *
     * @param number from 1
     * @param algorithm how it was drawn: {@code qms4j-sample-1}, {@code all} or {@code judgement}
     * @param seed the root of the checkpoint, hexadecimal; blank without one
     * @param checkpoint the first signed checkpoint with the entry that fixed the population; blank without one
     * @param ids what was drawn, in the order in which it is to be looked at
     * @param reason why it was drawn; of a further draw, why there is one
     * @param by who drew it
     * @param at when, in UTC with milliseconds
     */
    public record Draw(
            int number,
            String algorithm,
            String seed,
            String checkpoint,
            List<String> ids,
            String reason,
            By by,
            Instant at) {
        public Draw {
            Objects.requireNonNull(algorithm, "algorithm");
            Objects.requireNonNull(seed, "seed");
            Objects.requireNonNull(checkpoint, "checkpoint");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
            ids = List.copyOf(ids);
        }

        static Draw of(int number, String algorithm, String seed, String checkpoint, List<String> ids, Act act) {
            return new Draw(number, algorithm, seed, checkpoint, ids, act.reason(), act.by(), act.at());
        }
    }

    /**
     * What was found.
     *
     * @param looked how many records were looked at, the first ones of the last draw
     * @param adverse the ids of those that were adverse
     * @param statement what the sample supports, in words
     * @param by who looked
     * @param at when, in UTC with milliseconds
     */
    public record Conclusion(int looked, List<String> adverse, String statement, By by, Instant at) {
        public Conclusion {
            Objects.requireNonNull(statement, "statement");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
            adverse = List.copyOf(adverse);
        }
    }

    /** The last draw; null before the first. */
    @Nullable
    Draw lastDraw() {
        return draws.isEmpty() ? null : draws.get(draws.size() - 1);
    }
}
