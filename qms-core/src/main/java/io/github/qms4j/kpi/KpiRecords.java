package io.github.qms4j.kpi;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.record.TransitionTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The record types of KPIs with their life cycles. */
public final class KpiRecords {
    private static final Permission MAINTAIN =
            Permission.of("kpi:maintain", Role.QUALITY_MANAGER, Role.SERVICE_MANAGER, Role.IT_MANAGER);
    private static final Permission MEASURE =
            Permission.of("kpi:measure", Role.QUALITY_MANAGER, Role.SERVICE_MANAGER, Role.IT_MANAGER);
    private static final Permission DECIDE = Permission.of(
            "kpi:decide", Role.QUALITY_MANAGER, Role.SERVICE_MANAGER, Role.IT_MANAGER, Role.SENIOR_MANAGEMENT);

    private static final RuleReference COMPLETE = new RuleReference(
            "KPI-1",
            "ISO 9001:2015 9.1.1",
            "A KPI in use says why it is measured, from what, by whom, and who answers for it.");
    private static final RuleReference SECOND_PERSON = new RuleReference(
            "KPI-2", "ISO 9001:2015 9.1.1", "A measurement is verified by somebody other than its collector.");

    /** A KPI's definition. */
    static final RecordType<DefinitionRecord> DEFINITION = RecordType.of("kpi-definition", DefinitionRecord.class)
            .text("owner", r -> r.definition().owner())
            .text("status", r -> r.status().name())
            .lifeCycle(TransitionTable.of(DefinitionStatus.class, DefinitionRecord::status)
                    .drafts(Set.of(DefinitionStatus.DRAFT))
                    .creates("kpi.define", MAINTAIN, Set.of(DefinitionStatus.DRAFT))
                    .next()
                    .edits("kpi.revise", MAINTAIN, EnumSet.of(DefinitionStatus.DRAFT, DefinitionStatus.ACTIVE))
                    .guard(new Guard<>(COMPLETE, KpiRecords::incompleteInUse))
                    .next()
                    .moves("kpi.activate", MAINTAIN, Set.of(DefinitionStatus.DRAFT), DefinitionStatus.ACTIVE)
                    .requires("owner", r -> r.definition().owner())
                    .requires("purpose", r -> r.definition().purpose())
                    .requires("source", r -> r.definition().source())
                    .requires("collector", r -> r.definition().collector())
                    .next()
                    .moves("kpi.retire", MAINTAIN, Set.of(DefinitionStatus.ACTIVE), DefinitionStatus.RETIRED)
                    .note(Note.REQUIRED)
                    .next()
                    .build());

    /** A measurement. */
    static final RecordType<MeasurementRecord> MEASUREMENT = RecordType.of("measurement", MeasurementRecord.class)
            .text("kpiId", r -> r.measurement().kpiId())
            .date("periodFrom", r -> r.measurement().from())
            .date("periodUntil", r -> r.measurement().until())
            .text(
                    "breakdown",
                    r -> String.join(",", r.measurement().dimensions().keySet()))
            .text(
                    "groupKey",
                    r -> String.join(" / ", r.measurement().dimensions().values()))
            .decimal(
                    "value",
                    r -> r.measurement().result() instanceof Result.Measured m
                            ? m.quantity().value()
                            : null)
            .text(
                    "unit",
                    r -> r.measurement().result() instanceof Result.Measured m
                            ? m.quantity().unit()
                            : null)
            .whole("numerator", r -> r.measurement().numerator())
            .whole("denominator", r -> r.measurement().denominator())
            .text("status", r -> r.measurement().status().name())
            .lifeCycle(TransitionTable.of(
                            Measurement.Status.class,
                            (MeasurementRecord r) -> r.measurement().status())
                    .creates("measurement.record", MEASURE, Set.of(Measurement.Status.RECORDED))
                    .next()
                    .moves(
                            "measurement.correct",
                            MEASURE,
                            EnumSet.allOf(Measurement.Status.class),
                            Measurement.Status.RECORDED)
                    .note(Note.REQUIRED)
                    .next()
                    .moves(
                            "measurement.verify",
                            MEASURE,
                            Set.of(Measurement.Status.RECORDED),
                            Measurement.Status.VERIFIED)
                    .note(Note.NONE)
                    .guard(new Guard<>(SECOND_PERSON, KpiRecords::verifiedByCollector))
                    .next()
                    .build());

    /** A decision on a measurement; never changed, a change of mind is a decision of its own. */
    static final RecordType<KpiDecision> DECISION = RecordType.of("kpi-decision", KpiDecision.class)
            .numbered("KD")
            .text("kpiId", KpiDecision::kpiId)
            .text("measurementId", KpiDecision::measurementId)
            .text("decided", d -> d.decided().name())
            .text("decidedBy", KpiDecision::decidedBy)
            .instant("at", KpiDecision::at)
            .lifeCycle(TransitionTable.of(DecisionStatus.class, (KpiDecision d) -> DecisionStatus.TAKEN)
                    .creates("kpi.decide", DECIDE, Set.of(DecisionStatus.TAKEN))
                    .note(Note.REQUIRED)
                    .next()
                    .build());

    private KpiRecords() {}

    private static Optional<String> incompleteInUse(Guard.Case<DefinitionRecord> attempt) {
        DefinitionRecord proposed = attempt.proposed();
        if (proposed == null || proposed.status() == DefinitionStatus.DRAFT) {
            return Optional.empty();
        }
        KpiDefinition.State definition = proposed.definition();
        boolean complete = Stream.of(
                        definition.owner(), definition.purpose(), definition.source(), definition.collector())
                .noneMatch(String::isBlank);
        return complete
                ? Optional.empty()
                : Optional.of("the KPI is in use; state its owner, its purpose, its source and its collector");
    }

    private static Optional<String> verifiedByCollector(Guard.Case<MeasurementRecord> attempt) {
        MeasurementRecord before = attempt.before();
        if (before == null) {
            return Optional.empty();
        }
        String collector = before.measurement().collectedBy();
        return attempt.isOrActsFor(collector)
                ? Optional.of(attempt.subject(collector) + " collected the measurement; let somebody else verify it")
                : Optional.empty();
    }

    /** Every record type of this package. */
    public static List<RecordType<?>> all() {
        return List.of(DEFINITION, MEASUREMENT, DECISION);
    }

    /** Where a definition stands. */
    enum DefinitionStatus {
        DRAFT,
        ACTIVE,
        RETIRED
    }

    enum DecisionStatus {
        TAKEN
    }

    /** A definition as it is stored. */
    record DefinitionRecord(DefinitionStatus status, KpiDefinition.State definition) {}

    /** A measurement as it is stored. */
    record MeasurementRecord(Measurement.State measurement) {}
}
