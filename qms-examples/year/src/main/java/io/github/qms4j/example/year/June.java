package io.github.qms4j.example.year;

import io.github.qms4j.access.Actor;
import io.github.qms4j.audit.Assessment;
import io.github.qms4j.audit.AuditFindings;
import io.github.qms4j.audit.AuditId;
import io.github.qms4j.audit.AuditPlan;
import io.github.qms4j.audit.AuditSample;
import io.github.qms4j.audit.AuditSampleId;
import io.github.qms4j.audit.Audits;
import io.github.qms4j.audit.ChecklistLine;
import io.github.qms4j.audit.ChecklistLineId;
import io.github.qms4j.audit.FindingDraft;
import io.github.qms4j.audit.FindingId;
import io.github.qms4j.audit.Grading;
import io.github.qms4j.audit.LineVerdict;
import io.github.qms4j.audit.SampleDraft;
import io.github.qms4j.audit.TeamRole;
import io.github.qms4j.capa.CapaId;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.View;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.statistics.sampling.Population;
import io.github.qms4j.statistics.sampling.SampleDraw;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Incident management is audited by somebody who can, on a sample that nobody chose. */
final class June {
    static final String TITLE = "June: an internal audit";

    static final String ANSWERED = "July: the audit is answered";

    private final House house;
    private final Narrator narrator;

    June(House house, Narrator narrator) {
        this.house = house;
        this.narrator = narrator;
    }

    /** What July comes back to. */
    record Findings(AuditId audit, List<FindingId> minor, FindingId major) {}

    Findings tell(Months months) {
        narrator.chapter(TITLE);
        months.close(YearMonth.of(2025, 5));
        house.on("06-10");
        AuditId audit = assign();
        List<ChecklistLineId> lines = prepare(audit);
        sample(audit);
        Findings findings = audit(audit, lines);
        report(findings);
        return findings;
    }

    private AuditId assign() {
        AuditId audit = audits(Cast.QUALITY_MANAGER)
                .plan(AuditPlan.of("Incident management", LocalDate.of(2025, 6, 16), LocalDate.of(2025, 6, 20))
                        .covering(
                                ProcessId.of("incidents"),
                                CatalogueId.parse("iso-iec-20000-1:2018-amd1"),
                                "8.6.1",
                                "8.6.3")
                        .covering(ProcessId.of("incidents"), CatalogueId.parse("iso-9001:2015-amd1"), "7.2", "10.2.1"));
        narrator.tells("The quality manager plans an audit of incident management, " + audit + ".");
        narrator.refuses("the service manager is to lead it", () -> assign(audit, Cast.SERVICE_MANAGER, TeamRole.LEAD));
        narrator.refuses(
                "the auditor who once managed the service manager is to lead it",
                () -> assign(audit, Cast.FORMER_MANAGER, TeamRole.LEAD));
        assign(audit, Cast.LEAD_AUDITOR, TeamRole.LEAD);
        assign(audit, Cast.AUDITOR, TeamRole.AUDITOR);
        narrator.tells("A third one leads it, with another auditor.");
        narrator.shows("both refusals are on record: "
                + house.qms.trail().refusals("audit", audit.value()).size() + ".");
        return audit;
    }

    private void assign(AuditId audit, Actor auditor, TeamRole role) {
        audits(Cast.QUALITY_MANAGER).assign(audit, auditor.id(), role);
    }

    private List<ChecklistLineId> prepare(AuditId audit) {
        List<ChecklistLineId> lines = audits(Cast.LEAD_AUDITOR).writeChecklist(audit, house.library);
        narrator.tells("The checklist has " + lines.size() + " lines, those at risk first.");
        audits(Cast.LEAD_AUDITOR)
                .checklist(audit)
                .map(View::state)
                .sorted(Comparator.comparingInt(line -> line.risk().place()))
                .forEach(line -> narrator.shows(line.risk().place() + ". " + line.requirement()
                        + (line.risk().openGap() ? ", an open gap." : ".")));
        audits(Cast.AUDITOR).prepare(seen(audit));
        house.on("06-16");
        audits(Cast.LEAD_AUDITOR).start(audit);
        return lines;
    }

