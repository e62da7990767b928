package io.github.qms4j.training;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import io.github.qms4j.training.Editions.Edition;
import io.github.qms4j.training.QuestionBankContent.Question;
import io.github.qms4j.training.TrainingCycle.Assignment;
import io.github.qms4j.training.TrainingEvidence.Answer;
import io.github.qms4j.training.TrainingEvidence.Asked;
import io.github.qms4j.training.TrainingEvidence.Attempt;
import io.github.qms4j.training.TrainingEvidence.Attendance;
import io.github.qms4j.training.TrainingEvidence.Reading;
import io.github.qms4j.training.TrainingEvidence.Recognition;
import io.github.qms4j.training.TrainingEvidence.SignOff;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Assigns courses to persons and takes in what shows that they took them:
 *
 * <pre>{@code
 * CycleId cycle = session.training().cycles().assign(course, person, dueOn);
 * List<Asked> paper = hers.training().cycles().beginAttempt(cycle);
 * hers.training().cycles().answer(cycle, List.of(Answer.of("q1", 2), Answer.of("q2", 0)));
 * }</pre>
 */
public final class TrainingCycles {
    private static final int PAGE = 500;

    private final RecordStore records;

    TrainingCycles(RecordStore records) {
        this.records = records;
    }

    /** The id of a cycle of a person and a course, the first of which is 1. */
    public static CycleId id(CourseId course, PersonId person, int number) {
        return new CycleId(course.value() + "/" + person.value() + "/" + number);
    }

    /**
     * Assigns a course, in its edition in force, for no other cause than that somebody has to take it.
     *
     * @param dueOn a day in the engine's zone
     * @throws InvalidInputException when it is in the past
     * @throws io.github.qms4j.RefusedException when the person is not there, the course not in force, or the cycle
     *     before has not ended
     */
    public CycleId assign(CourseId course, PersonId person, LocalDate dueOn) {
        return assign(course, person, dueOn, Cause.ASSIGNMENT, "");
    }

    /**
     * Assigns a course for a cause (rule TRN-10).
     *
     * @param reference what caused it, such as the number of a finding; may be blank
     */
    public CycleId assign(CourseId course, PersonId person, LocalDate dueOn, Cause cause, String reference) {
        if (dueOn.isBefore(records.today())) {
            throw InvalidInputException.of("training", "dueOn", dueOn, "is in the past", "name today or a later day");
        }
        if (reference.length() > ContentRules.MAX_TEXT) {
            throw tooLong("reference", reference);
        }
        int number =
                latest(course, person).map(cycle -> cycle.assignment().number()).orElse(0) + 1;
        return records.commit(work -> assign(
                work,
                course,
                person,
                number,
                dueOn,
                (edition, content) -> new Assignment(
                        course, edition, number, cause, reference, content.proofs(), content.subjects(), false)));
    }

    static CycleId assign(
            UnitOfWork work,
            CourseId course,
            PersonId person,
            int number,
            LocalDate dueOn,
            BiFunction<Integer, CourseContent, Assignment> assignment) {
        Edition<CourseContent> edition = EditionRules.current(work, CourseLifeCycle.COURSE, course)
                .orElseThrow(() -> InvalidInputException.of(
                        "training", "course", course, "is no course in force", "release it first"));
        return new CycleId(work.create(
                        CycleLifeCycle.ASSIGN,
                        id(course, person, number),
                        act -> TrainingCycle.assigned(
                                person, assignment.apply(edition.number(), edition.content()), dueOn, act))
                .id());
    }

    private Optional<TrainingCycle> latest(CourseId course, PersonId person) {
        return records.stream(
                        CycleLifeCycle.TYPE,
                        records.query(CycleLifeCycle.TYPE)
                                .where(CycleLifeCycle.PERSON.is(person.value()), CycleLifeCycle.COURSE.is(course)))
                .map(Versioned::state)
                .max(Comparator.comparing(cycle -> cycle.assignment().number()));
    }

    /**
     * Puts on record that somebody was there, outside of a session.
     *
     * @param on when; a day in the engine's zone that has come
     */
    public void attend(CycleId cycle, LocalDate on) {
        records.commit(work -> attend(work, cycle, null, on));
    }

