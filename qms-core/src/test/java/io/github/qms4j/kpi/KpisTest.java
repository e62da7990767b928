package io.github.qms4j.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.qms4j.DuplicateException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.RefusedException.Ground;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.delegation.Delegations.Delegate;
import io.github.qms4j.kpi.KpiDecision.Course;
import io.github.qms4j.kpi.KpiEvaluation.Change;
import io.github.qms4j.kpi.Kpis.Recorded;
import io.github.qms4j.quantity.Bound;
import io.github.qms4j.quantity.Comparator;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.spi.storage.AttributeValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** KPIs on record: their definitions, measurements with provenance, and the decisions taken on them. */
class KpisTest {
    private static final Actor COLLECTOR = Actor.of("u-collector", Role.SERVICE_MANAGER);
    private static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    private static final Actor AGENT = Actor.of("u-agent", Role.SERVICE_AGENT);

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final MeasurementSource EXPORT = new MeasurementSource("export.csv", "ab12", 200, 3);

    private final SettableClock clock = new SettableClock("2026-03-02T08:00:00Z");
    private final Qms qms = Qms.builder().inMemory().clock(clock).build();
    private final Kpis kpis = qms.as(COLLECTOR).kpis();

    private Kpis because(String reason) {
        return qms.as(COLLECTOR, reason).kpis();
    }

    private static KpiDefinition.Builder share() {
        return KpiDefinition.builder("share", "Share in time", new KpiFormula.Ratio(TicketFact.RESOLUTION_IN_TIME))
                .purpose("requests are handled in time")
                .direction(Direction.HIGHER_IS_BETTER)
                .source("ticket export")
                .owner("service manager")
                .collector("service desk");
    }

    private KpiDefinition active(KpiDefinition.Builder builder) {
        KpiDefinition definition = builder.build();
        kpis.define(definition);
        kpis.activate(definition.id());
        return definition;
    }

    private static Measurement month(LocalDate first, String percent) {
        return month(first, percent, Map.of());
    }

    private static Measurement month(LocalDate first, String percent, Map<String, String> group) {
        Result result = Result.measured(Quantity.of(percent, "%"));
        return Measurement.of(new KpiValue("share", group, result, 45, 50), first, first.plusMonths(1), EXPORT);
    }

    private static void assertInvalid(ThrowingCallable attempt, String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(attempt)
                .withMessageContaining(message);
    }

