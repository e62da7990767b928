package io.github.qms4j.solution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.QmsSession;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.Seen;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs what docs/solutions.md shows. */
class SolutionsPageTest {
    private final SolutionFixture house = new SolutionFixture();

    @AfterEach
    void close() {
        house.close();
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    @Test
    void a_vendor_is_assessed_and_a_selection_begun() {
        QmsSession quality = house.as(SolutionFixture.QUALITY);
        QmsSession owner = house.as(SolutionFixture.OWNER);

        Vendors vendors = quality.solutions().vendors();
        VendorId acme = vendors.register("Acme GmbH", "u-1042");
        vendors.certify(
                acme, new Certificate("ISO/IEC 27001:2022", "C-7", "TÜV", day("2025-01-01"), day("2027-12-31")));
        vendors.assess(
                acme, VendorAssessment.of(VendorStatus.APPROVED, VendorRisk.HIGH, "92.5", "VQ-17", "no open points"));

        Selections selections = owner.solutions().selections();
        SelectionId id = selections.open(SelectionDraft.of(
                "a ticket tool",
                "tickets are lost in mails",
                "u-1042",
                day("2026-06-30"),
                Specification.on(Scale.of(0, 5))
                        .with(Requirement.must("R-1", "keeps an audit trail").regulatory("21 CFR 11.10(e)"))
                        .with(Criterion.of("use", "fitness for use", "5"))
                        .with(Criterion.of("cost", "cost of ownership", "3").atLeast("1"))));
        selections.addCandidate(id, Candidate.of("A", acme, "Acme Desk 7"));
        selections.addCandidate(id, Candidate.of("B", acme, "Acme Light 2"));
        selections.beginEvaluation(id);

        assertThat(house.selection(id).status()).isEqualTo(SelectionStatus.EVALUATION);
        assertThat(vendors.overdue(null).items()).isEmpty();
    }

    @Test
    void a_choice_is_proposed_and_signed() {
        SelectionId id = house.scored();
        Selections selections = house.as(SolutionFixture.OWNER).solutions().selections();
        QmsSession it = house.signing(SolutionFixture.IT);
        Seen<SelectionId> seen = Seen.of(id, house.seen(id).version() + 1);

        selections.propose(id, ProposalDraft.of("A", "best in use").rejecting("B", "weaker where it is used most"));
        it.solutions().selections().sign(seen, Capacity.OPERATIONAL);

        assertThat(selections.signatures(id)).singleElement().matches(Selections.Signature::counts);
    }

    @Test
    void milestones_are_planned_and_the_open_gates_told() {
        ImplementationId rollout = house.planning();
        Implementations implementations =
                house.as(SolutionFixture.OWNER).solutions().implementations();
        QmsSession quality = house.as(SolutionFixture.QUALITY);

        Map<String, ActionId> milestones = implementations.planMilestones(
                rollout,
                MilestoneDraft.of("migrate", "data migrated", "u-8", 15, day("2026-03-30"))
                        .after("install"),
                MilestoneDraft.of("install", "installed", "u-7", 10, day("2026-03-12")),
                MilestoneDraft.of("hypercare", "a quiet month", "u-7", 30, day("2026-05-01"))
                        .after("migrate")
                        .afterGoLive());
        List<String> critical = implementations.criticalPath(rollout).critical();
        Decision decision = quality.can(ImplementationLifeCycle.GO_LIVE, rollout);

        assertThat(milestones).containsOnlyKeys("install", "migrate", "hypercare");
        assertThat(critical).containsExactly("install", "migrate", "hypercare");
        assertThat(decision).isInstanceOf(Decision.Denied.class);
    }
}
