package io.github.qms4j.training;

import io.github.qms4j.access.By;
import io.github.qms4j.organisation.OrganisationLifeCycle;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.Guard.Case;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.training.CourseContent.Conferral;
import io.github.qms4j.training.Editions.Edition;
import io.github.qms4j.training.TrainingCycle.Assignment;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can stand against a step of a training cycle. */
final class CycleRules {
    private static final RuleReference THERE = new RuleReference(
            "TRN-6", "ISO 9001:2015 7.2 a)", "Training is assigned to persons who are in the organisation.");
    private static final RuleReference IN_FORCE = new RuleReference(
            "TRN-1", "ISO 9001:2015 7.2 c)", "What is assigned is a course in force, in its current edition.");
    private static final RuleReference ONE_AFTER_THE_OTHER = new RuleReference(
            "TRN-10", "ISO 9001:2015 7.2 d)", "A person takes a course one cycle after the other; none is replaced.");
    private static final RuleReference ANOTHER = new RuleReference(
            "TRN-2", "21 CFR 11.10(i)", "Nobody judges, confirms or lifts their own training, by a delegate neither.");
    private static final RuleReference LEARNER = new RuleReference(
            "TRN-2", "21 CFR 11.10(i)", "Only the learner reads and answers, in person and not through a delegate.");
    private static final RuleReference PAST =
            new RuleReference("TRN-2", "ISO 9001:2015 7.2 d)", "Evidence of training is of a day that has come.");
    private static final RuleReference AS_ASSIGNED = new RuleReference(
            "TRN-2", "ISO 13485:2016 6.2", "What is read is what was assigned, at that version; each is signed once.");
    private static final RuleReference ATTEMPTS = new RuleReference(
            "TRN-2", "ISO 9001:2015 7.2 c)", "An assessment has a limited number of attempts, one after the other.");
    private static final RuleReference ANSWERED_ONCE =
            new RuleReference("TRN-2", "ISO 9001:2015 7.2 d)", "An attempt is answered once, and its answers stay.");
    private static final RuleReference DEMANDED =
            new RuleReference("TRN-2", "ISO 9001:2015 7.2 c)", "A cycle takes the evidence that its course demands.");
    private static final RuleReference QUALIFIED = new RuleReference(
            "TRN-3", "ISO 13485:2016 6.2", "An assessor has the competence themselves, current and at a higher level.");

    private static final RuleReference VOIDED = new RuleReference(
            "TRN-9", "ISO 9001:2015 7.2 d)", "What rests on a voided statement is voided with it, and stays visible.");

    private CycleRules() {}

