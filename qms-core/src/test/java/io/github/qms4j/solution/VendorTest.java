package io.github.qms4j.solution;

import static io.github.qms4j.solution.Refusals.assertInvalid;
import static io.github.qms4j.solution.Refusals.assertRefused;
import static io.github.qms4j.solution.SolutionFixture.IT;
import static io.github.qms4j.solution.SolutionFixture.OWNER;
import static io.github.qms4j.solution.SolutionFixture.QUALITY;
import static io.github.qms4j.solution.SolutionFixture.assessment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.capa.Nonconformity;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.View;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VendorTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final String REQUIREMENT = "ISO 9001:2015 8.4.1";

    private final SolutionFixture house = new SolutionFixture();

    @AfterEach
    void close() {
        house.close();
    }

    private Vendors vendors() {
        return house.solutions(QUALITY).vendors();
    }

    private Vendor vendor(VendorId id) {
        return vendors().find(id).orElseThrow().state();
    }

    private LocalDate dueOn(VendorId id) {
        return Objects.requireNonNull(vendor(id).header().due()).current();
    }

    private static Certificate certificate(String until) {
        return new Certificate("ISO/IEC 27001:2022", "C-7", "TÜV", LocalDate.of(2024, 1, 1), LocalDate.parse(until));
    }

    @Test
    @Verifies("SOL-1")
    void an_assessment_keeps_questionnaire_audit_risk_verdict_and_rationale() {
        VendorId id = house.registered("Acme GmbH");
        vendors().assess(id, assessment(VendorStatus.APPROVED).audited("AR-12"));

        Vendor.Assessed kept = Objects.requireNonNull(vendor(id).latest());
        assertThat(id).isEqualTo(VendorId.of("VEN-2026-0001"));
        assertThat(kept.by().id()).isEqualTo(QUALITY.id());
        assertThat(kept.on()).isEqualTo(TODAY);
        assertThat(kept.assessment().questionnaire()).isEqualByComparingTo("92.5");
        assertThat(kept.assessment().audit()).isEqualTo("AR-12");
        assertThat(kept.assessment().risk()).isEqualTo(VendorRisk.HIGH);
        assertThat(vendors()
                        .list(null, VendorLifeCycle.RISK.is(VendorRisk.HIGH))
                        .items())
                .hasSize(1);
    }

    @Test
    @Verifies("SOL-1")
    void everything_that_is_missing_is_said_at_once() {
        assertInvalid(() -> vendors().register(" ", " "), "name", "owner");
        VendorId id = house.registered("Acme GmbH");
        assertInvalid(
                () -> vendors()
                        .assess(id, VendorAssessment.of(VendorStatus.APPROVED, VendorRisk.LOW, "100.5", " ", " ")),
                "questionnaire",
                "questionnaireReference",
                "rationale");
        assertInvalid(
                () -> vendors().certify(id, new Certificate(" ", " ", " ", TODAY, TODAY.minusDays(1))),
                "standard",
                "number",
                "issuer",
                "validUntil '2026-03-01': is before it begins");
    }

    @ParameterizedTest
    @EnumSource(
            value = VendorStatus.class,
            names = {"REGISTERED", "RETIRED"})
    @Verifies("SOL-1")
    void what_is_no_verdict_is_refused(VendorStatus status) {
        VendorId id = house.registered("Acme GmbH");

        assertInvalid(() -> vendors().assess(id, assessment(status)), "verdict '" + status + "'", "is no verdict");
    }

    @Test
    @Verifies("SOL-1")
    void a_vendor_is_not_approved_on_a_certificate_that_is_not_valid_and_may_be_under_conditions() {
        VendorId id = house.registered("Acme GmbH");
        vendors().certify(id, certificate("2026-03-01"));

        assertRefused(
                () -> vendors().assess(id, assessment(VendorStatus.APPROVED)),
                "SOL-1",
                "not valid on 2026-03-02: [ISO/IEC 27001:2022 C-7]");
        vendors().assess(id, assessment(VendorStatus.CONDITIONAL));

        vendors().certify(id, certificate("2027-12-31"));
        vendors().assess(id, assessment(VendorStatus.APPROVED));
        assertThat(vendor(id).certificates()).hasSize(1);
        assertThat(vendor(id).certificatesOn(TODAY)).hasSize(1);
    }

    @Test
    @Verifies("SOL-1")
    void a_certificate_is_valid_on_its_first_and_its_last_day() {
        Certificate certificate = certificate("2026-03-02");

        assertThat(certificate.isValidOn(LocalDate.of(2024, 1, 1))).isTrue();
        assertThat(certificate.isValidOn(TODAY)).isTrue();
        assertThat(certificate.isValidOn(TODAY.plusDays(1))).isFalse();
        assertThat(certificate.isValidOn(LocalDate.of(2023, 12, 31))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"LOW, 2029-03-02", "MEDIUM, 2028-03-02", "HIGH, 2027-03-02"})
    @Verifies("SOL-5")
    void a_vendor_comes_again_after_the_interval_of_their_risk(VendorRisk risk, LocalDate again) {
        VendorId id = house.registered("Acme GmbH");
        vendors().assess(id, VendorAssessment.of(VendorStatus.APPROVED, risk, "90", "VQ-1", "fine"));

        assertThat(dueOn(id)).isEqualTo(again);
    }

    @Test
    @Verifies("SOL-5")
    void a_vendor_comes_again_before_that_when_a_certificate_ends_or_the_assessment_says_so() {
        VendorId id = house.registered("Acme GmbH");
        vendors().certify(id, certificate("2026-09-30"));
        vendors().assess(id, assessment(VendorStatus.APPROVED));
        assertThat(dueOn(id)).isEqualTo(LocalDate.of(2026, 9, 30));

        vendors().assess(id, assessment(VendorStatus.APPROVED).againOn(LocalDate.of(2026, 6, 1)));
        assertThat(dueOn(id)).isEqualTo(LocalDate.of(2026, 6, 1));
    }

    @Test
    @Verifies("SOL-5")
    void a_vendor_does_not_come_again_later_than_their_risk_allows_nor_before_the_assessment() {
        VendorId id = house.registered("Acme GmbH");

        assertRefused(
                () -> vendors().assess(id, assessment(VendorStatus.APPROVED).againOn(TODAY.plusDays(366))),
                "SOL-5",
                "2027-03-03 is not after 2026-03-02 and up to 2027-03-02");
        assertRefused(
                () -> vendors().assess(id, assessment(VendorStatus.APPROVED).againOn(TODAY)),
                "SOL-5",
                "2026-03-02 is not after 2026-03-02");
        assertThat(vendor(id).assessments()).isEmpty();
    }

    @Test
    @Verifies("SOL-5")
    void an_overdue_re_evaluation_is_listed_the_longest_overdue_first_and_one_on_its_day_is_not() {
        VendorId late = house.vendor(VendorStatus.APPROVED);
        house.clock.advance(Duration.ofDays(10));
        VendorId later = house.vendor(VendorStatus.FAILED);
        house.vendor(VendorStatus.REGISTERED);
        VendorId retired = house.vendor(VendorStatus.CONDITIONAL);
        vendors().retire(retired);
        house.clock.set("2027-03-02T09:00:00Z");
        assertThat(vendors().overdue(null).items()).isEmpty();

        house.clock.set("2027-03-13T09:00:00Z");

        assertThat(vendors().overdue(null).items()).extracting(View::id).containsExactly(late, later);
        assertThat(vendor(late).isOverdue(house.today())).isTrue();
        vendors().assess(late, assessment(VendorStatus.APPROVED));
        assertThat(vendors().overdue(null).items()).extracting(View::id).containsExactly(later);
    }

    @Test
    @Verifies("SOL-5")
    void a_failed_assessment_calls_for_a_nonconformity_in_the_same_step_and_another_one_does_not() {
        VendorId id = house.vendor(VendorStatus.APPROVED);
        assertThat(vendors().failures()).isEmpty();

        vendors().assess(id, assessment(VendorStatus.FAILED));

        assertThat(vendors().failures()).singleElement().satisfies(failure -> {
            assertThat(failure.key()).isEqualTo("vendor/" + id + "/2");
            assertThat(failure.statement())
                    .isEqualTo("Acme GmbH failed the assessment of 2026-03-02: the answers were checked on site");
        });
    }

    @Test
    @Verifies({"SOL-5", "CAP-1"})
    void the_nonconformity_of_a_failed_vendor_is_raised_once_and_names_where_it_comes_from() {
        VendorId id = house.vendor(VendorStatus.FAILED);
        VendorFailure failure = vendors().failures().findFirst().orElseThrow();

        NonconformityId raised = house.as(QUALITY).nonconformities().raise(failure, REQUIREMENT);
        NonconformityId again = house.as(IT).nonconformities().raise(failure, REQUIREMENT);

        assertThat(again).isEqualTo(raised);
        Nonconformity found =
                house.as(QUALITY).nonconformities().find(raised).orElseThrow().state();
        assertThat(found.report().source()).isEqualTo(NonconformitySource.VENDOR);
        assertThat(found.report().pattern()).isEqualTo("vendor/" + id);
        assertThat(found.report().origin()).isEqualTo("vendor failure vendor/" + id + "/1");
        assertThat(house.as(QUALITY).nonconformities().answer(failure.key())).isPresent();
    }

    @Test
    @Verifies("SOL-5")
    void a_failure_that_was_dismissed_with_a_reason_is_not_raised_after_that() {
        house.vendor(VendorStatus.FAILED);
        VendorFailure failure = vendors().failures().findFirst().orElseThrow();

        house.as(QUALITY).nonconformities().dismiss(failure);

        assertThatThrownBy(() -> house.as(QUALITY).nonconformities().raise(failure, REQUIREMENT))
                .isInstanceOf(DuplicateException.class)
                .hasMessageContaining("dismissed");
        assertThat(house.as(QUALITY).nonconformities().all()).isEmpty();
    }

    @Test
    @Verifies("SOL-5")
    void the_longest_rationale_of_a_failure_fits_its_nonconformity() {
        VendorId id = house.registered("A".repeat(300));
        vendors()
                .assess(
                        id,
                        VendorAssessment.of(
                                VendorStatus.FAILED,
                                VendorRisk.LOW,
                                "10",
                                "VQ-1",
                                "x".repeat(VendorAssessment.MAX_TEXT)));

        assertThat(house.as(QUALITY)
                        .nonconformities()
                        .raise(vendors().failures().findFirst().orElseThrow(), REQUIREMENT))
                .isNotNull();
        assertInvalid(() -> vendors().register("A".repeat(301), "u"), "is longer than 300");
    }

    @Test
    @Verifies({"SOL-5", "X-9"})
    void of_two_assessments_at_once_one_is_kept_and_no_failure_without_its_assessment() {
        VendorId id = house.vendor(VendorStatus.APPROVED);

        assertThatThrownBy(() -> house.as(QUALITY).atomically(session -> {
                    session.solutions().vendors().assess(id, assessment(VendorStatus.FAILED));
                    house.solutions(IT).vendors().assess(id, assessment(VendorStatus.CONDITIONAL));
                    return id;
                }))
                .isInstanceOf(ConflictException.class);

        assertThat(vendor(id).status()).isEqualTo(VendorStatus.CONDITIONAL);
        assertThat(vendors().failures()).isEmpty();
    }

    @Test
    @Verifies("SOL-5")
    void a_retired_vendor_is_not_assessed_any_more_and_retiring_takes_a_reason() {
        VendorId id = house.registered("Acme GmbH");
        assertRefused(() -> house.qms.as(IT).solutions().vendors().retire(id), "X-5", "reason");
        vendors().retire(id);

        assertRefused(() -> vendors().assess(id, assessment(VendorStatus.APPROVED)), "X-1", "final");
        assertThat(vendor(id).header().owner()).isEqualTo(OWNER.id());
        assertThat(List.of(VendorStatus.values()))
                .filteredOn(VendorStatus::isFit)
                .containsExactly(VendorStatus.APPROVED, VendorStatus.CONDITIONAL);
    }
}