    static Versioned<TrainingCycle> attend(UnitOfWork work, CycleId cycle, @Nullable SessionId session, LocalDate on) {
        return progress(
                work,
                CycleLifeCycle.ATTEND,
                Seen.of(cycle, work.get(CycleLifeCycle.TYPE, cycle).version()),
                (state, act) -> state.evidence()
                        .attended(new Attendance(session, on, act.by().id(), act.by())),
                on);
    }

    /**
     * Signs that a subject was read and understood; for the learner in person.
     *
     * @param seen the cycle as the signer was shown it
     * @param subject one of those assigned, with the hash of what was read
     */
    public void read(Seen<CycleId> seen, Subject subject) {
        records.commit(work -> progress(
                work,
                CycleLifeCycle.READ,
                seen,
                (state, act) -> state.evidence().read(new Reading(subject, act.at())),
                null));
    }

    /**
     * Begins an attempt at the assessment; for the learner in person. Each attempt takes the next questions of the bank
     * in its edition in force, and begins again with the first when there are no more.
     *
     * @return the questions; they stay on record as they are shown
     */
    public List<Asked> beginAttempt(CycleId cycle) {
        return records.commit(work -> {
            TrainingCycle before = work.get(CycleLifeCycle.TYPE, cycle).state();
            Optional<Examination> examination =
                    Optional.ofNullable(content(work, before).examination());
            Versioned<TrainingCycle> begun = work.change(CycleLifeCycle.BEGIN_ATTEMPT, cycle, (state, act) -> {
                Attempt attempt = begun(work, examination.orElseThrow(), state, act);
                return new TrainingCycle(
                        state.header(),
                        state.assignment(),
                        Optional.ofNullable(state.startedOn()).orElse(act.on()),
                        state.evidence().attempting(attempt),
                        null);
            });
            return begun.state().evidence().openAttempt().map(Attempt::asked).orElseThrow();
        });
    }

    private static Attempt begun(Facts facts, Examination examination, TrainingCycle cycle, Act act) {
        Edition<QuestionBankContent> bank = EditionRules.current(
                        facts, CourseLifeCycle.QUESTION_BANK, examination.bank())
                .orElseThrow(() -> InvalidInputException.of(
                        "assessment", "bank", examination.bank(), "is not in force", "have it released"));
        List<Question> all = bank.content().questions();
        int count = Math.min(examination.questions(), all.size());
        int first = cycle.evidence().attempts().size() * count;
        List<Asked> asked = IntStream.range(first, first + count)
                .mapToObj(i -> all.get(i % all.size()))
                .map(question -> new Asked(question.key(), question.text(), question.options()))
                .toList();
        return new Attempt(bank.number(), act.at(), asked, List.of(), 0, null, null);
    }

    /**
     * Answers the open attempt, once; for the learner in person.
     *
     * @param answers one to each question
     * @return whether it was passed
     * @throws InvalidInputException listing every question that is not answered, is answered twice or was not asked,
     *     and every option that there is not
     */
    public boolean answer(CycleId cycle, List<Answer> answers) {
        return records.commit(work -> {
            Versioned<TrainingCycle> before = work.get(CycleLifeCycle.TYPE, cycle);
            Versioned<TrainingCycle> after = progress(
                    work,
                    CycleLifeCycle.ANSWER,
                    Seen.of(cycle, before.version()),
                    (state, act) -> state.evidence().answered(judged(work, state, answers, act)),
                    null);
            return after.state().evidence().hasPassed();
        });
    }

    private static Attempt judged(Facts facts, TrainingCycle cycle, List<Answer> answers, Act act) {
        Attempt open = cycle.evidence().openAttempt().orElseThrow();
        Map<String, Answer> byKey = checked(open.asked(), answers);
        Examination examination =
                Optional.ofNullable(content(facts, cycle).examination()).orElseThrow();
        Map<String, Set<Integer>> right = facts
                .get(CourseLifeCycle.QUESTION_BANK.type(), examination.bank())
                .state()
                .editions()
                .number(open.bankEdition())
                .orElseThrow()
                .content()
                .questions()
                .stream()
                .collect(Collectors.toMap(Question::key, Question::right));
        List<Answer> inOrder = open.asked().stream()
                .flatMap(asked -> Stream.ofNullable(byKey.get(asked.key())))
                .toList();
        int score = (int) inOrder.stream()
                .filter(answer -> answer.chosen().equals(right.get(answer.key())))
                .count();
        boolean passed = BigDecimal.valueOf(100L * score)
                        .compareTo(examination
                                .passMark()
                                .multiply(BigDecimal.valueOf(open.asked().size())))
                >= 0;
        return new Attempt(open.bankEdition(), open.begunAt(), open.asked(), inOrder, score, passed, act.at());
    }

