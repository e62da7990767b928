package io.github.qms4j.solution;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.View;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps who supplies solutions, and whether they are still fit to (rules SOL-1 and SOL-5).
 *
 * <pre>{@code
 * VendorId acme = session.solutions().vendors().register("Acme GmbH", "u-1042");
 * vendors.assess(acme, VendorAssessment.of(APPROVED, VendorRisk.HIGH, "92.5", "VQ-17", "no open points"));
 * }</pre>
 */
public final class Vendors {
    private static final int PAGE = 500;
    private static final int MAX_NAME = 300;
    private static final Set<VendorStatus> VERDICTS =
            EnumSet.of(VendorStatus.APPROVED, VendorStatus.CONDITIONAL, VendorStatus.FAILED);

    private final RecordStore records;

    public Vendors(RecordStore records) {
        this.records = records;
    }

    /**
     * Registers a vendor.
     *
     * @param owner the id of who answers for the relation
     * @return their number, such as {@code VEN-2026-0007}
     * @throws InvalidInputException when the name or the owner is blank
     */
    public VendorId register(String name, String owner) {
        List<Violation> violations = new ArrayList<>();
        SolutionInput.demandText("name", name, "give their printed name", violations);
        SolutionInput.demand(
                name.length() <= MAX_NAME, "name", name, "is longer than " + MAX_NAME, "shorten it", violations);
        SolutionInput.demandText("owner", owner, "name who answers for the relation", violations);
        SolutionInput.require("vendor", violations);
        return records.commit(work ->
                new VendorId(work.create(VendorLifeCycle.REGISTER, act -> Vendor.registered(name, owner, act))
                        .id()));
    }

    /**
     * Keeps a certificate that they hold.
     *
     * @throws InvalidInputException when standard, number or issuer is blank, or it ends before it begins
     */
    public void certify(VendorId vendor, Certificate certificate) {
        List<Violation> violations = new ArrayList<>();
        SolutionInput.demandText("standard", certificate.standard(), "name what is certified", violations);
        SolutionInput.demandText("number", certificate.number(), "give its number", violations);
        SolutionInput.demandText("issuer", certificate.issuer(), "name who certified", violations);
        SolutionInput.demand(
                !certificate.validUntil().isBefore(certificate.validFrom()),
                "validUntil",
                certificate.validUntil(),
                "is before it begins, on " + certificate.validFrom(),
                "give the first and the last day",
                violations);
        SolutionInput.require("certificate of " + vendor, violations);
        records.commit(work -> work.change(VendorLifeCycle.CERTIFY, vendor, v -> v.holding(certificate)));
    }

    /**
     * Keeps what an assessment found. They are due again after the interval of their risk, or before that when a
     * certificate ends or the assessment says so. A failed one is kept as a {@link VendorFailure} in the same step.
     *
     * @throws InvalidInputException when the verdict is none, or listing everything that is missing
     * @throws io.github.qms4j.RefusedException also when they would be approved with a certificate that is not valid, or
     *     would come again later than their risk allows
     */
    public void assess(VendorId vendor, VendorAssessment assessment) {
        records.valid(assessment);
        if (!VERDICTS.contains(assessment.verdict())) {
            throw InvalidInputException.of(
                    "assessment of " + vendor,
                    "verdict",
                    assessment.verdict(),
                    "is no verdict",
                    "choose one of " + VERDICTS);
        }
        records.commitWithoutResult(work -> {
            Vendor assessed = work.change(VendorLifeCycle.ASSESS, vendor, (v, act) -> v.assessed(assessment, act))
                    .state();
            if (assessed.status() == VendorStatus.FAILED) {
                VendorFailure failure = VendorFailure.of(vendor, assessed);
                work.create(VendorFailureLifeCycle.RECORD, failure.key(), act -> failure);
            }
        });
    }

    /** Ends the relation for good; needs a reason. */
    public void retire(VendorId vendor) {
        records.commit(work -> work.change(
                VendorLifeCycle.RETIRE,
                vendor,
                (v, act) -> v.withHeader(v.header().ended(act.on()))));
    }

    /** A vendor; empty when there is none of that number. */
    public Optional<View<VendorId, Vendor>> find(VendorId vendor) {
        return records.find(VendorLifeCycle.TYPE, vendor).map(found -> View.of(VendorId::new, found));
    }

    /**
     * The vendors that meet all conditions, in the order of registration, a page at a time.
     *
     * @param cursor from the page before, or null for the first
     * @param conditions such as {@code VendorLifeCycle.RISK.is(VendorRisk.HIGH)}; none for all
     */
    public Page<View<VendorId, Vendor>> list(@Nullable String cursor, Condition... conditions) {
        return page(cursor, VendorLifeCycle.OPENED_ON.ascending(), conditions);
    }

    /** The vendors whose re-evaluation is overdue today, the longest overdue first, a page at a time (rule SOL-5). */
    public Page<View<VendorId, Vendor>> overdue(@Nullable String cursor) {
        return page(
                cursor,
                VendorLifeCycle.DUE_ON.ascending(),
                VendorLifeCycle.DUE_ON.before(records.today()),
                VendorLifeCycle.STATUS.isIn(VERDICTS));
    }

    private Page<View<VendorId, Vendor>> page(@Nullable String cursor, Sort order, Condition... conditions) {
        RecordQuery query = records.query(VendorLifeCycle.TYPE)
                .where(conditions)
                .sortedBy(order)
                .limitedTo(PAGE)
                .from(cursor);
        return records.page(VendorLifeCycle.TYPE, query).map(found -> View.of(VendorId::new, found));
    }

    /** Every failed assessment, the first one first, read a page at a time; capa says what was decided on each. */
    public Stream<VendorFailure> failures() {
        RecordQuery query = records.query(VendorFailureLifeCycle.TYPE)
                .sortedBy(VendorFailureLifeCycle.FAILED_ON.ascending())
                .limitedTo(PAGE);
        return records.stream(VendorFailureLifeCycle.TYPE, query).map(found -> found.state());
    }
}
