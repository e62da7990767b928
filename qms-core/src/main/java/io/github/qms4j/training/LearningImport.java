package io.github.qms4j.training;

import io.github.qms4j.DuplicateException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import io.github.qms4j.training.LearningResult.Completion;
import io.github.qms4j.training.LearningResult.Success;
import io.github.qms4j.training.LearningStatement.Status;
import io.github.qms4j.training.LearningStatement.Verdict;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what learning systems report (rule TRN-9). Every statement is kept, each in a unit of work of its own; one
 * that cannot be resolved waits and can be tried again; the same id twice is the same statement.
 *
 * <pre>{@code
 * Taken taken = session.training().imports("lms", directory).take(XapiStatements.read(reader));
 * }</pre>
 */
public final class LearningImport {
    private static final int PAGE = 100;
    private static final Pattern SYSTEM = Pattern.compile("[A-Za-z0-9._-]{1,40}");

    private final RecordStore records;
    private final String system;
    private final LearningDirectory directory;

    LearningImport(RecordStore records, String system, LearningDirectory directory) {
        if (!SYSTEM.matcher(system).matches()) {
            throw InvalidInputException.of(
                    "import",
                    "system",
                    system,
                    "is no name of up to 40 letters, digits, dots, hyphens and underscores",
                    "name the system that made the statements, always in the same way");
        }
        this.records = records;
        this.system = system;
        this.directory = directory;
    }

    /**
     * Takes in reports, in their order. Known ones are left as they are, unless they are unresolved.
     *
     * @return what became of them
     */
    public Taken take(List<LearningReport> reports) {
        Count count = new Count();
        reports.forEach(report -> count.add(take(report)));
        return count.taken();
    }

    /** Tries everything unresolved of this system again, such as after persons were synchronised. */
    public Taken retry() {
        Count count = new Count();
        records.stream(
                        StatementLifeCycle.TYPE,
                        records.query(StatementLifeCycle.TYPE)
                                .where(
                                        StatementLifeCycle.STATUS.is(Status.UNRESOLVED),
                                        StatementLifeCycle.SYSTEM.is(system)))
                .forEach(found ->
                        Optional.ofNullable(found.state().report()).ifPresent(report -> count.add(take(report))));
        return count.taken();
    }

    /** Null of one that is known already and stays as it is. */
    private @Nullable Status take(LearningReport report) {
        StatementId id = StatementId.of(system, report.statement());
        Optional<Versioned<LearningStatement>> known = records.find(StatementLifeCycle.TYPE, id);
        if (known.isPresent() && known.get().state().status() != Status.UNRESOLVED) {
            return null;
        }
        try {
            return records.commit(work -> {
                Verdict verdict = report.voids() == null ? judged(work, id, report) : voided(work, report.voids());
                LearningStatement statement =
                        new LearningStatement(verdict.status(), system, report, verdict.because(), verdict.cycle());
                if (known.isEmpty()) {
                    work.create(StatementLifeCycle.TAKE, id, act -> statement);
                } else if (!known.get().state().equals(statement)) {
                    work.change(StatementLifeCycle.RESOLVE, id, state -> state.found(verdict));
                }
                return verdict.status();
            });
        } catch (DuplicateException e) {
            // Somebody else took it in between.
            return null;
        }
    }

    private Verdict judged(UnitOfWork work, StatementId id, LearningReport report) {
        if (!report.noEvidence().isBlank()) {
            return noEvidence(report.noEvidence());
        }
        if (report.completion() == Completion.UNKNOWN && report.success() == Success.UNKNOWN) {
            return noEvidence("it says neither completion nor success");
        }
        if (report.at().isAfter(records.now())) {
            return unresolved("it is of the future, " + report.at() + "; check the clock of the learning system");
        }
        Optional<PersonId> person = directory.person(report.learner());
        if (person.isEmpty()) {
            return unresolved("nobody is known as " + report.learner());
        }
        Optional<CourseId> course = directory.course(report.activity());
        if (course.isEmpty()) {
            return unresolved("no course is known as " + report.activity());
        }
        return applied(work, id, report, person.get(), course.get());
    }