    private static Map<String, Answer> checked(List<Asked> asked, List<Answer> answers) {
        List<Violation> violations = new ArrayList<>();
        Map<String, Asked> questions = asked.stream().collect(Collectors.toMap(Asked::key, question -> question));
        Map<String, Answer> byKey = new HashMap<>();
        for (Answer answer : answers) {
            Asked question = questions.get(answer.key());
            if (question == null) {
                violations.add(new Violation(answer.key(), "", "was not asked", "answer what was asked"));
            } else if (byKey.put(answer.key(), answer) != null) {
                violations.add(new Violation(
                        answer.key(), answer.chosen().toString(), "is answered twice", "answer each question once"));
            } else if (answer.chosen().stream()
                    .anyMatch(i -> i < 0 || i >= question.options().size())) {
                violations.add(new Violation(
                        answer.key(),
                        answer.chosen().toString(),
                        "is no option",
                        "choose from 0 to " + (question.options().size() - 1)));
            }
        }
        asked.stream()
                .filter(question -> !byKey.containsKey(question.key()))
                .forEach(question -> violations.add(new Violation(
                        question.key(), "", "is not answered", "answer each question; an empty choice is an answer")));
        if (!violations.isEmpty()) {
            throw new InvalidInputException("answers", violations);
        }
        return byKey;
    }

    /**
     * Signs what an assessor saw of somebody's practice. The assessor has the competence of the course themselves,
     * current and at a higher level, and acts in person.
     *
     * @param seen the cycle as the assessor was shown it
     * @param demonstrated whether it was good enough; if not, the cycle stays open for another sign-off
     * @param observation what was done and seen
     */
    public void signOff(Seen<CycleId> seen, boolean demonstrated, String observation) {
        checkText("observation", observation);
        records.commit(work -> progress(
                work,
                CycleLifeCycle.SIGN_OFF,
                seen,
                (state, act) -> {
                    CycleId qualification = Optional.ofNullable(
                                    content(work, state).conferral())
                            .flatMap(conferral ->
                                    CompetenceRule.qualification(work, act.by().id(), conferral, act.on()))
                            .map(cycle -> new CycleId(cycle.id()))
                            .orElseThrow();
                    return state.evidence()
                            .signedOff(new SignOff(demonstrated, observation, act.by(), qualification, act.at()));
                },
                null));
    }

    /**
     * Recognises an earlier qualification in place of the course, with a signature; not one's own.
     *
     * @param what such as a certificate, with its number
     */
    public void recognise(Seen<CycleId> seen, String what) {
        checkText("what", what);
        records.commit(work -> progress(
                work,
                CycleLifeCycle.RECOGNISE,
                seen,
                (state, act) -> state.evidence().recognised(new Recognition(what, act.by())),
                null));
    }

    /** Takes in what a learning system reported. */
    static Versioned<TrainingCycle> accept(UnitOfWork work, CycleId cycle, LearningResult result) {
        return progress(
                work,
                CycleLifeCycle.ACCEPT_RESULT,
                Seen.of(cycle, work.get(CycleLifeCycle.TYPE, cycle).version()),
                (state, act) -> state.evidence().reported(result),
                result.on());
    }

