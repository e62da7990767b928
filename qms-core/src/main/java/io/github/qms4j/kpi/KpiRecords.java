package io.github.qms4j.kpi;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.RuleReference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The record types of KPIs with their life cycles. */
public final class KpiRecords {
    static final Permission MAINTAIN =
            Permission.of("kpi:maintain", Role.QUALITY_MANAGER, Role.SERVICE_MANAGER, Role.IT_MANAGER);
    static final Permission MEASURE =
            Permission.of("kpi:measure", Role.QUALITY_MANAGER, Role.SERVICE_MANAGER, Role.IT_MANAGER, Role.AUTOMATION);
    static final Permission DECIDE = Permission.of(
            "kpi:decide", Role.QUALITY_MANAGER, Role.SERVICE_MANAGER, Role.IT_MANAGER, Role.SENIOR_MANAGEMENT);

    static final RuleReference COMPLETE = new RuleReference(
            "KPI-1",
            "ISO 9001:2015 9.1.1",
            "A KPI in use says why it is measured, from what, by whom, and who answers for it.");
    static final RuleReference SECOND_PERSON = new RuleReference(
            "KPI-2", "ISO 9001:2015 9.1.1", "A measurement is verified by somebody other than its collector.");

    private KpiRecords() {}

    static Optional<String> incompleteInUse(Guard.Case<DefinitionRecord> attempt) {
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

    static Optional<String> verifiedByCollector(Guard.Case<MeasurementRecord> attempt) {
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
        return List.of(KpiLifeCycle.TYPE, MeasurementLifeCycle.TYPE, KpiDecisionLifeCycle.TYPE);
    }

    /** Where a definition stands. */
    public enum DefinitionStatus {
        DRAFT,
        ACTIVE,
        RETIRED
    }

    public enum DecisionStatus {
        TAKEN
    }

    /** A definition as it is stored. */
    public record DefinitionRecord(DefinitionStatus status, KpiDefinition.State definition) {}

    /** A measurement as it is stored. */
    public record MeasurementRecord(Measurement.State measurement) {}
}
