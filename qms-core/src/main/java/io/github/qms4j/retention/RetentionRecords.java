package io.github.qms4j.retention;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.record.TransitionTable;
import io.github.qms4j.retention.Disposition.Status;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The record types of retention with their life cycles. */
public final class RetentionRecords {
    private static final int MOST_NAMED = 10;

    private static final Permission POLICY = Permission.of("retention:policy", Role.QUALITY_MANAGER, Role.COMPLIANCE);
    private static final Permission HOLD = Permission.of("retention:hold", Role.QUALITY_MANAGER, Role.COMPLIANCE);
    private static final Permission DISPOSE = Permission.of("retention:dispose", Role.QUALITY_MANAGER, Role.COMPLIANCE);

    private static final RuleReference DECIDED_BY_ANOTHER = new RuleReference(
            "X-12", "21 CFR 11.10(g)", "A disposition is approved or rejected by somebody who did not propose it.");
    private static final RuleReference NOTHING_AGAINST = new RuleReference(
            "X-12",
            "ISO 9001:2015 7.5.3.2",
            "Only what has a final status, is past its retention and under no legal hold is disposed of.");
    private static final RuleReference AS_PROPOSED =
            new RuleReference("X-12", "21 CFR 11.70", "What is disposed of is what was proposed and signed.");

    static final RecordType<RetentionPolicy> POLICY_TYPE = RecordType.of("retention-policy", RetentionPolicy.class)
            .text("status", p -> p.status().name())
            .lifeCycle(TransitionTable.of(RetentionPolicy.Status.class, RetentionPolicy::status)
                    .creates("retention-policy.set", POLICY, Set.of(RetentionPolicy.Status.IN_FORCE))
                    .note(Note.REQUIRED)
                    .next()
                    .moves(
                            "retention-policy.change",
                            POLICY,
                            EnumSet.allOf(RetentionPolicy.Status.class),
                            RetentionPolicy.Status.IN_FORCE)
                    .note(Note.REQUIRED)
                    .next()
                    .moves(
                            "retention-policy.withdraw",
                            POLICY,
                            Set.of(RetentionPolicy.Status.IN_FORCE),
                            RetentionPolicy.Status.WITHDRAWN)
                    .note(Note.REQUIRED)
                    .next()
                    .build());

    private RetentionRecords() {}

    static RecordType<LegalHold> hold() {
        return RecordType.of("legal-hold", LegalHold.class)
                .numbered("HOLD")
                .text("status", h -> h.status().name())
                .text("recordType", h -> h.scope().recordType())
                .text("matter", LegalHold::matter)
                .text("placedBy", LegalHold::placedBy)
                .instant("placedAt", LegalHold::placedAt)
                .lifeCycle(TransitionTable.of(LegalHold.Status.class, LegalHold::status)
                        .creates("legal-hold.place", HOLD, Set.of(LegalHold.Status.ACTIVE))
                        .note(Note.REQUIRED)
                        .next()
                        .moves("legal-hold.release", HOLD, Set.of(LegalHold.Status.ACTIVE), LegalHold.Status.RELEASED)
                        .note(Note.REQUIRED)
                        .next()
                        .build());
    }

    static RecordType<Disposition> disposition() {
        Set<Status> open = EnumSet.of(Status.PROPOSED, Status.APPROVED);
        return RecordType.of("disposition", Disposition.class)
                .numbered("DSP")
                .text("status", d -> d.status().name())
                .text("recordType", Disposition::recordType)
                .text("proposedBy", Disposition::proposedBy)
                .instant("proposedAt", Disposition::proposedAt)
                .text("decidedBy", Disposition::decidedBy)
                .lifeCycle(TransitionTable.of(Status.class, Disposition::status)
                        .creates("disposition.propose", DISPOSE, Set.of(Status.PROPOSED))
                        .note(Note.REQUIRED)
                        .guard(nothingAgainst())
                        .next()
                        .moves(Disposition.APPROVE, DISPOSE, Set.of(Status.PROPOSED), Status.APPROVED)
                        .signed("disposal approved")
                        .guard(decidedByAnother())
                        .guard(asProposed())
                        .next()
                        .moves("disposition.reject", DISPOSE, Set.of(Status.PROPOSED), Status.REJECTED)
                        .note(Note.REQUIRED)
                        .guard(decidedByAnother())
                        .guard(asProposed())
                        .next()
                        .moves("disposition.withdraw", DISPOSE, open, Status.WITHDRAWN)
                        .note(Note.REQUIRED)
                        .guard(asProposed())
                        .next()
                        .edits("disposition.note-hold", HOLD, open)
                        .guard(asProposed())
                        .next()
                        .moves("disposition.carry-out", DISPOSE, Set.of(Status.APPROVED), Status.CARRIED_OUT)
                        .guard(asProposed())
                        .guard(nothingAgainst())
                        .next()
                        .build());
    }

    static RecordType<Tombstone> tombstone() {
        return RecordType.of("tombstone", Tombstone.class)
                .text("recordType", Tombstone::recordType)
                .text("recordId", Tombstone::recordId)
                .text("recordSeries", Tombstone::recordSeries)
                .whole("recordSequence", Tombstone::recordSequence)
                .whole("firstLeaf", Tombstone::firstLeaf)
                .whole("lastLeaf", Tombstone::lastLeaf)
                .text("disposition", Tombstone::disposition)
                .instant("disposedAt", Tombstone::disposedAt)
                .lifeCycle(TransitionTable.of(Placed.class, (Tombstone t) -> Placed.PLACED)
                        .creates("tombstone.place", DISPOSE, Set.of(Placed.PLACED))
                        .next()
                        .build());
    }

    private static Guard<Disposition> decidedByAnother() {
        return new Guard<>(DECIDED_BY_ANOTHER, attempt -> {
            Disposition before = attempt.before();
            return before != null && attempt.isOrActsFor(before.proposedBy())
                    ? Optional.of(attempt.subject(before.proposedBy()) + " proposed it; let somebody else decide")
                    : Optional.empty();
        });
    }

    private static Guard<Disposition> nothingAgainst() {
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

    private static Guard<Disposition> asProposed() {
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
        return List.of(POLICY_TYPE, LegalHold.TYPE, Disposition.TYPE, Tombstone.TYPE);
    }

    /** A tombstone stays. */
    enum Placed {
        PLACED
    }
}