    private void sample(AuditId audit) {
        AuditSampleId sample = audits(Cast.LEAD_AUDITOR)
                .samples()
                .fix(
                        audit,
                        house.as(Cast.LEAD_AUDITOR).recordType("ticket"),
                        SampleDraft.exactBinomial("0.95", "0.10", 0));
        narrator.tells("The tickets of the year are fixed as the population of a sample.");
        narrator.refuses(
                "the lead auditor draws from it before the log is sealed",
                () -> audits(Cast.LEAD_AUDITOR).samples().draw(sample));
        house.qms.trail().seal();
        List<String> drawn = audits(Cast.LEAD_AUDITOR).samples().draw(sample);
        narrator.tells("After the seal, whose root nobody could know, " + drawn.size() + " tickets are drawn: "
                + drawn.get(0) + ", " + drawn.get(1) + ", " + drawn.get(2) + " and so on.");
        narrator.shows("what the sample supports: "
                + audits(Cast.LEAD_AUDITOR).samples().conclude(sample, drawn.size()) + ".");
    }

    private Findings audit(AuditId audit, List<ChecklistLineId> lines) {
        LocalDate due = LocalDate.of(2025, 7, 4);
        FindingId first = raise(
                lines.get(0),
                FindingDraft.of(LineVerdict.MINOR, "two incidents without a category", Cast.SERVICE_MANAGER.id(), due)
                        .shownBy("two of the sampled tickets")
                        .graded(Grading.ghtf(new Grading.Ghtf(false, false, false, false))));
        FindingId second = raise(
                lines.get(1),
                FindingDraft.of(
                                LineVerdict.MINOR,
                                "a problem was raised by word of mouth",
                                Cast.SERVICE_MANAGER.id(),
                                due)
                        .shownBy("interview of 17 June")
                        .graded(Grading.ghtf(new Grading.Ghtf(false, false, true, false))));
        FindingId major = raise(
                lines.get(2),
                FindingDraft.of(
                                LineVerdict.MAJOR,
                                "causes of repeated incidents are not removed",
                                Cast.SERVICE_MANAGER.id(),
                                due)
                        .shownBy("three of the sampled tickets have one cause")
                        .graded(Grading.ghtf(new Grading.Ghtf(true, false, false, false))));
        for (ChecklistLineId line : lines.subList(3, lines.size())) {
            audits(Cast.AUDITOR).assess(line, Assessment.conform("training matrix of June"));
        }
        narrator.tells(
                "Two minor findings and a major one are raised, each graded by GHTF/SG3/N19 with its inputs kept.");
        return new Findings(audit, List.of(first, second), major);
    }

    private FindingId raise(ChecklistLineId line, FindingDraft draft) {
        return audits(Cast.AUDITOR).findings().raise(line, draft);
    }

    private void report(Findings findings) {
        house.on("06-20");
        AuditId audit = findings.audit();
        audits(Cast.LEAD_AUDITOR).endFieldWork(audit);
        audits(Cast.LEAD_AUDITOR)
                .draftReport(
                        audit,
                        "incidents are handled; what makes them come back is not",
                        Cast.SERVICE_MANAGER.id(),
                        Cast.QUALITY_MANAGER.id());
        house.signing(Cast.LEAD_AUDITOR, "field work is over").audits().issue(seen(audit));
        audits(Cast.SERVICE_MANAGER).acknowledge(audit);
        audits(Cast.QUALITY_MANAGER).acknowledge(audit);
        narrator.tells("The lead auditor signs the report; both recipients acknowledge it.");
        narrator.refuses("the compliance officer closes the audit", () -> close(audit));
        narrator.refuses(
                "the quality manager cancels it instead",
                () -> audits(Cast.QUALITY_MANAGER).cancel(audit));
    }

