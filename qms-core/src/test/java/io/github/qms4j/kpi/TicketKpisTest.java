package io.github.qms4j.kpi;

import static io.github.qms4j.kpi.SampleTicket.closedAfter;
import static io.github.qms4j.kpi.SampleTicket.withResolution;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.servicedesk.SlaMetric;
import io.github.qms4j.servicedesk.SlaVerdict;
import io.github.qms4j.servicedesk.SlaVerdict.Outcome;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketKind;
import io.github.qms4j.servicedesk.UnknownFact;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** KPIs computed from tickets: attainment, volumes and times with exact figures, and no figure where there is no data. */
@Verifies("KPI-3")
class TicketKpisTest {
    private static final KpiFormula ATTAINMENT = new KpiFormula.Ratio(TicketFact.RESOLUTION_IN_TIME);
    private static final TicketTime TO_RESOLUTION = TicketTime.OPENED_TO_RESOLUTION;

    private static KpiDefinition.Builder kpi(KpiFormula formula) {
        return KpiDefinition.builder("kpi", "a KPI", formula).owner("service manager");
    }

    private static TicketKpis by(KpiFormula formula, Dimension... breakdown) {
        List<List<Dimension>> breakdowns = breakdown.length == 0 ? List.of() : List.of(List.of(breakdown));
        return TicketKpis.of(List.of(kpi(formula).build()), breakdowns);
    }

    private static KpiValue total(KpiFormula formula, SampleTicket... tickets) {
        return accepted(by(formula), tickets).values().get(0);
    }

    private static TicketKpis accepted(TicketKpis kpis, SampleTicket... tickets) {
        for (SampleTicket ticket : tickets) {
            kpis.accept(ticket.judged());
        }
        return kpis;
    }

    private static SampleTicket[] closedAfterHours(long... hours) {
        return LongStream.of(hours).mapToObj(h -> closedAfter((int) h, h * 60)).toArray(SampleTicket[]::new);
    }

    private static Result measured(String value, String unit) {
        return Result.measured(Quantity.of(value, unit));
    }

    @Test
    void attainment_is_the_share_of_decided_tickets_in_percent() {
        KpiValue attainment = total(
                ATTAINMENT,
                withResolution(1, "P1", Outcome.MET),
                withResolution(2, "P1", Outcome.MET),
                withResolution(3, "P1", Outcome.MISSED));
        assertThat(attainment.result()).isEqualTo(measured("66.666667", "%"));
        assertThat(attainment.numerator()).isEqualTo(2);
        assertThat(attainment.denominator()).isEqualTo(3);
    }

    @Test
    void tickets_that_are_running_paused_or_without_promise_count_neither_for_nor_against() {
        KpiValue attainment = total(
                ATTAINMENT,
                withResolution(1, "P1", Outcome.MET),
                withResolution(2, "P1", Outcome.RUNNING),
                withResolution(3, "P1", Outcome.PAUSED),
                withResolution(4, "P1", Outcome.NOT_APPLICABLE));
        assertThat(attainment.result()).isEqualTo(measured("100.000000", "%"));
        assertThat(attainment.denominator()).isEqualTo(1);
    }

    @Test
    void attainment_is_broken_down_by_priority() {
        TicketKpis kpis = accepted(
                by(ATTAINMENT, Dimension.PRIORITY),
                withResolution(1, "P2", Outcome.MISSED),
                withResolution(2, "P1", Outcome.MET),
                withResolution(3, null, Outcome.MET));
        assertThat(kpis.values())
                .extracting(KpiValue::dimensions)
                .containsExactly(
                        Map.of(),
                        Map.of("priority", Dimension.NONE),
                        Map.of("priority", "P1"),
                        Map.of("priority", "P2"));
        assertThat(kpis.values().get(3).result()).isEqualTo(measured("0.000000", "%"));
    }

    @Test
    void a_combination_of_dimensions_keeps_the_order_of_its_names() {
        TicketKpis kpis =
                accepted(by(ATTAINMENT, Dimension.SERVICE, Dimension.PRIORITY), withResolution(1, "P1", Outcome.MET));
        assertThat(kpis.values().get(1).dimensions().keySet()).containsExactly("service", "priority");
    }