    static Guard<TrainingCycle> personIsThere() {
        return onAssignment(
                THERE,
                (attempt, cycle) -> attempt.facts()
                                .find(OrganisationLifeCycle.PERSON.type(), cycle.person())
                                .flatMap(person -> person.state().history().on(attempt.on()))
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                cycle.owner() + " is not in the organisation; synchronise it, or name somebody else"));
    }

    static Guard<TrainingCycle> courseIsInForce() {
        return onAssignment(IN_FORCE, (attempt, cycle) -> {
            int current = EditionRules.current(attempt.facts(), CourseLifeCycle.COURSE, cycle.course())
                    .map(Edition::number)
                    .orElse(0);
            return current == cycle.assignment().edition()
                    ? Optional.empty()
                    : Optional.of(
                            "edition " + cycle.assignment().edition() + " of " + cycle.course() + " is not in force; "
                                    + (current == 0 ? "release the course" : "assign edition " + current));
        });
    }

    /** The id says person, course and cycle, so that of two who assign the same only one succeeds. */
    static Guard<TrainingCycle> followsWhatEnded() {
        return onAssignment(ONE_AFTER_THE_OTHER, (attempt, cycle) -> {
            Assignment assignment = cycle.assignment();
            if (!attempt.id()
                    .equals(TrainingCycles.id(cycle.course(), cycle.person(), assignment.number())
                            .value())) {
                return Optional.of("its id is not that of cycle " + assignment.number() + " of " + cycle.owner());
            }
            if (assignment.number() == 1) {
                return Optional.empty();
            }
            CycleId before = TrainingCycles.id(cycle.course(), cycle.person(), assignment.number() - 1);
            return attempt.facts()
                            .find(CycleLifeCycle.TYPE, before)
                            .filter(earlier -> !earlier.state().isOpen())
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of("cycle " + before + " has not ended; complete or cancel it first");
        });
    }

    private static Guard<TrainingCycle> onAssignment(RuleReference rule, Check check) {
        return new Guard<>(rule, attempt -> {
            @Nullable TrainingCycle proposed = attempt.proposed();
            return proposed == null ? Optional.empty() : check.against(attempt, proposed);
        });
    }

    private static Guard<TrainingCycle> onCycle(RuleReference rule, Check check) {
        return new Guard<>(rule, attempt -> {
            @Nullable TrainingCycle before = attempt.before();
            return before == null ? Optional.empty() : check.against(attempt, before);
        });
    }

    private interface Check {
        Optional<String> against(Case<TrainingCycle> attempt, TrainingCycle cycle);
    }

    static Guard<TrainingCycle> notTheirOwn() {
        return Guard.notBy(
                ANOTHER, "is who has to take it; let somebody else do that", cycle -> List.of(cycle.learner()));
    }

    static Guard<TrainingCycle> learnerAlone() {
        return onCycle(
                LEARNER,
                (attempt, cycle) -> isInPerson(attempt.by(), cycle.owner())
                        ? Optional.empty()
                        : Optional.of(attempt.by() + " is not " + cycle.owner() + ", who does that in person"));
    }

    private static boolean isInPerson(By by, String person) {
        return by.onBehalfOf() == null && by.isOrActsFor(person);
    }

    static Guard<TrainingCycle> inPerson() {
        return new Guard<>(
                ANOTHER,
                attempt -> attempt.onBehalfOf() == null
                        ? Optional.empty()
                        : Optional.of(attempt.by() + " acts as a delegate; let a qualified assessor judge in person"));
    }

    static Guard<TrainingCycle> attendedBeforeNow() {
        return onAssignment(
                PAST,
                (attempt, cycle) -> cycle.evidence().attendances().stream()
                        .map(TrainingEvidence.Attendance::on)
                        .filter(on -> on.isAfter(attempt.on())
                                || on.isBefore(cycle.header().openedOn()))
                        .findFirst()
                        .map(on -> on + " is not between the day of the assignment, "
                                + cycle.header().openedOn() + ", and today, " + attempt.on()
                                + "; record the attendance on its day, or recognise what was learnt before"));
    }

    static Guard<TrainingCycle> resultIsOfThePast() {
        return onAssignment(PAST, (attempt, cycle) -> {
            LearningResult result = cycle.evidence().result();
            return result == null || !result.on().isAfter(attempt.on())
                    ? Optional.empty()
                    : Optional.of(result.on() + " is after today, " + attempt.on()
                            + "; check the clock of the learning system");
        });
    }

    static Guard<TrainingCycle> resultIsVoided() {
        return onCycle(VOIDED, (attempt, cycle) -> {
            LearningResult result = cycle.evidence().result();
            boolean isVoided = result != null
                    && attempt.facts()
                            .find(StatementLifeCycle.TYPE, result.source())
                            .filter(found -> found.state().status() == LearningStatement.Status.VOIDED)
                            .isPresent();
            return isVoided
                    ? Optional.empty()
                    : Optional.of("it rests on no statement that its system voided; void it with a reason instead");
        });
    }

    static Guard<TrainingCycle> readsWhatIsAssigned() {
        return new Guard<>(AS_ASSIGNED, attempt -> {
            TrainingCycle before = attempt.before();
            TrainingCycle proposed = attempt.proposed();
            if (before == null || proposed == null) {
                return Optional.empty();
            }
            List<TrainingEvidence.Reading> readings = proposed.evidence().readings();
            if (readings.size() != before.evidence().readings().size() + 1) {
                return Optional.of("it would not add one reading; sign for one subject at a time");
            }
            Subject read = readings.get(readings.size() - 1).subject();
            if (!before.assignment().subjects().contains(read)) {
                return Optional.of(read + " with hash " + read.contentHash() + " is not assigned; read "
                        + before.assignment().subjects());
            }
            return before.evidence().hasRead(read)
                    ? Optional.of(read + " was signed for already; there is nothing to do")
                    : SubjectRules.against(attempt.facts(), read, attempt.on());
        });
    }

    static Guard<TrainingCycle> attemptIsLeft() {
        return onCycle(ATTEMPTS, (attempt, cycle) -> {
            if (!cycle.assignment().demanded().contains(Proof.ASSESSMENT)) {
                return Optional.of("this cycle has no assessment");
            }
            if (cycle.evidence().hasPassed()) {
                return Optional.of("the assessment is passed already; there is nothing to do");
            }
            if (cycle.evidence().openAttempt().isPresent()) {
                return Optional.of("an attempt is open; answer it first");
            }
            int allowed = content(attempt, cycle)
                    .map(CourseContent::examination)
                    .map(Examination::attempts)
                    .orElse(0);
            return cycle.evidence().attempts().size() < allowed
                    ? Optional.empty()
                    : Optional.of("all " + allowed + " attempts are used; have a new cycle assigned");
        });
    }

    static Guard<TrainingCycle> attemptIsOpen() {
        return Guard.onStored(
                ANSWERED_ONCE,
                cycle -> cycle.evidence().openAttempt().isPresent()
                        ? Optional.empty()
                        : Optional.of("no attempt waits for answers; begin another one"));
    }

    static Guard<TrainingCycle> signOffIsDemanded() {
        return demands(Proof.SIGN_OFF);
    }

    static Guard<TrainingCycle> resultIsDemanded() {
        return demands(Proof.LEARNING_RESULT);
    }

    private static Guard<TrainingCycle> demands(Proof proof) {
        return Guard.onStored(
                DEMANDED,
                cycle -> cycle.assignment().demanded().contains(proof)
                        ? Optional.empty()
                        : Optional.of("it takes no " + proof + " but "
                                + cycle.assignment().demanded()));
    }

    static Guard<TrainingCycle> assessorStandsHigher() {
        return onCycle(QUALIFIED, (attempt, cycle) -> {
            Optional<Conferral> conferral = content(attempt, cycle).map(CourseContent::conferral);
            if (conferral.isEmpty()) {
                return Optional.of("the course confers no competence in which somebody could stand higher");
            }
            String competence = conferral.get().competence();
            Level level = conferral.get().level();
            return CompetenceRule.qualification(attempt.facts(), attempt.actor().id(), conferral.get(), attempt.on())
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of(attempt.actor().id() + " is not shown to have the competence '" + competence
                            + "' currently and above " + level + "; let an assessor who has sign off");
        });
    }

    private static Optional<CourseContent> content(Case<TrainingCycle> attempt, TrainingCycle cycle) {
        return attempt.facts()
                .find(CourseLifeCycle.COURSE.type(), cycle.course())
                .flatMap(course ->
                        course.state().editions().number(cycle.assignment().edition()))
                .map(Edition::content);
    }

    /** Whether a day is on record already. */
    static boolean isOver(@Nullable LocalDate end, LocalDate day) {
        return end != null && !end.isAfter(day);
    }
}
