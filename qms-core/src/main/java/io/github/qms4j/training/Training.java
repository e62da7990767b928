package io.github.qms4j.training;

import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.training.TrainingCycle.Assignment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Training and competence in the hands of one actor: courses and curricula say what has to be learnt, cycles show who
 * learnt it, and competences follow from them.
 *
 * <pre>{@code
 * qms.as(scheduler).training().assignDue();
 * Coverage coverage = qms.as(head).training().competences().coverage(DepartmentId.of("quality"), today);
 * }</pre>
 */
public final class Training {
    private static final int PAGE = 100;

    private final RecordStore records;

    /** The training of a store's tenant. */
    public Training(RecordStore records) {
        this.records = records;
    }

    /** Question banks, which those who are asked do not read. */
    public EditionedRecords<QuestionBankId, QuestionBank, QuestionBankContent> questionBanks() {
        return new EditionedRecords<>(records, CourseLifeCycle.QUESTION_BANK, QuestionBankId::new);
    }

    public EditionedRecords<CourseId, Course, CourseContent> courses() {
        return new EditionedRecords<>(records, CourseLifeCycle.COURSE, CourseId::new);
    }

    public EditionedRecords<CurriculumId, Curriculum, CurriculumContent> curricula() {
        return new EditionedRecords<>(records, CourseLifeCycle.CURRICULUM, CurriculumId::new);
    }

    /** Who has which job role. */
    public JobRoles jobRoles() {
        return new JobRoles(records);
    }

    /** Who takes which course, and what shows it. */
    public TrainingCycles cycles() {
        return new TrainingCycles(records);
    }

    public TrainingSessions sessions() {
        return new TrainingSessions(records);
    }

    public Waivers waivers() {
        return new Waivers(records);
    }

    /** What new versions mean for curricula. */
    public Impacts impacts() {
        return new Impacts(records);
    }

    /**
     * What a learning system reports.
     *
     * @param system its name, always the same, such as {@code lms}
     * @param directory knows whom and what it means
     */
    public LearningImport imports(String system, LearningDirectory directory) {
        return new LearningImport(records, system, directory);
    }

    /** Who is trained in what. */
    public Competences competences() {
        return new Competences(records);
    }

    /**
     * Assigns what curricula demand and nobody assigned yet: a first cycle to whom it applies to now, another one to
     * whom it expires soon or has expired. Whoever failed, and whoever is let off, gets none; somebody has to decide on
     * the former. A course that is not in force is left out. For a host's scheduler; run again it assigns nothing
     * twice.
     *
     * @return the cycles that were opened by this call
     */
    public List<CycleId> assignDue() {
        LocalDate today = records.today();
        Requirements requirements = new Requirements(records, today);
        Set<String> inForce = requirements.coursesInForce();
        List<CycleId> opened = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<Learner> page = requirements.page(null, PAGE, cursor);
            page.items()
                    .forEach(learner -> learner.demands().values().stream()
                            .filter(demand -> inForce.contains(demand.course().value()))
                            .forEach(demand ->
                                    due(learner, demand).ifPresent(due -> opened.add(assign(learner, demand, due)))));
            cursor = page.cursor();
        } while (cursor != null);
        return List.copyOf(opened);
    }

    private record Due(Cause cause, LocalDate on) {}

    private static Optional<Due> due(Learner learner, Demand demand) {
        Competence competence = learner.competence(demand.course());
        if (competence.openCycle() != null) {
            return Optional.empty();
        }
        boolean hasFailed = learner.latest(demand.course())
                .filter(latest -> latest.status() == CycleStatus.FAILED)
                .isPresent();
        if (hasFailed) {
            return Optional.empty();
        }
        LocalDate within = learner.day().plusDays(demand.withinDays());
        LocalDate end = competence.validUntil();
        return switch (competence.status()) {
            case NOT_TRAINED, IN_PROGRESS -> Optional.of(new Due(Cause.ASSIGNMENT, within));
            case EXPIRING, GRACE, EXPIRED ->
                Optional.of(new Due(
                        Cause.RECERTIFICATION, end == null || end.isBefore(learner.day()) ? learner.day() : end));
            case CURRENT, WAIVED -> Optional.empty();
        };
    }

    private CycleId assign(Learner learner, Demand demand, Due due) {
        int number = learner.latest(demand.course())
                        .map(latest -> latest.assignment().number())
                        .orElse(0)
                + 1;
        String reference = demand.curricula().stream().map(CurriculumId::value).collect(Collectors.joining(", "));
        return records.commit(work -> TrainingCycles.assign(
                work,
                demand.course(),
                learner.id(),
                number,
                due.on(),
                (edition, content) -> new Assignment(
                        demand.course(),
                        edition,
                        number,
                        due.cause(),
                        reference,
                        content.proofs(),
                        content.subjects(),
                        false)));
    }
}
