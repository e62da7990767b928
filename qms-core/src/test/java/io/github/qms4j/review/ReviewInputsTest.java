package io.github.qms4j.review;

import static io.github.qms4j.review.ReviewFixture.LIBRARY;
import static io.github.qms4j.review.ReviewFixture.QUALITY;
import static io.github.qms4j.review.ReviewFixture.RISKS;
import static io.github.qms4j.review.ReviewFixture.SATISFACTION;
import static io.github.qms4j.review.ReviewFixture.SERVICE;
import static io.github.qms4j.review.ReviewFixture.YEAR_2026;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.capa.NonconformityLifeCycle;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.kpi.Direction;
import io.github.qms4j.kpi.KpiEvaluation.Change;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.CatalogueLibrary;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a review is given, and what it does without. */
class ReviewInputsTest {
    /** Sources of which {@link ReviewYear} makes no record, and whose change after a meeting is so not tried. */
    private static final Set<String> NOT_IN_THE_YEAR =
            Set.of("objectives", "audits", "audit-findings", "vendor-failures", "training", "document-versions");

    private static final LocalDate JULY = LocalDate.of(2025, 7, 1);

    private final ReviewFixture house = new ReviewFixture();
    private final ReviewYear year = new ReviewYear(house);

    @AfterEach
    void close() {
        house.close();
    }

    private ReviewInput input(ReviewId review, String name) {
        return house.review(review).inputs().find(name).orElseThrow();
    }

    private String figure(ReviewId review, String input, String name) {
        Result result = input(review, input).figure(name).orElseThrow().result();
        return result instanceof Result.Measured measured ? measured.quantity().toString() : result.toString();
    }

    private static List<ReviewClause> clauses(String catalogue) {
        return ReviewClause.of(LIBRARY.find(CatalogueId.parse(catalogue)).orElseThrow());
    }

    // --- clauses ---

    @Test
    @Verifies("REV-1")
    void the_clauses_are_those_of_the_catalogues() {
        assertThat(clauses("iso-9001:2015-amd1"))
                .extracting(ReviewClause::clause)
                .containsExactly(
                        "9.3.2 a)",
                        "9.3.2 b)",
                        "9.3.2 c) 1)",
                        "9.3.2 c) 2)",
                        "9.3.2 c) 3)",
                        "9.3.2 c) 4)",
                        "9.3.2 c) 5)",
                        "9.3.2 c) 6)",
                        "9.3.2 c) 7)",
                        "9.3.2 d)",
                        "9.3.2 e)",
                        "9.3.2 f)");
        assertThat(clauses("iso-13485:2016"))
                .extracting(ReviewClause::clause)
                .containsExactlyElementsOf("abcdefghijkl"
                        .chars()
                        .mapToObj(letter -> "5.6.2 " + (char) letter + ")")
                        .toList());
    }

    @Test
    @Verifies("REV-1")
    void every_clause_of_every_source_is_one_of_the_catalogues() {
        Set<String> known = Stream.of("iso-9001:2015", "iso-9001:2015-amd1", "iso-13485:2016")
                .flatMap(catalogue -> clauses(catalogue).stream())
                .map(ReviewClause::inAnyEdition)
                .collect(Collectors.toSet());
        Set<String> gathered = new TreeSet<>();
        InputSources.all().forEach(source -> gathered.addAll(source.clauses()));

        assertThat(known).containsAll(gathered);
        known.removeAll(gathered);
        assertThat(known)
                .as("clauses that the library does not gather and somebody supplies")
                .containsExactlyInAnyOrder(
                        "iso-9001/9.3.2-c-1",
                        "iso-9001/9.3.2-e",
                        "iso-9001/9.3.2-f",
                        "iso-13485/5.6.2-a",
                        "iso-13485/5.6.2-c",
                        "iso-13485/5.6.2-f",
                        "iso-13485/5.6.2-k");
    }

