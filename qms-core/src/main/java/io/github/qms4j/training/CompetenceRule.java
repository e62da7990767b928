package io.github.qms4j.training;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.training.CourseContent.Conferral;
import io.github.qms4j.training.TrainingCycle.Outcome;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How competence follows from training cycles and waivers (rules TRN-3, TRN-5 and TRN-10). What was completed is
 * current until it expires; a cycle that a new version, another role or a finding opened ends it on the day on which
 * that cycle is due, unless it is cancelled. What was voided never counted. A past day is answered as it is known now;
 * what was known then, the trail says.
 */
public final class CompetenceRule {
    /** The version of this rule, which every answer names. */
    public static final String VERSION = "1";

    private static final Set<CompetenceStatus> QUALIFIES =
            EnumSet.of(CompetenceStatus.CURRENT, CompetenceStatus.EXPIRING);
    private static final Set<CompetenceStatus> LETS_ACT =
            EnumSet.of(CompetenceStatus.CURRENT, CompetenceStatus.EXPIRING, CompetenceStatus.GRACE);

    private CompetenceRule() {}

    /**
     * How a person stands with a course on a day.
     *
     * @param cycles theirs of that course, in any order
     * @param waivers theirs of that course
     */
    static Competence of(
            PersonId person,
            CourseId course,
            Collection<Versioned<TrainingCycle>> cycles,
            Collection<Versioned<Waiver>> waivers,
            LocalDate day) {
        Optional<Versioned<TrainingCycle>> open =
                cycles.stream().filter(cycle -> isOpenOn(cycle.state(), day)).max(byNumber());
        Optional<Versioned<TrainingCycle>> basis = cycles.stream()
                .filter(cycle -> isCompletedOn(cycle.state(), day))
                .filter(cycle -> !cycle.state().assignment().supplement())
                .max(Comparator.comparing((Versioned<TrainingCycle> cycle) -> end(cycles, cycle, day))
                        .thenComparing(byNumber()));
        Optional<Versioned<Waiver>> waiver =
                waivers.stream().filter(w -> w.state().holdsOn(day)).findFirst();
        CompetenceStatus status = basis.map(cycle -> trained(cycles, cycle, day))
                .orElseGet(() ->
                        open.filter(cycle -> isStartedOn(cycle.state(), day)).isPresent()
                                ? CompetenceStatus.IN_PROGRESS
                                : CompetenceStatus.NOT_TRAINED);
        return new Competence(
                person,
                course,
                day,
                waiver.isPresent() && !status.isCompliant() ? CompetenceStatus.WAIVED : status,
                basis.map(cycle -> new CycleId(cycle.id())).orElse(null),
                basis.map(cycle -> cycle.state().assignment().edition()).orElse(0),
                basis.map(cycle -> end(cycles, cycle, day))
                        .filter(end -> !end.equals(CycleLifeCycle.NO_END))
                        .orElse(null),
                open.map(cycle -> new CycleId(cycle.id())).orElse(null),
                open.map(cycle -> cycle.state().dueOn()).orElse(null),
                waiver.map(w -> new WaiverId(w.id())).orElse(null),
                VERSION);
    }

    private static Comparator<Versioned<TrainingCycle>> byNumber() {
        return Comparator.comparing(cycle -> cycle.state().assignment().number());
    }

    private static boolean isOpenOn(TrainingCycle cycle, LocalDate day) {
        return !cycle.header().openedOn().isAfter(day)
                && cycle.status() != CycleStatus.VOIDED
                && !CycleRules.isOver(cycle.header().endedOn(), day);
    }

    private static boolean isCompletedOn(TrainingCycle cycle, LocalDate day) {
        return cycle.status() == CycleStatus.COMPLETED
                && cycle.outcome() != null
                && !cycle.outcome().on().isAfter(day);
    }

    private static boolean isStartedOn(TrainingCycle cycle, LocalDate day) {
        return cycle.startedOn() != null && !cycle.startedOn().isAfter(day);
    }

    private static CompetenceStatus trained(
            Collection<Versioned<TrainingCycle>> cycles, Versioned<TrainingCycle> basis, LocalDate day) {
        Outcome outcome = outcome(basis);
        LocalDate end = end(cycles, basis, day);
        boolean isCut = !end.equals(Objects.requireNonNullElse(outcome.validUntil(), CycleLifeCycle.NO_END));
        if (!day.isAfter(end)) {
            boolean expires = isCut || (outcome.expiringFrom() != null && !day.isBefore(outcome.expiringFrom()));
            return expires ? CompetenceStatus.EXPIRING : CompetenceStatus.CURRENT;
        }
        return !isCut && outcome.graceUntil() != null && !day.isAfter(outcome.graceUntil())
                ? CompetenceStatus.GRACE
                : CompetenceStatus.EXPIRED;
    }

