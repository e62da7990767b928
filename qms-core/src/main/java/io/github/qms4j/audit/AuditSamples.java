package io.github.qms4j.audit;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.audit.AuditSample.Conclusion;
import io.github.qms4j.audit.AuditSample.Draw;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Facts.FirstCheckpoint;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.statistics.sampling.Population;
import io.github.qms4j.statistics.sampling.SampleDraw;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Samples of records (rule AUD-10). The population is put on record first; the seed of a draw by chance is the root of
 * the first signed checkpoint that contains that entry, so that nobody can choose the sample and everybody can draw it
 * again. Between the two the trail is sealed.
 *
 * <pre>{@code
 * AuditSamples samples = session.audits().samples();
 * AuditSampleId sample = samples.fix(audit, KpiLifeCycle.TYPE, SampleDraft.exactBinomial("0.95", "0.10", 0));
 * qms.trail().seal();
 * List<String> drawn = samples.draw(sample);
 * }</pre>
 */
public final class AuditSamples {
    /** The largest population; narrow the query down for less. */
    public static final int MAX_POPULATION = 20_000;

    private final RecordStore records;

    AuditSamples(RecordStore records) {
        this.records = records;
    }

    /**
     * Puts on record which records a sample will be drawn from, and how many.
     *
     * @param type the type of the records; the actor must be permitted to read it
     * @param conditions which of them; none for all
     * @return its number, such as {@code SMP-2026-0007}
     * @throws InvalidInputException when there is no such record, there are more than {@value #MAX_POPULATION}, or the
     *     numbers of the draft have no sample in so many
     */
    public AuditSampleId fix(AuditId audit, RecordType<?> type, SampleDraft draft, Condition... conditions) {
        Instant asOf = records.now();
        List<String> ids = ids(type, conditions);
        Population population = Population.of(ids);
        AuditSample.SamplePlan plan = draft.planFor(population.size());
        return records.commit(work -> {
            AuditSampleId number = AuditSampleId.of(work.create(
                            AuditSampleLifeCycle.FIX,
                            act -> new AuditSample(
                                    SampleStatus.FIXED,
                                    audit,
                                    type.name(),
                                    words(type, conditions),
                                    asOf,
                                    population.ids(),
                                    population.hash(),
                                    plan,
                                    List.of(),
                                    null))
                    .id());
            work.change(AuditLifeCycle.SAMPLE, audit, state -> state.sampling(number));
            return number;
        });
    }

    private List<String> ids(RecordType<?> type, Condition... conditions) {
        RecordQuery query = records.query(type).where(conditions).limitedTo(Audits.PAGE);
        List<String> ids = records.stream(type, query)
                .limit(MAX_POPULATION + 1L)
                .map(Versioned::id)
                .toList();
        if (ids.isEmpty() || ids.size() > MAX_POPULATION) {
            throw InvalidInputException.of(
                    "sample",
                    "population",
                    words(type, conditions),
                    ids.isEmpty() ? "finds no record" : "finds more than " + MAX_POPULATION + " records",
                    "give conditions that find 1 to " + MAX_POPULATION);
        }
        return ids;
    }

    private static String words(RecordType<?> type, Condition... conditions) {
        return type.name()
                + Arrays.stream(conditions)
                        .map(AuditSamples::words)
                        .sorted()
                        .collect(Collectors.joining(" and ", conditions.length == 0 ? "" : " where ", ""));
    }

    private static String words(Condition condition) {
        if (condition instanceof Condition.Equal equal) {
            return equal.attribute() + " = " + equal.value().value();
        } else if (condition instanceof Condition.In in) {
            return in.attribute() + " in "
                    + in.values().stream()
                            .map(value -> String.valueOf(value.value()))
                            .sorted()
                            .toList();
        }
        Condition.Range range = (Condition.Range) condition;
        String from = range.from() == null ? "" : " from " + range.from().value();
        return range.attribute()
                + from
                + (range.until() == null ? "" : " before " + range.until().value());
    }

    /**
     * Draws the sample, or takes all records if the plan says so.
     *
     * @return the ids, in the order in which they are to be looked at
     * @throws io.github.qms4j.RefusedException also when the trail was not sealed since the population was fixed
     */
    public List<String> draw(AuditSampleId sample) {
        return draw(sample, AuditSampleLifeCycle.DRAW);
    }

