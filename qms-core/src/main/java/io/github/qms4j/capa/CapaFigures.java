package io.github.qms4j.capa;

import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How CAPAs go, at a day in the engine's zone (rule CAP-7).
 *
 * @param byStatus how many stand where; every status is there
 * @param overdue how many are open after their due date
 * @param ageing how many open ones are how old: {@code 0-30 d}, {@code 31-60 d}, {@code 61-90 d}, {@code over 90 d}
 * @param cycleTime the median of days from opening to closing, of the closed ones
 * @param effectivenessRate the share of first verdicts, of all CAPAs that have one, that were effective
 * @param recurrences how many were opened because a closed one did not last
 */
public record CapaFigures(
        Map<CapaStatus, Long> byStatus,
        long overdue,
        Map<String, Long> ageing,
        Result cycleTime,
        Result effectivenessRate,
        long recurrences) {
    private static final List<String> AGES = List.of("0-30 d", "31-60 d", "61-90 d", "over 90 d");
    private static final int DAYS_AN_AGE = 30;

    public CapaFigures {
        byStatus = Collections.unmodifiableMap(new EnumMap<>(byStatus));
        ageing = Collections.unmodifiableMap(new LinkedHashMap<>(ageing));
        Objects.requireNonNull(cycleTime, "cycleTime");
        Objects.requireNonNull(effectivenessRate, "effectivenessRate");
    }

    /** The figures of these CAPAs; those opened after the day are left out. */
    static CapaFigures of(List<Capa> log, LocalDate at) {
        List<Capa> known =
                log.stream().filter(c -> !c.header().openedOn().isAfter(at)).toList();
        Map<CapaStatus, Long> byStatus = new EnumMap<>(CapaStatus.class);
        Stream.of(CapaStatus.values()).forEach(status -> byStatus.put(status, 0L));
        known.forEach(capa -> byStatus.merge(capa.status(), 1L, Long::sum));
        Map<String, Long> ageing = new LinkedHashMap<>();
        AGES.forEach(age -> ageing.put(age, 0L));
        known.stream().filter(Capa::isOpen).forEach(capa -> ageing.merge(age(capa, at), 1L, Long::sum));
        return new CapaFigures(
                byStatus,
                known.stream().filter(capa -> capa.header().isOverdue(at)).count(),
                ageing,
                cycleTime(known),
                effectivenessRate(known),
                known.stream().filter(capa -> capa.recurrenceOf() != null).count());
    }

    private static String age(Capa capa, LocalDate at) {
        long days = ChronoUnit.DAYS.between(capa.header().openedOn(), at);
        return AGES.get((int) Math.min(AGES.size() - 1L, Math.max(0, days - 1) / DAYS_AN_AGE));
    }

    private static Result cycleTime(List<Capa> known) {
        List<Long> days = known.stream()
                .filter(capa -> capa.status() == CapaStatus.CLOSED)
                .flatMap(capa -> Stream.ofNullable(capa.header().endedOn())
                        .map(on -> ChronoUnit.DAYS.between(capa.header().openedOn(), on)))
                .sorted()
                .toList();
        if (days.isEmpty()) {
            return Result.noData("no CAPA was closed yet");
        }
        long twice = days.get((days.size() - 1) / 2) + days.get(days.size() / 2);
        return Result.measured(new Quantity(BigDecimal.valueOf(twice * 5, 1), "d"));
    }

    private static Result effectivenessRate(List<Capa> known) {
        List<EffectivenessVerdict> first = known.stream()
                .map(CapaFigures::firstVerdict)
                .flatMap(Optional::stream)
                .toList();
        if (first.isEmpty()) {
            return Result.noData("the effect of none was judged yet");
        }
        long effective =
                first.stream().filter(v -> v == EffectivenessVerdict.EFFECTIVE).count();
        BigDecimal rate =
                BigDecimal.valueOf(effective * 100).divide(BigDecimal.valueOf(first.size()), 1, RoundingMode.HALF_UP);
        return Result.measured(new Quantity(rate, "%"));
    }

    private static Optional<EffectivenessVerdict> firstVerdict(Capa capa) {
        return Stream.concat(capa.earlier().stream(), Stream.of(capa.cycle()))
                .flatMap(cycle -> cycle.checks().stream())
                .map(EffectivenessCheck::verdict)
                .filter(verdict -> verdict != EffectivenessVerdict.NOT_ENOUGH_DATA)
                .findFirst();
    }
}
