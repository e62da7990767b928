package io.github.qms4j.example.year;

import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.document.DocumentDraft;
import io.github.qms4j.document.DocumentId;
import io.github.qms4j.document.DocumentVersionId;
import io.github.qms4j.kpi.KpiDecision;
import io.github.qms4j.objective.Baseline;
import io.github.qms4j.objective.Measure;
import io.github.qms4j.objective.ObjectiveActions.Purpose;
import io.github.qms4j.objective.ObjectiveDefinition;
import io.github.qms4j.objective.ObjectiveDefinition.Link;
import io.github.qms4j.objective.ObjectiveDefinition.Means;
import io.github.qms4j.objective.ObjectiveDefinition.Timing;
import io.github.qms4j.objective.ObjectiveId;
import io.github.qms4j.objective.SmartAssessment;
import io.github.qms4j.objective.Target;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.record.Seen;
import java.time.LocalDate;
import java.time.YearMonth;

/** An objective is refused letter by letter, then agreed, approved and published; the plan is a document. */
final class February {
    static final String TITLE = "February: an objective and the quality management plan";

    private static final LocalDate START = LocalDate.of(2025, 3, 1);

    private final House house;
    private final Narrator narrator;

    February(House house, Narrator narrator) {
        this.house = house;
        this.narrator = narrator;
    }

    /** What the year comes back to. */
    record Planned(ObjectiveId objective, DocumentId plan) {}

    Planned tell(Months months) {
        narrator.chapter(TITLE);
        house.on("02-03");
        January.synchroniseAgain(house, narrator);
        months.close(YearMonth.of(2025, 1));
        months.decide(KpiDecision.Course.INVESTIGATE, "it is looked into");
        months.tellNoData();
        house.on("02-10");
        draftTooEarly();
        ObjectiveId objective = draft();
        approve(objective);
        publish(objective);
        return new Planned(objective, writePlan());
    }

    private QmsSession author() {
        return house.as(Cast.QUALITY_MANAGER, "objectives of 2025");
    }

    private void draftTooEarly() {
        ObjectiveId draft = author().objectives()
                .draft(ObjectiveDefinition.of("Respond to users faster", "incident", "response time")
                        .measuredBy(Measure.by(ServiceLevels.RESPONSE))
                        .to(Target.atMost(Quantity.of("2.7", "h"))));
        narrator.tells("The quality manager drafts " + draft + ": respond to users faster, in at most 2.7 hours.");
        SmartAssessment smart = author().objectives().smart(draft);
        narrator.refuses(
                "the quality manager proposes it", () -> author().objectives().propose(draft));
        narrator.shows("letters that pass: "
                + smart.findings().stream()
                        .filter(SmartAssessment.Finding::passes)
                        .map(finding -> finding.letter().name())
                        .toList());
        author().objectives().discard(draft);
    }

    private ObjectiveId draft() {
        Measure measure = Measure.by(ServiceLevels.RESPONSE);
        Baseline baseline = author().objectives().baseline(measure, LocalDate.of(2024, 2, 1), LocalDate.of(2025, 2, 1));
        ObjectiveDefinition definition = ObjectiveDefinition.of(
                        "Reduce incident response time by 20 % within six months", "incident", "response time")
                .measuredBy(measure)
                .from(baseline)
                .to(Target.reducedByPercent("20"))
                .timed(Timing.months(START, 6))
                .with(Means.of(
                        Cast.IT_MANAGER.id(), Cast.SERVICE_MANAGER.id(), "a new help desk tool", "one more agent"))
                .linkedTo(Link.Kind.REQUIREMENT, January.INCIDENTS.value())
                .withMonthlyMilestones();
        ObjectiveId objective = author().objectives().draft(definition);
        author().objectives()
                .planAction(
                        objective,
                        ActionDraft.of(
                                Purpose.CHANGE,
                                "choose a help desk tool that routes incidents by itself",
                                Cast.SERVICE_MANAGER.id(),
                                LocalDate.of(2025, 4, 30)));
        author().objectives().propose(objective);
        narrator.tells(
                "The second draft, " + objective + ", says from where to where, by when, who answers, and what is"
                        + " done: reduce incident response time by 20 % within six months, from "
                        + baseline.value() + ".");
        return objective;
    }

    private void approve(ObjectiveId objective) {
        narrator.refuses(
                "the compliance officer approves it before the service manager has agreed",
                () -> house.signing(Cast.COMPLIANCE).objectives().activate(seen(objective)));
        house.signing(Cast.SERVICE_MANAGER, "with the new tool it can be done")
                .objectives()
                .agree(seen(objective));
        narrator.tells("The service manager signs that it can be reached.");
        narrator.refuses(
                "the quality manager, who wrote it, approves it",
                () -> house.signing(Cast.QUALITY_MANAGER).objectives().activate(seen(objective)));
        house.signing(Cast.COMPLIANCE).objectives().activate(seen(objective));
        narrator.tells("The compliance officer approves it. Its reviews are planned: "
                + author().objectives().reviews().of(objective).size() + ".");
    }

    private void publish(ObjectiveId objective) {
        int asked = author().objectives()
                .communication()
                .publish(objective, LocalDate.of(2025, 2, 28), Procedures.SERVICE_DESK);
        for (int agent = 1; agent <= 11; agent++) {
            house.as(Cast.agent(agent)).objectives().communication().acknowledge(seen(objective));
        }
        narrator.tells("It is published to the service desk; " + asked + " are asked to acknowledge it.");
        narrator.shows("who has not acknowledged it: "
                + String.join(
                        ", ",
                        author().objectives().communication().notAcknowledged(objective).stream()
                                .map(addressee -> addressee.name())
                                .toList())
                + ".");
    }

    private DocumentId writePlan() {
        DocumentId plan = house.as(Cast.COMPLIANCE)
                .documents()
                .open(DocumentDraft.of("Quality management plan", Cast.QUALITY_MANAGER.id())
                        .approvedBy(Role.QUALITY_MANAGER));
        QmsSession writer = house.as(Cast.IT_MANAGER, "plan of 2025");
        DocumentVersionId version = writer.objectives().writePlan(writer.documents(), plan, 2025);
        writer.documents().submit(version);
        house.signing(Cast.QUALITY_MANAGER, "read in full").documents().approve(shown(version), Role.QUALITY_MANAGER);
        house.signing(Cast.COMPLIANCE, "approved").documents().release(shown(version), house.today());
        narrator.tells("The quality management plan of 2025 is written from the records, approved, and in force as "
                + version + ".");
        narrator.shows("its first lines: "
                + String.join(
                        " / ",
                        writer.objectives()
                                .plan(2025)
                                .lines()
                                .filter(line -> !line.isBlank())
                                .limit(3)
                                .toList()));
        return plan;
    }

    private Seen<ObjectiveId> seen(ObjectiveId objective) {
        return author().objectives().find(objective).orElseThrow().seen();
    }

    private Seen<DocumentVersionId> shown(DocumentVersionId version) {
        return author().documents().find(version).orElseThrow().seen();
    }
}
