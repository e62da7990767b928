package io.github.qms4j.readiness;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.action.Actions;
import io.github.qms4j.record.Facts.FirstCheckpoint;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.View;
import io.github.qms4j.spi.storage.AttributeDefinition;
import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.statistics.sampling.Population;
import io.github.qms4j.statistics.sampling.SampleDraw;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How ready the organisation is for an inspection (rule INS-3), as the session's actor may read it.
 *
 * <pre>{@code
 * QuestionSet questions = QuestionSet.builtIn();
 * Score now = Score.of(readiness.ask(questions, Map.of(), null));
 * ReadinessAssessmentId assessment = readiness.record("FDA inspection", questions, Map.of(), null);
 * readiness.sign(seen);
 * }</pre>
 */
public final class Readiness {
    private final RecordStore records;
    private final Actions actions;
    private final Function<String, Optional<RecordType<?>>> types;

    /** @param types the record types of the engine by name */
    public Readiness(RecordStore records, Function<String, Optional<RecordType<?>>> types) {
        this.records = records;
        this.types = types;
        this.actions = new Actions(records, ReadinessActions.TYPE);
    }

    /**
     * Puts questions to the records, and keeps nothing.
     *
     * @param notApplicable reasons why questions do not concern the organisation, by their ids
     * @param asOf the instant at which the records are looked at, which has passed; null for now
     * @return an answer for each question, in their order
     * @throws InvalidInputException when a question is of a record type or an attribute that the engine does not have, or a
     *     reason is blank or for no question
     * @throws io.github.qms4j.RefusedException when the actor may not read what a question is put to
     */
    public List<Answer> ask(QuestionSet questions, Map<String, String> notApplicable, @Nullable Instant asOf) {
        check(questions, notApplicable, asOf);
        Evaluator evaluator = new Evaluator(new Snapshot(records, types, asOf));
        List<Answer> answers = new ArrayList<>();
        for (Question question : questions.questions()) {
            String why = notApplicable.get(question.id());
            answers.add(why == null ? evaluator.answer(question) : Answer.notApplicable(question.id(), why));
        }
        return answers;
    }

    /**
     * Asks, and puts on record what came of it.
     *
     * @param occasion for which inspection or reason
     * @return its number
     */
    public ReadinessAssessmentId record(
            String occasion, QuestionSet questions, Map<String, String> notApplicable, @Nullable Instant asOf) {
        if (occasion.isBlank() || occasion.length() > ActionDraft.MAX_TEXT) {
            throw InvalidInputException.of(
                    "readiness", "occasion", occasion, "is blank or too long", "say for which inspection it is asked");
        }
        // All questions are put to one instant, and to the one that is put on record.
        Instant lookedAt = asOf == null ? records.now() : asOf;
        List<Answer> answers = ask(questions, notApplicable, lookedAt);
        return records.commit(work -> ReadinessAssessmentId.of(work.create(
                        ReadinessLifeCycle.RECORD,
                        act -> ReadinessAssessment.recorded(occasion, lookedAt, questions, answers, act))
                .id()));
    }

    /** Signs an assessment for quality, as it was read. */
    public void sign(Seen<ReadinessAssessmentId> seen) {
        records.commit(work -> work.change(ReadinessLifeCycle.SIGN_OFF, seen, (state, act) -> state.signed(act)));
    }

    /** Takes note of an assessment for senior management, as it was read; whoever signed it for quality does not. */
    public void acknowledge(Seen<ReadinessAssessmentId> seen) {
        records.commit(work -> work.change(
                ReadinessLifeCycle.TAKE_NOTE,
                seen,
                (state, act) -> state.withHeader(state.header().ended(act.on()))));
    }

    /**
     * Has somebody do something about the blockers of a question; it stands in that person's worklist.
     *
     * @throws io.github.qms4j.RefusedException also when the question is not blocked
     * @throws InvalidInputException when the assessment has no such question
     */
    public ActionId assign(ReadinessAssessmentId assessment, String question, ActionDraft draft) {
        return records.commit(work -> {
            List<Answer> answers =
                    work.get(ReadinessLifeCycle.TYPE, assessment).state().answers();
            int place = answers.stream().map(Answer::question).toList().indexOf(question);
            if (place < 0) {
                throw InvalidInputException.of(
                        assessment.value(), "question", question, "was not asked in it", "take one of its answers");
            }
            return actions.plan(work, assessment, place + 1, draft);
        });
    }

    /** Puts on record that an action was carried out; evidence are references to what shows it, at least one. */
    public void complete(ActionId action, List<String> evidence) {
        records.commit(work -> actions.complete(work, action, evidence));
    }

    /** Puts on record that somebody else saw it done. */
    public void verify(ActionId action) {
        records.commit(work -> actions.verify(work, action));
    }

    /** The actions of an assessment, in the order of their due dates. */
    public List<View<ActionId, Action>> actions(ReadinessAssessmentId assessment) {
        return actions.of(assessment);
    }

    /** An assessment; empty when there is none of that number. */
    public Optional<View<ReadinessAssessmentId, ReadinessAssessment>> find(ReadinessAssessmentId assessment) {
        return records.find(ReadinessLifeCycle.TYPE, assessment)
                .map(found -> View.of(ReadinessAssessmentId::new, found));
    }

    /** Every assessment in the order of the instants that they are of: the trend of the scores. */
    public Stream<View<ReadinessAssessmentId, ReadinessAssessment>> trend() {
        return records.stream(
                        ReadinessLifeCycle.TYPE,
                        records.query(ReadinessLifeCycle.TYPE)
                                .sortedBy(ReadinessLifeCycle.AS_OF.ascending())
                                .limitedTo(500))
                .map(found -> View.of(ReadinessAssessmentId::new, found));
    }

