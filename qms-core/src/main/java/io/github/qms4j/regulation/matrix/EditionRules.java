package io.github.qms4j.regulation.matrix;

import io.github.qms4j.record.DueDate;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.regulation.matrix.AdoptedEdition.WatchReview;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can stand against a step of an edition that is, or is to be, in force. */
final class EditionRules {
    /** Five years: longer than any cycle in which an authority revises. */
    static final int MAX_MONTHS = 60;

    private static final RuleReference EFFECTIVE = new RuleReference(
            "REG-1",
            "",
            "An edition is taken into force for the organisation when its authority has put it into effect.");
    private static final RuleReference STILL_EFFECTIVE = new RuleReference(
            "REG-1", "", "An edition that its authority has withdrawn is not taken into force any more.");
    private static final RuleReference IN_TIME = new RuleReference(
            "REG-7",
            "ISO 13485:2016 4.1.1",
            "The watch over an edition has an interval of at most 60 months, and the next review is due within it.");
    private static final RuleReference OWN_REVIEW = new RuleReference(
            "REG-7",
            "21 CFR 11.10(e)",
            "Whoever reviews an edition does so in their own name, at the time of the act.");
    private static final RuleReference NOT_PUT_OFF = new RuleReference(
            "REG-7", "", "A due review is done; it is not put off by a longer interval or another owner.");
    private static final RuleReference SUCCESSOR =
            new RuleReference("REG-6", "", "An edition is replaced by another one that is in force.");

    private EditionRules() {}

    static Guard<AdoptedEdition> isEffective() {
        return new Guard<>(EFFECTIVE, attempt -> {
            AdoptedEdition proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            LocalDate from = proposed.effectiveFrom();
            if (from == null) {
                return Optional.of(attempt.id() + " is a draft; look at its impact, and wait until it is effective");
            }
            return from.isAfter(attempt.on())
                    ? Optional.of(attempt.id() + " is effective from " + from + "; take it into force on that day")
                    : Optional.empty();
        });
    }

    static Guard<AdoptedEdition> isNotWithdrawn() {
        return Guard.onProposed(STILL_EFFECTIVE, proposed -> {
            LocalDate until = proposed.effectiveUntil();
            LocalDate on = proposed.header().openedOn();
            return until != null && on.isAfter(until)
                    ? Optional.of("\"" + proposed.title() + "\" was withdrawn after " + until
                            + "; take the edition into force that took its place")
                    : Optional.empty();
        });
    }

    static Guard<AdoptedEdition> isReviewedInTime() {
        return new Guard<>(IN_TIME, attempt -> {
            AdoptedEdition proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            int months = proposed.reviewMonths();
            if (months < 1 || months > MAX_MONTHS) {
                return Optional.of(months + " months are not 1 to " + MAX_MONTHS);
            }
            LocalDate latest = attempt.on().plusMonths(months);
            DueDate due = proposed.header().due();
            return due == null || due.current().isAfter(latest)
                    ? Optional.of("its next review would not be due by " + latest)
                    : Optional.empty();
        });
    }

    static Guard<AdoptedEdition> isReviewedByTheActor() {
        return new Guard<>(OWN_REVIEW, attempt -> {
            AdoptedEdition proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            WatchReview review = proposed.lastReview();
            return review != null
                            && review.by().equals(attempt.by())
                            && review.at().equals(attempt.at())
                    ? Optional.empty()
                    : Optional.of("it would be reviewed in another name or at another time");
        });
    }

    static Guard<AdoptedEdition> isNotPutOff() {
        return Guard.onChange(NOT_PUT_OFF, (before, proposed) -> {
            DueDate due = before.header().due();
            DueDate next = proposed.header().due();
            return due != null && next != null && next.current().isAfter(due.current())
                    ? Optional.of("its review is due on " + due.current() + " and would be on " + next.current()
                            + "; review it")
                    : Optional.empty();
        });
    }

    static Guard<AdoptedEdition> isReplacedByOneInForce() {
        return new Guard<>(SUCCESSOR, attempt -> {
            AdoptedEdition proposed = attempt.proposed();
            @Nullable AdoptedEditionId successor = proposed == null ? null : proposed.replacedBy();
            if (successor == null) {
                return Optional.empty();
            }
            boolean lawful = !successor.value().equals(attempt.id())
                    && attempt.facts()
                            .find(AdoptedEditionLifeCycle.TYPE, successor)
                            .filter(found -> found.state().status() == AdoptionStatus.IN_FORCE)
                            .isPresent();
            return lawful
                    ? Optional.empty()
                    : Optional.of(successor + " is not in force; take it into force with the migration");
        });
    }
}
