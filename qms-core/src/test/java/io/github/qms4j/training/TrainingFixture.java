package io.github.qms4j.training;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsBuilder;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.organisation.DepartmentDetails;
import io.github.qms4j.organisation.DepartmentId;
import io.github.qms4j.organisation.OrganisationImage;
import io.github.qms4j.organisation.PersonDetails;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.organisation.ProcessDetails;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.View;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.spi.support.StorageContentStore;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import io.github.qms4j.training.TrainingEvidence.Answer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;

/** A support desk in which people learn, with an engine on a day in March 2026. */
final class TrainingFixture implements AutoCloseable {
    static final Actor TRAINER = Actor.of("u-trainer", Role.TRAINER);
    static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    static final Actor COMPLIANCE = Actor.of("u-compliance", Role.COMPLIANCE);
    static final Actor HEAD = Actor.of("u-head", Role.DEPARTMENT_HEAD);
    static final Actor ANNA = Actor.of("u-anna", Role.SERVICE_AGENT);
    static final Actor BEN = Actor.of("u-ben", Role.SERVICE_AGENT);
    static final DepartmentId SUPPORT = DepartmentId.of("support");
    static final DepartmentId NIGHT = DepartmentId.of("night-shift");
    static final ProcessId INCIDENTS = ProcessId.of("incidents");
    static final String HASH = "0".repeat(63) + "1";
    static final String NEXT_HASH = "0".repeat(63) + "2";
    static final Subject SOP = new Subject("procedure", "SOP-7", 1, HASH);
    static final Subject NEXT_SOP = new Subject("procedure", "SOP-7", 2, NEXT_HASH);
    static final String SKILL = "incident handling";

    /** Somebody goes live with a change. */
    public record Change(Status status) {
        enum Status {
            LIVE
        }
    }

    private static final Declaration<Change, Change.Status> CHANGE =
            RecordType.declare("acme.change", Change.class, Change.Status.class, Change::status);

    static final Transition<Change> GO_LIVE = CHANGE.creates(
                    "change.go-live", new Permission("change:go-live", Role.WORKING), Change.Status.LIVE)
            .competence(SKILL)
            .row();
    static final Transition<Change> GO_LIVE_ALONE = CHANGE.creates(
                    "change.go-live-alone", new Permission("change:go-live", Role.WORKING), Change.Status.LIVE)
            .competence(SKILL + "/INDEPENDENT")
            .row();
    static final RecordType<Change> CHANGE_TYPE = CHANGE.type();

    final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    final Qms qms;

    TrainingFixture() {
        this(new InMemoryStorage());
    }

    TrainingFixture(InMemoryStorage storage) {
        qms = Qms.builder()
                .storage(storage)
                .clock(clock)
                .contentStore(new StorageContentStore(storage, QmsBuilder.DEFAULT_TENANT))
                .recordType(CHANGE_TYPE)
                .checkpointKeys(new InMemoryCheckpointKeys())
                .signatureAuthenticator((records, attempt, secret) -> new Authentication.Authenticated(
                        new Signer(attempt.identification(), "Dr. " + attempt.identification())))
                .build();
        as(QUALITY)
                .organisation()
                .synchronise(OrganisationImage.on(today())
                        .department(SUPPORT, DepartmentDetails.named("Support").ledBy(person(HEAD)))
                        .department(
                                NIGHT, DepartmentDetails.named("Night shift").partOf(SUPPORT))
                        .department(DepartmentId.of("quality"), DepartmentDetails.named("Quality"))
                        .process(
                                INCIDENTS,
                                ProcessDetails.named("Incidents", ProcessDetails.Criticality.HIGH)
                                        .ownedBy(person(QUALITY))
                                        .in(NIGHT))
                        .person(person(HEAD), PersonDetails.named("Hedy Head").in(SUPPORT))
                        .person(person(ANNA), PersonDetails.named("Anna Agent").in(SUPPORT))
                        .person(person(BEN), PersonDetails.named("Ben Agent").in(NIGHT))
                        .person(
                                person(TRAINER),
                                PersonDetails.named("Tom Trainer").in(DepartmentId.of("quality")))
                        .person(
                                person(QUALITY),
                                PersonDetails.named("Quin Quality").in(DepartmentId.of("quality"))));
    }

    static PersonId person(Actor actor) {
        return PersonId.of(actor.id());
    }

    QmsSession as(Actor actor) {
        return qms.as(actor, "as planned");
    }

