package io.github.qms4j.review;

import io.github.qms4j.record.Act;
import io.github.qms4j.record.DueDate;
import io.github.qms4j.record.Header;
import io.github.qms4j.review.Minutes.MinutedAction;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A management review of a period: its inputs, its minutes, and what became of its actions. One record holds inputs and
 * minutes, so that the signature of the chair is bound to all of it.
 *
 * @param header where it stands, who planned it, who prepares it and, until it was held, by when it meets
 * @param programme whose review it is
 * @param from the first day of the period, in the engine's zone
 * @param until the day after its last
 * @param gap why days between the last review and this one are covered by none; blank when there are none
 * @param previous the review before; null for the first
 * @param terms what it must consider and who must take part
 * @param agenda its items
 * @param meetBy by when it was to meet, with every date it was to meet before; null until it was held
 * @param inputs what it is given; stands from the meeting on
 * @param carriedIn the actions of the review before, as they stood at the meeting
 * @param minutes what the meeting came to; stands once it is approved
 * @param replacements actions in the place of cancelled ones, planned after the minutes were approved
 * @param carriedOver the numbers of actions that the next review answers for
 */
public record ManagementReview(
        Header<ReviewStatus> header,
        ReviewProgrammeId programme,
        LocalDate from,
        LocalDate until,
        String gap,
        @Nullable ReviewId previous,
        ReviewTerms terms,
        List<String> agenda,
        @Nullable DueDate meetBy,
        ReviewInputs inputs,
        List<CarriedAction> carriedIn,
        Minutes minutes,
        List<MinutedAction> replacements,
        List<String> carriedOver) {
    public ManagementReview {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(programme, "programme");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(gap, "gap");
        Objects.requireNonNull(terms, "terms");
        agenda = List.copyOf(agenda);
        Objects.requireNonNull(inputs, "inputs");
        carriedIn = List.copyOf(carriedIn);
        Objects.requireNonNull(minutes, "minutes");
        replacements = List.copyOf(replacements);
        carriedOver = List.copyOf(carriedOver);
    }

    static ManagementReview planned(ReviewProgrammeId id, ReviewProgramme programme, ReviewDraft draft, Act act) {
        return new ManagementReview(
                Header.opened(ReviewStatus.DRAFT, act).ownedBy(act.by().id()).dueOn(draft.meetingOn()),
                id,
                draft.from(),
                draft.until(),
                draft.gap(),
                programme.last(),
                programme.terms(),
                programme.agenda(),
                null,
                ReviewInputs.none(),
                List.of(),
                Minutes.none(),
                List.of(),
                List.of());
    }

    public ReviewStatus status() {
        return header.status();
    }

    /** Whether its meeting took place and it was not given up since. */
    public boolean wasHeld() {
        return status() == ReviewStatus.HELD || isApproved();
    }

    /** Whether its minutes are approved. */
    public boolean isApproved() {
        return status() == ReviewStatus.MINUTES_APPROVED || status() == ReviewStatus.CLOSED;
    }

    /** The clauses that have neither an input nor a justification (rule REV-1). */
    public List<ReviewClause> unanswered() {
        return terms.clauses().stream()
                .filter(clause -> !inputs.isAnswered(clause.requirement()))
                .toList();
    }

    /** The actions that it agreed, those in the place of cancelled ones too. */
    Stream<MinutedAction> actions() {
        return Stream.concat(minutes.actions().stream(), replacements.stream());
    }

    /** The numbers of the actions that it answers for: its own, and those that were carried over to it. */
    Stream<String> answersFor() {
        return Stream.concat(
                actions().map(MinutedAction::number),
                carriedIn.stream().filter(CarriedAction::open).map(CarriedAction::number));
    }

    ManagementReview withHeader(Header<ReviewStatus> newHeader) {
        return with(newHeader, agenda, meetBy, inputs, carriedIn, minutes, replacements, carriedOver);
    }

    /** It met; what was due is kept, and nothing is overdue while its actions are carried out. */
    ManagementReview withoutDueDate() {
        return with(header.dueOn(null), agenda, header.due(), inputs, carriedIn, minutes, replacements, carriedOver);
    }

    ManagementReview withAgenda(List<String> items) {
        return with(header, items, meetBy, inputs, carriedIn, minutes, replacements, carriedOver);
    }

    ManagementReview with(ReviewInputs newInputs) {
        return with(header, agenda, meetBy, newInputs, carriedIn, minutes, replacements, carriedOver);
    }

    ManagementReview carryingIn(List<CarriedAction> actions) {
        return with(header, agenda, meetBy, inputs, actions, minutes, replacements, carriedOver);
    }

    ManagementReview minuted(UnaryOperator<Minutes> change) {
        return with(header, agenda, meetBy, inputs, carriedIn, change.apply(minutes), replacements, carriedOver);
    }

    ManagementReview replacing(List<MinutedAction> more) {
        return with(
                header,
                agenda,
                meetBy,
                inputs,
                carriedIn,
                minutes,
                Stream.concat(replacements.stream(), more.stream()).toList(),
                carriedOver);
    }

    ManagementReview carryingOver(List<String> more) {
        return with(
                header,
                agenda,
                meetBy,
                inputs,
                carriedIn,
                minutes,
                replacements,
                Stream.concat(carriedOver.stream(), more.stream()).distinct().toList());
    }

    private ManagementReview with(
            Header<ReviewStatus> newHeader,
            List<String> newAgenda,
            @Nullable DueDate newMeetBy,
            ReviewInputs newInputs,
            List<CarriedAction> newCarriedIn,
            Minutes newMinutes,
            List<MinutedAction> newReplacements,
            List<String> newCarriedOver) {
        return new ManagementReview(
                newHeader,
                programme,
                from,
                until,
                gap,
                previous,
                terms,
                newAgenda,
                newMeetBy,
                newInputs,
                newCarriedIn,
                newMinutes,
                newReplacements,
                newCarriedOver);
    }
}
