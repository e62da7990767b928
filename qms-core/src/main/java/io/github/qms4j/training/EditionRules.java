package io.github.qms4j.training;

import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.training.CurriculumContent.Item;
import io.github.qms4j.training.Editions.Draft;
import io.github.qms4j.training.Editions.Edition;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What can stand against the release of an edition. */
final class EditionRules {
    private static final RuleReference DRAFTED = new RuleReference(
            "TRN-1", "ISO 9001:2015 7.5.2", "An edition is released once it was drafted, and then never changes.");
    private static final RuleReference ANOTHER = new RuleReference(
            "TRN-1", "ISO 9001:2015 7.5.2 c)", "An edition is released by somebody who did not write it.");
    private static final RuleReference NAMED = new RuleReference(
            "TRN-1",
            "ISO 9001:2015 7.2 c)",
            "A released edition names courses and question banks that are released themselves.");

    private static final RuleReference SUBJECTS = new RuleReference(
            "TRN-1",
            "ISO 9001:2015 7.5.3.1",
            "A released course is about documents that are approved or in force, with the hash of their text.");

    private EditionRules() {}

    static <S extends Record, C extends Record> Guard<S> somethingIsDrafted(Function<S, Editions<C>> editions) {
        return Guard.onStored(
                DRAFTED,
                state -> editions.apply(state).draft() != null
                        ? Optional.empty()
                        : Optional.of("there is no draft; draft the next edition first"));
    }

    static <S extends Record, C extends Record> Guard<S> releasedByAnother(Function<S, Editions<C>> editions) {
        return Guard.notBy(
                ANOTHER,
                "wrote the draft; let somebody else release it",
                state -> Stream.ofNullable(editions.apply(state).draft())
                        .map(Draft::by)
                        .toList());
    }

    static <S extends Record> Guard<S> namesWhatIsReleased(Function<S, Stream<RecordId>> named) {
        return new Guard<>(NAMED, attempt -> {
            S before = attempt.before();
            return before == null
                    ? Optional.empty()
                    : named.apply(before)
                            .filter(id -> !isReleased(attempt.facts(), id))
                            .findFirst()
                            .map(id -> id.recordType() + " " + id.value() + " is not released; release it first");
        });
    }

    static <S extends Record, C extends Record> Guard<S> isAboutWhatStands(Function<S, Editions<C>> editions) {
        return new Guard<>(
                SUBJECTS,
                attempt -> Optional.ofNullable(attempt.before())
                        .map(before -> editions.apply(before).draft())
                        .map(Draft::content)
                        .filter(CourseContent.class::isInstance)
                        .flatMap(content -> ((CourseContent) content)
                                .subjects().stream()
                                        .flatMap(subject ->
                                                SubjectRules.against(attempt.facts(), subject, attempt.on()).stream())
                                        .findFirst()));
    }

    /** The records that an edition cannot do without. */
    static Stream<RecordId> named(Record content) {
        if (content instanceof CurriculumContent curriculum) {
            return curriculum.items().stream().map(Item::course);
        }
        return content instanceof CourseContent course
                ? Stream.ofNullable(course.examination()).map(Examination::bank)
                : Stream.empty();
    }

    private static boolean isReleased(Facts facts, RecordId id) {
        return id instanceof CourseId course
                ? current(facts, CourseLifeCycle.COURSE, course).isPresent()
                : current(facts, CourseLifeCycle.QUESTION_BANK, id).isPresent();
    }

    /** The edition in force, pinned. */
    static <S extends Record, C extends Record> Optional<Edition<C>> current(
            Facts facts, EditionedType<S, C> type, RecordId id) {
        return facts.find(type.type(), id)
                .flatMap(found -> type.editions.apply(found.state()).current());
    }
}
