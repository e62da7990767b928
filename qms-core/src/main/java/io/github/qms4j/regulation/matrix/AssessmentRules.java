package io.github.qms4j.regulation.matrix;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.reference.EvidenceReference;
import io.github.qms4j.reference.EvidenceReferences;
import io.github.qms4j.regulation.AssessmentVerdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can stand against a step of an assessment. */
final class AssessmentRules {
    private static final RuleReference APPLICABLE =
            new RuleReference("REG-4", "ISO 9001:2015 9.2.2", "A requirement is assessed when it applies.");
    private static final RuleReference BEGUN =
            new RuleReference("REG-4", "ISO 9001:2015 9.2.2", "The period that is assessed has begun.");
    private static final RuleReference OWN_EVIDENCE = new RuleReference(
            "REG-4", "ISO 9001:2015 9.2.2 f)", "An assessment rests on evidence that was collected for it.");
    private static final RuleReference UNDER_WAY = new RuleReference(
            "REG-4", "ISO 9001:2015 9.2.2", "The assessment that is under way for its requirement is concluded.");
    private static final RuleReference VERDICT = new RuleReference(
            "REG-4",
            "ISO 9001:2015 9.1.3",
            "An assessment ends with a verdict; a gap waits for an answer, by a day, and nothing else does.");
    private static final RuleReference EVIDENCE = new RuleReference(
            "REG-4",
            "ISO 9001:2015 9.2.2 f)",
            "Partial and gap need objective evidence that counts for the period that is assessed.");
    private static final RuleReference KEPT =
            new RuleReference("REG-4", "21 CFR 11.10(e)", "What an assessment found is answered, and not changed.");
    private static final RuleReference ACCEPTED = new RuleReference(
            "REG-4", "ISO 9001:2015 5.3", "A gap is accepted by somebody who does not answer for the requirement.");
    private static final RuleReference EXTENSION = new RuleReference(
            "X-6", "ISO 9001:2015 10.2.1", "Whoever is to answer a gap may not extend the day by which it is due.");
    private static final RuleReference FROZEN = new RuleReference(
            "REG-6", "ISO 9001:2015 7.5.3.2", "Assessments are frozen with their requirement, as they were.");

    private AssessmentRules() {}

    static Guard<EvidenceReference> isForAnAssessmentUnderWay() {
        return new Guard<>(OWN_EVIDENCE, attempt -> {
            @Nullable EvidenceReference proposed = attempt.proposed();
            if (attempt.before() != null || proposed == null) {
                return Optional.empty();
            }
            boolean underWay = proposed.subjectType().equals(AssessmentLifeCycle.TYPE.name())
                    && attempt.facts()
                            .find(AssessmentLifeCycle.TYPE, proposed.subject())
                            .filter(found -> found.state().status() == AssessmentStatus.PLANNED)
                            .isPresent();
            return underWay
                    ? Optional.empty()
                    : Optional.of(proposed.subject() + " is no assessment under way; plan another one");
        });
    }

    static Guard<Assessment> isOfAnApplicableRequirement() {
        return new Guard<>(APPLICABLE, attempt -> {
            @Nullable Assessment proposed = attempt.proposed();
            return proposed == null || isIn(attempt, proposed, MatrixRowStatus.APPLICABLE)
                    ? Optional.empty()
                    : Optional.of(proposed.requirement() + " does not apply, or may not; decide that it applies first");
        });
    }

    private static boolean isIn(Guard.Case<Assessment> attempt, Assessment assessment, MatrixRowStatus status) {
        return row(attempt, assessment).filter(row -> row.status() == status).isPresent();
    }

    private static Optional<MatrixRow> row(Guard.Case<Assessment> attempt, Assessment assessment) {
        return attempt.facts()
                .find(MatrixRowLifeCycle.TYPE, assessment.requirement())
                .map(Versioned::state);
    }

    static Guard<Assessment> hasBegun() {
        return new Guard<>(BEGUN, attempt -> {
            @Nullable Assessment proposed = attempt.proposed();
            return proposed != null && proposed.period().from().isAfter(attempt.on())
                    ? Optional.of(
                            "the period " + proposed.period() + " begins after today; assess it when it has begun")
                    : Optional.empty();
        });
    }

