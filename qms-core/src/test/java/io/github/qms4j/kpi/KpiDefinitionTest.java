package io.github.qms4j.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.quantity.Bound;
import io.github.qms4j.quantity.Comparator;
import io.github.qms4j.quantity.Quantity;
import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a KPI's definition must say, and what it may not. */
@Verifies("KPI-1")
class KpiDefinitionTest {
    private static final KpiFormula SHARE = new KpiFormula.Ratio(TicketFact.RESOLUTION_IN_TIME);
    private static final TicketTime TIME = TicketTime.OPENED_TO_RESOLUTION;

    private static KpiDefinition.Builder share() {
        return KpiDefinition.builder("share", "Share in time", SHARE).owner("service manager");
    }

    private static KpiBand band(String name, @Nullable Integer from, @Nullable Integer until) {
        return new KpiBand(
                name, from == null ? null : BigDecimal.valueOf(from), until == null ? null : BigDecimal.valueOf(until));
    }

    private static void assertRefused(KpiDefinition.Builder builder, String place) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(builder::build)
                .satisfies(e ->
                        assertThat(e.violations()).extracting(Violation::place).containsExactly(place));
    }

    @Test
    void a_definition_says_all_that_it_was_told() {
        Bound target = new Bound(Comparator.AT_LEAST, Quantity.of(90, "%"));
        KpiDefinition kpi = share().purpose("requests are handled in time")
                .direction(Direction.HIGHER_IS_BETTER)
                .period(Period.ofMonths(3))
                .source("ticket export")
                .collector("service desk")
                .band(band("red", null, 90))
                .band(band("green", 90, null))
                .target(target)
                .minimumSample(20)
                .stalenessGrace(Period.ofDays(5))
                .demandsVerification(true)
                .objective("OBJ-1")
                .build();
        assertThat(kpi.id()).isEqualTo("share");
        assertThat(kpi.name()).isEqualTo("Share in time");
        assertThat(kpi.purpose()).isEqualTo("requests are handled in time");
        assertThat(kpi.formula()).isEqualTo(SHARE);
        assertThat(kpi.unit()).isEqualTo("%");
        assertThat(kpi.direction()).isEqualTo(Direction.HIGHER_IS_BETTER);
        assertThat(kpi.period()).isEqualTo(Period.ofMonths(3));
        assertThat(kpi.source()).isEqualTo("ticket export");
        assertThat(kpi.owner()).isEqualTo("service manager");
        assertThat(kpi.collector()).isEqualTo("service desk");
        assertThat(kpi.bands()).extracting(KpiBand::name).containsExactly("red", "green");
        assertThat(kpi.target()).contains(target);
        assertThat(kpi.minimumSample()).isEqualTo(20);
        assertThat(kpi.stalenessGrace()).isEqualTo(Period.ofDays(5));
        assertThat(kpi.demandsVerification()).isTrue();
        assertThat(kpi.objectives()).containsExactly("OBJ-1");
    }

    @Test
    void a_computed_kpi_has_the_unit_of_its_formula() {
        assertThat(List.of(
                        SHARE,
                        new KpiFormula.WeightedComposite(Map.of(TicketFact.ANY, BigDecimal.ONE)),
                        new KpiFormula.Count(TicketFact.ANY),
                        new KpiFormula.RatePerExposure(TicketFact.ANY, BigDecimal.TEN, "user"),
                        new KpiFormula.Mean(TIME),
                        new KpiFormula.Median(TIME),
                        new KpiFormula.Percentile(TIME, 90, PercentileDefinition.NEAREST_RANK)))
                .extracting(f -> KpiDefinition.builder("k", "K", f)
                        .owner("owner")
                        .build()
                        .unit())
                .containsExactly("%", "%", "1", "1/user", "h", "h", "h");
    }

    @Test
    void an_id_is_demanded() {
        assertRefused(KpiDefinition.builder(" ", "K", SHARE).owner("owner"), "id");
    }

    @Test
    void a_name_is_demanded() {
        assertRefused(KpiDefinition.builder("k", "", SHARE).owner("owner"), "name");
    }

    @Test
    void a_computation_that_is_thrown_away_needs_no_owner() {
        assertThat(KpiDefinition.builder("k", "K", SHARE).build().owner()).isEmpty();
    }

    @Test
    void a_computed_kpi_takes_no_other_unit_than_that_of_its_formula() {
        assertRefused(share().unit("h"), "unit");
    }

    @Test
    void an_entered_kpi_may_have_any_unit_but_a_blank_one() {
        KpiDefinition.Builder entered =
                KpiDefinition.builder("k", "K", new KpiFormula.Entered()).owner("owner");
        assertThat(entered.unit("EUR").build().unit()).isEqualTo("EUR");
        assertRefused(entered.unit(" "), "unit");
    }

    @Test
    void a_target_is_in_the_unit_of_the_kpi() {
        assertRefused(share().target(new Bound(Comparator.AT_LEAST, Quantity.of(90, "h"))), "target");
    }

    @Test
    void a_minimum_sample_is_at_least_one() {
        assertRefused(share().minimumSample(0), "minimumSample");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "P-1M"})
    void a_period_is_a_length_of_time(String period) {
        assertRefused(share().period(Period.parse(period)), "period");
    }

    @Test
    void a_grace_is_not_negative_but_may_be_none() {
        assertThat(share().stalenessGrace(Period.ZERO).build().stalenessGrace()).isEqualTo(Period.ZERO);
        assertRefused(share().stalenessGrace(Period.ofDays(-1)), "stalenessGrace");
    }

    @Test
    void bands_that_touch_do_not_overlap() {
        KpiDefinition.Builder touching = share().band(band("amber", 80, 90)).band(band("green", 90, null));
        assertThat(touching.build().bands()).hasSize(2);
    }

    @Test
    void bands_may_not_overlap() {
        assertRefused(share().band(band("amber", 80, 91)).band(band("green", 90, null)), "bands");
        assertRefused(share().band(band("all", null, null)).band(band("green", 90, 95)), "bands");
        assertRefused(share().band(band("inner", 85, 86)).band(band("outer", 80, 90)), "bands");
    }

    @Test
    void a_band_is_not_empty() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> band("none", 90, 90))
                .withMessageContaining("is empty");
    }

    @Test
    void everything_that_is_wrong_is_listed_at_once() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> KpiDefinition.builder("", "", SHARE)
                        .minimumSample(0)
                        .period(Period.ZERO)
                        .build())
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::place)
                        .containsExactly("id", "name", "minimumSample", "period"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101})
    void a_percentile_is_between_one_and_a_hundred(int percent) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new KpiFormula.Percentile(TIME, percent, PercentileDefinition.LINEAR))
                .withMessageContaining("is outside 1 to 100");
    }

    @Test
    void an_exposure_is_above_zero() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new KpiFormula.RatePerExposure(TicketFact.ANY, BigDecimal.ZERO, "user"))
                .withMessageContaining("is not above 0");
    }

    @Test
    void an_exposure_has_a_unit() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new KpiFormula.RatePerExposure(TicketFact.ANY, BigDecimal.TEN, " "))
                .withMessageContaining("is blank");
    }

    @Test
    void a_composite_has_parts_and_each_weighs_something() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new KpiFormula.WeightedComposite(Map.of()));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new KpiFormula.WeightedComposite(Map.of(TicketFact.ANY, BigDecimal.ZERO)))
                .withMessageContaining("not above 0");
    }
}
