package io.github.qms4j.example.assess;

import io.github.qms4j.example.assess.Governance.KpiTarget;
import io.github.qms4j.kpi.Dimension;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiEvaluation;
import io.github.qms4j.kpi.KpiValue;
import io.github.qms4j.quantity.Bound;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Format;
import io.github.qms4j.reporting.Status;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The computed values as the report shows them: each in one format, and with its verdict where its KPI has a target. */
final class Figures {
    static final String PRIORITY = Dimension.PRIORITY.name();
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3_600);

    private final Assessment found;
    private final Map<Key, KpiValue> byGroup = new HashMap<>();

    Figures(Assessment found) {
        this.found = found;
        found.values().forEach(value -> byGroup.put(new Key(value.kpiId(), value.dimensions()), value));
    }

    /** The attainment that the report is about: by the clock where an agreement applied, else as the source recorded it. */
    String attainment() {
        return total(StandardKpis.RESOLUTION).denominator() > 0 ? StandardKpis.RESOLUTION : StandardKpis.RECORDED;
    }

    KpiDefinition definition(String kpi) {
        return found.definitions().stream()
                .filter(d -> d.id().equals(kpi))
                .findFirst()
                .orElseThrow();
    }

    KpiEvaluation evaluation(String kpi) {
        return Objects.requireNonNull(found.evaluations().get(kpi));
    }

    KpiValue total(String kpi) {
        return value(kpi, Map.of()).orElseThrow();
    }

    Optional<KpiValue> value(String kpi, Map<String, String> group) {
        return Optional.ofNullable(byGroup.get(new Key(kpi, group)));
    }

    /** The values of every group of these dimensions; priorities in the order of the definitions, others by name. */
    List<KpiValue> groups(String kpi, String... dimensions) {
        List<String> known = found.defined().priorities();
        return found.values().stream()
                .filter(v -> v.kpiId().equals(kpi) && v.dimensions().keySet().equals(Set.of(dimensions)))
                .sorted(Comparator.comparingInt((KpiValue v) -> {
                    int place = known.indexOf(v.dimensions().get(PRIORITY));
                    return place < 0 ? known.size() : place;
                }))
                .toList();
    }

    /** What is broken down singly, in the order of the report. */
    List<String> dimensions() {
        List<String> all = new ArrayList<>(List.of(PRIORITY));
        if (groups(StandardKpis.VOLUME, Dimension.SERVICE.name()).size() > 1) {
            all.add(Dimension.SERVICE.name());
        }
        found.dimensions().stream().filter(d -> !all.contains(d)).forEach(all::add);
        return all;
    }

    /** The figures of a breakdown that miss the target of their KPI. */
    List<KpiValue> failing(String kpi, String dimension) {
        return groups(kpi, dimension).stream()
                .filter(value -> status(value) == Status.BAD)
                .toList();
    }

    /** Every breakdown that has failing figures, by dimension. */
    Map<String, List<KpiValue>> failing(String kpi) {
        Map<String, List<KpiValue>> failing = new LinkedHashMap<>();
        List<String> all = new ArrayList<>(dimensions());
        all.add(1, Dimension.MONTH);
        for (String dimension : all) {
            List<KpiValue> some = failing(kpi, dimension);
            if (!some.isEmpty()) {
                failing.put(dimension, some);
            }
        }
        return failing;
    }

    Status status(KpiValue value) {
        Optional<Bound> target = definition(value.kpiId()).target();
        if (target.isEmpty() || !(value.result() instanceof Result.Measured measured)) {
            return Status.NEUTRAL;
        }
        return target.get().isMetBy(measured.quantity()) ? Status.OK : Status.BAD;
    }

    /** The figure with its verdict in one cell; no data with its reason. */
    Cell judged(Optional<KpiValue> value) {
        if (value.isEmpty()) {
            return Cell.noData("no ticket");
        }
        KpiValue one = value.get();
        return one.result() instanceof Result.Measured ? Cell.status(status(one), shown(one)) : cell(one);
    }

    /** The figure as a person reads it, such as {@code 92.12 %} or {@code 145 h 27 min}. */
    String shown(KpiValue value) {
        return format(definition(value.kpiId())).display(cell(value), ZoneOffset.UTC);
    }

    String shown(Quantity quantity) {
        return format(quantity.unit()).display(cell(quantity), ZoneOffset.UTC);
    }

    String shown(Bound bound) {
        String words = switch (bound.comparator()) {
            case AT_LEAST -> "at least ";
            case AT_MOST -> "at most ";
            default -> bound.comparator().symbol() + " ";
        };
        Format format = bound.quantity().unit().equals("%")
                ? Format.percent(Math.max(
                        0, bound.quantity().value().stripTrailingZeros().scale()))
                : format(bound.quantity().unit());
        return words + format.display(cell(bound.quantity()), ZoneOffset.UTC);
    }

    /** A number of things in a sentence, grouped as everywhere. */
    static String count(long number) {
        return Format.number(0).display(Cell.number(number), ZoneOffset.UTC);
    }

    /** Who has set the target of a KPI. */
    String setBy(String kpi) {
        KpiTarget target = found.defined().governance().targets().get(kpi);
        return target == null ? "nobody" : target.setBy();
    }

    static Cell cell(KpiValue value) {
        return value.result() instanceof Result.Measured measured
                ? cell(measured.quantity())
                : Cell.noData(why(value.result()));
    }

    static Cell cell(Quantity quantity) {
        BigDecimal number = quantity.value();
        return switch (quantity.unit()) {
            case "%" -> Cell.percent(number.divide(HUNDRED, 8, RoundingMode.HALF_UP));
            // To the minute: a median to the second says more than it knows.
            case "h" ->
                Cell.duration(Duration.ofMinutes(number.multiply(SECONDS_PER_HOUR)
                        .divide(BigDecimal.valueOf(60), 0, RoundingMode.HALF_UP)
                        .longValueExact()));
            default -> Cell.number(number);
        };
    }

    static Format format(KpiDefinition kpi) {
        return format(kpi.unit());
    }

    static Format format(String unit) {
        return switch (unit) {
            case "%" -> Format.percent(2);
            case "h" -> Format.duration();
            default -> Format.number(0);
        };
    }

    static String why(Result result) {
        if (result instanceof Result.NoData none) {
            return none.reason();
        }
        return result instanceof Result.Failed failed ? failed.reason() : "";
    }

    private record Key(String kpiId, Map<String, String> group) {}
}
