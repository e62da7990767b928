package io.github.qms4j.review;

import io.github.qms4j.access.By;
import io.github.qms4j.access.PersonIds;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a meeting came to: who took part, what they said, what was decided, who does what by when, and the conclusion.
 * Once the chair has signed it, it stands (rule REV-8).
 *
 * @param heldOn the day of the meeting, in the engine's zone; null before
 * @param chair the id of who was in the chair; blank before
 * @param attendance every member and every guest
 * @param contributions what was said, in the order in which it was put down
 * @param decisions numbered from 1 in this order
 * @param actions what somebody does by when, as it was agreed
 * @param conclusion how the system stands; null until it is drawn
 */
public record Minutes(
        @Nullable LocalDate heldOn,
        String chair,
        List<Attendance> attendance,
        List<Contribution> contributions,
        List<ReviewDecision> decisions,
        List<MinutedAction> actions,
        @Nullable Conclusion conclusion) {
    public Minutes {
        Objects.requireNonNull(chair, "chair");
        attendance = List.copyOf(attendance);
        contributions = List.copyOf(contributions);
        decisions = List.copyOf(decisions);
        actions = List.copyOf(actions);
    }

    static Minutes none() {
        return new Minutes(null, "", List.of(), List.of(), List.of(), List.of(), null);
    }

    Minutes held(Meeting meeting, ReviewTerms terms, LocalDate unlessSaid) {
        LocalDate on = meeting.on() == null ? unlessSaid : meeting.on();
        return new Minutes(on, meeting.chair(), meeting.among(terms), contributions, decisions, actions, conclusion);
    }

    Minutes contributed(Contribution contribution) {
        return new Minutes(heldOn, chair, attendance, and(contributions, contribution), decisions, actions, conclusion);
    }

    Minutes decided(ReviewDecision decision) {
        return with(and(decisions, decision), actions);
    }

    /** With another decision in the place of the one with its number. */
    Minutes amended(int number, ReviewDecision decision) {
        return with(
                IntStream.rangeClosed(1, decisions.size())
                        .mapToObj(i -> i == number ? decision : decisions.get(i - 1))
                        .toList(),
                actions);
    }

    Minutes with(MinutedAction action) {
        return with(decisions, and(actions, action));
    }

    Minutes without(String action) {
        return with(
                decisions,
                actions.stream().filter(other -> !other.number().equals(action)).toList());
    }

    Minutes concluded(Conclusion newConclusion) {
        return new Minutes(heldOn, chair, attendance, contributions, decisions, actions, newConclusion);
    }

    private Minutes with(List<ReviewDecision> newDecisions, List<MinutedAction> newActions) {
        return new Minutes(heldOn, chair, attendance, contributions, newDecisions, newActions, conclusion);
    }

    private static <T> List<T> and(List<T> some, T one) {
        return Stream.concat(some.stream(), Stream.of(one)).toList();
    }

    /** Whether somebody took part. */
    public boolean isPresent(String person) {
        return attendance.stream()
                .anyMatch(each ->
                        PersonIds.same(each.person(), person) && each.presence().isPresent());
    }

    /** A decision by its number, from 1; empty when there is none of it. */
    public Optional<ReviewDecision> decision(int number) {
        return number >= 1 && number <= decisions.size() ? Optional.of(decisions.get(number - 1)) : Optional.empty();
    }

    /**
     * What somebody said.
     *
     * @param person the id of who said it
     * @param text in words
     * @param by who put it down
     */
    public record Contribution(String person, String text, By by) {
        public Contribution {
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(by, "by");
        }
    }

    /**
     * An action as it was agreed; what became of it stands in the record of that number.
     *
     * @param number such as {@code MRA-2026-0001}
     * @param decision the number of the decision that it carries out
     * @param description what is to be done
     * @param owner the id of who answers for it
     * @param dueOn by when
     */
    public record MinutedAction(String number, int decision, String description, String owner, LocalDate dueOn) {
        public MinutedAction {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(description, "description");
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(dueOn, "dueOn");
        }
    }
}