    @Test
    @Verifies("REV-1")
    void an_instrument_whose_inputs_are_not_known_names_the_clause_that_lists_them() {
        Catalogue services =
                LIBRARY.find(CatalogueId.parse("iso-iec-20000-1:2018")).orElseThrow();

        assertThatThrownBy(() -> ReviewClause.of(services)).isInstanceOf(InvalidInputException.class);
        assertThat(ReviewClause.of(services, "9.3")).isNotEmpty();
        assertThatThrownBy(() -> ReviewClause.of(services, "9.33"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("nothing assessable");
    }

    // --- gathering ---

    @Test
    @Verifies("REV-1")
    void an_input_says_period_query_number_and_hash_of_what_was_read_and_as_of_when() {
        year.of(JULY);
        ReviewId review = house.collected();

        assertThat(house.review(review).inputs().asOf()).isEqualTo(Instant.parse("2026-01-12T09:00:00Z"));
        assertThat(input(review, "complaints")).satisfies(complaints -> {
            assertThat(complaints.clauses()).containsExactly("iso-13485:2016/5.6.2-b");
            assertThat(complaints.query())
                    .isEqualTo("nonconformity, source = COMPLAINT, detectedOn from 2025-01-01 before 2026-01-01;"
                            + " nonconformity, source = COMPLAINT, detectedOn before 2025-01-01,"
                            + " status[ASSESSED, RAISED]");
            assertThat(complaints.records()).isEqualTo(1);
            assertThat(complaints.sha256()).matches("[0-9a-f]{64}");
        });
    }

    @Test
    @Verifies("REV-1")
    void the_figures_are_those_of_the_records_of_the_period() {
        year.of(JULY);
        ReviewId review = house.collected();

        assertThat(figure(review, "nonconformities", "detected")).isEqualTo("4");
        assertThat(figure(review, "nonconformities", "major")).isEqualTo("1");
        assertThat(figure(review, "nonconformities", "open")).isEqualTo("4");
        assertThat(figure(review, "complaints", "detected")).isEqualTo("1");
        assertThat(figure(review, "audit-nonconformities", "detected")).isEqualTo("1");
        assertThat(figure(review, "vendor-nonconformities", "detected")).isEqualTo("1");
        assertThat(figure(review, "capas", "opened")).isEqualTo("1");
        assertThat(figure(review, "capas", "open")).isEqualTo("1");
        assertThat(figure(review, "capas", "overdue")).isEqualTo("1");
        assertThat(figure(review, "preventive-actions", "planned")).isEqualTo("1");
        assertThat(figure(review, "kpis", "Resolved in time")).isEqualTo("91 %");
        assertThat(figure(review, "service-desk", "tickets opened")).isEqualTo("2");
        assertThat(figure(review, "service-desk", "of these resolved")).isEqualTo("50.0 %");
        assertThat(figure(review, "service-desk", "backlog")).isEqualTo("1");
        assertThat(figure(review, "organisation", "persons")).isEqualTo("2");
        assertThat(figure(review, "organisation", "departments without a head and processes without an owner"))
                .isEqualTo("1");
        assertThat(figure(review, "organisational-changes", "changes of processes"))
                .isEqualTo("1");
        // The draft of Annex 11, and the QMSR, in force from February 2026 on.
        assertThat(figure(review, "regulatory-changes", "pending")).isEqualTo("2");
    }

    @Test
    @Verifies("REV-1")
    void a_kpi_says_whether_its_target_is_met_and_no_data_where_it_has_none() {
        year.of(JULY);
        ReviewId review = house.collected();

        assertThat(input(review, "kpis")
                        .figure("Resolved in time")
                        .orElseThrow()
                        .note())
                .isEqualTo("of 2025-07-01 to 2025-07-31, target ≥ 95 % not met");
        assertThat(input(review, "kpis").figure("Never measured").orElseThrow().result())
                .isEqualTo(Result.noData("no value in the period"));
    }

    @Test
    @Verifies("REV-1")
    void what_happened_outside_the_period_is_not_counted() {
        year.of(LocalDate.of(2024, 12, 31));
        year.raised(NonconformitySource.COMPLAINT, YEAR_2026);
        ReviewId review = house.collected();

        assertThat(figure(review, "complaints", "detected")).isEqualTo("0");
        assertThat(figure(review, "complaints", "open")).isEqualTo("1");
        assertThat(figure(review, "service-desk", "tickets opened")).isEqualTo("0");
        assertThat(input(review, "kpis")
                        .figure("Resolved in time")
                        .orElseThrow()
                        .result())
                .isInstanceOf(Result.NoData.class);
    }

    @Test
    @Verifies("REV-1")
    void the_hash_is_the_same_while_nothing_changes_and_another_when_a_record_does() {
        year.of(JULY);
        ReviewId review = house.collected();
        String first = input(review, "complaints").sha256();
        house.reviews(QUALITY).collect(review);
        assertThat(input(review, "complaints").sha256()).isEqualTo(first);

        year.contain(year.complaint());
        house.reviews(QUALITY).collect(review);

        assertThat(figure(review, "complaints", "detected")).isEqualTo("1");
        assertThat(input(review, "complaints").sha256()).isNotEqualTo(first);
    }

    @Test
    @Verifies("REV-1")
    void a_register_that_was_never_used_is_missing_and_no_count_of_zero() {
        ReviewId review = house.planned();
        house.reviews(QUALITY).collect(review);

        assertThat(house.review(review).inputs().inputs())
                .filteredOn(input -> !input.name().equals("regulatory-changes"))
                .allSatisfy(input -> {
                    assertThat(input.isThere()).as(input.name()).isFalse();
                    assertThat(input.figures()).isEmpty();
                });
        assertThat(input(review, "complaints").missing())
                .isEqualTo("no nonconformity of source COMPLAINT was ever raised");
        assertThat(input(review, "regulatory-changes").isThere()).isTrue();
    }

    @Test
    @Verifies("REV-1")
    void without_catalogues_regulatory_changes_are_missing() {
        ReviewId review = house.planned();
        house.as(QUALITY).managementReviews().collect(review);

        assertThat(input(review, "regulatory-changes").missing()).contains("no catalogues");
    }

    @Test
    @Verifies("REV-1")
    void inputs_are_gathered_when_the_period_is_over() {
        ReviewId review = house.planned();
        house.clock.set("2025-12-31T09:00:00Z");

        assertThatThrownBy(() -> house.reviews(QUALITY).collect(review))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("its period ends with 2025-12-31");
    }

    @Test
    @Verifies("REV-1")
    void a_host_gathers_from_a_source_of_its_own() {
        InputSource complaintsDesk = new InputSource(
                "field-safety",
                Set.of("iso-13485/5.6.2-c"),
                gathering -> gathering.happened("reports to authorities", 3, Direction.NEUTRAL));
        ReviewId review = house.planned();
        house.reviews(QUALITY).gathering(complaintsDesk).collect(review);

        assertThat(figure(review, "field-safety", "reports to authorities")).isEqualTo("3");
        assertThatThrownBy(() -> house.reviews(QUALITY).gathering(complaintsDesk, complaintsDesk))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Verifies("REV-1")
    void a_source_counts_where_the_records_of_the_period_stand_in_one_line() {
        year.of(JULY);
        year.raised(NonconformitySource.COMPLAINT, YEAR_2026);
        InputSource standing = new InputSource(
                "standing",
                Set.of("iso-13485/5.6.2-c"),
                gathering -> gathering.byStatus(
                        NonconformityLifeCycle.TYPE,
                        NonconformityLifeCycle.DETECTED_ON,
                        NonconformityLifeCycle.STATUS));
        ReviewId review = house.planned();
        house.reviews(QUALITY).gathering(standing).collect(review);

        assertThat(input(review, "standing").figures())
                .extracting(figure -> figure.name() + " " + figure.result())
                .containsExactly(
                        "in ASSESSED " + result("1"),
                        "in CLOSED " + result("0"),
                        "in RAISED " + result("3"),
                        "in VOIDED " + result("0"));
    }

    // --- completeness ---

    @Test
    @Verifies("REV-1")
    void a_missing_input_blocks_the_meeting_by_name_until_it_is_supplied_or_justified() {
        ReviewId review = house.planned();
        List<ReviewClause> missing = house.reviews(QUALITY).collect(review);
        assertThat(missing).extracting(ReviewClause::requirement).contains(RISKS, SATISFACTION);
        assertThatThrownBy(() -> house.held(review))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("there is nothing on")
                .hasMessageContaining(RISKS);

        house.complete(review);
        house.held(review);

        assertThat(house.review(review).unanswered()).isEmpty();
        assertThat(house.review(review)
                        .inputs()
                        .justification(RISKS)
                        .orElseThrow()
                        .because())
                .startsWith("nothing of the kind");
        assertThat(house.review(review).inputs().on(SATISFACTION))
                .extracting(ReviewInput::name)
                .containsExactly("customer satisfaction");
    }

    @Test
    @Verifies("REV-1")
    void a_justification_needs_a_reason_and_a_clause_of_the_review() {
        ReviewId review = house.planned();

        assertThatThrownBy(() -> house.qms.as(QUALITY).managementReviews().justify(review, RISKS))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> house.reviews(QUALITY).justify(review, "iso-9001:2015-amd1/9.3.2-z"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is no input of this review")
                .hasMessageContaining(RISKS);
    }

    @Test
    @Verifies("REV-1")
    void nobody_supplies_what_is_gathered_or_what_no_clause_asks_for() {
        ReviewId review = house.planned();

        assertThatThrownBy(() -> house.reviews(SERVICE).supply(review, SuppliedInput.of("capas", RISKS, "none")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is gathered from the records");
        assertThatThrownBy(() -> house.reviews(SERVICE).supply(review, SuppliedInput.of("weather", "4.1", "fine")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("4.1");
        assertThatThrownBy(() -> house.reviews(SERVICE).supply(review, SuppliedInput.of(" ", RISKS, "")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("name")
                .hasMessageContaining("statement");
    }

    @Test
    @Verifies("REV-1")
    void what_is_supplied_again_takes_the_place_of_what_was_and_is_kept_when_the_rest_is_gathered_again() {
        ReviewId review = house.planned();
        house.reviews(SERVICE).supply(review, ReviewFixture.satisfaction("80"));
        String first = input(review, "customer satisfaction").sha256();
        house.reviews(SERVICE).supply(review, ReviewFixture.satisfaction("81").on(RISKS));
        house.reviews(QUALITY).collect(review);

        assertThat(figure(review, "customer satisfaction", "satisfied")).isEqualTo("81 %");
        assertThat(input(review, "customer satisfaction").sha256()).isNotEqualTo(first);
        assertThat(house.review(review).unanswered())
                .extracting(ReviewClause::requirement)
                .doesNotContain(RISKS, SATISFACTION);
    }

    // --- trend ---

    @Test
    @Verifies("REV-2")
    void every_figure_stands_beside_that_of_the_last_review() {
        year.of(JULY);
        ReviewId first = house.closed();
        year.raised(NonconformitySource.COMPLAINT, YEAR_2026);
        year.measured(LocalDate.of(2026, 7, 1), "97");
        ReviewId second = house.next(first);
        house.reviews(SERVICE).supply(second, ReviewFixture.satisfaction("87"));
        house.reviews(QUALITY).collect(second);

        assertThat(input(second, "kpis").figure("Resolved in time").orElseThrow())
                .satisfies(kpi -> {
                    assertThat(kpi.trend()).isEqualTo(Change.IMPROVEMENT);
                    assertThat(kpi.before())
                            .isEqualTo(new Figure.Before(first, Result.measured(Quantity.of("91", "%")), 365));
                });
        assertThat(input(second, "complaints").figure("detected").orElseThrow().trend())
                .isEqualTo(Change.NONE);
        assertThat(input(second, "complaints").figure("open").orElseThrow().trend())
                .isEqualTo(Change.CONCERN);
        assertThat(input(second, "customer satisfaction")
                        .figure("satisfied")
                        .orElseThrow()
                        .trend())
                .isEqualTo(Change.NONE);
        assertThat(house.review(second).inputs().inputs())
                .filteredOn(input -> !input.name().equals("previous-actions"))
                .flatExtracting(ReviewInput::figures)
                .allSatisfy(
                        figure -> assertThat(figure.before()).as(figure.name()).isNotNull());
    }

    @Test
    @Verifies("REV-2")
    void what_adds_up_over_a_period_is_compared_by_the_day() {
        Figure year =
                Figure.of("detected", Figure.Kind.OVER_THE_PERIOD, result("12"), Direction.LOWER_IS_BETTER, "", 365);
        Figure half =
                Figure.of("detected", Figure.Kind.OVER_THE_PERIOD, result("7"), Direction.LOWER_IS_BETTER, "", 182);
        ReviewId last = ReviewId.of("MR-2026-0001");

        assertThat(half.against(last, year).trend()).isEqualTo(Change.CONCERN);
        assertThat(year.against(last, half).trend()).isEqualTo(Change.IMPROVEMENT);
        assertThat(year.against(last, year).trend()).isEqualTo(Change.NONE);
    }

    @Test
    @Verifies("REV-2")
    void figures_without_a_value_or_in_another_unit_have_no_trend() {
        ReviewId last = ReviewId.of("MR-2026-0001");
        Figure percent = level(result("12"), Direction.NEUTRAL);
        Figure none = level(Result.noData("none"), Direction.NEUTRAL);
        Figure hours = level(Result.measured(Quantity.of("12", "h")), Direction.NEUTRAL);

        assertThat(percent.against(last, none).trend()).isEqualTo(Change.UNKNOWN);
        assertThat(none.against(last, percent).trend()).isEqualTo(Change.UNKNOWN);
        assertThat(percent.against(last, hours).trend()).isEqualTo(Change.UNKNOWN);
        assertThat(percent.against(last, level(result("11"), Direction.NEUTRAL)).trend())
                .isEqualTo(Change.HIGHER);
        assertThat(percent.against(last, level(result("13"), Direction.NEUTRAL)).trend())
                .isEqualTo(Change.LOWER);
        assertThat(level(result("12"), Direction.HIGHER_IS_BETTER)
                        .against(last, level(result("13"), Direction.HIGHER_IS_BETTER))
                        .trend())
                .isEqualTo(Change.CONCERN);
    }

    private static Figure level(Result result, Direction better) {
        return Figure.of("level", Figure.Kind.AT_THE_END, result, better, "", 365);
    }

    private static Result result(String value) {
        return Result.measured(Quantity.of(value, "1"));
    }

    @Test
    @Verifies("REV-2")
    void inputs_are_not_compared_with_a_review_that_was_not_held() {
        ReviewId first = house.collected();
        ReviewId second = house.next(first);

        assertThatThrownBy(() -> house.reviews(QUALITY).collect(second))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(first + " was not held");
    }

    @Test
    @Verifies("REV-2")
    void the_actions_of_the_last_review_are_an_input_of_their_own() {
        ReviewId second = house.collected(house.next(house.carriedOver()));

        assertThat(figure(second, "previous-actions", "actions of the last review"))
                .isEqualTo("1");
        assertThat(figure(second, "previous-actions", "verified")).isEqualTo("0.0 %");
        assertThat(figure(second, "previous-actions", "overdue")).isEqualTo("1");
        assertThat(input(second, "previous-actions").clauses())
                .containsExactly("iso-9001:2015-amd1/9.3.2-a", "iso-13485:2016/5.6.2-i");
    }

    // --- what stands ---

    @Test
    @Verifies("REV-8")
    void whatever_changes_after_the_meeting_the_review_does_not_and_since_then_shows_it() {
        year.of(JULY);
        ReviewId first = house.carriedOver();
        year.of(LocalDate.of(2026, 7, 1));
        ReviewId second = house.held(house.collected(house.next(first)));
        house.approved(house.minuted(second));
        String hash =
                house.as(QUALITY).managementReviews().find(second).orElseThrow().contentHash();
        ManagementReview before = house.review(second);
        assertThat(before.inputs().inputs())
                .filteredOn(input -> !input.isThere())
                .extracting(ReviewInput::name)
                .containsExactlyInAnyOrderElementsOf(NOT_IN_THE_YEAR);
        assertThat(house.reviews(QUALITY).outcomes().sinceThen(second))
                .filteredOn(InputDifference::isChanged)
                .isEmpty();

        year.changeEverything(house.action(first));
        CatalogueLibrary less = CatalogueLibrary.empty()
                .with(LIBRARY.find(CatalogueId.parse("iso-13485:2016")).orElseThrow());

        List<InputDifference> since =
                house.reviews(QUALITY).knowing(less).outcomes().sinceThen(second);
        assertThat(since).hasSameSizeAs(InputSources.all());
        assertThat(since)
                .filteredOn(difference -> !difference.isChanged())
                .extracting(InputDifference::input)
                .containsExactlyInAnyOrderElementsOf(NOT_IN_THE_YEAR);
        assertThat(since)
                .filteredOn(difference -> difference.input().equals("complaints"))
                .singleElement()
                .satisfies(complaints -> {
                    assertThat(complaints.recordsNow()).isEqualTo(complaints.recordsThen() + 1);
                    assertThat(complaints.figures())
                            .contains(new InputDifference.FigureDifference("detected", result("1"), result("2")));
                });
        assertThat(house.as(QUALITY).managementReviews().find(second).orElseThrow())
                .satisfies(after -> {
                    assertThat(after.contentHash()).isEqualTo(hash);
                    assertThat(after.state()).isEqualTo(before);
                });
        RecordStore records = Unbounded.records(house.as(QUALITY));
        assertThat(records.asOf(ReviewLifeCycle.TYPE, second.value(), house.clock.instant())
                        .orElseThrow()
                        .state())
                .isEqualTo(before);
    }
}
