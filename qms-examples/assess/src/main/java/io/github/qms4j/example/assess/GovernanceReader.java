package io.github.qms4j.example.assess;

import io.github.qms4j.capa.Severity;
import io.github.qms4j.example.assess.DefinitionFile.Place;
import io.github.qms4j.example.assess.Governance.Approval;
import io.github.qms4j.example.assess.Governance.Change;
import io.github.qms4j.example.assess.Governance.Heading;
import io.github.qms4j.example.assess.Governance.KpiTarget;
import io.github.qms4j.example.assess.Governance.Method;
import io.github.qms4j.example.assess.Governance.PlannedObjective;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.PercentileDefinition;
import io.github.qms4j.objective.Measure;
import io.github.qms4j.objective.ObjectiveDefinition;
import io.github.qms4j.objective.ObjectiveDefinition.Timing;
import io.github.qms4j.objective.Target;
import io.github.qms4j.quantity.Bound;
import io.github.qms4j.quantity.Comparator;
import io.github.qms4j.quantity.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads what a definition file says of report, approvals, targets and objectives. */
final class GovernanceReader {
    private static final Pattern BOUND =
            Pattern.compile("(at least|at most) (-?[0-9]+(?:\\.[0-9]+)?) ?(%|h|d|tickets)?");
    private static final Pattern CHANGE = Pattern.compile("(reduced|raised) by ([0-9]+(?:\\.[0-9]+)?) ?%");
    private static final String BOUND_WORDS = "a bound such as at least 90 %, or at most 24 h";

    private final DefinitionFile file;

    GovernanceReader(DefinitionFile file) {
        this.file = file;
    }

    Governance read(JsonNode root) {
        Place top = new Place("", root);
        Map<String, Method> methods = new LinkedHashMap<>();
        for (Place at : list(top, "severity-methods")) {
            Method method = method(at);
            methods.put(method.name(), method);
        }
        return new Governance(
                DefinitionFile.optional(top, "report").map(this::heading).orElse(null),
                DefinitionFile.optional(top, "approved").map(this::approval).orElse(null),
                methods,
                targets(top),
                list(top, "objectives").stream().map(this::objective).toList(),
                callsFor(top),
                list(top, "changes").stream().map(this::change).toList());
    }

    private List<Place> list(Place top, String name) {
        return DefinitionFile.optional(top, name).map(file::elements).orElse(List.of());
    }

    private Heading heading(Place at) {
        file.known(at, Set.of("organisation", "site", "number", "revision", "requested-by"));
        return new Heading(
                filled(at, "organisation"),
                DefinitionFile.optional(at, "site")
                        .map(p -> p.node().asString())
                        .orElse(""),
                filled(at, "number"),
                DefinitionFile.optional(at, "revision")
                        .map(p -> p.node().asString())
                        .orElse("1"),
                filled(at, "requested-by"));
    }

    private Approval approval(Place at) {
        file.known(at, Set.of("version", "by", "on"));
        return new Approval(filled(at, "version"), filled(at, "by"), day(at, "on"));
    }

    private Method method(Place at) {
        file.known(at, Set.of("name", "approved", "levels"));
        Map<Severity.Level, String> meanings = new EnumMap<>(Severity.Level.class);
        DefinitionFile.optional(at, "levels").ifPresent(levels -> {
            file.known(levels, Set.of("minor", "major", "critical"));
            levels.node()
                    .properties()
                    .forEach(level -> meanings.put(
                            DefinitionFile.severity(level.getKey()),
                            level.getValue().asString()));
        });
        return new Method(
                filled(at, "name"),
                DefinitionFile.optional(at, "approved").map(this::approval).orElse(null),
                meanings);
    }