    /**
     * Records to look at as an inspector would, of those that a question is put to: drawn by the first checkpoint that was
     * sealed behind the assessment, which nobody could choose, and drawn alike whenever it is asked.
     *
     * @param size how many at most
     * @throws InvalidInputException when the assessment is not sealed yet, the question is none of the set, or there are no
     *     records
     */
    public List<EvidenceItem> mockSample(
            ReadinessAssessmentId assessment, QuestionSet questions, String question, int size) {
        ReadinessAssessment state =
                records.get(ReadinessLifeCycle.TYPE, assessment).state();
        if (!questions.sha256().equals(state.questionsSha256())
                || state.answer(question).isEmpty()) {
            throw InvalidInputException.of(
                    "mock inspection",
                    "question",
                    question,
                    "was not asked in " + assessment + " as " + questions.id() + " has it",
                    "give the questions of the assessment");
        }
        Question asked = questions
                .find(question)
                .orElseThrow(() -> InvalidInputException.of(
                        "mock inspection", "question", question, "is none of " + questions.id(), "take one of them"));
        Optional<FirstCheckpoint> sealed =
                records.commit(work -> work.firstCheckpoint(ReadinessLifeCycle.TYPE.name(), assessment.value(), 0));
        FirstCheckpoint seed = sealed.orElseThrow(() -> InvalidInputException.of(
                "mock inspection",
                "assessment",
                assessment,
                "is in no sealed checkpoint yet, so its sample could be chosen",
                "seal the trail, and draw then"));
        Map<String, EvidenceItem> found = new Evaluator(new Snapshot(records, types, state.asOf()))
                .population(asked).stream().collect(Collectors.toMap(Snapshot.Row::id, Snapshot.Row::evidence));
        if (found.isEmpty()) {
            throw InvalidInputException.of(
                    "mock inspection", "question", question, "is put to no record", "take another question");
        }
        SampleDraw draw = SampleDraw.of(
                Population.of(List.copyOf(found.keySet())), HexFormat.of().parseHex(seed.root()), 1);
        return draw.first(Math.min(size, found.size())).stream().map(found::get).toList();
    }

    private void check(QuestionSet questions, Map<String, String> notApplicable, @Nullable Instant asOf) {
        List<Violation> violations = new ArrayList<>();
        questions.questions().forEach(question -> check(question, violations));
        notApplicable.forEach((question, why) -> {
            if (questions.find(question).isEmpty()) {
                violations.add(new Violation("not applicable", question, "is no question", "correct its id"));
            }
            if (why.isBlank()) {
                violations.add(new Violation("not applicable", question, "has no reason", "say why"));
            }
        });
        if (asOf != null && asOf.isAfter(records.now())) {
            violations.add(new Violation("asOf", asOf.toString(), "has not passed", "give an instant that has passed"));
        }
        if (!violations.isEmpty()) {
            throw new InvalidInputException("readiness", violations);
        }
    }

    private void check(Question question, List<Violation> violations) {
        Evaluation evaluation = question.evaluation();
        if (evaluation instanceof Evaluation.EachIs each) {
            attributes(question, each.type(), each.among().keySet(), violations);
            attributes(question, each.type(), each.good().keySet(), violations);
        } else if (evaluation instanceof Evaluation.InTime inTime) {
            attributes(question, inTime.type(), Set.of("dueOn", "endedOn"), violations);
        } else if (evaluation instanceof Evaluation.Recently recently) {
            attributes(question, recently.type(), recently.among().keySet(), violations);
            date(question, recently.type(), recently.date(), violations);
        } else if (evaluation instanceof Evaluation.EachHas has) {
            attributes(question, has.type(), has.among().keySet(), violations);
            attributes(question, has.by(), has.like().keySet(), violations);
            attributes(question, has.by(), Set.of(has.reference()), violations);
            if (!has.date().isEmpty()) {
                date(question, has.by(), has.date(), violations);
            }
        }
    }

    private void date(Question question, String type, String name, List<Violation> violations) {
        attributes(question, type, Set.of(name), violations);
        types.apply(type).stream()
                .flatMap(known -> known.definitions().stream())
                .filter(attribute -> attribute.name().equals(name))
                .filter(attribute ->
                        attribute.type() != AttributeType.DATE && attribute.type() != AttributeType.INSTANT)
                .forEach(attribute -> violations.add(new Violation(
                        "question " + question.id(), name, "is no date of " + type, "take an attribute that is one")));
    }

    private void attributes(Question question, String type, Set<String> names, List<Violation> violations) {
        Optional<RecordType<?>> known = types.apply(type);
        if (known.isEmpty()) {
            violations.add(new Violation(
                    "question " + question.id(), type, "is no record type of this engine", "correct the question"));
            return;
        }
        if (known.get().isSecret()) {
            violations.add(new Violation(
                    "question " + question.id(), type, "is secret, and nobody is told of its records", "leave it out"));
            return;
        }
        Set<String> has = known.get().definitions().stream()
                .map(AttributeDefinition::name)
                .collect(Collectors.toCollection(TreeSet::new));
        names.stream()
                .filter(name -> !has.contains(name))
                .forEach(name -> violations.add(new Violation(
                        "question " + question.id(),
                        name,
                        "is no attribute of " + type,
                        "take one of " + String.join(", ", has))));
    }
}
