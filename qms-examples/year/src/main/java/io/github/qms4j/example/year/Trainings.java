package io.github.qms4j.example.year;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.record.Seen;
import io.github.qms4j.regulation.matrix.TrainingDemand;
import io.github.qms4j.training.Competence;
import io.github.qms4j.training.CourseContent;
import io.github.qms4j.training.CourseId;
import io.github.qms4j.training.Coverage;
import io.github.qms4j.training.CurriculumContent;
import io.github.qms4j.training.CurriculumId;
import io.github.qms4j.training.CycleId;
import io.github.qms4j.training.Examination;
import io.github.qms4j.training.LearningDirectory;
import io.github.qms4j.training.LearningImport;
import io.github.qms4j.training.LearningStatement;
import io.github.qms4j.training.Level;
import io.github.qms4j.training.Proof;
import io.github.qms4j.training.QuestionBankContent;
import io.github.qms4j.training.QuestionBankId;
import io.github.qms4j.training.Recertification;
import io.github.qms4j.training.Subject;
import io.github.qms4j.training.Training;
import io.github.qms4j.training.TrainingCycle;
import io.github.qms4j.training.TrainingEvidence.Answer;
import io.github.qms4j.training.WaiverId;
import io.github.qms4j.training.importing.XapiStatements;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Curricula follow from procedures; people read, are examined, fail, take it again, or are let off for a time. */
final class Trainings {
    static final String TITLE = "January: training";

    private static final int RETAKES = 3;
    private static final int FAILS = 9;

    private final House house;
    private final Narrator narrator;

    Trainings(House house, Narrator narrator) {
        this.house = house;
        this.narrator = narrator;
    }

    void tell(Procedures procedures) {
        narrator.chapter(TITLE);
        house.on("01-20");
        Subject procedure = Subject.document(procedures.view(procedures.incidents()));
        CourseId course = course(procedure);
        CurriculumId curriculum = curriculum(course);
        List<CycleId> assigned = training(Cast.TRAINER).assignDue();
        narrator.tells("A course on the procedure for incidents is released, with an examination of two questions. The"
                + " curriculum of the service desk demands it of " + assigned.size() + " people.");
        assigned.forEach(cycle -> take(cycle, procedure));
        waive(course);
        tellCompetence(course);
        procedures.releaseIncidents(new TrainingRecord("training-curriculum", curriculum.value(), 0));
        procedures.distributeIncidents();
        importResults();
        qualifyAuditors();
    }

    private CourseId course(Subject procedure) {
        QuestionBankId bank = training(Cast.TRAINER)
                .questionBanks()
                .draft(QuestionBankContent.titled("Incidents")
                        .ask("first", "Who is told first?", List.of("the customer", "nobody"), 0)
                        .ask("when", "When is it recorded?", List.of("at once", "when it is resolved"), 0)
                        .ask("end", "When is it resolved?", List.of("when the customer can work", "at five"), 0)
                        .ask("repeat", "What are three of a kind?", List.of("a problem", "bad luck"), 0));
        training(Cast.QUALITY_MANAGER)
                .questionBanks()
                .release(training(Cast.QUALITY_MANAGER)
                        .questionBanks()
                        .find(bank)
                        .orElseThrow()
                        .seen());
        CourseId course = training(Cast.TRAINER)
                .courses()
                .draft(CourseContent.reading("Incident management", procedure)
                        .withExamination(Examination.of(bank, 2, 100, 2))
                        .provenBy(Proof.READING, Proof.ASSESSMENT)
                        .conferring("incident handling", Level.INDEPENDENT)
                        .valid(Recertification.afterMonths(12).withGrace(14)));
        release(course);
        return course;
    }

    private void release(CourseId course) {
        training(Cast.QUALITY_MANAGER)
                .courses()
                .release(training(Cast.QUALITY_MANAGER)
                        .courses()
                        .find(course)
                        .orElseThrow()
                        .seen());
    }

    private CurriculumId curriculum(CourseId course) {
        house.as(Cast.QUALITY_MANAGER)
                .requirements()
                .demandTraining(January.INCIDENTS, TrainingDemand.of("incident handling", Procedures.SERVICE_DESK));
        CurriculumId curriculum = training(Cast.TRAINER)
                .curricula()
                .draft(CurriculumContent.titled("Service desk", Cast.SERVICE_MANAGER.id())
                        .forDepartment(Procedures.SERVICE_DESK)
                        .demanding(course, 14));
        training(Cast.COMPLIANCE)
                .curricula()
                .release(training(Cast.COMPLIANCE)
                        .curricula()
                        .find(curriculum)
                        .orElseThrow()
                        .seen());
        return curriculum;
    }

    /** The learner reads, and answers until they pass or have no attempt left. */
    private void take(CycleId cycle, Subject procedure) {
        Actor learner = Cast.learner(cycle(cycle).person());
        training(learner).cycles().read(seen(cycle), procedure);
        for (int attempt = 1; cycle(cycle).isOpen(); attempt++) {
            boolean passes = answer(cycle, knows(learner, attempt));
            if (attempt > 1 || !passes) {
                narrator.tells(learner.name() + (passes ? " passes" : " fails") + " attempt " + attempt + ".");
            }
        }
    }

