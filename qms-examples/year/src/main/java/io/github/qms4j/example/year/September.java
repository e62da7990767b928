package io.github.qms4j.example.year;

import io.github.qms4j.capa.Nonconformities;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.kpi.KpiDecision;
import io.github.qms4j.solution.Implementation;
import io.github.qms4j.solution.ImplementationId;
import io.github.qms4j.solution.SelectionId;
import io.github.qms4j.solution.SolutionEffect.Finding;
import io.github.qms4j.solution.SolutionEffectId;
import io.github.qms4j.solution.Vendor;
import io.github.qms4j.solution.VendorAssessment;
import io.github.qms4j.solution.VendorFailure;
import io.github.qms4j.solution.VendorId;
import io.github.qms4j.solution.VendorRisk;
import io.github.qms4j.solution.VendorStatus;
import io.github.qms4j.solution.Vendors;
import java.time.YearMonth;
import java.util.List;

/** The vendor fails its re-evaluation, and it is asked whether the tool helped. */
final class September {
    static final String TITLE = "September: the vendor, and whether the tool helped";

    private final House house;
    private final Narrator narrator;

    September(House house, Narrator narrator) {
        this.house = house;
        this.narrator = narrator;
    }

    void tell(Months months, ImplementationId rollout) {
        narrator.chapter(TITLE);
        months.close(YearMonth.of(2025, 8));
        months.decide(KpiDecision.Course.ACT, "the CAPA of August is under way");
        months.tellProposals();
        assessVendor(rollout);
        judge(rollout);
    }

    private void assessVendor(ImplementationId rollout) {
        house.on("09-15");
        Vendors vendors =
                house.as(Cast.QUALITY_MANAGER, "re-evaluation").solutions().vendors();
        VendorId vendor = vendor(rollout);
        vendors.assess(
                vendor,
                VendorAssessment.of(
                        VendorStatus.FAILED, VendorRisk.HIGH, "54", "VQ-31", "three tickets unanswered for weeks"));
        Vendor found = vendors.find(vendor).orElseThrow().state();
        narrator.tells("The vendor is assessed again and fails: " + found.name() + " is " + found.status() + ".");
        VendorFailure failure = vendors.failures()
                .filter(open -> open.vendor().equals(vendor))
                .findFirst()
                .orElseThrow();
        Nonconformities quality = house.as(Cast.QUALITY_MANAGER).nonconformities();
        NonconformityId number = quality.raise(failure, "ISO 9001:2015 8.4.1");
        quality.assess(number, new Severity(Severity.Level.MINOR, "ISO/IEC 17021-1:2015 3.12 and 3.13"));
        narrator.tells("A nonconformity is raised of it: " + number + ".");
        narrator.shows("raised again, it is "
                + (quality.raise(failure, "ISO 9001:2015 8.4.1").equals(number) ? "the same one." : "another one."));
    }

    private VendorId vendor(ImplementationId rollout) {
        SelectionId selection = implementation(rollout).selection();
        return house.as(Cast.QUALITY_MANAGER)
                .solutions()
                .selections()
                .find(selection)
                .orElseThrow()
                .state()
                .chosen()
                .orElseThrow()
                .vendor();
    }

    /** The comparisons that were declared before the tool went live. */
    private void judge(ImplementationId rollout) {
        List<SolutionEffectId> effects = implementation(rollout).effects();
        narrator.refuses(
                "the service manager, whose tool it is, judges its effect",
                () -> house.as(Cast.SERVICE_MANAGER).solutions().effects().judge(effects.get(0)));
        for (SolutionEffectId effect : effects) {
            Finding finding = house.as(Cast.AUDITOR).solutions().effects().judge(effect);
            narrator.shows("did incidents get a faster response? " + finding.verdict() + ", from " + finding.before()
                    + " months before and " + finding.after() + " after"
                    + (finding.pValue() == null ? ": " + finding.statement() : ", p = " + finding.pValue()) + ".");
        }
    }

    private Implementation implementation(ImplementationId rollout) {
        return house.as(Cast.QUALITY_MANAGER)
                .solutions()
                .implementations()
                .find(rollout)
                .orElseThrow()
                .state();
    }
}
