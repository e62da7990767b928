package io.github.qms4j.audit;

import io.github.qms4j.audit.Audit.Report;
import io.github.qms4j.audit.Audit.TeamMember;
import io.github.qms4j.organisation.OrganisationLifeCycle;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.organisation.Standing;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Versioned;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can stand against a step of an audit, besides who may audit. */
final class AuditRules {
    private static final RuleReference PLANNED = new RuleReference(
            "AUD-2",
            "ISO 9001:2015 9.2.2 b)",
            "An audit is planned for days in order, on processes that the organisation has.");
    private static final RuleReference OPEN_PROGRAMME = new RuleReference(
            "AUD-1", "ISO 9001:2015 9.2.2 a)", "Audits are planned under a programme that is not closed.");
    private static final RuleReference ONE_ROLE = new RuleReference(
            "AUD-2", "ISO 9001:2015 9.2.2 c)", "Somebody has one role in an audit, and an audit has one lead.");
    private static final RuleReference CHECKLIST =
            new RuleReference("AUD-5", "ISO 9001:2015 9.2.2 b)", "An audit is prepared with a checklist.");
    private static final RuleReference SECOND_PERSON = new RuleReference(
            "AUD-2", "ISO 9001:2015 9.2.2 c)", "Work papers are reviewed by somebody who did not write them.");
    private static final RuleReference LEAD = new RuleReference(
            "AUD-7", "ISO 9001:2015 9.2.2 c)", "The lead auditor starts the audit, and writes and signs its report.");
    private static final RuleReference ASSESSED = new RuleReference(
            "AUD-7", "ISO 9001:2015 9.2.2 d)", "A report is issued when every line of the checklist was assessed.");
    private static final RuleReference FOUNDED = new RuleReference(
            "AUD-6", "ISO 9001:2015 9.2.2 d)", "A verdict that needs a finding stands on one that was not withdrawn.");
    private static final RuleReference RECIPIENT = new RuleReference(
            "AUD-7", "ISO 9001:2015 9.2.2 d)", "A report is acknowledged by those whom it was given to.");
    private static final RuleReference OPEN_FINDINGS = new RuleReference(
            "AUD-7",
            "ISO 9001:2015 9.2.2 e)",
            "An audit is closed with no finding open, unless closure with open ones was approved.");
    private static final RuleReference NOT_LOST =
            new RuleReference("AUD-7", "ISO 9001:2015 9.2.2 e)", "An audit with an open finding is not cancelled.");
    private static final RuleReference IN_ITS_PLACE = new RuleReference(
            "AUD-2", "ISO 9001:2015 9.2.2 a)", "A cancelled audit is replaced by another one that still takes place.");

    private AuditRules() {}

    static Guard<Audit> planCanBeKept() {
        return new Guard<>(PLANNED, attempt -> {
            @Nullable Audit proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            AuditPlan plan = proposed.plan();
            if (plan.until().isBefore(plan.from())) {
                return Optional.of("it would end on " + plan.until() + ", before it begins on " + plan.from());
            }
            if (plan.lookBack().isNegative() || plan.lookBack().isZero()) {
                return Optional.of("a look-back of " + plan.lookBack() + " looks at nothing; give it some months");
            }
            return plan.processes().stream()
                    .filter(process -> !isPresent(attempt.facts(), process))
                    .findFirst()
                    .map(process -> process + " is no process of the organisation; synchronise the organisation first");
        });
    }

    private static boolean isPresent(Facts facts, ProcessId process) {
        return facts.find(OrganisationLifeCycle.PROCESS.type(), process)
                .filter(found -> found.state().history().standing() == Standing.PRESENT)
                .isPresent();
    }

    static Guard<Audit> programmeIsOpen() {
        return new Guard<>(OPEN_PROGRAMME, attempt -> {
            @Nullable Audit proposed = attempt.proposed();
            @Nullable
            AuditProgrammeId programme =
                    proposed == null ? null : proposed.plan().programme();
            return programme == null
                            || attempt.facts()
                                            .get(ProgrammeLifeCycle.TYPE, programme)
                                            .state()
                                            .status()
                                    != ProgrammeStatus.CLOSED
                    ? Optional.empty()
                    : Optional.of(programme + " is closed; plan the audit under another programme");
        });
    }

    static Guard<Audit> isAssignedOnce() {
        return Guard.onChange(
                ONE_ROLE,
                (before, proposed) -> newMembers(before, proposed).stream()
                        .flatMap(member -> before.roleOf(member.person()).stream()
                                .map(role -> member.person() + " is in the team as " + role + "; release them first"))
                        .findFirst()
                        .or(() -> leads(proposed) > 1
                                ? Optional.of(before.lead() + " leads it already; release them first")
                                : Optional.empty()));
    }

    static List<TeamMember> newMembers(Audit before, Audit proposed) {
        return proposed.team().stream()
                .filter(member -> !before.team().contains(member))
                .toList();
    }

    private static long leads(Audit audit) {
        return audit.team().stream()
                .filter(member -> member.role() == TeamRole.LEAD)
                .count();
    }

    static Guard<Audit> hasAChecklist() {
        return Guard.onStored(
                CHECKLIST,
                audit -> audit.preparers().isEmpty()
                        ? Optional.of("it has no checklist; write one first")
                        : Optional.empty());
    }

