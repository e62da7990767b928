package io.github.qms4j.kpi;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.kpi.KpiRecords.DefinitionRecord;
import io.github.qms4j.kpi.KpiRecords.DefinitionStatus;
import io.github.qms4j.kpi.KpiRecords.MeasurementRecord;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork.Appended;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Defines KPIs, keeps their measurements, and says what they mean. */
public final class Kpis {
    private static final int PAGE = 500;

    private final RecordStore records;

    public Kpis(RecordStore records) {
        this.records = records;
    }

    /**
     * Defines a KPI as a draft.
     *
     * @throws io.github.qms4j.DuplicateException when there is one of that id
     */
    public void define(KpiDefinition definition) {
        DefinitionRecord state = new DefinitionRecord(DefinitionStatus.DRAFT, definition.state());
        records.commit(work -> work.create(KpiLifeCycle.DEFINE, definition.id(), act -> state));
    }

    /** Replaces a definition; an active one needs a reason, and stays complete. */
    public void revise(KpiDefinition definition) {
        records.commit(work -> work.change(
                KpiLifeCycle.REVISE, definition.id(), r -> new DefinitionRecord(r.status(), definition.state())));
    }

    /** Puts a draft into use; refused while its owner, purpose, source or collector is missing (rule KPI-1). */
    public void activate(String kpiId) {
        move(kpiId, KpiLifeCycle.ACTIVATE, DefinitionStatus.ACTIVE);
    }

    /** Ends the use of a KPI, for good; needs a reason. Its measurements stay. */
    public void retire(String kpiId) {
        move(kpiId, KpiLifeCycle.RETIRE, DefinitionStatus.RETIRED);
    }

    private void move(String kpiId, Transition<DefinitionRecord> row, DefinitionStatus to) {
        records.commit(work -> work.change(row, kpiId, r -> new DefinitionRecord(to, r.definition())));
    }

    /** A definition, whatever its status; empty when there is none. */
    public Optional<KpiDefinition> find(String kpiId) {
        return records.find(KpiLifeCycle.TYPE, kpiId)
                .map(v -> KpiDefinition.of(v.state().definition()));
    }

    /**
     * Records measurements in one step, with one trail entry that binds each of them. What is stored already and says
     * the same is left as it is, so recording twice does no harm; what says something else is a correction and needs a
     * reason (rule KPI-2).
     *
     * @param batchId names the batch in the trail; unique, such as the number of an import
     * @throws InvalidInputException when a KPI is not defined or was retired, a value is not in its unit, or two of them
     *     are of the same KPI, period and group
     */
    public Recorded record(String batchId, List<Measurement> measurements) {
        checkAll(measurements);
        List<Appended<MeasurementRecord>> added = new ArrayList<>();
        List<Measurement> corrected = new ArrayList<>();
        int unchanged = 0;
        String collector = records.actor().id();
        Map<String, Versioned<MeasurementRecord>> known = records.findAll(
                MeasurementLifeCycle.TYPE,
                measurements.stream().map(Measurement::id).collect(Collectors.toSet()));
        for (Measurement measurement : measurements) {
            Versioned<MeasurementRecord> stored = known.get(measurement.id());
            if (stored == null) {
                added.add(new Appended<>(
                        measurement.id(),
                        new MeasurementRecord(measurement.state().collectedBy(collector))));
            } else if (stored.state().measurement().saysTheSameAs(measurement.state())) {
                unchanged++;
            } else {
                corrected.add(measurement);
            }
        }
        records.commit(work -> {
            work.append(MeasurementLifeCycle.RECORD, batchId, added);
            work.load(
                    MeasurementLifeCycle.TYPE,
                    corrected.stream().map(Measurement::id).collect(Collectors.toSet()));
            corrected.forEach(m -> work.change(
                    MeasurementLifeCycle.CORRECT,
                    m.id(),
                    r -> new MeasurementRecord(m.state().collectedBy(collector))));
            return measurements.size();
        });
        return new Recorded(added.size(), unchanged, corrected.size());
    }

    private void checkAll(List<Measurement> measurements) {
        Map<String, Optional<DefinitionRecord>> definitions = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (Measurement measurement : measurements) {
            check(
                    measurement,
                    definitions
                            .computeIfAbsent(
                                    measurement.kpiId(),
                                    id -> records.find(KpiLifeCycle.TYPE, id).map(Versioned::state))
                            .orElse(null));
            if (!ids.add(measurement.id())) {
                throw InvalidInputException.of(
                        measurement.toString(),
                        "measurements",
                        measurement.id(),
                        "stands twice in the batch",
                        "give each KPI, period and group once");
            }
        }
    }