    private static void assertRefused(ThrowingCallable attempt, String rule) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(attempt)
                .satisfies(
                        e -> assertThat(e.grounds()).extracting(Ground::ruleId).containsExactly(rule));
    }

    @Test
    @Verifies("KPI-1")
    void a_definition_is_read_back_as_it_was_written() {
        KpiDefinition definition = share().period(Period.ofMonths(3))
                .band(new KpiBand("red", null, new BigDecimal("89.50")))
                .band(new KpiBand("green", new BigDecimal("89.50"), null))
                .target(new Bound(Comparator.AT_LEAST, Quantity.of("90.0", "%")))
                .minimumSample(20)
                .stalenessGrace(Period.of(0, 1, 5))
                .demandsVerification(true)
                .objective("OBJ-1")
                .build();
        kpis.define(definition);
        assertThat(kpis.find("share")).contains(definition);
    }

    @Test
    @Verifies("KPI-1")
    void every_form_of_formula_is_read_back_as_it_was_written() {
        List<KpiFormula> formulas = List.of(
                new KpiFormula.Ratio(TicketFact.REOPENED),
                new KpiFormula.Count(TicketFact.ANY),
                new KpiFormula.Mean(TicketTime.OPENED_TO_CLOSURE),
                new KpiFormula.Median(TicketTime.OPENED_TO_FIRST_RESPONSE),
                new KpiFormula.Percentile(TicketTime.OPENED_TO_RESOLUTION, 95, PercentileDefinition.N_PLUS_ONE),
                new KpiFormula.RatePerExposure(TicketFact.ANY, new BigDecimal("250.50"), "user"),
                new KpiFormula.WeightedComposite(Map.of(TicketFact.REOPENED, BigDecimal.ONE)),
                new KpiFormula.Entered());
        assertThat(formulas).allSatisfy(formula -> {
            String id = formula.getClass().getSimpleName();
            kpis.define(KpiDefinition.builder(id, id, formula).owner("owner").build());
            assertThat(kpis.find(id).map(KpiDefinition::formula)).contains(formula);
        });
    }

    @Test
    @Verifies("KPI-1")
    void a_definition_is_made_once() {
        kpis.define(share().build());
        assertThatExceptionOfType(DuplicateException.class).isThrownBy(() -> kpis.define(share().build()));
    }

    @Test
    @Verifies("KPI-1")
    void there_is_no_definition_of_an_unknown_id() {
        assertThat(kpis.find("unknown")).isEmpty();
    }

    @Test
    @Verifies("KPI-1")
    void a_draft_is_revised_without_a_reason() {
        kpis.define(share().build());
        kpis.revise(share().minimumSample(5).build());
        assertThat(kpis.find("share").map(KpiDefinition::minimumSample)).contains(5L);
    }

    @Test
    @Verifies("KPI-1")
    void an_active_definition_is_revised_with_a_reason_only() {
        active(share());
        KpiDefinition revised = share().minimumSample(5).build();
        assertRefused(() -> kpis.revise(revised), "X-5");
        because("small samples misled").revise(revised);
        assertThat(kpis.find("share")).contains(revised);
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "purpose", "source", "collector"})
    @Verifies("KPI-1")
    void a_definition_without_one_of_its_parts_is_not_put_into_use(String missing) {
        KpiDefinition.Builder incomplete = share();
        switch (missing) {
            case "owner" -> incomplete.owner("");
            case "purpose" -> incomplete.purpose(" ");
            case "source" -> incomplete.source("");
            default -> incomplete.collector("");
        }
        kpis.define(incomplete.build());
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> kpis.activate("share"))
                .withMessageContaining("'" + missing + "' needs a value");
    }

    @Test
    @Verifies("KPI-1")
    void a_definition_in_use_does_not_lose_one_of_its_parts() {
        active(share());
        KpiDefinition incomplete = share().purpose("").build();
        assertRefused(() -> because("shorter").revise(incomplete), "KPI-1");
    }

    @Test
    @Verifies("KPI-1")
    void a_draft_may_be_incomplete() {
        KpiDefinition draft = share().purpose("").collector("").build();
        kpis.define(draft);
        kpis.revise(share().purpose("").source("").build());
        assertThat(kpis.find("share").map(KpiDefinition::source)).contains("");
    }

    @Test
    @Verifies("KPI-1")
    void a_kpi_is_retired_with_a_reason_and_for_good() {
        active(share());
        assertRefused(() -> kpis.retire("share"), "X-5");
        because("nobody reads it").retire("share");
        assertRefused(() -> because("again").revise(share().minimumSample(5).build()), "X-1");
        assertRefused(() -> because("again").activate("share"), "X-1");
    }

    @Test
    @Verifies("KPI-1")
    void a_draft_is_not_retired() {
        kpis.define(share().build());
        assertRefused(() -> because("a mistake").retire("share"), "X-1");
    }

    @Test
    @Verifies("KPI-1")
    void an_agent_defines_no_kpi() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> qms.as(AGENT).kpis().define(share().build()))
                .withMessageContaining("kpi:maintain");
    }

    @Test
    @Verifies("KPI-2")
    void a_measurement_keeps_its_numbers_and_its_source() {
        active(share());
        kpis.record("batch-1", List.of(month(JANUARY, "90.00")));
        Measurement stored = kpis.measurement(month(JANUARY, "0").id()).orElseThrow();
        assertThat(stored.kpiId()).isEqualTo("share");
        assertThat(stored.from()).isEqualTo(JANUARY);
        assertThat(stored.until()).isEqualTo(FEBRUARY);
        assertThat(stored.quantity()).contains(Quantity.of("90.00", "%"));
        assertThat(stored.numerator()).isEqualTo(45);
        assertThat(stored.denominator()).isEqualTo(50);
        assertThat(stored.source()).isEqualTo(EXPORT);
        assertThat(stored.collectedBy()).isEqualTo("u-collector");
        assertThat(stored.verifiedBy()).isEmpty();
        assertThat(stored.status()).isEqualTo(Measurement.Status.RECORDED);
    }

    @Test
    @Verifies({"KPI-2", "X-8"})
    void absence_of_data_is_recorded_as_such() {
        active(share());
        Measurement none = Measurement.entered("share", JANUARY, FEBRUARY, Result.noData("no ticket"), EXPORT);
        kpis.record("batch-1", List.of(none));
        assertThat(kpis.measurement(none.id()).map(Measurement::result)).contains(Result.noData("no ticket"));
    }

    @Test
    @Verifies("KPI-2")
    void recording_the_same_twice_changes_nothing() {
        active(share());
        List<Measurement> both = List.of(month(JANUARY, "90"), month(FEBRUARY, "91"));
        assertThat(kpis.record("batch-1", both)).isEqualTo(new Recorded(2, 0, 0));
        assertThat(kpis.record("batch-2", both)).isEqualTo(new Recorded(0, 2, 0));
        assertThat(qms.as(QUALITY).kpis().record("batch-3", both)).isEqualTo(new Recorded(0, 2, 0));
        assertThat(kpis.measurements("share"))
                .extracting(Measurement::collectedBy)
                .containsOnly("u-collector");
    }

    @Test
    @Verifies("KPI-2")
    void a_verified_measurement_stays_verified_when_the_same_is_recorded_again() {
        active(share());
        kpis.record("batch-1", List.of(month(JANUARY, "90")));
        qms.as(QUALITY).kpis().verify(month(JANUARY, "90").id());
        assertThat(kpis.record("batch-2", List.of(month(JANUARY, "90")))).isEqualTo(new Recorded(0, 1, 0));
        assertThat(kpis.measurements("share"))
                .extracting(Measurement::status)
                .containsExactly(Measurement.Status.VERIFIED);
    }

    @Test
    @Verifies("KPI-2")
    void a_correction_without_a_reason_is_refused() {
        active(share());
        kpis.record("batch-1", List.of(month(JANUARY, "90")));
        assertRefused(() -> kpis.record("batch-2", List.of(month(JANUARY, "91"), month(FEBRUARY, "92"))), "X-5");
        assertThat(kpis.measurements("share")).hasSize(1);
    }

    @Test
    @Verifies("KPI-2")
    void a_correction_is_a_new_version_and_the_old_one_can_still_be_read() {
        active(share());
        kpis.record("batch-1", List.of(month(JANUARY, "90")));
        clock.set("2026-03-03T08:00:00Z");
        Recorded corrected = because("two rows were read twice").record("batch-2", List.of(month(JANUARY, "88")));
        assertThat(corrected).isEqualTo(new Recorded(0, 0, 1));
        String id = month(JANUARY, "0").id();
        assertThat(kpis.measurement(id).flatMap(Measurement::quantity)).contains(Quantity.of("88", "%"));
        assertThat(Unbounded.records(qms.as(QUALITY))
                        .asOf(MeasurementLifeCycle.TYPE, id, clock.instant().minusSeconds(1))
                        .map(v -> Measurement.of(v.state().measurement()))
                        .flatMap(Measurement::quantity))
                .contains(Quantity.of("90", "%"));
    }

    @Test
    @Verifies("KPI-2")
    void a_correction_must_be_verified_anew() {
        active(share());
        kpis.record("batch-1", List.of(month(JANUARY, "90")));
        String id = month(JANUARY, "90").id();
        qms.as(QUALITY).kpis().verify(id);
        because("recount").record("batch-2", List.of(month(JANUARY, "88")));
        Measurement corrected = kpis.measurement(id).orElseThrow();
        assertThat(corrected.status()).isEqualTo(Measurement.Status.RECORDED);
        assertThat(corrected.verifiedBy()).isEmpty();
    }

    @Test
    @Verifies("KPI-2")
    void a_measurement_of_an_undefined_kpi_is_refused() {
        assertInvalid(() -> kpis.record("batch-1", List.of(month(JANUARY, "90"))), "is not a defined KPI");
    }

    @Test
    @Verifies("KPI-2")
    void a_measurement_of_a_retired_kpi_is_refused() {
        active(share());
        because("nobody reads it").retire("share");
        assertInvalid(() -> kpis.record("batch-1", List.of(month(JANUARY, "90"))), "was retired, for good");
    }

    @Test
    @Verifies("KPI-2")
    void a_measurement_in_another_unit_is_refused() {
        active(share());
        Measurement hours =
                Measurement.entered("share", JANUARY, FEBRUARY, Result.measured(Quantity.of(7, "h")), EXPORT);
        assertInvalid(() -> kpis.record("batch-1", List.of(hours)), "is not the KPI's unit");
    }

    @Test
    @Verifies("KPI-2")
    void the_same_period_and_group_twice_in_a_batch_is_refused() {
        active(share());
        assertInvalid(
                () -> kpis.record("batch-1", List.of(month(JANUARY, "90"), month(JANUARY, "91"))),
                "stands twice in the batch");
        assertThat(kpis.measurements("share")).isEmpty();
    }

    @Test
    @Verifies("KPI-2")
    void a_batch_with_one_wrong_measurement_records_none() {
        active(share());
        Measurement unknown = Measurement.entered("unknown", JANUARY, FEBRUARY, Result.noData("none"), EXPORT);
        assertInvalid(() -> kpis.record("batch-1", List.of(month(JANUARY, "90"), unknown)), "unknown");
        assertThat(kpis.measurements("share")).isEmpty();
    }

    @Test
    @Verifies("KPI-2")
    void an_empty_batch_is_no_measurement() {
        assertThat(kpis.record("batch-1", List.of())).isEqualTo(new Recorded(0, 0, 0));
    }

    @Test
    @Verifies("KPI-2")
    void a_period_that_is_empty_is_refused() {
        assertInvalid(() -> Measurement.entered("share", JANUARY, JANUARY, Result.noData("none"), EXPORT), "is empty");
    }

    @Test
    @Verifies("KPI-2")
    void an_agent_records_no_measurement() {
        active(share());
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> qms.as(AGENT).kpis().record("batch-1", List.of(month(JANUARY, "90"))))
                .withMessageContaining("kpi:measure");
    }

    @Test
    @Verifies("KPI-2")
    void groups_with_confusing_names_have_measurements_of_their_own() {
        active(share());
        List<Measurement> measurements = List.of(
                month(JANUARY, "1", Map.of("a", "x/b=y")),
                month(JANUARY, "2", Map.of("a", "x", "b", "y")),
                month(JANUARY, "3", Map.of("a/b", "y")),
                month(JANUARY, "4", Map.of("a", "x%2Fb%3Dy")),
                month(JANUARY, "5", Map.of("a", "x/b%3Dy")));
        assertThat(measurements).extracting(Measurement::id).doesNotHaveDuplicates();
        assertThat(kpis.record("batch-1", measurements)).isEqualTo(new Recorded(5, 0, 0));
        assertThat(kpis.record("batch-2", measurements)).isEqualTo(new Recorded(0, 5, 0));
    }

    @Test
    @Verifies("KPI-2")
    void a_group_is_found_by_the_names_of_its_dimensions_however_they_were_ordered() {
        active(share());
        Map<String, String> group = new LinkedHashMap<>();
        group.put("service", "mail");
        group.put("priority", "P1");
        Measurement measurement = month(JANUARY, "90", group);
        kpis.record("batch-1", List.of(measurement));
        assertThat(storedUnder("priority,service")).isEqualTo(1);
        qms.as(QUALITY).kpis().verify(measurement.id());
        assertThat(storedUnder("priority,service")).isEqualTo(1);
        assertThat(kpis.record("batch-2", List.of(month(JANUARY, "90", Map.of("priority", "P1", "service", "mail")))))
                .isEqualTo(new Recorded(0, 1, 0));
    }

    private long storedUnder(String breakdown) {
        RecordStore records = Unbounded.records(qms.as(QUALITY));
        return records.count(
                MeasurementLifeCycle.TYPE,
                records.query(MeasurementLifeCycle.TYPE).whereEqual("breakdown", AttributeValue.of(breakdown)));
    }

    @Test
    @Verifies("KPI-2")
    void measurements_are_listed_in_the_order_of_their_periods() {
        active(share());
        kpis.record("batch-1", List.of(month(FEBRUARY, "91"), month(JANUARY, "90")));
        assertThat(kpis.measurements("share")).extracting(Measurement::from).containsExactly(JANUARY, FEBRUARY);
    }

    @Test
    @Verifies("KPI-2")
    void somebody_other_than_the_collector_verifies() {
        active(share());
        kpis.record("batch-1", List.of(month(JANUARY, "90")));
        String id = month(JANUARY, "90").id();
        qms.as(QUALITY).kpis().verify(id);
        Measurement verified = kpis.measurement(id).orElseThrow();
        assertThat(verified.status()).isEqualTo(Measurement.Status.VERIFIED);
        assertThat(verified.verifiedBy()).contains("u-quality");
        assertThat(verified.collectedBy()).isEqualTo("u-collector");
    }

    @Test
    @Verifies("KPI-2")
    void the_collector_does_not_verify() {
        active(share());
        kpis.record("batch-1", List.of(month(JANUARY, "90")));
        String id = month(JANUARY, "90").id();
        assertRefused(() -> kpis.verify(id), "KPI-2");
        assertThat(kpis.measurement(id).map(Measurement::status)).contains(Measurement.Status.RECORDED);
    }

    @Test
    @Verifies("KPI-2")
    void who_acts_for_the_collector_does_not_verify_either() {
        active(share());
        kpis.record("batch-1", List.of(month(JANUARY, "90")));
        qms.as(COLLECTOR, "leave")
                .delegations()
                .grant(
                        new Delegate("u-deputy", "Dana Deputy"),
                        Set.of(Role.SERVICE_MANAGER),
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(14)));
        Kpis deputy = qms.as(Actor.of("u-deputy", Role.TRAINER)).kpis();
        String id = month(JANUARY, "90").id();
        assertRefused(() -> deputy.verify(id), "KPI-2");
        assertThat(kpis.measurement(id).map(Measurement::status)).contains(Measurement.Status.RECORDED);
    }

    @Test
    @Verifies("KPI-2")
    void who_corrects_a_measurement_is_its_collector_and_does_not_verify_it() {
        active(share());
        kpis.record("batch-1", List.of(month(JANUARY, "90")));
        qms.as(QUALITY, "recount").kpis().record("batch-2", List.of(month(JANUARY, "88")));
        String id = month(JANUARY, "90").id();
        assertRefused(() -> qms.as(QUALITY).kpis().verify(id), "KPI-2");
        kpis.verify(id);
        assertThat(kpis.measurement(id).flatMap(Measurement::verifiedBy)).contains("u-collector");
    }

    @Test
    @Verifies("KPI-2")
    void a_measurement_is_verified_once() {
        active(share());
        kpis.record("batch-1", List.of(month(JANUARY, "90")));
        String id = month(JANUARY, "90").id();
        qms.as(QUALITY).kpis().verify(id);
        assertRefused(() -> qms.as(QUALITY).kpis().verify(id), "X-1");
    }

    @Test
    @Verifies("KPI-6")
    void an_evaluation_looks_at_one_group_only() {
        active(share());
        kpis.record(
                "batch-1",
                List.of(
                        month(JANUARY, "80"),
                        month(FEBRUARY, "90"),
                        month(JANUARY, "70", Map.of("priority", "P1")),
                        month(FEBRUARY, "60", Map.of("priority", "P1"))));
        assertThat(kpis.evaluate("share", Map.of(), MARCH).change()).isEqualTo(Change.IMPROVEMENT);
        assertThat(kpis.evaluate("share", Map.of("priority", "P1"), MARCH).change())
                .isEqualTo(Change.CONCERN);
        assertThat(kpis.evaluate("share", Map.of("priority", "P2"), MARCH).latest())
                .isNull();
    }

    @Test
    @Verifies({"KPI-2", "KPI-6"})
    void where_verification_is_demanded_an_unverified_measurement_says_nothing() {
        active(share().demandsVerification(true));
        kpis.record("batch-1", List.of(month(JANUARY, "80"), month(FEBRUARY, "90")));
        assertThat(kpis.evaluate("share", Map.of(), MARCH).latest()).isNull();
        qms.as(QUALITY).kpis().verify(month(JANUARY, "80").id());
        KpiEvaluation january = kpis.evaluate("share", Map.of(), MARCH);
        assertThat(january.latest()).isNotNull().extracting(Measurement::from).isEqualTo(JANUARY);
        assertThat(january.change()).isEqualTo(Change.UNKNOWN);
    }

    @Test
    @Verifies("KPI-6")
    void where_verification_is_not_demanded_an_unverified_measurement_counts() {
        active(share());
        kpis.record("batch-1", List.of(month(FEBRUARY, "90")));
        assertThat(kpis.evaluate("share", Map.of(), MARCH).latest()).isNotNull();
    }

    @Test
    @Verifies("KPI-6")
    void an_unknown_kpi_is_not_evaluated() {
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> kpis.evaluate("unknown", Map.of(), MARCH));
    }

    @Test
    @Verifies("KPI-6")
    void a_decision_is_on_record_with_who_decided_what_when_and_why() {
        active(share());
        kpis.record("batch-1", List.of(month(JANUARY, "80")));
        String id = month(JANUARY, "80").id();
        String number = qms.as(QUALITY, "the mail server failed twice").kpis().decide(id, Course.INVESTIGATE);
        assertThat(number).isEqualTo("KD-2026-0001");
        assertThat(kpis.decision(number))
                .contains(new KpiDecision(
                        "share",
                        id,
                        0,
                        Course.INVESTIGATE,
                        "the mail server failed twice",
                        "u-quality",
                        clock.instant()));
    }

    @Test
    @Verifies("KPI-6")
    void a_decision_without_a_rationale_is_refused() {
        active(share());
        kpis.record("batch-1", List.of(month(JANUARY, "80")));
        assertRefused(() -> kpis.decide(month(JANUARY, "80").id(), Course.ACT), "X-5");
        assertThat(kpis.decisions("share")).isEmpty();
    }

    @Test
    @Verifies("KPI-6")
    void a_decision_keeps_the_version_that_was_seen() {
        active(share());
        kpis.record("batch-1", List.of(month(JANUARY, "80")));
        String id = month(JANUARY, "80").id();
        because("below target").decide(id, Course.ACT);
        because("recount").record("batch-2", List.of(month(JANUARY, "88")));
        clock.set("2026-03-04T08:00:00Z");
        because("met after all").decide(id, Course.ACCEPT);
        assertThat(kpis.decisions("share"))
                .extracting(KpiDecision::measurementVersion, KpiDecision::decided)
                .containsExactly(tuple(0L, Course.ACT), tuple(1L, Course.ACCEPT));
    }

    @Test
    @Verifies("KPI-6")
    void nothing_is_decided_on_what_was_not_measured() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> because("why not").decide("share/unknown", Course.ACCEPT));
    }

    @Test
    @Verifies("KPI-6")
    void an_agent_decides_nothing() {
        active(share());
        kpis.record("batch-1", List.of(month(JANUARY, "80")));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() ->
                        qms.as(AGENT, "fine").kpis().decide(month(JANUARY, "80").id(), Course.ACCEPT))
                .withMessageContaining("kpi:decide");
    }
}
