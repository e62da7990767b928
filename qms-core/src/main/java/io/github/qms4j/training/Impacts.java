package io.github.qms4j.training;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.document.Documents;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import io.github.qms4j.training.Impact.Measure;
import io.github.qms4j.training.TrainingCycle.Assignment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a new version means for those who learnt an earlier one (rule TRN-4): opened for each curriculum that it
 * touches, decided by who answers for it, carried out for whom it applies to.
 *
 * <pre>{@code
 * List<ImpactId> opened = session.training().impacts().open(Subject.of(document), decideBy);
 * quality.training().impacts().decide(seen, Measure.RETRAIN, retrainBy);
 * quality.training().impacts().carryOut(opened.get(0));
 * }</pre>
 */
public final class Impacts {
    private static final int PAGE = 100;
    private static final Set<CycleStatus> NOT_COMPLETED =
            EnumSet.of(CycleStatus.ASSIGNED, CycleStatus.IN_PROGRESS, CycleStatus.FAILED);

    private final RecordStore records;

    Impacts(RecordStore records) {
        this.records = records;
    }

    /**
     * Opens a decision for each curriculum in force with a course about an earlier version. Asked again it opens
     * nothing new.
     *
     * @param newVersion the new version
     * @param decideBy until when it is to be decided; a day in the engine's zone
     * @return those that were opened by this call
     */
    public List<ImpactId> open(Subject newVersion, LocalDate decideBy) {
        Requirements requirements = new Requirements(records, records.today());
        List<ImpactId> opened = new ArrayList<>();
        records.commitWithoutResult(work -> {
            opened.clear();
            requirements.curricula().forEach((id, curriculum) -> {
                List<CourseId> courses = requirements.touched(curriculum, newVersion);
                ImpactId impact = Impact.id(id, newVersion);
                if (!courses.isEmpty()
                        && work.find(ImpactLifeCycle.TYPE, impact).isEmpty()) {
                    work.create(
                            ImpactLifeCycle.OPEN,
                            impact,
                            act -> new Impact(
                                    Header.opened(Impact.Status.OPEN, act)
                                            .ownedBy(curriculum.owner())
                                            .dueOn(decideBy),
                                    id,
                                    newVersion,
                                    courses,
                                    null));
                    opened.add(impact);
                }
            });
        });
        return List.copyOf(opened);
    }

    /**
     * Decides, with a signature. The session's reason is the rationale.
     *
     * @param seen the version that the signer was shown
     * @param by until when it is to be done, a day in the engine's zone; null for {@link Measure#NONE}
     */
    public void decide(Seen<ImpactId> seen, Measure measure, @Nullable LocalDate by) {
        records.commit(work -> work.change(
                ImpactLifeCycle.DECIDE,
                seen,
                (state, act) -> state.decided(Impact.Decision.of(measure, by, act), act.on())));
    }

