package io.github.qms4j.persistence.jpa;

import static io.github.qms4j.persistence.jpa.Story.COMPLIANCE;
import static io.github.qms4j.persistence.jpa.Story.IT;
import static io.github.qms4j.persistence.jpa.Story.KPI;
import static io.github.qms4j.persistence.jpa.Story.QUALITY;
import static io.github.qms4j.persistence.jpa.Story.SERVICE;

import io.github.qms4j.record.Seen;
import io.github.qms4j.solution.Candidate;
import io.github.qms4j.solution.Capacity;
import io.github.qms4j.solution.Criterion;
import io.github.qms4j.solution.EffectDeclaration;
import io.github.qms4j.solution.EffectDeclaration.Method;
import io.github.qms4j.solution.EffectDeclaration.Window;
import io.github.qms4j.solution.ImplementationDraft;
import io.github.qms4j.solution.ImplementationId;
import io.github.qms4j.solution.MilestoneDraft;
import io.github.qms4j.solution.ProcessRisk;
import io.github.qms4j.solution.ProposalDraft;
import io.github.qms4j.solution.Requirement;
import io.github.qms4j.solution.Scale;
import io.github.qms4j.solution.SelectionDraft;
import io.github.qms4j.solution.SelectionId;
import io.github.qms4j.solution.Solutions;
import io.github.qms4j.solution.Specification;
import io.github.qms4j.solution.VendorAssessment;
import io.github.qms4j.solution.VendorId;
import io.github.qms4j.solution.VendorRisk;
import io.github.qms4j.solution.VendorStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A vendor passes in the second assessment, and their tool is chosen and put in. */
record SolutionStory(Story story) {
    void tell() {
        VendorId vendor = story.as(IT).solutions().vendors().register("Acme GmbH", SERVICE.id());
        for (VendorStatus verdict : List.of(VendorStatus.FAILED, VendorStatus.APPROVED)) {
            story.as(QUALITY)
                    .solutions()
                    .vendors()
                    .assess(vendor, VendorAssessment.of(verdict, VendorRisk.HIGH, "92.5", "VQ-17", "on site"));
        }
        implement(decided(vendor));
    }

    private SelectionId decided(VendorId vendor) {
        Solutions owner = story.as(SERVICE).solutions();
        SelectionId id = owner.selections()
                .open(SelectionDraft.of(
                        "a ticket tool",
                        "tickets are lost in mails",
                        SERVICE.id(),
                        LocalDate.of(2026, 6, 30),
                        Specification.on(Scale.of(0, 5))
                                .with(Requirement.must("R-1", "keeps an audit trail"))
                                .with(Criterion.of("use", "fitness for use", "5"))));
        owner.selections().addCandidate(id, Candidate.of("A", vendor, "Acme Desk 7"));
        owner.selections().addCandidate(id, Candidate.of("B", vendor, "Acme Light 2"));
        owner.selections().beginEvaluation(id);
        for (String candidate : List.of("A", "B")) {
            owner.selections().judge(id, candidate, "R-1", true, "demonstration");
            BigDecimal score = new BigDecimal(candidate.equals("A") ? "5" : "3");
            story.as(IT).solutions().selections().score(id, candidate, Map.of("use", score));
        }
        owner.selections().propose(id, ProposalDraft.of("A", "best in use").rejecting("B", "weaker"));
        story.signing(IT).solutions().selections().sign(seen(id), Capacity.OPERATIONAL);
        story.signing(QUALITY).solutions().selections().sign(seen(id), Capacity.QUALITY);
        story.signing(COMPLIANCE).solutions().selections().sign(seen(id), Capacity.REGULATORY);
        owner.selections().conclude(id);
        return id;
    }

    private Seen<SelectionId> seen(SelectionId id) {
        return story.as(QUALITY).solutions().selections().find(id).orElseThrow().seen();
    }

    private void implement(SelectionId selection) {
        Solutions owner = story.as(SERVICE).solutions();
        ImplementationId id = owner.implementations()
                .plan(new ImplementationDraft(
                        selection,
                        "Acme Desk 7 in all departments",
                        ProcessRisk.NOT_HIGH,
                        SERVICE.id(),
                        LocalDate.of(2026, 3, 2),
                        LocalDate.of(2026, 4, 1)));
        owner.implementations()
                .planMilestones(id, MilestoneDraft.of("install", "installed", IT.id(), 10, LocalDate.of(2026, 3, 12)));
        owner.implementations().begin(id);
        owner.effects()
                .declare(
                        id,
                        EffectDeclaration.of(
                                KPI,
                                Method.RANK_SUM,
                                Window.of(LocalDate.of(2025, 8, 1), LocalDate.of(2026, 3, 1)),
                                Window.of(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 10, 1))),
                        SERVICE.id());
    }
}
