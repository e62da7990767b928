package io.github.qms4j.regulation.matrix;

import io.github.qms4j.record.DueDate;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.reference.Link;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can stand against a step of a row of the matrix. */
final class MatrixRules {
    private static final RuleReference IN_FORCE = new RuleReference(
            "REG-3", "ISO 9001:2015 4.4.1", "The matrix lists requirements of editions that are in force.");
    private static final RuleReference RATIONALE = new RuleReference(
            "REG-3", "ISO 9001:2015 4.3", "A requirement that does not apply has a rationale, and no other has one.");
    private static final RuleReference SAME = new RuleReference(
            "REG-3", "21 CFR 11.10(e)", "A row stays that of its requirement, in its edition and its words.");
    private static final RuleReference LATER =
            new RuleReference("REG-3", "ISO 9001:2015 9.1.3", "The next review of a requirement is not in the past.");
    private static final RuleReference ONE_AT_A_TIME =
            new RuleReference("REG-4", "ISO 9001:2015 9.2.2", "A requirement is under one assessment at a time.");
    private static final RuleReference FOUND = new RuleReference(
            "REG-4", "21 CFR 11.10(e)", "The verdict on a requirement is what its last assessment found.");
    private static final RuleReference ENDED = new RuleReference(
            "REG-6", "ISO 9001:2015 7.5.3.2", "Requirements are frozen when their edition is in force no more.");
    private static final RuleReference KEPT = new RuleReference(
            "REG-6", "ISO 9001:2015 7.5.3.2", "A frozen requirement is kept as it was, with all that was found.");

    private static final RuleReference FROM_FORCE = new RuleReference(
            "REG-6", "ISO 9001:2015 7.5.3.2", "What meets a requirement is said while its edition is in force.");

    private MatrixRules() {}

    static Guard<Link> leadsFromARequirementInForce() {
        return new Guard<>(FROM_FORCE, attempt -> {
            @Nullable Link link = attempt.before() == null ? attempt.proposed() : attempt.before();
            if (link == null) {
                return Optional.empty();
            }
            boolean inForce = link.sourceType().equals(MatrixRowLifeCycle.TYPE.name())
                    && attempt.facts()
                            .find(MatrixRowLifeCycle.TYPE, link.source())
                            .filter(row -> row.state().status() != MatrixRowStatus.FROZEN)
                            .isPresent();
            return inForce
                    ? Optional.empty()
                    : Optional.of(link.source() + " is no requirement in force; say it of its successor");
        });
    }

    static Guard<MatrixRow> isOfAnEditionInForce() {
        return new Guard<>(IN_FORCE, attempt -> {
            @Nullable MatrixRow proposed = attempt.proposed();
            return proposed == null || isInForce(attempt, proposed)
                    ? Optional.empty()
                    : Optional.of(proposed.edition() + " is not in force; take it into force, which lists them");
        });
    }

    private static boolean isInForce(Guard.Case<MatrixRow> attempt, MatrixRow row) {
        return attempt.facts()
                .find(AdoptedEditionLifeCycle.TYPE, row.edition())
                .filter(found -> found.state().status() == AdoptionStatus.IN_FORCE)
                .isPresent();
    }

    static Guard<MatrixRow> hasARationale() {
        return Guard.onProposed(RATIONALE, proposed -> {
            boolean out = proposed.status() == MatrixRowStatus.NOT_APPLICABLE;
            if (out && proposed.rationale().isBlank()) {
                return Optional.of("it would not apply without a rationale; say why it does not");
            }
            return !out && !proposed.rationale().isEmpty()
                    ? Optional.of("it would apply and have a rationale for why it does not")
                    : Optional.empty();
        });
    }

    static Guard<MatrixRow> isTheSameRequirement() {
        return Guard.onChange(
                SAME,
                (before, proposed) -> before.edition().equals(proposed.edition())
                                && before.clause().equals(proposed.clause())
                                && before.contentHash().equals(proposed.contentHash())
                                && before.origins().equals(proposed.origins())
                        ? Optional.empty()
                        : Optional.of("it would be another requirement; migrate to a new edition instead"));
    }

    static Guard<MatrixRow> isReviewedLater() {
        return new Guard<>(LATER, attempt -> {
            @Nullable MatrixRow proposed = attempt.proposed();
            @Nullable DueDate due = proposed == null ? null : proposed.header().due();
            return due != null && due.current().isBefore(attempt.on())
                    ? Optional.of(due.current() + " is before today, " + attempt.on() + "; give a day to come")
                    : Optional.empty();
        });
    }

    static Guard<MatrixRow> isUnderNoAssessment() {
        return Guard.onStored(
                ONE_AT_A_TIME,
                before -> Optional.ofNullable(before.planned())
                        .map(planned -> planned + " is under way; conclude it first"));
    }

    static Guard<MatrixRow> isWhatTheAssessmentFound() {
        return new Guard<>(FOUND, attempt -> {
            @Nullable MatrixRow before = attempt.before();
            @Nullable MatrixRow proposed = attempt.proposed();
            @Nullable LatestVerdict latest = proposed == null ? null : proposed.latest();
            if (before == null || proposed == null || latest == null) {
                return Optional.empty();
            }
            boolean found = latest.assessment().equals(before.planned())
                    && proposed.equals(before.assessed(latest))
                    && attempt.facts()
                            .get(AssessmentLifeCycle.TYPE, latest.assessment())
                            .state()
                            .latest(latest.assessment())
                            .equals(Optional.of(latest));
            return found
                    ? Optional.empty()
                    : Optional.of("it is not what " + latest.assessment() + " found; conclude the assessment");
        });
    }

    static Guard<MatrixRow> isOfAnEndedEdition() {
        return new Guard<>(ENDED, attempt -> {
            @Nullable MatrixRow before = attempt.before();
            return before != null && isInForce(attempt, before)
                    ? Optional.of(before.edition() + " is in force; migrate to a new edition, or withdraw it")
                    : Optional.empty();
        });
    }

    static Guard<MatrixRow> staysAsItWas() {
        return Guard.onChange(
                KEPT,
                (before, proposed) -> proposed.withHeader(before.header()).equals(before)
                        ? Optional.empty()
                        : Optional.of("it would be frozen otherwise than it is"));
    }
}
