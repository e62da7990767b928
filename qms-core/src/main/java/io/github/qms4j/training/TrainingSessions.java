package io.github.qms4j.training;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of courses, with attendance:
 *
 * <pre>{@code
 * SessionId session = trainer.training().sessions().plan(course, day, "Room 2", PersonId.of("u-trainer"));
 * trainer.training().sessions().hold(session, Set.of(PersonId.of("u-17"), PersonId.of("u-18")));
 * }</pre>
 */
public final class TrainingSessions {
    private static final int PAGE = 100;

    private final RecordStore records;

    TrainingSessions(RecordStore records) {
        this.records = records;
    }

    /**
     * Plans a session.
     *
     * @param on its day, in the engine's zone
     * @return its number, such as {@code TS-2026-0001}
     */
    public SessionId plan(CourseId course, LocalDate on, String place, PersonId trainer) {
        if (place.isBlank() || place.length() > ContentRules.MAX_TEXT) {
            throw InvalidInputException.of("session", "place", place, "is blank or too long", "say where it is");
        }
        return new SessionId(records.commit(work -> work.create(
                        SessionLifeCycle.PLAN, act -> TrainingSession.planned(course, on, place, trainer, act))
                .id()));
    }

    /**
     * Puts on record that a session was held, and in the open cycle of everybody who was there that they attended: all
     * of it or nothing.
     *
     * @param attended who was there
     * @throws InvalidInputException listing everybody to whom the course is not assigned
     * @throws io.github.qms4j.RefusedException before the day of the session, and for one's own attendance
     */
    public void hold(SessionId session, Set<PersonId> attended) {
        List<PersonId> inOrder = attended.stream()
                .map(PersonId::value)
                .sorted()
                .map(PersonId::new)
                .toList();
        records.commitWithoutResult(work -> {
            Versioned<TrainingSession> held =
                    work.change(SessionLifeCycle.HOLD, session, (state, act) -> state.held(inOrder, act.on()));
            openCycles(work, held.state().course(), inOrder)
                    .forEach(cycle -> TrainingCycles.attend(
                            work, cycle, session, held.state().on()));
        });
    }

    private static List<CycleId> openCycles(Facts facts, CourseId course, List<PersonId> persons) {
        List<CycleId> found = new ArrayList<>();
        Set<String> missing = persons.stream().map(PersonId::value).collect(Collectors.toCollection(TreeSet::new));
        facts.list(
                        CycleLifeCycle.TYPE,
                        CycleLifeCycle.COURSE.is(course),
                        CycleLifeCycle.STATUS.isIn(TrainingCycle.OPEN),
                        CycleLifeCycle.PERSON.isIn(Set.copyOf(missing)))
                .forEach(cycle -> {
                    missing.remove(cycle.state().owner());
                    found.add(new CycleId(cycle.id()));
                });
        if (!missing.isEmpty()) {
            throw new InvalidInputException(
                    "attendance",
                    missing.stream()
                            .map(person -> new Violation(
                                    "attended", person, "has no open cycle of " + course, "assign the course first"))
                            .toList());
        }
        return found;
    }

    /** Calls a session off; needs a reason. */
    public void cancel(SessionId session) {
        records.commit(work -> work.change(SessionLifeCycle.CANCEL, session, (state, act) -> state.ended(act.on())));
    }

    /** A session; empty when there is none of that number. */
    public Optional<View<SessionId, TrainingSession>> find(SessionId session) {
        return records.find(SessionLifeCycle.TYPE, session).map(found -> View.of(SessionId::new, found));
    }

    /**
     * The sessions of a course by day, at most 100 a page.
     *
     * @param cursor where the page begins; null for the first one
     */
    public Page<View<SessionId, TrainingSession>> list(CourseId course, @Nullable String cursor) {
        return records.page(
                        SessionLifeCycle.TYPE,
                        records.query(SessionLifeCycle.TYPE)
                                .where(SessionLifeCycle.COURSE.is(course))
                                .sortedBy(SessionLifeCycle.DUE_ON.ascending())
                                .limitedTo(PAGE)
                                .from(cursor))
                .map(found -> View.of(SessionId::new, found));
    }
}
