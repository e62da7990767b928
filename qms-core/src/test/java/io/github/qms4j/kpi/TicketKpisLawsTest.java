package io.github.qms4j.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.servicedesk.SlaMetric;
import io.github.qms4j.servicedesk.SlaVerdict.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for any tickets: one pass agrees with counting by hand, and with any parts merged in any order. */
@Verifies("KPI-3")
class TicketKpisLawsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int ROUNDS = 60;
    private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);

    private static final List<KpiDefinition> DEFINITIONS = definitions();
    private static final List<List<Dimension>> BREAKDOWNS = List.of(
            List.of(Dimension.PRIORITY),
            List.of(Dimension.SERVICE, Dimension.openedMonth(BERLIN)),
            List.of(Dimension.KIND));

    private static List<KpiDefinition> definitions() {
        List<KpiFormula> formulas = new ArrayList<>();
        for (TicketFact fact : TicketFact.values()) {
            formulas.add(new KpiFormula.Ratio(fact));
            formulas.add(new KpiFormula.Count(fact));
        }
        for (TicketTime time : TicketTime.values()) {
            formulas.add(new KpiFormula.Mean(time));
            formulas.add(new KpiFormula.Median(time));
            for (int percent : new int[] {1, 10, 25, 50, 75, 90, 99, 100}) {
                formulas.add(new KpiFormula.Percentile(time, percent, PercentileDefinition.NEAREST_RANK));
            }
        }
        formulas.add(new KpiFormula.RatePerExposure(TicketFact.REOPENED, BigDecimal.valueOf(7), "user"));
        formulas.add(new KpiFormula.WeightedComposite(Map.of(
                TicketFact.RESOLUTION_IN_TIME, BigDecimal.valueOf(3),
                TicketFact.FIRST_RESPONSE_IN_TIME, BigDecimal.valueOf(2))));
        return IntStream.range(0, formulas.size())
                .mapToObj(i -> KpiDefinition.builder("k" + i, "KPI " + i, formulas.get(i))
                        .owner("owner")
                        .build())
                .toList();
    }

    @Test
    void one_pass_agrees_with_counting_group_by_group() {
        for (int round = 0; round < ROUNDS; round++) {
            List<SampleTicket> tickets = tickets(new SplittableRandom(round));
            assertThat(texts(onePass(tickets))).as("seed %d", round).isEqualTo(counted(tickets));
        }
    }

    @Test
    void any_parts_merged_in_any_order_give_the_result_of_one_pass() {
        for (int round = 0; round < ROUNDS; round++) {
            SplittableRandom random = new SplittableRandom(1_000 + round);
            List<SampleTicket> tickets = tickets(random);
            assertThat(mergedInAnyOrder(tickets, random).values())
                    .as("seed %d", 1_000 + round)
                    .isEqualTo(onePass(tickets).values());
        }
    }

    @Test
    void the_order_of_the_tickets_is_of_no_account() {
        for (int round = 0; round < ROUNDS; round++) {
            SplittableRandom random = new SplittableRandom(2_000 + round);
            List<SampleTicket> tickets = tickets(random);
            assertThat(onePass(shuffled(tickets, random)).values())
                    .as("seed %d", 2_000 + round)
                    .isEqualTo(onePass(tickets).values());
        }
    }

    private static List<SampleTicket> tickets(SplittableRandom random) {
        return IntStream.range(0, random.nextInt(120))
                .mapToObj(i -> SampleTicket.random(i, random))
                .toList();
    }

    private static TicketKpis onePass(List<SampleTicket> tickets) {
        TicketKpis kpis = TicketKpis.of(DEFINITIONS, BREAKDOWNS);
        tickets.forEach(t -> kpis.accept(t.judged()));
        return kpis;
    }

    /** Two parts at a time are drawn and merged until one is left; some parts are empty. */
    private static TicketKpis mergedInAnyOrder(List<SampleTicket> tickets, SplittableRandom random) {
        List<TicketKpis> parts = new ArrayList<>();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            parts.add(TicketKpis.of(DEFINITIONS, BREAKDOWNS));
        }
        tickets.forEach(t -> parts.get(random.nextInt(count)).accept(t.judged()));
        while (parts.size() > 1) {
            TicketKpis drawn = parts.remove(random.nextInt(parts.size()));
            parts.get(random.nextInt(parts.size())).merge(drawn);
        }
        return parts.get(0);
    }

    private static <T> List<T> shuffled(List<T> list, SplittableRandom random) {
        List<T> rest = new ArrayList<>(list);
        List<T> shuffled = new ArrayList<>();
        while (!rest.isEmpty()) {
            shuffled.add(rest.remove(random.nextInt(rest.size())));
        }
        return shuffled;
    }

    private static Map<String, String> texts(TicketKpis kpis) {
        Map<String, String> texts = new TreeMap<>();
        for (KpiValue value : kpis.values()) {
            String text = value.result() instanceof Result.Measured measured
                    ? text(measured.quantity().value()) + " of " + value.numerator() + "/" + value.denominator()
                    : "no data";
            texts.put(value.kpiId() + " " + value.dimensions(), text);
        }
        return texts;
    }

    private static String text(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static Map<String, String> counted(List<SampleTicket> tickets) {
        Map<String, String> texts = new TreeMap<>();
        List<Function<SampleTicket, Map<String, String>>> groupings = List.of(
                t -> Map.of(),
                t -> Map.of("priority", Objects.requireNonNullElse(t.priority(), "(none)")),
                t -> ordered(
                        "service",
                        Objects.requireNonNullElse(t.service(), "(none)"),
                        "month",
                        YearMonth.from(t.openedAt().atZone(BERLIN)).toString()),
                t -> Map.of("kind", "SERVICE_REQUEST"));
        for (KpiDefinition definition : DEFINITIONS) {
            texts.put(definition.id() + " {}", expected(definition.formula(), List.of()));
            groupings.forEach(grouping -> tickets.stream()
                    .collect(Collectors.groupingBy(t -> grouping.apply(t).toString()))
                    .forEach((group, members) ->
                            texts.put(definition.id() + " " + group, expected(definition.formula(), members))));
        }
        return texts;
    }

    private static Map<String, String> ordered(String k1, String v1, String k2, String v2) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put(k1, v1);
        map.put(k2, v2);
        return map;
    }

    private static String expected(KpiFormula formula, List<SampleTicket> tickets) {
        if (formula instanceof KpiFormula.Ratio ratio) {
            return share(ratio.fact(), tickets);
        } else if (formula instanceof KpiFormula.Count count) {
            return tally(count.fact(), BigDecimal.ONE, tickets);
        } else if (formula instanceof KpiFormula.RatePerExposure rate) {
            return tally(rate.fact(), rate.exposure(), tickets);
        } else if (formula instanceof KpiFormula.WeightedComposite) {
            return composite(tickets);
        }
        List<BigDecimal> minutes = times(formula, tickets);
        return minutes.isEmpty()
                ? "no data"
                : text(ofTimes(formula, minutes)) + " of " + minutes.size() + "/" + minutes.size();
    }

    private static List<Boolean> facts(TicketFact fact, List<SampleTicket> tickets) {
        List<Boolean> facts = new ArrayList<>();
        for (SampleTicket ticket : tickets) {
            Boolean holds = switch (fact) {
                case ANY -> Boolean.TRUE;
                case RECORDED_SLA_MET -> ticket.recordedSlaMet();
                case FIRST_RESPONSE_IN_TIME -> inTime(ticket, SlaMetric.FIRST_RESPONSE);
                case RESOLUTION_IN_TIME -> inTime(ticket, SlaMetric.RESOLUTION);
                case CLOSURE_IN_TIME -> inTime(ticket, SlaMetric.CLOSURE);
                case REOPENED -> ticket.reopened();
                case REASSIGNED -> ticket.reassigned();
                case IN_BACKLOG -> ticket.isInBacklog();
            };
            if (holds != null) {
                facts.add(holds);
            }
        }
        return facts;
    }

    private static @Nullable Boolean inTime(SampleTicket ticket, SlaMetric metric) {
        Outcome outcome = ticket.outcomes().get(metric);
        return outcome == Outcome.MET ? Boolean.TRUE : outcome == Outcome.MISSED ? Boolean.FALSE : null;
    }

    private static long yes(List<Boolean> facts) {
        return facts.stream().filter(f -> f).count();
    }

    private static BigDecimal percent(List<Boolean> facts) {
        return BigDecimal.valueOf(100 * yes(facts)).divide(BigDecimal.valueOf(facts.size()), 6, RoundingMode.HALF_UP);
    }

    private static String share(TicketFact fact, List<SampleTicket> tickets) {
        List<Boolean> facts = facts(fact, tickets);
        return facts.isEmpty() ? "no data" : text(percent(facts)) + " of " + yes(facts) + "/" + facts.size();
    }

    private static String tally(TicketFact fact, BigDecimal exposure, List<SampleTicket> tickets) {
        List<Boolean> facts = facts(fact, tickets);
        BigDecimal rate = BigDecimal.valueOf(yes(facts)).divide(exposure, 6, RoundingMode.HALF_UP);
        return facts.isEmpty() ? "no data" : text(rate) + " of " + yes(facts) + "/" + facts.size();
    }

    private static String composite(List<SampleTicket> tickets) {
        List<Boolean> resolved = facts(TicketFact.RESOLUTION_IN_TIME, tickets);
        List<Boolean> responded = facts(TicketFact.FIRST_RESPONSE_IN_TIME, tickets);
        if (resolved.isEmpty() || responded.isEmpty()) {
            return "no data";
        }
        BigDecimal mean = percent(resolved)
                .multiply(BigDecimal.valueOf(3))
                .add(percent(responded).multiply(BigDecimal.valueOf(2)))
                .divide(BigDecimal.valueOf(5), 6, RoundingMode.HALF_UP);
        return text(mean) + " of " + (yes(resolved) + yes(responded)) + "/" + (resolved.size() + responded.size());
    }

    private static List<BigDecimal> times(KpiFormula formula, List<SampleTicket> tickets) {
        TicketTime time;
        if (formula instanceof KpiFormula.Mean mean) {
            time = mean.time();
        } else if (formula instanceof KpiFormula.Median median) {
            time = median.time();
        } else {
            time = ((KpiFormula.Percentile) formula).time();
        }
        List<BigDecimal> minutes = new ArrayList<>();
        for (SampleTicket ticket : tickets) {
            Long length = switch (time) {
                case OPENED_TO_FIRST_RESPONSE -> ticket.responded();
                case OPENED_TO_FIRST_RESOLUTION -> ticket.firstResolved();
                case OPENED_TO_RESOLUTION -> ticket.resolved();
                case OPENED_TO_CLOSURE -> ticket.closureMinutes();
            };
            if (length != null) {
                minutes.add(BigDecimal.valueOf(length));
            }
        }
        return minutes.stream().sorted().toList();
    }

    private static BigDecimal ofTimes(KpiFormula formula, List<BigDecimal> sorted) {
        BigDecimal n = BigDecimal.valueOf(sorted.size());
        if (formula instanceof KpiFormula.Mean) {
            BigDecimal sum = sorted.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            return sum.divide(n.multiply(MINUTES_PER_HOUR), 6, RoundingMode.HALF_UP);
        } else if (formula instanceof KpiFormula.Median) {
            BigDecimal two = sorted.get((sorted.size() - 1) / 2).add(sorted.get(sorted.size() / 2));
            return two.divide(BigDecimal.valueOf(120), 6, RoundingMode.HALF_UP);
        }
        int percent = ((KpiFormula.Percentile) formula).percent();
        return sorted.stream()
                .filter(v -> atOrBelow(v, sorted) * 100 >= (long) percent * sorted.size())
                .findFirst()
                .orElseThrow()
                .divide(MINUTES_PER_HOUR, 6, RoundingMode.HALF_UP);
    }

    private static long atOrBelow(BigDecimal value, List<BigDecimal> values) {
        return values.stream().filter(v -> v.compareTo(value) <= 0).count();
    }
}
