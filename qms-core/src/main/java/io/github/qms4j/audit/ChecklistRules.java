package io.github.qms4j.audit;

import io.github.qms4j.access.By;
import io.github.qms4j.audit.ChecklistLine.Judgement;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Versioned;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What can stand against a line of a checklist and the verdict on it, besides who may audit. */
final class ChecklistRules {
    private static final RuleReference WRITTEN =
            new RuleReference("AUD-5", "ISO 9001:2015 9.2.2 b)", "A checklist is written while the audit is planned.");
    private static final RuleReference UNDER_WAY = new RuleReference(
            "AUD-2", "ISO 9001:2015 9.2.2 d)", "Lines are assessed and findings raised once the audit has started.");
    private static final RuleReference AFTERWARDS =
            new RuleReference("AUD-6", "ISO 9001:2015 9.2.2 e)", "A line is audited again when the report was issued.");
    private static final RuleReference FOUND = new RuleReference(
            "AUD-6", "ISO 9001:2015 9.2.2 e)", "A line is audited again when something was found on it.");
    private static final RuleReference ASSIGNED = new RuleReference(
            "AUD-3", "ISO 9001:2015 9.2.2 c)", "Verdicts and findings are of the audit's own auditors.");
    private static final RuleReference COMPLETE = new RuleReference(
            "AUD-5",
            "ISO 19011:2018 6.4.7",
            "An adverse verdict has objective evidence; that something does not apply has a reason.");
    private static final RuleReference FOUNDED = new RuleReference(
            "AUD-6",
            "ISO 9001:2015 9.2.2 d)",
            "A verdict is the worst of the findings that are open on the line; without one it is good.");
    private static final RuleReference BOTH_STAY = new RuleReference(
            "AUD-6", "21 CFR 11.10(e)", "A verdict is added to those before it, and none of them is changed.");

    private static final Set<AuditStatus> ISSUED = EnumSet.of(AuditStatus.ISSUED, AuditStatus.CLOSED);

    private ChecklistRules() {}

    static Guard<ChecklistLine> auditIsPlanned() {
        return onAudit(
                WRITTEN,
                audit -> audit.status() == AuditStatus.PLANNED
                        ? Optional.empty()
                        : Optional.of("the audit is " + audit.status() + "; its checklist was reviewed already"));
    }

    static Guard<ChecklistLine> auditIsUnderWay() {
        return onAudit(UNDER_WAY, ChecklistRules::againstWorking);
    }

    static Optional<String> againstWorking(Audit audit) {
        return audit.isUnderWay()
                ? Optional.empty()
                : Optional.of("the audit is " + audit.status() + "; it would have to be in progress or reporting");
    }

    static Guard<Finding> findingIsRaisedUnderWay() {
        return new Guard<>(
                UNDER_WAY,
                attempt -> Optional.ofNullable(attempt.proposed())
                        .flatMap(finding -> onAudit(attempt, finding.audit(), ChecklistRules::againstWorking)));
    }

    static Guard<ChecklistLine> auditIsIssued() {
        return onAudit(
                AFTERWARDS,
                audit -> ISSUED.contains(audit.status())
                        ? Optional.empty()
                        : Optional.of("the audit is " + audit.status() + "; assess the line instead"));
    }

    private static Guard<ChecklistLine> onAudit(RuleReference rule, Function<Audit, Optional<String>> against) {
        return new Guard<>(rule, attempt -> {
            @Nullable ChecklistLine line = attempt.before() != null ? attempt.before() : attempt.proposed();
            return line == null ? Optional.empty() : onAudit(attempt, line.audit(), against);
        });
    }

    /** What stands against a step of something that belongs to an audit; also that there is no such audit. */
    static Optional<String> onAudit(Guard.Case<?> attempt, AuditId audit, Function<Audit, Optional<String>> against) {
        Optional<Audit> found = attempt.facts().find(AuditLifeCycle.TYPE, audit).map(Versioned::state);
        return found.isPresent() ? against.apply(found.get()) : Optional.of("there is no audit " + audit);
    }

    static Guard<ChecklistLine> somethingWasFound() {
        return Guard.onStored(
                FOUND,
                line -> line.judgements().stream().anyMatch(j -> j.verdict().needsFinding())
                        ? Optional.empty()
                        : Optional.of("nothing was found on it; there is nothing to look at again"));
    }

    static Guard<ChecklistLine> assessorIsInTheTeam() {
        return new Guard<>(
                ASSIGNED,
                attempt -> Optional.ofNullable(attempt.before())
                        .flatMap(line -> onAudit(attempt, line.audit(), audit -> againstAuditor(attempt.by(), audit))));
    }

    static Guard<Finding> raiserIsInTheTeam() {
        return new Guard<>(
                ASSIGNED,
                attempt -> Optional.ofNullable(attempt.proposed())
                        .flatMap(finding ->
                                onAudit(attempt, finding.audit(), audit -> againstAuditor(attempt.by(), audit))));
    }

    private static Optional<String> againstAuditor(By by, Audit audit) {
        return audit.roleOf(by.id()).filter(TeamRole::audits).isPresent()
                ? Optional.empty()
                : Optional.of(by + " does not audit here; have them assigned as auditor");
    }

    static Guard<ChecklistLine> verdictIsComplete() {
        return Guard.onProposed(COMPLETE, line -> line.last().flatMap(ChecklistRules::missing));
    }

    private static Optional<String> missing(Judgement judgement) {
        LineVerdict verdict = judgement.verdict();
        if (verdict == LineVerdict.NOT_ASSESSED) {
            return Optional.of("NOT_ASSESSED is no verdict; leave the line as it is");
        }
        if (verdict.isAdverse() && judgement.evidence().stream().allMatch(String::isBlank)) {
            return Optional.of(verdict + " has no objective evidence; name what shows it");
        }
        return verdict == LineVerdict.NOT_APPLICABLE && judgement.note().isBlank()
                ? Optional.of("it is not said why the requirement does not apply; give the reason")
                : Optional.empty();
    }

    /** The finding is created in the same unit of work, before the verdict. */
    static Guard<ChecklistLine> verdictStandsOnFindings() {
        return new Guard<>(FOUNDED, attempt -> {
            @Nullable ChecklistLine proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            Optional<LineVerdict> found = worstOpen(attempt.facts(), ChecklistLineId.of(attempt.id()));
            if (found.isPresent() && proposed.verdict() != found.get()) {
                return Optional.of("it would be " + proposed.verdict() + ", and " + found.get()
                        + " was found on it; have the finding withdrawn first");
            }
            return found.isEmpty() && proposed.verdict().needsFinding()
                    ? Optional.of("it would be " + proposed.verdict() + " without a finding; raise one on the line")
                    : Optional.empty();
        });
    }

    /** The worst of what was found on a line and neither closed nor withdrawn. */
    static Optional<LineVerdict> worstOpen(Facts facts, ChecklistLineId line) {
        return facts.list(FindingLifeCycle.TYPE, FindingLifeCycle.LINE.is(line)).stream()
                .map(Versioned::state)
                .filter(finding -> finding.status().isOpen())
                .map(Finding::verdict)
                .reduce((one, other) -> other.isWorseThan(one) ? other : one);
    }

    static Guard<ChecklistLine> earlierVerdictsStay() {
        return Guard.onChange(BOTH_STAY, (before, proposed) -> {
            List<Judgement> kept = before.judgements();
            return proposed.judgements().size() == kept.size() + 1
                            && proposed.judgements().subList(0, kept.size()).equals(kept)
                    ? Optional.empty()
                    : Optional.of("it would change what was said before; add one verdict");
        });
    }
}