    static Guard<Audit> reviewerIsAnother() {
        return Guard.notBy(SECOND_PERSON, "wrote the work papers; let somebody else review them", Audit::preparers);
    }

    static Guard<Audit> byTheLead() {
        return new Guard<>(LEAD, attempt -> {
            @Nullable Audit before = attempt.before();
            @Nullable String lead = before == null ? null : before.lead();
            return lead == null || attempt.isOrActsFor(lead)
                    ? Optional.empty()
                    : Optional.of(attempt.by() + " is not " + lead + ", who leads it; let the lead do it");
        });
    }

    static Guard<Audit> everyLineIsAssessed() {
        return new Guard<>(ASSESSED, attempt -> {
            if (attempt.before() == null) {
                return Optional.empty();
            }
            // A line never becomes unassessed again, and none is added once the audit is prepared.
            List<Versioned<ChecklistLine>> open = attempt.facts()
                    .list(
                            ChecklistLineLifeCycle.TYPE,
                            ChecklistLineLifeCycle.AUDIT.is(AuditId.of(attempt.id())),
                            ChecklistLineLifeCycle.STATUS.is(LineStatus.NOT_ASSESSED));
            return open.isEmpty()
                    ? Optional.empty()
                    : Optional.of(open.size() + " lines are not assessed, the first of them "
                            + open.get(0).id() + "; assess them, or say why they do not apply");
        });
    }

    static Guard<Audit> adverseLinesStandOnFindings() {
        return new Guard<>(FOUNDED, attempt -> {
            if (attempt.before() == null) {
                return Optional.empty();
            }
            AuditId audit = AuditId.of(attempt.id());
            Set<ChecklistLineId> founded = findings(attempt.facts(), audit).stream()
                    .filter(finding -> finding.state().status() != FindingStatus.WITHDRAWN)
                    .map(finding -> finding.state().line())
                    .collect(Collectors.toSet());
            return attempt.facts().list(ChecklistLineLifeCycle.TYPE, ChecklistLineLifeCycle.AUDIT.is(audit)).stream()
                    .filter(line -> line.state().verdict().needsFinding())
                    .filter(line -> !founded.contains(ChecklistLineId.of(line.id())))
                    .findFirst()
                    .map(line -> line.id() + " is " + line.state().verdict()
                            + " and its finding was withdrawn; assess it again");
        });
    }

    static List<Versioned<Finding>> findings(Facts facts, AuditId audit) {
        return facts.list(FindingLifeCycle.TYPE, FindingLifeCycle.AUDIT.is(audit));
    }

    static Guard<Audit> isOnTheDistribution() {
        return new Guard<>(RECIPIENT, attempt -> {
            @Nullable Audit before = attempt.before();
            @Nullable Report report = before == null ? null : before.report();
            return report == null
                            || report.distribution().stream()
                                    .anyMatch(recipient -> attempt.isOrActsFor(recipient.person()))
                    ? Optional.empty()
                    : Optional.of(attempt.by() + " was not given the report");
        });
    }

    static Guard<Audit> noFindingIsOpen() {
        return new Guard<>(
                NOT_LOST,
                attempt -> attempt.before() == null
                        ? Optional.empty()
                        : open(attempt).map(open -> open + " are open; close or withdraw them first"));
    }

    static Guard<Audit> noFindingIsOpenUnlessApproved() {
        return new Guard<>(OPEN_FINDINGS, attempt -> {
            if (attempt.before() == null) {
                return Optional.empty();
            }
            Optional<List<String>> open = open(attempt);
            if (open.isEmpty()) {
                return Optional.empty();
            }
            String asItIs =
                    attempt.facts().get(AuditLifeCycle.TYPE, attempt.id()).contentHash();
            return AuditApprovals.OPEN_FINDINGS
                            .valid(attempt.facts(), attempt.id(), AuditApprovals.ROUND, asItIs)
                            .isEmpty()
                    ? open.map(findings -> findings
                            + " are open; close them, or have closure with open findings approved as the audit stands")
                    : Optional.empty();
        });
    }

    /** Not pinned one by one: whoever raises or ends a finding changes its audit, as long as that can be closed. */
    private static Optional<List<String>> open(Guard.Case<Audit> attempt) {
        List<String> open = findings(attempt.facts(), AuditId.of(attempt.id())).stream()
                .filter(finding -> finding.state().status().isOpen())
                .map(Versioned::id)
                .toList();
        return open.isEmpty() ? Optional.empty() : Optional.of(open);
    }

    static Guard<Audit> anotherTakesItsPlace() {
        return new Guard<>(IN_ITS_PLACE, attempt -> {
            @Nullable Audit proposed = attempt.proposed();
            @Nullable AuditId instead = proposed == null ? null : proposed.rescheduledBy();
            if (instead == null) {
                return Optional.empty();
            }
            if (instead.value().equals(attempt.id())) {
                return Optional.of("it would be replaced by itself; plan another audit first");
            }
            return attempt.facts().get(AuditLifeCycle.TYPE, instead).state().status() == AuditStatus.CANCELLED
                    ? Optional.of(instead + " is cancelled; name an audit that takes place")
                    : Optional.empty();
        });
    }
}
