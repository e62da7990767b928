package io.github.qms4j.training;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.training.LearningStatement.Status;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The record type of learning statements with its life cycle. */
public final class StatementLifeCycle {
    private static final RuleReference SHOWN = new RuleReference(
            "TRN-9",
            "ISO 9001:2015 7.2 d)",
            "A statement is evidence of the cycle that names it, and of nothing when it says nothing.");
    private static final Set<Status> STANDING = EnumSet.of(Status.UNRESOLVED, Status.EVIDENCE, Status.NO_EVIDENCE);

    private static final Declaration<LearningStatement, Status> DECLARED = RecordType.declare(
                    "learning-statement", LearningStatement.class, Status.class, LearningStatement::status)
            .settledBy(LearningStatement::in);

    public static final Attribute<LearningStatement, Status> STATUS = DECLARED.status();
    public static final Attribute<LearningStatement, String> SYSTEM =
            DECLARED.text("learningSystem", LearningStatement::system);
    public static final Attribute<LearningStatement, CycleId> CYCLE = DECLARED.id("cycle", LearningStatement::cycle);

    static {
        DECLARED.index(List.of(STATUS));
        DECLARED.index(List.of(CYCLE));
    }

    public static final Transition<LearningStatement> TAKE = DECLARED.creates(
                    "learning-statement.take", TrainingRecords.CONDUCT, EnumSet.allOf(Status.class))
            .note(Note.NONE)
            .guard(isNamedByItsCycle())
            .row();
    public static final Transition<LearningStatement> RESOLVE = DECLARED.moves(
                    "learning-statement.resolve", TrainingRecords.CONDUCT, Set.of(Status.UNRESOLVED), STANDING)
            .note(Note.NONE)
            .guard(isNamedByItsCycle())
            .row();
    public static final Transition<LearningStatement> VOID = DECLARED.moves(
                    "learning-statement.void", TrainingRecords.CONDUCT, STANDING, Status.VOIDED)
            .note(Note.NONE)
            .row();

    public static final RecordType<LearningStatement> TYPE = DECLARED.type();

    private StatementLifeCycle() {}

    private static Guard<LearningStatement> isNamedByItsCycle() {
        return new Guard<>(SHOWN, attempt -> {
            LearningStatement proposed = attempt.proposed();
            if (proposed == null || proposed.status() != Status.EVIDENCE) {
                return Optional.empty();
            }
            CycleId cycle = proposed.cycle();
            boolean isNamed = cycle != null
                    && attempt.facts()
                            .find(CycleLifeCycle.TYPE, cycle)
                            .map(found -> found.state().evidence().result())
                            .filter(result -> result.source().equals(attempt.id()))
                            .isPresent();
            return isNamed ? Optional.empty() : Optional.of("no cycle names it; let the import apply it");
        });
    }
}