    private static void check(Measurement measurement, @Nullable DefinitionRecord kpi) {
        if (kpi == null || kpi.status() == DefinitionStatus.RETIRED) {
            throw InvalidInputException.of(
                    measurement.toString(),
                    "kpiId",
                    measurement.kpiId(),
                    kpi == null ? "is not a defined KPI" : "was retired, for good",
                    kpi == null ? "define it first" : "define its successor under another id");
        }
        String unit = kpi.definition().unit();
        measurement.quantity().filter(q -> !q.unit().equals(unit)).ifPresent(q -> {
            throw InvalidInputException.of(
                    measurement.toString(), "unit", q.unit(), "is not the KPI's unit", "state it in " + unit);
        });
    }

    /** Verifies a measurement; refused for the one who collected it. */
    public void verify(String measurementId) {
        String verifier = records.actor().id();
        records.commit(work -> work.change(
                MeasurementLifeCycle.VERIFY,
                measurementId,
                r -> new MeasurementRecord(r.measurement().verifiedBy(verifier))));
    }

    /** A measurement; empty when there is none of that id. */
    public Optional<Measurement> measurement(String measurementId) {
        return records.find(MeasurementLifeCycle.TYPE, measurementId)
                .map(v -> Measurement.of(v.state().measurement()));
    }

    /** The measurements of a KPI, all groups, in the order of their periods. */
    public List<Measurement> measurements(String kpiId) {
        RecordQuery query = records.query(MeasurementLifeCycle.TYPE)
                .where(MeasurementLifeCycle.KPI_ID.is(kpiId))
                .sortedBy(MeasurementLifeCycle.PERIOD_FROM.ascending())
                .limitedTo(PAGE);
        return records.stream(MeasurementLifeCycle.TYPE, query)
                .map(v -> Measurement.of(v.state().measurement()))
                .toList();
    }

    /**
     * What a group's measurements mean at a date.
     *
     * @param dimensions the group; empty for the total
     * @throws io.github.qms4j.NotFoundException when there is no such KPI
     */
    public KpiEvaluation evaluate(String kpiId, Map<String, String> dimensions, LocalDate at) {
        KpiSeries series = series(records.get(KpiLifeCycle.TYPE, kpiId), dimensions);
        return KpiEvaluation.of(series.definition(), series.measurements(), at);
    }

    /**
     * The measurements of a group that count for a judgement, in the order of their periods: all of them, or the verified
     * ones when the KPI demands verification.
     *
     * @param dimensions the group; empty for the total
     * @throws io.github.qms4j.NotFoundException when there is no such KPI
     */
    public List<Measurement> evaluable(String kpiId, Map<String, String> dimensions) {
        return series(records.get(KpiLifeCycle.TYPE, kpiId), dimensions).measurements();
    }

    /**
     * A KPI with the measurements of a group that count for a judgement; empty when there is no such KPI.
     *
     * @param dimensions the group; empty for the total
     */
    public Optional<KpiSeries> series(String kpiId, Map<String, String> dimensions) {
        return records.find(KpiLifeCycle.TYPE, kpiId).map(found -> series(found, dimensions));
    }

    private KpiSeries series(Versioned<DefinitionRecord> kpi, Map<String, String> dimensions) {
        return KpiSeries.of(kpi.state(), measurements(kpi.id()), dimensions);
    }

    /**
     * Puts on record what is decided on a measurement as it stands now (rule KPI-6). The session's reason is the
     * rationale; without one the decision is refused.
     *
     * @return the decision's human number, such as {@code KD-2026-0001}
     * @throws io.github.qms4j.NotFoundException when there is no such measurement
     */
    public String decide(String measurementId, KpiDecision.Course decided) {
        Versioned<MeasurementRecord> measurement = records.get(MeasurementLifeCycle.TYPE, measurementId);
        KpiDecision decision = new KpiDecision(
                measurement.state().measurement().kpiId(),
                measurementId,
                measurement.version(),
                decided,
                records.reason(),
                records.actor().id(),
                records.now());
        return records.commit(work ->
                work.create(KpiDecisionLifeCycle.DECIDE, act -> decision).id());
    }

    /** A decision by its human number; empty when there is none. */
    public Optional<KpiDecision> decision(String number) {
        return records.find(KpiDecisionLifeCycle.TYPE, number).map(Versioned::state);
    }

    /** What was decided on a KPI's measurements, the first decision first. */
    public List<KpiDecision> decisions(String kpiId) {
        RecordQuery query = records.query(KpiDecisionLifeCycle.TYPE)
                .where(KpiDecisionLifeCycle.KPI_ID.is(kpiId))
                .sortedBy(KpiDecisionLifeCycle.AT.ascending())
                .limitedTo(PAGE);
        return records.stream(KpiDecisionLifeCycle.TYPE, query)
                .map(Versioned::state)
                .toList();
    }

    /**
     * What became of recorded measurements.
     *
     * @param added new ones
     * @param unchanged stored already with the same content
     * @param corrected stored with other content, now in a new version
     */
    public record Recorded(int added, int unchanged, int corrected) {}
}