    /** Draws another sample, with a reason; the one before stays on record. */
    public List<String> drawAgain(AuditSampleId sample) {
        return draw(sample, AuditSampleLifeCycle.DRAW_AGAIN);
    }

    private List<String> draw(AuditSampleId sample, Transition<AuditSample> row) {
        return draw(sample, row, (work, state) -> {
            int number = state.draws().size() + 1;
            if (state.plan().method() == AuditSample.Method.ALL) {
                return act -> Draw.of(number, SampleRules.ALL, "", "", state.population(), act);
            }
            if (state.plan().method() == AuditSample.Method.JUDGEMENT) {
                throw InvalidInputException.of(
                        "sample " + sample, "method", "JUDGEMENT", "is not drawn", "choose the records");
            }
            // Without a checkpoint the guard refuses and says what is missing.
            Optional<FirstCheckpoint> first = SampleRules.checkpoint(work, sample.value());
            return act -> Draw.of(
                    number,
                    SampleDraw.ALGORITHM,
                    first.map(FirstCheckpoint::root).orElse(""),
                    first.map(FirstCheckpoint::note).orElse(""),
                    first.map(checkpoint -> SampleRules.drawn(state, checkpoint.root(), number))
                            .orElse(List.of()),
                    act);
        });
    }

    /** Chooses records by judgement; the session's reason says why these. */
    public List<String> choose(AuditSampleId sample, String... ids) {
        return draw(sample, AuditSampleLifeCycle.DRAW, (work, state) -> {
            if (state.plan().method() != AuditSample.Method.JUDGEMENT) {
                throw InvalidInputException.of(
                        "sample " + sample, "method", state.plan().method(), "is not chosen", "draw it");
            }
            return act -> Draw.of(1, SampleRules.JUDGED, "", "", List.of(ids), act);
        });
    }

    private List<String> draw(
            AuditSampleId sample,
            Transition<AuditSample> row,
            BiFunction<UnitOfWork, AuditSample, Function<Act, Draw>> making) {
        return records.commit(work -> {
            AuditSample state =
                    work.get(AuditSampleLifeCycle.TYPE, sample.value()).state();
            Function<Act, Draw> draw = making.apply(work, state);
            AuditSample drawn = work.change(row, sample, (before, act) -> before.drawn(draw.apply(act)))
                    .state();
            work.change(AuditLifeCycle.SAMPLE, state.audit(), audit -> audit.sampling(sample));
            @Nullable Draw last = drawn.lastDraw();
            return last == null ? List.of() : last.ids();
        });
    }

    /**
     * Puts on record what was found, and what that supports.
     *
     * @param looked how many records of the last draw were looked at, in its order
     * @param adverse the ids of those that were adverse
     * @return what the sample supports, in words
     * @throws io.github.qms4j.RefusedException when looking ended before the rule of the plan allows it
     */
    public String conclude(AuditSampleId sample, int looked, String... adverse) {
        return records.commit(work -> {
            AuditSample concluded = work.change(
                            AuditSampleLifeCycle.CONCLUDE,
                            sample,
                            (state, act) -> state.concluded(new Conclusion(
                                    looked, List.of(adverse), statement(state, looked, adverse), act.by(), act.at())))
                    .state();
            @Nullable Conclusion conclusion = concluded.conclusion();
            return conclusion == null ? "" : conclusion.statement();
        });
    }

    /** Of what cannot have been found nothing is said; a guard refuses it. */
    private static String statement(AuditSample sample, int looked, String... adverse) {
        return adverse.length > looked || looked > sample.population().size()
                ? ""
                : SampleDraft.statement(sample, looked, adverse.length);
    }

    /** A sample; empty when there is none of that number. */
    public Optional<View<AuditSampleId, AuditSample>> find(AuditSampleId number) {
        return records.find(AuditSampleLifeCycle.TYPE, number).map(found -> View.of(AuditSampleId::new, found));
    }

    /** The samples of an audit, by number. */
    public List<View<AuditSampleId, AuditSample>> of(AuditId audit) {
        RecordQuery query = records.query(AuditSampleLifeCycle.TYPE)
                .where(AuditSampleLifeCycle.AUDIT.is(audit))
                .limitedTo(Audits.PAGE);
        return records.stream(AuditSampleLifeCycle.TYPE, query)
                .map(found -> View.of(AuditSampleId::new, found))
                .toList();
    }
}
