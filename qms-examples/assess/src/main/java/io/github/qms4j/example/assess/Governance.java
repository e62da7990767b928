package io.github.qms4j.example.assess;

import io.github.qms4j.capa.Severity;
import io.github.qms4j.objective.ObjectiveDefinition;
import io.github.qms4j.quantity.Bound;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people have laid down about the assessment itself: whose report it is, who approved what, and what is to be reached.
 *
 * @param heading whose report it is; null when the file does not say, and the report is not filed then
 * @param approval who approved the file; null when it does not say
 * @param methods by which severity is judged, by name
 * @param targets of KPIs, by their id
 * @param objectives with the KPI that measures them
 * @param callsFor what a hit of a control chart rule calls for, by the rule's name
 * @param changes of the process, drawn into the charts
 */
record Governance(
        @Nullable Heading heading,
        @Nullable Approval approval,
        Map<String, Method> methods,
        Map<String, KpiTarget> targets,
        List<PlannedObjective> objectives,
        Map<String, String> callsFor,
        List<Change> changes) {
    static final Governance NONE = new Governance(null, null, Map.of(), Map.of(), List.of(), Map.of(), List.of());

    Governance {
        methods = Map.copyOf(methods);
        targets = Map.copyOf(targets);
        objectives = List.copyOf(objectives);
        callsFor = Map.copyOf(callsFor);
        changes = List.copyOf(changes);
    }

    /** Whose report it is, and at whose request. */
    record Heading(String organisation, String site, String number, String revision, String requestedBy) {}

    /** Who approved a text in which version, and when. */
    record Approval(String version, String by, LocalDate on) {
        String words() {
            return "version " + version + ", approved by " + by + " on " + on;
        }
    }

    /**
     * A method by which severity is judged.
     *
     * @param approval null when nobody has approved it: then a person judges, and no program
     * @param meanings what each level stands for, as far as the file says
     */
    record Method(String name, @Nullable Approval approval, Map<Severity.Level, String> meanings) {
        /** The severity by this method; empty when nobody has approved it. */
        Optional<Severity> grade(Severity.Level level) {
            return Optional.ofNullable(approval)
                    .map(a -> new Severity(level, name + ", version " + a.version(), a.by() + ", " + a.on()));
        }
    }

    /**
     * What a KPI is to come to, and who has said so.
     *
     * @param amberFrom where a value that misses the target is only amber; null for no bands
     */
    record KpiTarget(Bound bound, String setBy, @Nullable BigDecimal amberFrom) {}

    /**
     * An objective of the file; it is judged, and not on record.
     *
     * @param baselineFrom the first day of the time that it starts from
     * @param baselineUntil the day after its last
     */
    record PlannedObjective(
            ObjectiveDefinition definition, LocalDate baselineFrom, LocalDate baselineUntil, String owner) {}

    /** What was changed in the process on a day. */
    record Change(LocalDate on, String what) {}
}
