package io.github.qms4j.kpi;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.kpi.Accumulator.Computed;
import io.github.qms4j.quantity.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Computes KPIs from tickets in one pass (rule KPI-3): each KPI in total and by any combination of dimensions. Memory
 * grows with the number of groups, and for medians and percentiles with that of distinct times, not with the number of
 * tickets. Not safe for use by several threads; give each its own and merge.
 */
public final class TicketKpis {
    private final List<KpiDefinition> definitions;
    private final List<List<Dimension>> breakdowns;
    private final List<Map<List<String>, Accumulator[]>> groups = new ArrayList<>();

    private TicketKpis(List<KpiDefinition> definitions, List<List<Dimension>> breakdowns) {
        this.definitions = List.copyOf(definitions);
        this.breakdowns = List.copyOf(breakdowns);
        breakdowns.forEach(b -> groups.add(new HashMap<>()));
        // In total there is a result also when there is no ticket at all: no data.
        groups.get(0).put(List.of(), accumulators());
    }

    /**
     * Starts a computation.
     *
     * @param definitions KPIs that are computed from tickets
     * @param breakdowns combinations of dimensions; the total comes always
     * @throws InvalidInputException when a KPI is not computed, or a dimension stands twice in a combination
     */
    public static TicketKpis of(List<KpiDefinition> definitions, List<List<Dimension>> breakdowns) {
        for (KpiDefinition definition : definitions) {
            if (definition.formula() instanceof KpiFormula.Entered) {
                throw InvalidInputException.of(
                        "KPI " + definition.id(),
                        "formula",
                        "Entered",
                        "is not computed from tickets",
                        "record a measurement by hand");
            }
        }
        List<List<Dimension>> all = new ArrayList<>();
        all.add(List.of());
        for (List<Dimension> breakdown : breakdowns) {
            long names = breakdown.stream().map(Dimension::name).distinct().count();
            if (breakdown.isEmpty() || names != breakdown.size()) {
                throw InvalidInputException.of(
                        "KPI breakdown",
                        "dimensions",
                        breakdown.stream().map(Dimension::name).toList(),
                        "is empty or names a dimension twice",
                        "name each dimension once; the total comes always");
            }
            all.add(List.copyOf(breakdown));
        }
        return new TicketKpis(definitions, all);
    }

    /** Takes one ticket into account. */
    public void accept(JudgedTicket judged) {
        for (int i = 0; i < breakdowns.size(); i++) {
            List<Dimension> breakdown = breakdowns.get(i);
            String[] key = new String[breakdown.size()];
            for (int d = 0; d < key.length; d++) {
                key[d] = breakdown.get(d).value().apply(judged.ticket());
            }
            Accumulator[] group = groups.get(i).computeIfAbsent(Arrays.asList(key), k -> accumulators());
            for (Accumulator accumulator : group) {
                accumulator.accept(judged);
            }
        }
    }

    /**
     * Takes over what another computation of the same KPIs and breakdowns has seen; the order of merging is of no account.
     *
     * @throws InvalidInputException when it computes something else
     */
    public void merge(TicketKpis other) {
        if (!other.definitions.equals(definitions) || !names(other).equals(names(this))) {
            throw InvalidInputException.of(
                    "KPI computation",
                    "merge",
                    names(other),
                    "computes other KPIs or breakdowns",
                    "merge like with like");
        }
        for (int i = 0; i < groups.size(); i++) {
            Map<List<String>, Accumulator[]> mine = groups.get(i);
            other.groups.get(i).forEach((key, theirs) -> {
                Accumulator[] group = mine.computeIfAbsent(key, k -> accumulators());
                for (int k = 0; k < group.length; k++) {
                    group[k].merge(theirs[k]);
                }
            });
        }
    }

    private static List<List<String>> names(TicketKpis kpis) {
        return kpis.breakdowns.stream()
                .map(b -> b.stream().map(Dimension::name).toList())
                .toList();
    }

    /** Every KPI in total and by every group, in the order of definitions, breakdowns and the groups' values. */
    public List<KpiValue> values() {
        List<KpiValue> values = new ArrayList<>();
        for (int k = 0; k < definitions.size(); k++) {
            for (int i = 0; i < breakdowns.size(); i++) {
                values.addAll(values(k, i));
            }
        }
        return values;
    }

    /**
     * One KPI's value for one group.
     *
     * @param kpiId the KPI
     * @param group the value of each dimension of a breakdown, in any order; empty for the total
     * @return empty when the KPI is not computed, there is no such breakdown, or no ticket of that group was seen
     */
    public Optional<KpiValue> value(String kpiId, Map<String, String> group) {
        for (int k = 0; k < definitions.size(); k++) {
            if (definitions.get(k).id().equals(kpiId)) {
                return value(k, group);
            }
        }
        return Optional.empty();
    }

    private Optional<KpiValue> value(int k, Map<String, String> group) {
        for (int i = 0; i < breakdowns.size(); i++) {
            List<String> names = breakdowns.get(i).stream().map(Dimension::name).toList();
            if (names.size() == group.size() && group.keySet().containsAll(names)) {
                List<String> key = names.stream()
                        .map(name -> String.valueOf(group.get(name)))
                        .toList();
                Accumulator[] found = groups.get(i).get(key);
                return found == null ? Optional.empty() : Optional.of(value(definitions.get(k), i, key, found[k]));
            }
        }
        return Optional.empty();
    }

    /** By the value of the first dimension that differs; groups of one breakdown have the same dimensions. */
    private static int inOrder(List<String> one, List<String> other) {
        for (int d = 0; d < one.size(); d++) {
            int order = one.get(d).compareTo(other.get(d));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private List<KpiValue> values(int k, int i) {
        return groups.get(i).entrySet().stream()
                .sorted(Map.Entry.comparingByKey(TicketKpis::inOrder))
                .map(group -> value(definitions.get(k), i, group.getKey(), group.getValue()[k]))
                .toList();
    }

    private KpiValue value(KpiDefinition definition, int breakdown, List<String> key, Accumulator accumulator) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (int d = 0; d < key.size(); d++) {
            dimensions.put(breakdowns.get(breakdown).get(d).name(), key.get(d));
        }
        Computed computed = accumulator.computed();
        boolean tooFew =
                computed.denominator() < definition.minimumSample() && computed.result() instanceof Result.Measured;
        Result result = tooFew
                ? Result.noData("only " + computed.denominator() + " tickets; the KPI demands at least "
                        + definition.minimumSample())
                : computed.result();
        return new KpiValue(definition.id(), dimensions, result, computed.numerator(), computed.denominator());
    }

    private Accumulator[] accumulators() {
        return definitions.stream().map(d -> Accumulator.of(d.formula())).toArray(Accumulator[]::new);
    }
}
