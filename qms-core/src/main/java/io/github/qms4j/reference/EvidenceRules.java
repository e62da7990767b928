package io.github.qms4j.reference;

import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can stand against a step of evidence, whatever it is about. */
final class EvidenceRules {
    private static final RuleReference PAST = new RuleReference(
            "X-10",
            "ISO 9001:2015 7.5.3.1 a)",
            "Evidence is put on record after it was collected, and begins to speak for days no later than that.");
    private static final RuleReference VALID =
            new RuleReference("X-10", "ISO 9001:2015 7.5.3.1 a)", "Evidence may be relied on when it is collected.");
    private static final RuleReference UNCHANGED = new RuleReference(
            "X-10", "21 CFR 11.10(e)", "Evidence never changes; it is withdrawn, and other evidence collected.");

    private EvidenceRules() {}

    static Guard<EvidenceReference> isOfThePast() {
        return new Guard<>(PAST, attempt -> {
            @Nullable EvidenceReference proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            if (proposed.collectedAt().isAfter(attempt.at())) {
                return Optional.of("it would be collected at " + proposed.collectedAt() + ", which has not come;"
                        + " put it on record when it has");
            }
            LocalDate from = proposed.effective().from();
            return from.isAfter(proposed.collectedOn())
                    ? Optional.of("it was collected on " + proposed.collectedOn() + " and would speak for " + from
                            + " and later; collect it when that time has come")
                    : Optional.empty();
        });
    }

    static Guard<EvidenceReference> isValidWhenCollected() {
        return Guard.onProposed(VALID, proposed -> {
            LocalDate until = proposed.validUntil();
            return until != null && until.isBefore(proposed.collectedOn())
                    ? Optional.of("it was collected on " + proposed.collectedOn() + " and valid until " + until
                            + " only; give what is still valid")
                    : Optional.empty();
        });
    }

    static Guard<EvidenceReference> staysAsItIs() {
        return Guard.onChange(
                UNCHANGED,
                (before, proposed) -> proposed.equals(before.withdrawn())
                        ? Optional.empty()
                        : Optional.of("it would be other evidence than before; collect that as well"));
    }
}
