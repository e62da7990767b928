package io.github.qms4j.audit;

import io.github.qms4j.audit.ProgrammeCoverage.Gap;
import io.github.qms4j.organisation.BusinessProcess;
import io.github.qms4j.organisation.OrganisationLifeCycle;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.organisation.Standing;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Versioned;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can stand against a step of an audit programme. */
final class ProgrammeRules {
    private static final RuleReference PERIOD = new RuleReference(
            "AUD-1", "ISO 9001:2015 9.2.2 a)", "A programme is for a period that ends after it begins.");
    private static final RuleReference REASONED = new RuleReference(
            "AUD-1",
            "ISO 9001:2015 9.2.2 a)",
            "A frequency follows from importance, changes and past findings, or from a stated judgement.");
    private static final RuleReference APPROVER = new RuleReference(
            "AUD-1", "ISO 9001:2015 9.2.2 c)", "A programme is approved by somebody who did not write it.");
    private static final RuleReference COVERED = new RuleReference(
            "AUD-1", "ISO 9001:2015 9.2.2 a)", "A programme is approved when nothing that is due is left unplanned.");
    private static final RuleReference ALL_ENDED = new RuleReference(
            "AUD-1", "ISO 9001:2015 9.2.2 f)", "A programme is closed when each of its audits has ended.");

    private ProgrammeRules() {}

    static Guard<AuditProgramme> hasAPeriod() {
        return Guard.onProposed(
                PERIOD,
                programme -> programme.until().isAfter(programme.from())
                        ? Optional.empty()
                        : Optional.of("it would end on " + programme.until() + ", not after " + programme.from()));
    }

    static Guard<AuditProgramme> frequencyIsReasoned() {
        return Guard.onProposed(
                REASONED,
                programme -> programme.items().stream()
                        .filter(item -> !item.frequency().rule().equals(AuditFrequency.JUDGED))
                        .filter(item -> !item.frequency().equals(AuditFrequency.of(item.risk())))
                        .findFirst()
                        .map(item -> item.process() + " would be audited every "
                                + item.frequency().months() + " months, and the rule gives "
                                + AuditFrequency.of(item.risk()).months() + "; say that it is a judgement"));
    }

    static Guard<AuditProgramme> approverIsNoAuthor() {
        return Guard.notBy(
                APPROVER,
                "wrote it or planned an audit under it; let somebody else approve it",
                AuditProgramme::authors);
    }

    static Guard<AuditProgramme> nothingDueIsUnplanned() {
        return new Guard<>(
                COVERED,
                attempt -> Optional.ofNullable(attempt.before())
                        .map(programme -> coverage(attempt.facts(), AuditProgrammeId.of(attempt.id()), programme))
                        .filter(coverage -> !coverage.isComplete())
                        .map(coverage -> coverage.gaps().stream()
                                .map(ProgrammeRules::words)
                                .collect(Collectors.joining("; ", "", "; plan these first"))));
    }

    private static String words(Gap gap) {
        return gap.process() + " is due by " + gap.dueOn() + ", and " + gap.because();
    }

    /** Not pinned one by one: an audit that is planned or cancelled changes its programme. */
    private static ProgrammeCoverage coverage(Facts facts, AuditProgrammeId number, AuditProgramme programme) {
        return coverage(
                programme,
                audits(facts, number).stream().map(Versioned::state),
                facts.list(OrganisationLifeCycle.PROCESS.type()).stream());
    }

    static ProgrammeCoverage coverage(
            AuditProgramme programme, Stream<Audit> audits, Stream<Versioned<BusinessProcess>> processes) {
        return ProgrammeCoverage.of(
                programme,
                audits.filter(audit -> audit.status() != AuditStatus.CANCELLED)
                        .map(Audit::plan)
                        .toList(),
                processes
                        .filter(process -> process.state().history().standing() == Standing.PRESENT)
                        .map(process -> ProcessId.of(process.id()))
                        .toList());
    }

    static List<Versioned<Audit>> audits(Facts facts, AuditProgrammeId programme) {
        return facts.list(AuditLifeCycle.TYPE, AuditLifeCycle.PROGRAMME.is(programme));
    }

    static Guard<AuditProgramme> everyAuditIsEnded() {
        return new Guard<>(ALL_ENDED, attempt -> {
            List<String> open = attempt.before() == null
                    ? List.of()
                    : audits(attempt.facts(), AuditProgrammeId.of(attempt.id())).stream()
                            .filter(audit -> !audit.state().isEnded())
                            .map(Versioned::id)
                            .toList();
            return open.isEmpty() ? Optional.empty() : Optional.of("not ended yet: " + open);
        });
    }
}
