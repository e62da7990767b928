package io.github.qms4j.audit;

import io.github.qms4j.audit.Audit.TeamMember;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is qualified to audit (rule AUD-4): whoever gives verdicts has a current training record for the competence
 * {@value AuditRecords#COMPETENCE}. It is looked up when somebody is assigned and, for the whole team, when the audit
 * starts; each verdict and finding demands it of who acts, by its row in the transition table.
 */
final class AuditorQualification {
    private static final RuleReference RULE = new RuleReference(
            "AUD-4", "ISO 9001:2015 7.2", "Whoever audits is shown to be competent when assigned and when it starts.");

    private AuditorQualification() {}

    static Guard<Audit> atAssignment() {
        return new Guard<>(RULE, attempt -> {
            @Nullable Audit before = attempt.before();
            @Nullable Audit proposed = attempt.proposed();
            return before == null || proposed == null
                    ? Optional.empty()
                    : against(AuditRules.newMembers(before, proposed), attempt.facts());
        });
    }

    static Guard<Audit> atStart() {
        return new Guard<>(RULE, attempt -> {
            @Nullable Audit before = attempt.before();
            return against(before == null ? List.of() : before.team(), attempt.facts());
        });
    }

    private static Optional<String> against(Collection<TeamMember> members, Facts facts) {
        return members.stream()
                .filter(member -> member.role().audits())
                .map(TeamMember::person)
                .filter(person ->
                        facts.training(person, AuditRecords.COMPETENCE).isEmpty())
                .findFirst()
                .map(person -> "no current training record shows that " + person + " is competent as '"
                        + AuditRecords.COMPETENCE + "'; have them trained, or assign somebody else");
    }
}
