package io.github.qms4j.persistence.jpa;

import static io.github.qms4j.persistence.jpa.Story.AGENT;
import static io.github.qms4j.persistence.jpa.Story.QUALITY;
import static io.github.qms4j.persistence.jpa.Story.REGULATORY;

import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.readiness.Answer;
import io.github.qms4j.readiness.Outcome;
import io.github.qms4j.readiness.QuestionSet;
import io.github.qms4j.readiness.Readiness;
import io.github.qms4j.readiness.ReadinessActions;
import io.github.qms4j.readiness.ReadinessAssessment;
import io.github.qms4j.readiness.ReadinessAssessmentId;
import io.github.qms4j.record.View;
import java.util.Map;

/** Readiness for an inspection is assessed, and somebody deals with a blocker. */
record ReadinessStory(Story story) {
    void tell() {
        ReadinessAssessmentId id = story.as(REGULATORY)
                .readiness()
                .record("inspection", QuestionSet.builtIn(), Map.of("3.3", "no vendor is looked at"), null);
        Readiness quality = story.as(QUALITY).readiness();
        View<ReadinessAssessmentId, ReadinessAssessment> found =
                quality.find(id).orElseThrow();
        story.signing(QUALITY).readiness().sign(found.seen());
        String blocked = found.state().answers().stream()
                .filter(answer -> answer.outcome() == Outcome.BLOCKED)
                .map(Answer::question)
                .findFirst()
                .orElseThrow();
        quality.assign(
                id,
                blocked,
                ActionDraft.of(
                        ReadinessActions.Kind.CORRECT,
                        "do it",
                        AGENT.id(),
                        story.today().plusDays(7)));
    }
}