    private Verdict applied(UnitOfWork work, StatementId id, LearningReport report, PersonId person, CourseId course) {
        LocalDate day = report.at().atZone(records.zone()).toLocalDate();
        List<Versioned<TrainingCycle>> cycles = work.list(
                CycleLifeCycle.TYPE, CycleLifeCycle.PERSON.is(person.value()), CycleLifeCycle.COURSE.is(course));
        Optional<LocalDate> completed = cycles.stream()
                .filter(cycle -> cycle.state().status() == CycleStatus.COMPLETED)
                .flatMap(cycle -> Stream.ofNullable(cycle.state().outcome()))
                .map(TrainingCycle.Outcome::on)
                .filter(on -> !on.isBefore(day))
                .findFirst();
        if (completed.isPresent()) {
            return noEvidence("it is of " + day + ", and the course was completed on " + completed.get() + " already");
        }
        Optional<CycleId> open = cycles.stream()
                .filter(cycle -> cycle.state().isOpen())
                .filter(cycle -> cycle.state().assignment().demanded().contains(Proof.LEARNING_RESULT))
                .map(cycle -> new CycleId(cycle.id()))
                .findFirst();
        if (open.isEmpty()) {
            return unresolved(person + " has no open cycle of " + course + " that takes results; assign it");
        }
        TrainingCycles.accept(
                work,
                open.get(),
                new LearningResult(id.value(), report.completion(), report.success(), report.scaledScore(), day));
        return new Verdict(Status.EVIDENCE, "", open.get());
    }

    private static Verdict noEvidence(String because) {
        return new Verdict(Status.NO_EVIDENCE, because, null);
    }

    private static Verdict unresolved(String because) {
        return new Verdict(Status.UNRESOLVED, because, null);
    }

    /** A statement can be voided before it comes; a voiding one cannot be voided (xAPI 1.0.3, Data 2.3.2). */
    private Verdict voided(UnitOfWork work, String target) {
        StatementId id = StatementId.of(system, target);
        Optional<Versioned<LearningStatement>> found = work.find(StatementLifeCycle.TYPE, id);
        String because = "voided by its system";
        if (found.isEmpty()) {
            work.create(
                    StatementLifeCycle.TAKE,
                    id,
                    act -> new LearningStatement(Status.VOIDED, system, null, because, null));
            return noEvidence("it voids " + target + ", which had not come");
        }
        LearningStatement statement = found.get().state();
        LearningReport report = statement.report();
        if (report != null && report.voids() != null) {
            return noEvidence("it would void " + target + ", which voids another one; such a one stays");
        }
        if (statement.status() == Status.VOIDED) {
            return noEvidence(target + " was voided already");
        }
        work.change(
                StatementLifeCycle.VOID, id, state -> state.found(new Verdict(Status.VOIDED, because, state.cycle())));
        CycleId cycle = statement.cycle();
        if (cycle != null) {
            TrainingCycles.withdraw(work, cycle, id);
        }
        return noEvidence("it voids " + target);
    }

    /** A statement of this system; empty when it never came. */
    public Optional<View<StatementId, LearningStatement>> find(String statement) {
        return records.find(StatementLifeCycle.TYPE, StatementId.of(system, statement))
                .map(found -> View.of(StatementId::new, found));
    }

    /**
     * What is unresolved, of all systems, by id, at most 100 a page.
     *
     * @param cursor where the page begins; null for the first one
     */
    public Page<View<StatementId, LearningStatement>> waiting(@Nullable String cursor) {
        return records.page(
                        StatementLifeCycle.TYPE,
                        records.query(StatementLifeCycle.TYPE)
                                .where(StatementLifeCycle.STATUS.is(Status.UNRESOLVED))
                                .limitedTo(PAGE)
                                .from(cursor))
                .map(found -> View.of(StatementId::new, found));
    }

    private static final class Count {
        private final Map<Status, Integer> byStatus = new EnumMap<>(Status.class);
        private int known;

        void add(@Nullable Status status) {
            if (status == null) {
                known++;
            } else {
                byStatus.merge(status, 1, Integer::sum);
            }
        }

        Taken taken() {
            return new Taken(byStatus, known);
        }
    }

    /**
     * What became of reports.
     *
     * @param byStatus how many came to which status; a status that none came to is missing
     * @param known how many were known before, and stay as they are
     */
    public record Taken(Map<Status, Integer> byStatus, int known) {
        public Taken {
            Map<Status, Integer> sorted = new EnumMap<>(Status.class);
            sorted.putAll(byStatus);
            byStatus = Collections.unmodifiableMap(sorted);
        }

        /** How many came to a status. */
        public int count(Status status) {
            return byStatus.getOrDefault(status, 0);
        }
    }
}