    /**
     * Takes back what rests on a statement that its system voided: a completed cycle is voided, an open one loses the
     * result. One that rests on another statement by now stays.
     */
    static void withdraw(UnitOfWork work, CycleId cycle, StatementId voided) {
        TrainingCycle state = work.get(CycleLifeCycle.TYPE, cycle).state();
        LearningResult result = state.evidence().result();
        if (result == null || !result.source().equals(voided.value())) {
            return;
        }
        if (state.status() == CycleStatus.COMPLETED) {
            work.change(CycleLifeCycle.VOID_WITH_RESULT, cycle, (before, act) -> before.ended(act.on()));
        } else if (state.isOpen()) {
            work.change(CycleLifeCycle.LOSE_RESULT, cycle, TrainingCycle::withoutResult);
        }
    }

    private interface Gathering {
        TrainingEvidence more(TrainingCycle cycle, Act act);
    }

    /**
     * @param on the day of the evidence; it is the day of completion when nothing else is demanded. Null for today
     */
    private static Versioned<TrainingCycle> progress(
            UnitOfWork work,
            Transition<TrainingCycle> row,
            Seen<CycleId> seen,
            Gathering gathering,
            @Nullable LocalDate on) {
        CourseContent content =
                content(work, work.get(CycleLifeCycle.TYPE, seen.id()).state());
        return work.change(row, seen, (state, act) -> {
            boolean isAlone = state.assignment().demanded().size() == 1;
            return state.with(gathering.more(state, act), content, on == null || !isAlone ? act.on() : on);
        });
    }

    private static CourseContent content(Facts facts, TrainingCycle cycle) {
        return facts.get(CourseLifeCycle.COURSE.type(), cycle.course())
                .state()
                .editions()
                .number(cycle.assignment().edition())
                .orElseThrow()
                .content();
    }

    private static void checkText(String place, String text) {
        if (text.isBlank()) {
            throw InvalidInputException.of("training", place, text, "is blank", "say what it was");
        }
        if (text.length() > ContentRules.MAX_TEXT) {
            throw tooLong(place, text);
        }
    }

    private static InvalidInputException tooLong(String place, String text) {
        return InvalidInputException.of(
                "training", place, text, "is longer than " + ContentRules.MAX_TEXT + " characters", "shorten it");
    }

    /** Ends a cycle that is not needed any more; needs a reason, and somebody other than the learner. */
    public void cancel(CycleId cycle) {
        end(cycle, CycleLifeCycle.CANCEL);
    }

    /**
     * Takes back a completed cycle of which the evidence turned out to be wrong; needs a reason. It stays in the
     * transcript, counts for nothing, and the entries of what relied on it name it still.
     */
    public void voidIt(CycleId cycle) {
        end(cycle, CycleLifeCycle.VOID);
    }

    private void end(CycleId cycle, Transition<TrainingCycle> row) {
        records.commit(work -> work.change(row, cycle, (state, act) -> state.ended(act.on())));
    }

    /** A cycle; empty when there is none. */
    public Optional<View<CycleId, TrainingCycle>> find(CycleId cycle) {
        return records.find(CycleLifeCycle.TYPE, cycle).map(found -> View.of(CycleId::new, found));
    }

    /** Every cycle of a person, by course and number: what they ever took or had to take (rule TRN-8). */
    public List<View<CycleId, TrainingCycle>> transcript(PersonId person) {
        return inOrder(cycles(person).map(found -> View.of(CycleId::new, found)));
    }

    /** The same as it stood at an instant, by the trail; cycles that were not yet opened are left out. */
    public List<View<CycleId, TrainingCycle>> transcript(PersonId person, Instant at) {
        return inOrder(cycles(person)
                .flatMap(cycle -> records.asOf(CycleLifeCycle.TYPE, cycle.id(), at).stream())
                .map(found -> View.of(CycleId::new, found)));
    }

    private Stream<Versioned<TrainingCycle>> cycles(PersonId person) {
        return records.stream(
                CycleLifeCycle.TYPE,
                records.query(CycleLifeCycle.TYPE)
                        .where(CycleLifeCycle.PERSON.is(person.value()))
                        .limitedTo(PAGE));
    }

    private static List<View<CycleId, TrainingCycle>> inOrder(Stream<View<CycleId, TrainingCycle>> cycles) {
        return cycles.sorted(Comparator.comparing((View<CycleId, TrainingCycle> view) ->
                                view.state().course().value())
                        .thenComparing(view -> view.state().assignment().number()))
                .toList();
    }
}