    @Test
    void the_month_of_opening_is_that_of_the_zone() {
        SampleTicket newYear = SampleTicket.opened("2025-12-31T23:30:00Z");
        assertThat(monthOf(newYear, ZoneId.of("Europe/Berlin"))).isEqualTo("2026-01");
        assertThat(monthOf(newYear, ZoneOffset.UTC)).isEqualTo("2025-12");
    }

    private static String monthOf(SampleTicket ticket, ZoneId zone) {
        return Dimension.openedMonth(zone).value().apply(ticket.judged().ticket());
    }

    @Test
    void a_month_begins_with_its_first_instant_and_ends_before_the_next() {
        Dimension month = Dimension.openedMonth(ZoneOffset.UTC);
        assertThat(List.of("2026-01-31T23:59:59.999Z", "2026-02-01T00:00:00Z", "2026-01-01T00:00:00Z"))
                .extracting(at ->
                        month.value().apply(SampleTicket.opened(at).judged().ticket()))
                .containsExactly("2026-01", "2026-02", "2026-01");
    }

    @Test
    void a_volume_counts_every_ticket() {
        assertThat(total(new KpiFormula.Count(TicketFact.ANY), closedAfterHours(1, 2, 3))
                        .result())
                .isEqualTo(measured("3", "1"));
    }

    @Test
    void none_of_some_tickets_is_zero() {
        assertThat(total(new KpiFormula.Count(TicketFact.REOPENED), closedAfterHours(1, 2))
                        .result())
                .isEqualTo(measured("0", "1"));
    }

    @Test
    void the_backlog_counts_what_is_not_finished() {
        assertThat(total(
                                new KpiFormula.Count(TicketFact.IN_BACKLOG),
                                SampleTicket.opened("2026-01-05T00:00:00Z"),
                                closedAfter(2, 60))
                        .result())
                .isEqualTo(measured("1", "1"));
    }

    private static Ticket.Builder told(UnknownFact... unknown) {
        Ticket.Builder ticket = Ticket.builder("desk", "T1", TicketKind.INCIDENT)
                .event(new TicketEvent.Opened(Instant.parse("2026-01-05T08:00:00Z")));
        Stream.of(unknown).forEach(ticket::unknown);
        return ticket;
    }

    private static final TicketEvent RESOLVED = new TicketEvent.Resolved(Instant.parse("2026-01-05T10:00:00Z"));
    private static final TicketEvent CLOSED = new TicketEvent.Closed(Instant.parse("2026-01-05T12:00:00Z"));

    private static Optional<Boolean> fact(TicketFact fact, Ticket.Builder ticket) {
        return fact.of(JudgedTicket.unjudged(ticket.build()));
    }

    @Test
    void whether_a_ticket_told_by_one_row_was_reopened_or_reassigned_is_not_known() {
        assertThat(fact(TicketFact.REOPENED, told())).contains(false);
        assertThat(fact(TicketFact.REOPENED, told(UnknownFact.REOPENINGS))).isEmpty();
        assertThat(fact(TicketFact.REASSIGNED, told())).contains(false);
        assertThat(fact(TicketFact.REASSIGNED, told(UnknownFact.REASSIGNMENTS))).isEmpty();
    }

    @Test
    void the_counts_of_the_source_say_what_one_row_does_not() {
        assertThat(fact(TicketFact.REOPENED, told(UnknownFact.REOPENINGS).recordedReopenCount(2)))
                .contains(true);
        assertThat(fact(TicketFact.REOPENED, told(UnknownFact.REOPENINGS).recordedReopenCount(0)))
                .contains(false);
        assertThat(fact(TicketFact.REASSIGNED, told(UnknownFact.REASSIGNMENTS).recordedReassignmentCount(1)))
                .contains(true);
        assertThat(fact(TicketFact.REASSIGNED, told().recordedReassignmentCount(1)))
                .contains(false);
    }

    @ParameterizedTest
    @EnumSource(TicketTime.class)
    void a_ticket_that_is_closed_from_work_ends_each_time_then_as_it_stops_each_clock(TicketTime time) {
        assertThat(time.of(told().event(CLOSED).build())).contains(Duration.ofHours(4));
    }