    /** The learner is asked, and answers as they know. */
    boolean answer(CycleId cycle, boolean knows) {
        Training learner = training(Cast.learner(cycle(cycle).person()));
        List<Answer> answers = learner.cycles().beginAttempt(cycle).stream()
                .map(asked -> Answer.of(asked.key(), knows ? 0 : 1))
                .toList();
        return learner.cycles().answer(cycle, answers);
    }

    private static boolean knows(Actor learner, int attempt) {
        return !learner.equals(Cast.agent(FAILS)) && (attempt > 1 || !learner.equals(Cast.agent(RETAKES)));
    }

    private void waive(CourseId course) {
        house.on("01-22");
        Actor agent = Cast.agent(FAILS);
        LocalDate until = LocalDate.of(2025, 3, 31);
        narrator.refuses(
                "the trainer lets " + agent.name() + " off",
                () -> house.signing(Cast.TRAINER, "is on leave")
                        .training()
                        .waivers()
                        .grant(Cast.person(agent), course, house.today(), until));
        WaiverId waiver = house.signing(Cast.COMPLIANCE, "works under supervision until the next course")
                .training()
                .waivers()
                .grant(Cast.person(agent), course, house.today(), until);
        narrator.tells("The compliance officer waives the course for " + agent.name() + " until " + until + " by "
                + waiver + ", with a signature.");
    }

    private void tellCompetence(CourseId course) {
        for (int number : List.of(1, RETAKES, FAILS)) {
            Competence competence = training(Cast.QUALITY_MANAGER)
                    .competences()
                    .of(Cast.person(Cast.agent(number)), course, house.today());
            narrator.shows(Cast.agent(number).name() + " in incident handling: " + competence.status() + ".");
        }
        Coverage coverage =
                training(Cast.QUALITY_MANAGER).competences().coverage(Procedures.SERVICE_DESK, house.today());
        narrator.shows("the service desk has " + coverage.compliant() + " of " + coverage.required()
                + " required trainings, " + coverage.percent().orElseThrow() + " %; a waiver is shown as a waiver ("
                + coverage.count(io.github.qms4j.training.CompetenceStatus.WAIVED) + ") and counts as none.");
    }

    /** Results of the learning system: a known learner, one whose result is taken back, and nobody. */
    private void importResults() {
        house.on("01-28");
        CourseId course = training(Cast.TRAINER)
                .courses()
                .draft(CourseContent.eLearning("Data integrity").valid(Recertification.afterMonths(24)));
        release(course);
        for (int agent = 1; agent <= 2; agent++) {
            training(Cast.TRAINER).cycles().assign(course, Cast.person(Cast.agent(agent)), LocalDate.of(2025, 2, 28));
        }
        LearningImport lms = training(Cast.TRAINER).imports("lms", directory(course));
        LearningImport.Taken taken = lms.take(XapiStatements.read(Paper.read("learning-results.json")));
        narrator.tells("The learning system reports "
                + taken.count(LearningStatement.Status.EVIDENCE) + " results that are taken as evidence; "
                + taken.count(LearningStatement.Status.UNRESOLVED) + " waits, for nobody knows the learner.");
        narrator.shows("Service agent 2 in data integrity: " + status(course) + ".");
        house.on("01-29");
        lms.take(XapiStatements.read(Paper.read("learning-results-corrected.json")));
        narrator.shows("the same after the learning system voided the result: " + status(course) + ".");
    }

    private String status(CourseId course) {
        return training(Cast.QUALITY_MANAGER)
                .competences()
                .of(Cast.person(Cast.agent(2)), course, house.today())
                .status()
                .name();
    }

    private static LearningDirectory directory(CourseId course) {
        return new LearningDirectory() {
            @Override
            public Optional<PersonId> person(String learner) {
                return learner.startsWith("mbox:mailto:agent-")
                        ? Optional.of(PersonId.of(learner.replaceAll(".*:|@.*", "")))
                        : Optional.empty();
            }

            @Override
            public Optional<CourseId> course(String activity) {
                return activity.endsWith("/data-integrity") ? Optional.of(course) : Optional.empty();
            }
        };
    }

    /** Certificates from before make the auditors; the service manager has one too, and will not need it here. */
    private void qualifyAuditors() {
        CourseId course = training(Cast.TRAINER)
                .courses()
                .draft(CourseContent.classroom("Internal auditor")
                        .conferring("internal auditor", Level.INDEPENDENT)
                        .valid(Recertification.afterMonths(36)));
        release(course);
        for (Actor auditor : List.of(Cast.FORMER_MANAGER, Cast.LEAD_AUDITOR, Cast.AUDITOR, Cast.SERVICE_MANAGER)) {
            CycleId cycle = training(Cast.TRAINER).cycles().assign(course, Cast.person(auditor), house.today());
            training(Cast.COMPLIANCE).cycles().recognise(seen(cycle), "certificate of a course of 2024");
        }
        narrator.tells("The certificates of the internal auditors are recognised, each with a signature.");
    }

    /** A session with a signature, as training asks for many. */
    private Training training(Actor actor) {
        return house.signing(actor).training();
    }

    private TrainingCycle cycle(CycleId cycle) {
        return training(Cast.QUALITY_MANAGER).cycles().find(cycle).orElseThrow().state();
    }

    private Seen<CycleId> seen(CycleId cycle) {
        return training(Cast.QUALITY_MANAGER).cycles().find(cycle).orElseThrow().seen();
    }
}
