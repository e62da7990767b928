package io.github.qms4j.document;

import io.github.qms4j.access.Role;
import io.github.qms4j.approval.Approval;
import io.github.qms4j.approval.ApprovalType;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Versioned;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The approvals of document versions: one in each role that was asked, in each review cycle (rule DOC-2). */
public final class DocumentApprovals {
    private static final RuleReference ASKED_ROLE = new RuleReference(
            "DOC-2",
            "ISO 13485:2016 4.2.4 a)",
            "A version is approved in the roles that its document asks for, by people who act in them.");
    private static final RuleReference THIS_CYCLE =
            new RuleReference("DOC-2", "", "An approval is given in the review cycle that is under way.");

    /** Approvals under numbers such as {@code DAP-2026-0007}. */
    public static final ApprovalType<DocumentVersion> TYPE = ApprovalType.of(
                    "document-approval", "DAP", DocumentRecords.APPROVE, () -> DocumentVersionLifeCycle.TYPE)
            .meaning("document approved")
            .notBy(DocumentVersion::authors)
            .whileIn(version -> version.status() == VersionStatus.IN_REVIEW)
            .guard(inAnAskedRole())
            .guard(inThisCycle())
            .build();

    private DocumentApprovals() {}

    private static Guard<Approval> inAnAskedRole() {
        return new Guard<>(ASKED_ROLE, attempt -> {
            Approval proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            Set<String> asked = subject(attempt.facts(), proposed).approvers();
            if (!asked.contains(proposed.capacity())) {
                return Optional.of("nobody is asked as " + proposed.capacity() + "; approve as one of " + asked);
            }
            return attempt.roles().contains(new Role(proposed.capacity()))
                    ? Optional.empty()
                    : Optional.of(attempt.by() + " acts as " + new TreeSet<>(attempt.roles()) + " and not as "
                            + proposed.capacity() + "; let somebody approve who does");
        });
    }

    private static Guard<Approval> inThisCycle() {
        return new Guard<>(THIS_CYCLE, attempt -> {
            Approval proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            int cycle = subject(attempt.facts(), proposed).cycle();
            return cycle == proposed.round()
                    ? Optional.empty()
                    : Optional.of("review cycle " + cycle + " is under way, not " + proposed.round());
        });
    }

    private static DocumentVersion subject(Facts facts, Approval approval) {
        return facts.get(DocumentVersionLifeCycle.TYPE, approval.subject()).state();
    }

    /** The roles in which a version was not approved yet, as it is stored. */
    static Set<String> missing(Facts facts, String versionId) {
        Versioned<DocumentVersion> version = facts.get(DocumentVersionLifeCycle.TYPE, versionId);
        Set<String> missing = new TreeSet<>(version.state().approvers());
        missing.removeAll(TYPE.valid(facts, versionId, version.state().cycle(), version.contentHash()).stream()
                .map(Approval::capacity)
                .collect(Collectors.toSet()));
        return missing;
    }
}