    /** The last day on which a completed cycle is valid, cut by what was opened on a condition after it. */
    private static LocalDate end(
            Collection<Versioned<TrainingCycle>> cycles, Versioned<TrainingCycle> basis, LocalDate day) {
        LocalDate end = Objects.requireNonNullElse(outcome(basis).validUntil(), CycleLifeCycle.NO_END);
        int number = basis.state().assignment().number();
        return cycles.stream()
                .map(Versioned::state)
                .filter(later -> later.assignment().number() > number)
                .filter(later -> later.assignment().cause().endsWhatWasLearnt())
                .filter(later -> later.status() != CycleStatus.CANCELLED)
                .filter(later -> !later.header().openedOn().isAfter(day))
                .filter(later -> !(later.assignment().supplement() && isCompletedOn(later, day)))
                .flatMap(later -> Stream.ofNullable(later.dueOn()))
                .filter(due -> due.isBefore(end))
                .min(Comparator.naturalOrder())
                .orElse(end);
    }

    private static Outcome outcome(Versioned<TrainingCycle> completed) {
        return Objects.requireNonNull(completed.state().outcome(), "a completed cycle has an outcome");
    }

    /** By what an assessor may judge others in a competence: their own, current and at a higher level; pinned. */
    static Optional<Versioned<TrainingCycle>> qualification(
            Facts facts, String person, Conferral conferral, LocalDate day) {
        return shown(facts, person, conferral.competence(), QUALIFIES, day)
                .filter(cycle -> level(cycle).compareTo(conferral.level()) > 0)
                .max(Comparator.comparing(CompetenceRule::level))
                .flatMap(cycle -> facts.find(CycleLifeCycle.TYPE, cycle.id()));
    }

    /**
     * What an action that demands a competence relies on (rule TRN-5): the completed cycle with the highest level,
     * pinned. It is current, expiring or in grace; a waiver shows no competence.
     *
     * @param demanded the competence, at any level; {@code lead auditor/EXPERT} demands at least that level
     * @param day a day in the engine's zone
     */
    public static Optional<TrainingRecord> evidence(Facts facts, Actor actor, String demanded, LocalDate day) {
        int slash = demanded.lastIndexOf('/');
        @Nullable Level least = slash < 0 ? Level.BASIC : level(demanded.substring(slash + 1));
        if (least == null) {
            return Optional.empty();
        }
        String competence = slash < 0 ? demanded : demanded.substring(0, slash);
        return shown(facts, actor.id(), competence, LETS_ACT, day)
                .filter(cycle -> level(cycle).compareTo(least) >= 0)
                .max(Comparator.comparing(CompetenceRule::level))
                .flatMap(cycle -> facts.find(CycleLifeCycle.TYPE, cycle.id()))
                .map(cycle -> new TrainingRecord(CycleLifeCycle.TYPE.name(), cycle.id(), cycle.version()));
    }

    private static @Nullable Level level(String name) {
        return Arrays.stream(Level.values())
                .filter(level -> level.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static Level level(Versioned<TrainingCycle> cycle) {
        return Objects.requireNonNullElse(outcome(cycle).level(), Level.BASIC);
    }

    /** The bases of a competence that stand as wanted. */
    private static Stream<Versioned<TrainingCycle>> shown(
            Facts facts, String person, String competence, Set<CompetenceStatus> wanted, LocalDate day) {
        return facts
                .list(
                        CycleLifeCycle.TYPE,
                        CycleLifeCycle.PERSON.is(person),
                        CycleLifeCycle.COMPETENCE.is(competence),
                        CycleLifeCycle.STATUS.is(CycleStatus.COMPLETED))
                .stream()
                .map(cycle -> cycle.state().course())
                .distinct()
                .flatMap(course -> basis(facts, person, course, wanted, day).stream())
                .filter(cycle -> competence.equals(outcome(cycle).competence()));
    }

    private static Optional<Versioned<TrainingCycle>> basis(
            Facts facts, String person, CourseId course, Set<CompetenceStatus> wanted, LocalDate day) {
        List<Versioned<TrainingCycle>> cycles =
                facts.list(CycleLifeCycle.TYPE, CycleLifeCycle.PERSON.is(person), CycleLifeCycle.COURSE.is(course));
        Competence competence = of(new PersonId(person), course, cycles, List.of(), day);
        return cycles.stream()
                .filter(cycle -> wanted.contains(competence.status()))
                .filter(cycle -> new CycleId(cycle.id()).equals(competence.basis()))
                .findFirst();
    }
}