    private Map<String, KpiTarget> targets(Place top) {
        Map<String, KpiDefinition> known = new TreeMap<>();
        StandardKpis.definitions(PercentileDefinition.NEAREST_RANK, Map.of()).forEach(kpi -> known.put(kpi.id(), kpi));
        Map<String, KpiTarget> targets = new LinkedHashMap<>();
        DefinitionFile.optional(top, "targets").ifPresent(all -> {
            file.known(all, known.keySet());
            all.node().properties().forEach(entry -> {
                Place at = new Place("targets." + entry.getKey(), entry.getValue());
                file.known(at, Set.of("target", "set-by", "amber-from"));
                KpiDefinition kpi = known.get(entry.getKey());
                Bound bound = file.parsed(
                        file.place(at, "target"), text -> bound(text, kpi == null ? "" : kpi.unit()), BOUND_WORDS);
                targets.put(
                        entry.getKey(),
                        new KpiTarget(
                                bound,
                                filled(at, "set-by"),
                                DefinitionFile.optional(at, "amber-from")
                                        .map(p -> file.parsed(p, BigDecimal::new, "a number such as 80"))
                                        .orElse(null)));
            });
        });
        // What target and amber line say together is checked where they become bands.
        StandardKpis.definitions(PercentileDefinition.NEAREST_RANK, targets);
        return targets;
    }

    private static Bound bound(String text, String unit) {
        Matcher found = BOUND.matcher(text);
        if (!found.matches()
                || !Optional.ofNullable(found.group(3))
                        .orElse("1")
                        .replace("tickets", "1")
                        .equals(unit)) {
            throw new IllegalArgumentException(text);
        }
        return new Bound(
                found.group(1).equals("at least") ? Comparator.AT_LEAST : Comparator.AT_MOST,
                Quantity.of(found.group(2), unit));
    }

    private PlannedObjective objective(Place at) {
        file.known(
                at,
                Set.of(
                        "statement",
                        "kpi",
                        "target",
                        "baseline-from",
                        "baseline-until",
                        "start",
                        "due",
                        "owner",
                        "over-periods"));
        String kpi = filled(at, "kpi");
        String unit = StandardKpis.definitions(PercentileDefinition.NEAREST_RANK, Map.of()).stream()
                .filter(one -> one.id().equals(kpi))
                .findFirst()
                .map(KpiDefinition::unit)
                .orElseThrow(() -> file.wrong(file.place(at, "kpi"), "the id of a standard KPI"));
        Target target = file.parsed(
                file.place(at, "target"),
                text -> target(text, unit),
                "reduced by 20 %, raised by 5 %, or " + BOUND_WORDS);
        String statement = filled(at, "statement");
        LocalDate baselineFrom = day(at, "baseline-from");
        LocalDate baselineUntil = day(at, "baseline-until");
        int periods = DefinitionFile.optional(at, "over-periods")
                .map(p -> file.parsed(p, Integer::parseInt, "a number of months such as 3"))
                .orElse(1);
        LocalDate start = day(at, "start");
        LocalDate due = day(at, "due");
        if (!baselineFrom.isBefore(baselineUntil) || !start.isBefore(due)) {
            throw file.wrong(at, "a baseline and a time whose ends are after their starts");
        }
        return new PlannedObjective(
                ObjectiveDefinition.of(statement, statement, kpi)
                        .measuredBy(Measure.by(kpi).overPeriods(periods))
                        .to(target)
                        .timed(Timing.between(start, due)),
                baselineFrom,
                baselineUntil,
                filled(at, "owner"));
    }

    private static Target target(String text, String unit) {
        Matcher change = CHANGE.matcher(text);
        if (change.matches()) {
            return change.group(1).equals("reduced")
                    ? Target.reducedByPercent(change.group(2))
                    : Target.raisedByPercent(change.group(2));
        }
        return new Target.Value(bound(text, unit));
    }

    private Map<String, String> callsFor(Place top) {
        Map<String, String> callsFor = new LinkedHashMap<>();
        DefinitionFile.optional(top, "signals")
                .ifPresent(all -> all.node()
                        .properties()
                        .forEach(entry ->
                                callsFor.put(entry.getKey(), entry.getValue().asString())));
        Set<String> names = ControlCharts.ruleNames();
        for (String rule : callsFor.keySet()) {
            if (!names.contains(rule)) {
                throw file.wrong(new Place("signals." + rule, top.node().path("signals")), "a rule among " + names);
            }
        }
        return callsFor;
    }

    private Change change(Place at) {
        file.known(at, Set.of("on", "what"));
        return new Change(day(at, "on"), filled(at, "what"));
    }

    private LocalDate day(Place at, String name) {
        return file.parsed(file.place(at, name), LocalDate::parse, "a day such as 2025-07-01");
    }

    private String filled(Place at, String name) {
        return file.parsed(file.place(at, name), DefinitionFile::filled, "a text");
    }
}