    /** With everything that it takes to sign once. */
    QmsSession signing(Actor actor) {
        return as(actor).signing(Credentials.both(actor.id(), new char[] {'x'}), ZoneOffset.UTC);
    }

    Training training(Actor actor) {
        return signing(actor).training();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    void on(String day) {
        clock.set(day + "T09:00:00Z");
    }

    CourseId released(CourseContent content) {
        CourseId course = training(TRAINER).courses().draft(content);
        release(course);
        return course;
    }

    void release(CourseId course) {
        training(QUALITY)
                .courses()
                .release(training(QUALITY).courses().find(course).orElseThrow().seen());
    }

    void revise(CourseId course, CourseContent content) {
        training(TRAINER).courses().redraft(course, content);
        release(course);
    }

    CurriculumId released(CurriculumContent content) {
        CurriculumId curriculum = training(TRAINER).curricula().draft(content);
        training(QUALITY)
                .curricula()
                .release(training(QUALITY)
                        .curricula()
                        .find(curriculum)
                        .orElseThrow()
                        .seen());
        return curriculum;
    }

    /** A curriculum for the support desk with one course. */
    CurriculumId supportTakes(CourseId course) {
        return released(CurriculumContent.titled("Support", HEAD.id())
                .forDepartment(SUPPORT)
                .demanding(course, 30));
    }

    CourseId reading() {
        return reading(content -> content);
    }

    CourseId reading(UnaryOperator<CourseContent> refined) {
        return released(refined.apply(CourseContent.reading("Incident procedure", SOP)));
    }

    /** Four questions of which the first option is right; two are asked, both have to be right, two attempts. */
    QuestionBankId bank() {
        QuestionBankId bank = training(TRAINER)
                .questionBanks()
                .draft(QuestionBankContent.titled("Incidents")
                        .ask("q1", "Who is told first?", List.of("the customer", "nobody"), 0)
                        .ask("q2", "When?", List.of("at once", "tomorrow"), 0)
                        .ask("q3", "How?", List.of("by phone", "by post"), 0)
                        .ask("q4", "Why?", List.of("to limit harm", "no idea"), 0));
        training(QUALITY)
                .questionBanks()
                .release(training(QUALITY)
                        .questionBanks()
                        .find(bank)
                        .orElseThrow()
                        .seen());
        return bank;
    }

    CourseId eLearning() {
        return released(CourseContent.eLearning("Data protection").valid(Recertification.afterMonths(12)));
    }

    CourseId assessed() {
        return released(CourseContent.eLearning("Incidents")
                .withExamination(Examination.of(bank(), 2, 100, 2))
                .provenBy(Proof.ASSESSMENT));
    }

    CycleId assigned(CourseId course, Actor learner) {
        return training(TRAINER).cycles().assign(course, person(learner), today().plusDays(14));
    }

    Seen<CycleId> seen(CycleId cycle) {
        return view(cycle).seen();
    }

    View<CycleId, TrainingCycle> view(CycleId cycle) {
        return training(QUALITY).cycles().find(cycle).orElseThrow();
    }

    TrainingCycle cycle(CycleId cycle) {
        return view(cycle).state();
    }

    /** Has read what the course {@link #reading} is about. */
    CycleId read(CourseId course, Actor learner) {
        CycleId cycle = assigned(course, learner);
        training(learner).cycles().read(seen(cycle), SOP);
        return cycle;
    }

    /** Somebody with a competence at a level, by an earlier qualification. */
    CycleId qualified(Actor actor, Level level, Recertification recertification) {
        CourseId course = released(CourseContent.classroom("Qualification to " + level)
                .conferring(SKILL, level)
                .valid(recertification));
        CycleId cycle = assigned(course, actor);
        training(COMPLIANCE).cycles().recognise(seen(cycle), "certificate 4711");
        return cycle;
    }

    CompetenceStatus status(Actor actor, CourseId course) {
        return status(actor, course, today());
    }

    CompetenceStatus status(Actor actor, CourseId course, LocalDate on) {
        return training(QUALITY).competences().of(person(actor), course, on).status();
    }

    static List<Answer> right(List<TrainingEvidence.Asked> asked) {
        return asked.stream().map(question -> Answer.of(question.key(), 0)).toList();
    }

    static List<Answer> wrong(List<TrainingEvidence.Asked> asked) {
        return asked.stream().map(question -> Answer.of(question.key(), 1)).toList();
    }

    @Override
    public void close() {
        qms.close();
    }
}
