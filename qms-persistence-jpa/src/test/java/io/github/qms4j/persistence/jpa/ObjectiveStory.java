package io.github.qms4j.persistence.jpa;

import static io.github.qms4j.persistence.jpa.Story.AGENT;
import static io.github.qms4j.persistence.jpa.Story.COMPLIANCE;
import static io.github.qms4j.persistence.jpa.Story.IT;
import static io.github.qms4j.persistence.jpa.Story.KPI;
import static io.github.qms4j.persistence.jpa.Story.LABORATORY;
import static io.github.qms4j.persistence.jpa.Story.QUALITY;
import static io.github.qms4j.persistence.jpa.Story.SERVICE;

import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.objective.CarryOver.Choice;
import io.github.qms4j.objective.Measure;
import io.github.qms4j.objective.ObjectiveActions.Purpose;
import io.github.qms4j.objective.ObjectiveDefinition;
import io.github.qms4j.objective.ObjectiveDefinition.Link;
import io.github.qms4j.objective.ObjectiveDefinition.Means;
import io.github.qms4j.objective.ObjectiveDefinition.Timing;
import io.github.qms4j.objective.ObjectiveId;
import io.github.qms4j.objective.Objectives;
import io.github.qms4j.objective.Target;
import io.github.qms4j.record.Seen;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/** Fewer tickets are aimed at, and what became of it is carried over. */
record ObjectiveStory(Story story) {
    ObjectiveId tell() {
        Objectives objectives = story.as(QUALITY).objectives();
        Measure measure = Measure.by(KPI);
        LocalDate start = story.today();
        ObjectiveId id = objectives.draft(ObjectiveDefinition.of(
                        "Reduce tickets to a volume that is 20 % less", "tickets", "volume")
                .measuredBy(measure)
                .from(objectives.baseline(measure, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1)))
                .to(Target.reducedByPercent("20"))
                .timed(Timing.months(start, 2).reviewedEvery(Period.ofYears(1)))
                .with(Means.of(IT.id(), SERVICE.id(), "a knowledge base").judged("half of them ask the same"))
                .linkedTo(Link.Kind.REQUIREMENT, "ISO 9001:2015 8.2.1")
                .withMonthlyMilestones());
        objectives.planAction(
                id, ActionDraft.of(Purpose.CHANGE, "write a knowledge base", AGENT.id(), LocalDate.of(2026, 4, 30)));
        objectives.propose(id);
        story.signing(SERVICE).objectives().agree(seen(id));
        story.signing(COMPLIANCE).objectives().activate(seen(id));
        story.as(IT).objectives().communication().publish(id, start.plusDays(14), LABORATORY);
        story.as(AGENT).objectives().communication().acknowledge(seen(id));
        return id;
    }

    void carryOver(ObjectiveId id) {
        story.as(COMPLIANCE)
                .objectives()
                .carryOvers()
                .carryOver(2026, List.of(Choice.drop(id, "the service ended")), null);
    }

    private Seen<ObjectiveId> seen(ObjectiveId id) {
        return story.as(QUALITY).objectives().find(id).orElseThrow().seen();
    }
}