    static Guard<Assessment> restsOnEvidenceOfItsOwn() {
        return new Guard<>(OWN_EVIDENCE, attempt -> {
            @Nullable Assessment before = attempt.before();
            @Nullable Assessment proposed = attempt.proposed();
            if (before == null || proposed == null) {
                return Optional.empty();
            }
            int known = before.evidence().size();
            boolean adds = proposed.evidence().size() > known
                    && proposed.evidence().subList(0, known).equals(before.evidence());
            if (!adds) {
                return Optional.of("it would lose evidence that was collected; withdraw what shows nothing");
            }
            List<String> others = proposed
                    .evidence()
                    .subList(known, proposed.evidence().size())
                    .stream()
                    .filter(number -> !isAbout(attempt, number))
                    .toList();
            return others.isEmpty()
                    ? Optional.empty()
                    : Optional.of(others + " was collected for something else; collect it for " + attempt.id());
        });
    }

    private static boolean isAbout(Guard.Case<Assessment> attempt, String number) {
        EvidenceReference evidence =
                attempt.facts().get(MatrixRecords.EVIDENCE.type(), number).state();
        return evidence.subject().equals(attempt.id())
                && evidence.subjectType().equals(AssessmentLifeCycle.TYPE.name());
    }

    static Guard<Assessment> isTheOneUnderWay() {
        return new Guard<>(UNDER_WAY, attempt -> {
            @Nullable Assessment before = attempt.before();
            return before == null
                            || row(attempt, before)
                                    .filter(row -> row.status() == MatrixRowStatus.APPLICABLE)
                                    .map(MatrixRow::planned)
                                    .filter(planned -> planned.value().equals(attempt.id()))
                                    .isPresent()
                    ? Optional.empty()
                    : Optional.of(before.requirement() + " does not apply any more, or is under another assessment");
        });
    }

    static Guard<Assessment> saysSomething() {
        return new Guard<>(VERDICT, attempt -> {
            @Nullable Assessment proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            if (proposed.verdict() == AssessmentVerdict.NOT_ASSESSED) {
                return Optional.of("it would end without a verdict; say what was found");
            }
            boolean waits = proposed.status() == AssessmentStatus.UNANSWERED;
            if (proposed.isToBeAnswered() != waits) {
                return Optional.of(proposed.verdict() + " would be " + proposed.status());
            }
            return waits && proposed.header().due() == null
                    ? Optional.of("nothing would say by when it is answered; give a day")
                    : Optional.empty();
        });
    }

    static Guard<Assessment> hasObjectiveEvidence() {
        return new Guard<>(EVIDENCE, attempt -> {
            @Nullable Assessment proposed = attempt.proposed();
            return proposed == null
                            || !proposed.isToBeAnswered()
                            || EvidenceReferences.anyCounts(
                                    MatrixRecords.EVIDENCE,
                                    attempt.facts(),
                                    proposed.evidence(),
                                    proposed.period(),
                                    attempt.on())
                    ? Optional.empty()
                    : Optional.of("no evidence among " + proposed.evidence() + " counts for " + proposed.period()
                            + "; collect what shows the gap in that time");
        });
    }

    static Guard<Assessment> keepsWhatWasFound() {
        return Guard.onChange(
                KEPT,
                (before, proposed) -> proposed.verdict() == before.verdict()
                                && proposed.statement().equals(before.statement())
                                && proposed.evidence().equals(before.evidence())
                                && proposed.period().equals(before.period())
                                && proposed.requirement().equals(before.requirement())
                        ? Optional.empty()
                        : Optional.of("it would have found something else; assess the requirement anew"));
    }

    static Guard<Assessment> isNotAcceptedByTheOwner() {
        return new Guard<>(ACCEPTED, attempt -> {
            @Nullable Assessment before = attempt.before();
            @Nullable
            String owner = before == null
                    ? null
                    : row(attempt, before).map(row -> row.header().owner()).orElse(null);
            return owner != null && attempt.by().shares(By.of(owner))
                    ? Optional.of(attempt.subject(owner) + " answers for the requirement; let somebody else accept it")
                    : Optional.empty();
        });
    }

    static Guard<Assessment> isNotExtendedByTheOwner() {
        return Guard.notFor(
                EXTENSION,
                "is to answer it; let somebody else give more time",
                assessment -> Optional.ofNullable(assessment.header().owner()).stream()
                        .toList());
    }

    static Guard<Assessment> isOfAFrozenRequirement() {
        return new Guard<>(FROZEN, attempt -> {
            @Nullable Assessment before = attempt.before();
            return before == null || isIn(attempt, before, MatrixRowStatus.FROZEN)
                    ? Optional.empty()
                    : Optional.of(before.requirement() + " is not frozen; conclude the assessment");
        });
    }

    static Guard<Assessment> staysAsItWas() {
        return Guard.onChange(
                FROZEN,
                (before, proposed) -> proposed.withHeader(before.header()).equals(before)
                        ? Optional.empty()
                        : Optional.of("it would be frozen otherwise than it is"));
    }
}