    /**
     * Opens a cycle for everybody whom the curriculum applies to now, one person after the other; needs a reason, for
     * open cycles of an earlier version are cancelled. Retraining takes all courses again, with the new version in
     * place of the earlier one. Reading is for those who completed the course; the others take it with the new version.
     * Asked again it goes on where it ended.
     *
     * @return the cycles that were opened by this call
     * @throws InvalidInputException when it is not decided
     */
    public List<CycleId> carryOut(ImpactId id) {
        Impact impact = records.get(ImpactLifeCycle.TYPE, id).state();
        Impact.Decision decision = impact.decision();
        if (decision == null) {
            throw InvalidInputException.of("impact", "id", id, "is not decided", "decide it first");
        }
        LocalDate by = decision.by();
        if (decision.measure() == Measure.NONE || by == null) {
            return List.of();
        }
        Requirements requirements = new Requirements(records, records.today());
        List<CycleId> opened = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<Learner> page = requirements.page(null, PAGE, cursor);
            page.items()
                    .forEach(learner -> impact.courses().stream()
                            .filter(course -> isMember(learner, course, impact.curriculum()))
                            .filter(course -> learner.cycles().stream()
                                    .noneMatch(cycle -> cycle.state().course().equals(course)
                                            && cycle.state()
                                                    .assignment()
                                                    .reference()
                                                    .equals(id.value())))
                            .forEach(course -> opened.add(records.commit(
                                    work -> again(work, learner, course, id, impact, decision.measure(), by)))));
            cursor = page.cursor();
        } while (cursor != null);
        return List.copyOf(opened);
    }

    private static boolean isMember(Learner learner, CourseId course, CurriculumId curriculum) {
        Demand demand = learner.demands().get(course.value());
        return demand != null && demand.curricula().contains(curriculum);
    }

    private static CycleId again(
            UnitOfWork work,
            Learner learner,
            CourseId course,
            ImpactId id,
            Impact impact,
            Measure measure,
            LocalDate by) {
        Optional<TrainingCycle> latest = learner.latest(course);
        int before = latest.map(cycle -> cycle.assignment().number()).orElse(0);
        if (latest.filter(TrainingCycle::isOpen).isPresent()) {
            work.change(
                    CycleLifeCycle.CANCEL,
                    TrainingCycles.id(course, learner.id(), before),
                    (state, act) -> state.ended(act.on()));
        }
        boolean isReading =
                measure == Measure.READ_ONLY && learner.competence(course).basis() != null;
        LocalDate due = by.isBefore(learner.day()) ? learner.day() : by;
        return TrainingCycles.assign(
                work,
                course,
                learner.id(),
                before + 1,
                due,
                (edition, content) -> new Assignment(
                        course,
                        edition,
                        before + 1,
                        Cause.NEW_VERSION,
                        id.value(),
                        isReading ? Set.of(Proof.READING) : content.proofs(),
                        isReading
                                ? List.of(impact.newVersion())
                                : content.subjects().stream()
                                        .map(known ->
                                                known.isVersionOf(impact.newVersion()) ? impact.newVersion() : known)
                                        .toList(),
                        isReading));
    }

    /**
     * The cycles that a decision opened and that are not completed: who has not learnt or read the new version yet, and
     * who failed. When there are none, the decision shows that people are trained, such as for a document that waits
     * for it.
     *
     * @param cursor where the page begins; null for the first one
     */
    public Page<View<CycleId, TrainingCycle>> outstanding(ImpactId id, @Nullable String cursor) {
        return records.page(
                        CycleLifeCycle.TYPE,
                        records.query(CycleLifeCycle.TYPE)
                                .where(
                                        CycleLifeCycle.REFERENCE.is(id.value()),
                                        CycleLifeCycle.STATUS.isIn(NOT_COMPLETED))
                                .limitedTo(PAGE)
                                .from(cursor))
                .map(found -> View.of(CycleId::new, found));
    }

    /**
     * Confirms that people are trained for a version of a document that waits for that, by its impact decisions: all of
     * them are decided, and whoever was asked is through. Each decision and cycle is pinned. Carry out again before,
     * for those who joined.
     *
     * @throws InvalidInputException listing what is not decided, not carried out or not completed; and when the version
     *     touches no curriculum, so that nothing here shows it
     */
    public void confirmTraining(Subject document) {
        if (!document.isDocument()) {
            throw InvalidInputException.of(
                    "training", "subject", document, "is no document", "make it of a version by Subject.document");
        }
        records.commitWithoutResult(work -> {
            List<Versioned<Impact>> decisions =
                    work.list(ImpactLifeCycle.TYPE, ImpactLifeCycle.SUBJECT.is(document.id())).stream()
                            .filter(impact -> impact.state().newVersion().equals(document))
                            .map(impact -> work.get(ImpactLifeCycle.TYPE, impact.id()))
                            .toList();
            List<Violation> violations = decisions.stream()
                    .flatMap(impact -> against(work, impact).stream())
                    .toList();
            if (decisions.isEmpty() || !violations.isEmpty()) {
                throw new InvalidInputException(
                        "training for " + document,
                        violations.isEmpty()
                                ? List.of(
                                        new Violation("decisions", "", "are none", "name another record that shows it"))
                                : violations);
            }
            Documents.confirmTraining(
                    work,
                    document.documentVersion(),
                    new TrainingRecord(
                            ImpactLifeCycle.TYPE.name(),
                            decisions.get(0).id(),
                            decisions.get(0).version()));
        });
    }

    private static List<Violation> against(Facts facts, Versioned<Impact> impact) {
        Impact.Decision decision = impact.state().decision();
        if (decision == null) {
            return List.of(new Violation(impact.id(), "", "is not decided", "decide it"));
        }
        if (decision.measure() == Measure.NONE) {
            return List.of();
        }
        List<Versioned<TrainingCycle>> cycles =
                facts.list(CycleLifeCycle.TYPE, CycleLifeCycle.REFERENCE.is(impact.id())).stream()
                        .map(cycle -> facts.get(CycleLifeCycle.TYPE, cycle.id()))
                        .toList();
        return cycles.isEmpty()
                ? List.of(new Violation(impact.id(), "", "is not carried out", "carry it out"))
                : cycles.stream()
                        .filter(cycle -> NOT_COMPLETED.contains(cycle.state().status()))
                        .map(cycle -> new Violation(
                                cycle.id(), cycle.state().status().name(), "is not completed", "complete or cancel it"))
                        .toList();
    }

    /** An impact decision; empty when there is none. */
    public Optional<View<ImpactId, Impact>> find(ImpactId id) {
        return records.find(ImpactLifeCycle.TYPE, id).map(found -> View.of(ImpactId::new, found));
    }

    /**
     * The decisions that wait, the earliest due first, at most 100 a page.
     *
     * @param cursor where the page begins; null for the first one
     */
    public Page<View<ImpactId, Impact>> waiting(@Nullable String cursor) {
        return records.page(
                        ImpactLifeCycle.TYPE,
                        records.query(ImpactLifeCycle.TYPE)
                                .where(ImpactLifeCycle.STATUS.is(Impact.Status.OPEN))
                                .sortedBy(ImpactLifeCycle.DUE_ON.ascending())
                                .limitedTo(PAGE)
                                .from(cursor))
                .map(found -> View.of(ImpactId::new, found));
    }
}