    @Test
    void a_resolution_ends_the_time_to_the_first_answer_too() {
        assertThat(TicketTime.OPENED_TO_FIRST_RESPONSE.of(
                        told().event(RESOLVED).event(CLOSED).build()))
                .contains(Duration.ofHours(2));
    }

    @ParameterizedTest
    @CsvSource({
        "OPENED_TO_FIRST_RESPONSE, FIRST_RESPONSE",
        "OPENED_TO_RESOLUTION, RESOLUTION_TIME",
        "OPENED_TO_FIRST_RESOLUTION, RESOLUTION_TIME",
        "OPENED_TO_CLOSURE, CLOSING_TIME"
    })
    void a_time_whose_end_the_source_does_not_tell_has_no_length(TicketTime time, UnknownFact unknown) {
        Ticket ticket = told(unknown).event(RESOLVED).event(CLOSED).build();
        assertThat(time.of(ticket)).isEmpty();
        assertThat(Stream.of(TicketTime.values()).filter(t -> t.of(ticket).isEmpty()))
                .allMatch(t -> t == time || unknown == UnknownFact.RESOLUTION_TIME);
    }

    @ParameterizedTest
    @EnumSource(TicketTime.class)
    void a_ticket_that_was_withdrawn_has_no_time_to_its_end(TicketTime time) {
        assertThat(time.of(told().event(new TicketEvent.Cancelled(Instant.parse("2026-01-05T12:00:00Z")))
                        .build()))
                .isEmpty();
    }

    @Test
    void a_further_value_of_the_source_is_a_dimension() {
        Dimension channel = Dimension.of("contact type");
        assertThat(channel.value()
                        .apply(told().dimension("contact type", "phone").build()))
                .isEqualTo("phone");
        assertThat(channel.value().apply(told().build())).isEqualTo(Dimension.NONE);
    }

    @Test
    void a_rate_is_per_unit_of_exposure() {
        KpiFormula rate = new KpiFormula.RatePerExposure(TicketFact.ANY, BigDecimal.valueOf(250), "user");
        assertThat(total(rate, closedAfterHours(1, 2, 3)).result()).isEqualTo(measured("0.012000", "1/user"));
    }

    @Test
    void a_mean_is_the_exact_sum_over_the_number() {
        assertThat(total(new KpiFormula.Mean(TO_RESOLUTION), closedAfterHours(1, 2, 5))
                        .result())
                .isEqualTo(measured("2.666667", "h"));
    }

    @Test
    void the_median_of_an_odd_number_is_the_middle_one() {
        assertThat(total(new KpiFormula.Median(TO_RESOLUTION), closedAfterHours(9, 1, 4))
                        .result())
                .isEqualTo(measured("4.000000", "h"));
    }

    @Test
    void the_median_of_an_even_number_is_the_mean_of_the_two_in_the_middle() {
        assertThat(total(new KpiFormula.Median(TO_RESOLUTION), closedAfterHours(9, 1, 4, 7))
                        .result())
                .isEqualTo(measured("5.500000", "h"));
    }

