package io.github.qms4j.training;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.organisation.DepartmentDetails;
import io.github.qms4j.organisation.DepartmentId;
import io.github.qms4j.organisation.OrganisationLifeCycle;
import io.github.qms4j.organisation.Person;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who is trained in what, as of any day (rules TRN-3, TRN-6 and TRN-8). A past day is answered as organisation,
 * curricula and cycles are known now: who joined later or had left does not count, and what was voided never did.
 *
 * <pre>{@code
 * Page<MatrixRow> first = session.training().competences().matrix(DepartmentId.of("quality"), day, 50, null);
 * }</pre>
 */
public final class Competences {
    private static final int MAX_PAGE = 500;

    private final RecordStore records;

    Competences(RecordStore records) {
        this.records = records;
    }

    /** How a person stands with a course on a day of the engine's zone. */
    public Competence of(PersonId person, CourseId course, LocalDate on) {
        List<Versioned<TrainingCycle>> cycles = records.stream(
                        CycleLifeCycle.TYPE,
                        records.query(CycleLifeCycle.TYPE)
                                .where(CycleLifeCycle.PERSON.is(person.value()), CycleLifeCycle.COURSE.is(course)))
                .toList();
        List<Versioned<Waiver>> waivers = records.stream(
                        WaiverLifeCycle.TYPE,
                        records.query(WaiverLifeCycle.TYPE)
                                .where(WaiverLifeCycle.PERSON.is(person.value()), WaiverLifeCycle.COURSE.is(course)))
                .toList();
        return CompetenceRule.of(person, course, cycles, waivers, on);
    }

    /**
     * The training matrix of a department with its parts: those who worked there on a day, by id, each with what
     * curricula demanded of them on that day. Persons are read a page at a time, so a page may have fewer rows than
     * asked for, and only one without a cursor is the last.
     *
     * @param size how many persons are looked at, from 1 to 500
     * @param cursor where the page begins; null for the first one
     * @throws InvalidInputException when there was no such department on that day
     */
    public Page<MatrixRow> matrix(DepartmentId department, LocalDate on, int size, @Nullable String cursor) {
        checkSize(size);
        Requirements requirements = new Requirements(records, on);
        check(requirements, department, on);
        return requirements
                .page(department, size, cursor)
                .map(learner -> new MatrixRow(
                        learner.id(),
                        learner.details().name(),
                        learner.details().department(),
                        learner.competences()));
    }

    /**
     * How far a department with its parts was trained on a day.
     *
     * @throws InvalidInputException when there was no such department on that day
     */
    public Coverage coverage(DepartmentId department, LocalDate on) {
        Requirements requirements = new Requirements(records, on);
        DepartmentDetails details = check(requirements, department, on);
        Count count = new Count();
        @Nullable String cursor = null;
        do {
            Page<Learner> page = requirements.page(department, MAX_PAGE, cursor);
            page.items().forEach(count);
            cursor = page.cursor();
        } while (cursor != null);
        return new Coverage(department, on, details.head(), count.persons, count.byStatus, count.overdue);
    }

    private static final class Count implements Consumer<Learner> {
        private final Map<CompetenceStatus, Integer> byStatus = new EnumMap<>(CompetenceStatus.class);
        private int persons;
        private int overdue;

        @Override
        public void accept(Learner learner) {
            persons++;
            learner.competences().forEach(competence -> {
                byStatus.merge(competence.status(), 1, Integer::sum);
                overdue += competence.isOverdue() ? 1 : 0;
            });
        }
    }

    private static DepartmentDetails check(Requirements requirements, DepartmentId department, LocalDate on) {
        return requirements
                .department(department)
                .orElseThrow(() -> InvalidInputException.of(
                        "training matrix",
                        "department",
                        department,
                        "was none on " + on,
                        "name a department of that day"));
    }

    /**
     * The cycles that were overdue on a day, the longest overdue first: open, due before it, of persons who were there and
     * not let off. One query a page finds them; persons and waivers are looked up for the page as a whole, so a page may
     * have fewer entries than asked for.
     *
     * @param size how many cycles are looked at, from 1 to 500
     * @param cursor where the page begins; null for the first one
     */
    public Page<View<CycleId, TrainingCycle>> overdue(LocalDate on, int size, @Nullable String cursor) {
        checkSize(size);
        RecordQuery query = records.query(CycleLifeCycle.TYPE)
                .where(
                        CycleLifeCycle.DUE_ON.before(on),
                        CycleLifeCycle.OPEN_UNTIL.from(on.plusDays(1)),
                        CycleLifeCycle.OPENED_ON.before(on.plusDays(1)))
                .sortedBy(CycleLifeCycle.DUE_ON.ascending())
                .limitedTo(size)
                .from(cursor);
        Page<Versioned<TrainingCycle>> found = records.page(CycleLifeCycle.TYPE, query);
        Set<String> ids =
                found.items().stream().map(cycle -> cycle.state().owner()).collect(Collectors.toSet());
        Map<String, Versioned<Person>> persons = records.findAll(OrganisationLifeCycle.PERSON.type(), ids);
        List<Waiver> waivers = waiversOn(on, ids);
        return new Page<>(
                found.items().stream()
                        .filter(cycle -> isThere(persons.get(cycle.state().owner()), on))
                        .filter(cycle -> waivers.stream().noneMatch(waiver -> lets(waiver, cycle.state())))
                        .map(cycle -> View.of(CycleId::new, cycle))
                        .toList(),
                found.cursor());
    }

    private List<Waiver> waiversOn(LocalDate on, Set<String> persons) {
        if (persons.isEmpty()) {
            return List.of();
        }
        return records.stream(
                        WaiverLifeCycle.TYPE,
                        records.query(WaiverLifeCycle.TYPE)
                                .where(WaiverLifeCycle.PERSON.isIn(persons))
                                .limitedTo(MAX_PAGE))
                .map(Versioned::state)
                .filter(waiver -> waiver.holdsOn(on))
                .toList();
    }

    private static boolean isThere(@Nullable Versioned<Person> person, LocalDate on) {
        return person != null && person.state().history().on(on).isPresent();
    }

    private static boolean lets(Waiver waiver, TrainingCycle cycle) {
        return waiver.course().equals(cycle.course()) && waiver.person().equals(cycle.person());
    }

    private static void checkSize(int size) {
        if (size < 1 || size > MAX_PAGE) {
            throw InvalidInputException.of(
                    "page", "size", size, "is not from 1 to " + MAX_PAGE, "choose a size such as 50");
        }
    }
}