    /** July: the responses come late, the major finding becomes a CAPA, and its line is audited again. */
    CapaId answer(Findings findings, Months months) {
        narrator.chapter(ANSWERED);
        months.close(YearMonth.of(2025, 6));
        house.on("07-10");
        narrator.shows("responses to the audit that are overdue on " + house.today() + ": "
                + audits(Cast.QUALITY_MANAGER).oversight().overdueResponses(house.today(), null).items().stream()
                        .map(found -> found.id().value())
                        .toList()
                + ".");
        AuditFindings owner = audits(Cast.SERVICE_MANAGER).findings();
        AuditFindings quality = audits(Cast.QUALITY_MANAGER).findings();
        for (FindingId finding : findings.minor()) {
            owner.respond(finding, "haste", "the record was completed");
            quality.withoutCapa(finding);
        }
        owner.respond(findings.major(), "nobody looks for what incidents have in common", "the three are merged");
        CapaId capa = quality.openCapa(findings.major(), "Causes of repeated incidents");
        narrator.tells("The service manager responds, late. The major finding becomes " + capa + ".");
        narrator.refuses(
                "the service manager accepts their own response", () -> owner.acceptResponse(seen(findings.major())));
        for (FindingId finding : all(findings)) {
            audits(Cast.AUDITOR).findings().acceptResponse(seen(finding));
        }
        narrator.refuses(
                "the auditor closes the major finding without looking again",
                () -> audits(Cast.AUDITOR).findings().close(findings.major()));
        house.on("07-24");
        for (FindingId finding : all(findings)) {
            audits(Cast.LEAD_AUDITOR).reAudit(line(finding), Assessment.conform("tickets of July"));
            audits(Cast.AUDITOR).findings().close(finding);
        }
        close(findings.audit());
        narrator.tells("The lines are audited again and conform; the findings are closed, and then the audit is.");
        ChecklistLine line =
                audits(Cast.AUDITOR).line(line(findings.major())).orElseThrow().state();
        narrator.shows("both verdicts on the line stay: "
                + line.judgements().stream()
                        .map(judgement -> judgement.verdict().name())
                        .toList() + ".");
        return capa;
    }

    /** The end: whoever has the record of the sample can draw it again. */
    void drawAgain(AuditId audit) {
        AuditSample sample = audits(Cast.COMPLIANCE).samples().of(audit).get(0).state();
        AuditSample.Draw drawn = sample.draws().get(0);
        List<String> again = SampleDraw.of(
                        Population.of(sample.population()), HexFormat.of().parseHex(drawn.seed()), drawn.number())
                .first(drawn.ids().size());
        narrator.shows("the sample of June, drawn again from its population of "
                + sample.population().size()
                + " and the seed " + drawn.seed().substring(0, 12) + "…, is "
                + (again.equals(drawn.ids()) ? "the same." : "ANOTHER ONE."));
    }

    private static List<FindingId> all(Findings findings) {
        return List.of(findings.minor().get(0), findings.minor().get(1), findings.major());
    }

    private void close(AuditId audit) {
        house.signing(Cast.COMPLIANCE, "all is put right").audits().close(seen(audit));
    }

    private ChecklistLineId line(FindingId finding) {
        return audits(Cast.QUALITY_MANAGER)
                .findings()
                .find(finding)
                .orElseThrow()
                .state()
                .line();
    }

    private Audits audits(Actor actor) {
        return house.as(actor).audits();
    }

    private Seen<AuditId> seen(AuditId audit) {
        return audits(Cast.QUALITY_MANAGER).find(audit).orElseThrow().seen();
    }

    private Seen<FindingId> seen(FindingId finding) {
        return audits(Cast.QUALITY_MANAGER)
                .findings()
                .find(finding)
                .orElseThrow()
                .seen();
    }
}
