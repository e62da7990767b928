package io.github.qms4j.training;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.training.Impact.Measure;
import io.github.qms4j.training.Impact.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The record type of impact decisions with its life cycle. */
public final class ImpactLifeCycle {
    private static final RuleReference TOUCHED = new RuleReference(
            "TRN-4", "ISO 9001:2015 7.2 c)", "An impact decision is about courses of a curriculum in force.");
    private static final RuleReference BY_A_DAY = new RuleReference(
            "TRN-4", "ISO 9001:2015 7.2 c)", "A decision on retraining or reading says until when, and no past day.");

    private static final Declaration<Impact, Status> DECLARED = RecordType.declare(
                    "training-impact", Impact.class, Status.class, Impact::status)
            .drafts(Status.OPEN);

    private static final Header.Attributes<Impact, Status> HEADER = DECLARED.header(Impact::header, Impact::withHeader);
    public static final Attribute<Impact, Status> STATUS = HEADER.status();
    public static final Attribute<Impact, String> OWNER = HEADER.owner();
    public static final Attribute<Impact, LocalDate> DUE_ON = HEADER.dueOn();
    public static final Attribute<Impact, CurriculumId> CURRICULUM = DECLARED.id("curriculum", Impact::curriculum);
    public static final Attribute<Impact, String> SUBJECT =
            DECLARED.text("subject", impact -> impact.newVersion().id());

    static {
        DECLARED.index(List.of(STATUS, DUE_ON));
        DECLARED.index(List.of(SUBJECT));
    }

    public static final Transition<Impact> OPEN = DECLARED.creates(
                    "training-impact.open", TrainingRecords.WRITE, Status.OPEN)
            .guard(new Guard<>(TOUCHED, attempt -> {
                Impact proposed = attempt.proposed();
                return proposed == null ? Optional.empty() : untouched(proposed, attempt.facts());
            }))
            .row();
    public static final Transition<Impact> DECIDE = DECLARED.moves(
                    "training-impact.decide", TrainingRecords.RELEASE, Status.OPEN, Status.DECIDED)
            .note(Note.REQUIRED)
            .signed("impact decided")
            .requires("decision", Impact::decision)
            .guard(new Guard<>(BY_A_DAY, attempt -> {
                Impact proposed = attempt.proposed();
                Impact.Decision decision = proposed == null ? null : proposed.decision();
                return decision == null ? Optional.empty() : withoutDay(decision, attempt.on());
            }))
            .row();

    static {
        DECLARED.waitsForOwner(DECIDE);
    }

    public static final RecordType<Impact> TYPE = DECLARED.type();

    private ImpactLifeCycle() {}

    private static Optional<String> untouched(Impact impact, Facts facts) {
        List<CourseId> items = EditionRules.current(facts, CourseLifeCycle.CURRICULUM, impact.curriculum()).stream()
                .flatMap(edition -> edition.content().items().stream())
                .map(CurriculumContent.Item::course)
                .toList();
        return !impact.courses().isEmpty() && items.containsAll(impact.courses())
                ? Optional.empty()
                : Optional.of(impact.courses() + " are not all courses of " + impact.curriculum()
                        + " as it is in force; open the decision for those that are");
    }

    private static Optional<String> withoutDay(Impact.Decision decision, LocalDate today) {
        LocalDate by = decision.by();
        if (decision.measure() == Measure.NONE) {
            return by == null ? Optional.empty() : Optional.of("nothing is asked until " + by + "; leave out the day");
        }
        return by != null && !by.isBefore(today)
                ? Optional.empty()
                : Optional.of("no day is named, or it is over; say until when it is to be done");
    }
}
