package io.github.qms4j.persistence.jpa;

import static io.github.qms4j.persistence.jpa.Story.AGENT;
import static io.github.qms4j.persistence.jpa.Story.AUDITOR;
import static io.github.qms4j.persistence.jpa.Story.COMPLIANCE;
import static io.github.qms4j.persistence.jpa.Story.HASH;
import static io.github.qms4j.persistence.jpa.Story.QUALITY;
import static io.github.qms4j.persistence.jpa.Story.TRAINER;

import io.github.qms4j.access.Actor;
import io.github.qms4j.audit.AuditRecords;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.training.CourseContent;
import io.github.qms4j.training.CourseId;
import io.github.qms4j.training.CurriculumContent;
import io.github.qms4j.training.CurriculumId;
import io.github.qms4j.training.Impact.Measure;
import io.github.qms4j.training.ImpactId;
import io.github.qms4j.training.LearningDirectory;
import io.github.qms4j.training.LearningReport;
import io.github.qms4j.training.LearningResult.Completion;
import io.github.qms4j.training.LearningResult.Success;
import io.github.qms4j.training.Level;
import io.github.qms4j.training.QuestionBankContent;
import io.github.qms4j.training.SessionId;
import io.github.qms4j.training.Subject;
import io.github.qms4j.training.Training;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The auditor attends a course, after which they may audit. */
record TrainingStory(Story story) {
    private static final Subject GUIDE = new Subject("guide", "AG-1", 1, HASH);
    private static final Subject NEW_GUIDE = new Subject("guide", "AG-1", 2, "cd".repeat(32));

    private Training training(Actor actor) {
        return story.signing(actor).training();
    }

    private static PersonId person(Actor actor) {
        return PersonId.of(actor.id());
    }

    void tell() {
        training(TRAINER)
                .questionBanks()
                .draft(QuestionBankContent.titled("Audits")
                        .ask("q1", "Who audits their own work?", List.of("nobody", "everybody"), 0));
        CourseId course = course();
        CurriculumId curriculum = training(TRAINER)
                .curricula()
                .draft(CurriculumContent.titled("Auditors", QUALITY.id())
                        .forJobRole("auditor")
                        .demanding(course, 30));
        training(QUALITY)
                .curricula()
                .release(training(QUALITY)
                        .curricula()
                        .find(curriculum)
                        .orElseThrow()
                        .seen());
        training(TRAINER).jobRoles().give(person(AUDITOR), "auditor", story.today());
        training(COMPLIANCE)
                .waivers()
                .grant(person(AGENT), course, story.today(), story.today().plusDays(30));
        newVersion();
        report();
    }

    private CourseId course() {
        CourseId course = training(TRAINER)
                .courses()
                .draft(CourseContent.classroom("Internal audits")
                        .about(List.of(GUIDE))
                        .conferring(AuditRecords.COMPETENCE, Level.INDEPENDENT));
        training(QUALITY)
                .courses()
                .release(training(QUALITY).courses().find(course).orElseThrow().seen());
        training(TRAINER).cycles().assign(course, person(AUDITOR), story.today().plusDays(14));
        SessionId session = training(TRAINER).sessions().plan(course, story.today(), "Room 2", person(TRAINER));
        training(TRAINER).sessions().hold(session, Set.of(person(AUDITOR)));
        return course;
    }

    private void newVersion() {
        ImpactId impact = training(QUALITY)
                .impacts()
                .open(NEW_GUIDE, story.today().plusDays(10))
                .get(0);
        training(QUALITY)
                .impacts()
                .decide(training(QUALITY).impacts().find(impact).orElseThrow().seen(), Measure.NONE, null);
    }

    private void report() {
        LearningDirectory nobody = new LearningDirectory() {
            @Override
            public Optional<PersonId> person(String learner) {
                return Optional.empty();
            }

            @Override
            public Optional<CourseId> course(String activity) {
                return Optional.empty();
            }
        };
        training(TRAINER)
                .imports("lms", nobody)
                .take(List.of(LearningReport.of(
                        "s-1",
                        "ann@example.com",
                        "gdpr",
                        Completion.COMPLETED,
                        Success.PASSED,
                        story.clock().instant())));
    }
}
