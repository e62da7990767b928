package io.github.qms4j.retention;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.RuleReference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The record types of retention with their life cycles. */
public final class RetentionRecords {
    private static final int MOST_NAMED = 10;

    static final Permission POLICY = Permission.of("retention:policy", Role.QUALITY_MANAGER, Role.COMPLIANCE);
    static final Permission HOLD = Permission.of("retention:hold", Role.QUALITY_MANAGER, Role.COMPLIANCE);
    static final Permission DISPOSE = Permission.of("retention:dispose", Role.QUALITY_MANAGER, Role.COMPLIANCE);

    private static final RuleReference DECIDED_BY_ANOTHER = new RuleReference(
            "X-12",
            "ISO 13485:2016 5.5.1",
            "A disposition is approved or rejected by somebody who did not propose it.");
    private static final RuleReference NOTHING_AGAINST = new RuleReference(
            "X-12",
            "ISO 9001:2015 7.5.3.2",
            "Only what has a final status, is past its retention and under no legal hold is disposed of.");
    private static final RuleReference AS_PROPOSED =
            new RuleReference("X-12", "21 CFR 11.70", "What is disposed of is what was proposed and signed.");

    private RetentionRecords() {}

    static Guard<Disposition> decidedByAnother() {
        return new Guard<>(DECIDED_BY_ANOTHER, attempt -> {
            Disposition before = attempt.before();
            return before != null && attempt.isOrActsFor(before.proposedBy())
                    ? Optional.of(attempt.subject(before.proposedBy()) + " proposed it; let somebody else decide")
                    : Optional.empty();
        });
    }

    static Guard<Disposition> nothingAgainst() {
        return new Guard<>(NOTHING_AGAINST, attempt -> {
            Disposition proposed = attempt.proposed();
            if (proposed == null || proposed.against().isEmpty()) {
                return Optional.empty();
            }
            List<String> against = proposed.against();
            String more = against.size() > MOST_NAMED ? "; and " + (against.size() - MOST_NAMED) + " more" : "";
            return Optional.of(against.stream().limit(MOST_NAMED).collect(Collectors.joining("; ")) + more
                    + "; propose a disposition without these");
        });
    }

    static Guard<Disposition> asProposed() {
        return new Guard<>(AS_PROPOSED, attempt -> {
            Disposition before = attempt.before();
            Disposition proposed = attempt.proposed();
            if (before == null || proposed == null) {
                return Optional.empty();
            }
            boolean same = before.items().equals(proposed.items())
                    && before.recordType().equals(proposed.recordType())
                    && before.proposedBy().equals(proposed.proposedBy());
            return same
                    ? Optional.empty()
                    : Optional.of("it would name other records than before; propose another disposition");
        });
    }

    /** Every record type of this package. */
    public static List<RecordType<?>> all() {
        return List.of(
                RetentionPolicyLifeCycle.TYPE,
                LegalHoldLifeCycle.TYPE,
                DispositionLifeCycle.TYPE,
                TombstoneLifeCycle.TYPE);
    }

    /** A tombstone stays. */
    public enum Placed {
        PLACED
    }
}