    @Test
    void a_percentile_by_nearest_rank_is_a_value_that_occurred() {
        SampleTicket[] tickets = closedAfterHours(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(total(new KpiFormula.Percentile(TO_RESOLUTION, 90, PercentileDefinition.NEAREST_RANK), tickets)
                        .result())
                .isEqualTo(measured("9.000000", "h"));
        assertThat(total(new KpiFormula.Percentile(TO_RESOLUTION, 91, PercentileDefinition.NEAREST_RANK), tickets)
                        .result())
                .isEqualTo(measured("10.000000", "h"));
        assertThat(total(new KpiFormula.Percentile(TO_RESOLUTION, 1, PercentileDefinition.NEAREST_RANK), tickets)
                        .result())
                .isEqualTo(measured("1.000000", "h"));
    }

    /** Figures of R 4, {@code quantile(c(15, 20, 35, 40, 50), p, type)}, and of Excel's two functions. */
    @ParameterizedTest(name = "{0}, {1} percent: {2}")
    @Verifies("KPI-9")
    @CsvSource({
        "NEAREST_RANK, 5, 15",
        "NEAREST_RANK, 30, 20",
        "NEAREST_RANK, 40, 20",
        "NEAREST_RANK, 50, 35",
        "NEAREST_RANK, 100, 50",
        "LINEAR, 5, 16",
        "LINEAR, 30, 23",
        "LINEAR, 40, 29",
        "LINEAR, 50, 35",
        "LINEAR, 90, 46",
        "LINEAR, 100, 50",
        "N_PLUS_ONE, 5, 15",
        "N_PLUS_ONE, 30, 19",
        "N_PLUS_ONE, 40, 26",
        "N_PLUS_ONE, 50, 35",
        "N_PLUS_ONE, 80, 48",
        "N_PLUS_ONE, 90, 50",
        "N_PLUS_ONE, 100, 50"
    })
    void a_percentile_is_of_the_definition_that_was_chosen(PercentileDefinition definition, int percent, String hours) {
        assertThat(total(
                                new KpiFormula.Percentile(TO_RESOLUTION, percent, definition),
                                closedAfterHours(40, 15, 50, 35, 20))
                        .result())
                .isEqualTo(measured(hours + ".000000", "h"));
    }

    @ParameterizedTest
    @EnumSource(PercentileDefinition.class)
    void any_percentile_of_one_value_is_that_value(PercentileDefinition definition) {
        assertThat(List.of(1, 50, 99, 100))
                .allSatisfy(percent -> assertThat(total(
                                        new KpiFormula.Percentile(TO_RESOLUTION, percent, definition),
                                        closedAfterHours(7))
                                .result())
                        .isEqualTo(measured("7.000000", "h")));
    }

    @Test
    void a_value_is_looked_up_by_kpi_and_group() {
        TicketKpis kpis = accepted(
                by(ATTAINMENT, Dimension.SERVICE, Dimension.PRIORITY),
                withResolution(1, "P1", Outcome.MET),
                withResolution(2, "P2", Outcome.MISSED));
        assertThat(kpis.value("kpi", Map.of()).orElseThrow().denominator()).isEqualTo(2);
        assertThat(kpis.value("kpi", Map.of("priority", "P2", "service", "mail"))
                        .orElseThrow()
                        .result())
                .isEqualTo(measured("0.000000", "%"));
        assertThat(kpis.values())
                .allMatch(
                        v -> kpis.value(v.kpiId(), v.dimensions()).orElseThrow().equals(v));
    }

    @Test
    void a_value_that_was_not_computed_is_not_found() {
        TicketKpis kpis = accepted(by(ATTAINMENT, Dimension.PRIORITY), withResolution(1, "P1", Outcome.MET));
        assertThat(kpis.value("another", Map.of())).isEmpty();
        assertThat(kpis.value("kpi", Map.of("priority", "P9"))).isEmpty();
        assertThat(kpis.value("kpi", Map.of("service", "Mail"))).isEmpty();
        assertThat(kpis.value("kpi", Map.of("priority", "P1", "service", "Mail")))
                .isEmpty();
    }

    @Test
    void a_composite_weighs_its_parts() {
        KpiFormula composite = new KpiFormula.WeightedComposite(
                Map.of(TicketFact.RESOLUTION_IN_TIME, BigDecimal.valueOf(3), TicketFact.REOPENED, BigDecimal.ONE));
        KpiValue value =
                total(composite, withResolution(1, "P1", Outcome.MET), withResolution(2, "P1", Outcome.MISSED));
        assertThat(value.result()).isEqualTo(measured("37.500000", "%"));
    }

    @Test
    void a_composite_without_data_for_one_part_has_none() {
        KpiFormula composite = new KpiFormula.WeightedComposite(
                Map.of(TicketFact.RESOLUTION_IN_TIME, BigDecimal.ONE, TicketFact.REOPENED, BigDecimal.ONE));
        assertThat(total(composite, closedAfter(1, 60)).result()).isInstanceOf(Result.NoData.class);
    }

    @Test
    @Verifies("X-8")
    void without_tickets_there_is_no_data_and_never_zero() {
        List<KpiFormula> formulas = List.of(
                ATTAINMENT,
                new KpiFormula.Count(TicketFact.ANY),
                new KpiFormula.RatePerExposure(TicketFact.ANY, BigDecimal.TEN, "user"),
                new KpiFormula.Mean(TO_RESOLUTION),
                new KpiFormula.Median(TO_RESOLUTION),
                new KpiFormula.Percentile(TO_RESOLUTION, 90, PercentileDefinition.NEAREST_RANK),
                new KpiFormula.WeightedComposite(Map.of(TicketFact.ANY, BigDecimal.ONE)));
        assertThat(formulas)
                .allSatisfy(formula -> assertThat(total(formula).result()).isInstanceOf(Result.NoData.class));
    }

    @Test
    @Verifies("X-8")
    void a_group_to_which_a_question_does_not_apply_has_no_data() {
        TicketKpis kpis = accepted(
                by(ATTAINMENT, Dimension.PRIORITY),
                withResolution(1, "P1", Outcome.MET),
                withResolution(2, "P2", Outcome.RUNNING));
        assertThat(kpis.values().get(2).result()).isInstanceOf(Result.NoData.class);
    }

    @Test
    void fewer_tickets_than_the_minimum_are_no_data() {
        KpiDefinition three = kpi(ATTAINMENT).minimumSample(3).build();
        TicketKpis kpis = TicketKpis.of(List.of(three), List.of());
        accepted(kpis, withResolution(1, "P1", Outcome.MET), withResolution(2, "P1", Outcome.MET));
        assertThat(kpis.values().get(0).result())
                .isEqualTo(Result.noData("only 2 tickets; the KPI demands at least 3"));
        kpis.accept(withResolution(3, "P1", Outcome.MET).judged());
        assertThat(kpis.values().get(0).result()).isEqualTo(measured("100.000000", "%"));
    }

    @Test
    void verdicts_of_an_agreement_are_taken_by_their_metric() {
        JudgedTicket judged = JudgedTicket.of(
                SampleTicket.opened("2026-01-05T00:00:00Z").judged().ticket(),
                List.of(
                        new SlaVerdict(SlaMetric.RESOLUTION, Outcome.MET, List.of(), Set.of(), "2026a"),
                        new SlaVerdict(SlaMetric.FIRST_RESPONSE, Outcome.MISSED, List.of(), Set.of(), "2026a")));
        assertThat(TicketFact.RESOLUTION_IN_TIME.of(judged)).contains(true);
        assertThat(TicketFact.FIRST_RESPONSE_IN_TIME.of(judged)).contains(false);
        assertThat(TicketFact.CLOSURE_IN_TIME.of(judged)).isEmpty();
    }

    @Test
    void a_ticket_that_was_not_judged_is_of_no_account_for_attainment() {
        TicketKpis kpis = by(ATTAINMENT);
        kpis.accept(JudgedTicket.unjudged(
                SampleTicket.opened("2026-01-05T00:00:00Z").judged().ticket()));
        assertThat(kpis.values().get(0).result()).isInstanceOf(Result.NoData.class);
    }

    @Test
    @Verifies("KPI-1")
    void a_kpi_that_is_entered_by_hand_is_not_computed() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> by(new KpiFormula.Entered()))
                .withMessageContaining("is not computed from tickets");
        assertThatIllegalArgumentException().isThrownBy(() -> Accumulator.of(new KpiFormula.Entered()));
    }

    @Test
    void a_breakdown_names_each_dimension_once() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> by(ATTAINMENT, Dimension.PRIORITY, Dimension.PRIORITY))
                .withMessageContaining("names a dimension twice");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> TicketKpis.of(List.of(kpi(ATTAINMENT).build()), List.of(List.of())));
    }

    @Test
    void only_computations_of_the_same_are_merged() {
        TicketKpis byPriority = by(ATTAINMENT, Dimension.PRIORITY);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> byPriority.merge(by(ATTAINMENT, Dimension.SERVICE)))
                .withMessageContaining("merge like with like");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> byPriority.merge(by(new KpiFormula.Count(TicketFact.ANY), Dimension.PRIORITY)));
    }
}
