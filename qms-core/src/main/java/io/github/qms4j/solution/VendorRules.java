package io.github.qms4j.solution;

import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Versioned;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What can stand against a step of a vendor, and against choosing or using what they supply. */
final class VendorRules {
    private static final RuleReference CERTIFIED = new RuleReference(
            "SOL-1", "ISO 9001:2015 8.4.1", "A vendor is approved while every certificate that they rest on is valid.");
    private static final RuleReference AGAIN = new RuleReference(
            "SOL-5",
            "ISO 9001:2015 8.4.1",
            "A vendor is evaluated anew after the assessment, within the interval of their risk.");

    private VendorRules() {}

    static Guard<Vendor> certificatesAreValid() {
        return new Guard<>(CERTIFIED, attempt -> {
            Vendor proposed = attempt.proposed();
            if (proposed == null || proposed.status() != VendorStatus.APPROVED) {
                return Optional.empty();
            }
            List<Certificate> invalid = proposed.certificates().stream()
                    .filter(certificate -> !certificate.isValidOn(attempt.on()))
                    .toList();
            return invalid.isEmpty()
                    ? Optional.empty()
                    : Optional.of("not valid on " + attempt.on() + ": " + invalid
                            + "; have them renewed, or approve under conditions");
        });
    }

    static Guard<Vendor> comesAgainInTime() {
        return Guard.onProposed(AGAIN, vendor -> {
            Vendor.Assessed latest = Objects.requireNonNull(vendor.latest(), "an assessment");
            LocalDate wanted = latest.assessment().nextOn();
            LocalDate last = latest.on().plus(latest.assessment().risk().interval());
            return wanted == null || (wanted.isAfter(latest.on()) && !wanted.isAfter(last))
                    ? Optional.empty()
                    : Optional.of(wanted + " is not after " + latest.on() + " and up to " + last
                            + "; choose a day in between, or none");
        });
    }

    /** What speaks against a vendor on a day, in words; the vendor is pinned. */
    static Optional<String> unfit(Facts facts, VendorId id, LocalDate on) {
        Vendor vendor =
                facts.find(VendorLifeCycle.TYPE, id).map(Versioned::state).orElse(null);
        if (vendor == null) {
            return Optional.of(id + " is no vendor on record; register them first");
        }
        if (!vendor.status().isFit()) {
            return Optional.of(id + " is " + vendor.status() + "; assess them first");
        }
        return vendor.isOverdue(on)
                ? Optional.of("the re-evaluation of " + id + " is overdue; assess them first")
                : Optional.empty();
    }
}
