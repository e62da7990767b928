package io.github.qms4j.document;

import io.github.qms4j.document.Document.PeriodicReview;
import io.github.qms4j.document.Document.Release;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can stand against a step of a document. */
final class DocumentRules {
    private static final RuleReference ONE_UNDER_WAY =
            new RuleReference("DOC-1", "ISO 9001:2015 7.5.3.2 c)", "One version of a document is under way at a time.");
    private static final RuleReference PAST_STAYS = new RuleReference(
            "DOC-1", "21 CFR 11.10(e)", "Which text was in force on a day up to today does not change any more.");
    private static final RuleReference AS_APPROVED = new RuleReference(
            "DOC-1", "ISO 13485:2016 4.2.4 a)", "A text comes into force as it was approved and released.");
    private static final RuleReference IN_FORCE =
            new RuleReference("DOC-2", "ISO 13485:2016 4.2.4 b)", "A periodic review decides on the text in force.");
    private static final RuleReference NEXT_DAY = new RuleReference(
            "DOC-2", "ISO 13485:2016 4.2.4 b)", "What a periodic review asks for is due after today.");
    private static final RuleReference RETIREMENT = new RuleReference(
            "DOC-1",
            "ISO 13485:2016 4.2.4 h)",
            "A document is retired from today on or later, and after its last text came into force.");

    private DocumentRules() {}

    static Guard<Document> noneIsUnderWay() {
        return new Guard<>(ONE_UNDER_WAY, attempt -> {
            Document before = attempt.before();
            return before == null
                    ? Optional.empty()
                    : before.underWayOn(attempt.on())
                            .map(version -> "version " + version + " is under way; bring it into force or withdraw it");
        });
    }

    static Guard<Document> timelineStays() {
        return Guard.onChange(
                PAST_STAYS,
                (before, proposed) -> before.releases().equals(proposed.releases())
                        ? Optional.empty()
                        : Optional.of("it would change which text is in force; release or recall a version for that"));
    }

    /** What begins after today may be set anew. */
    static Guard<Document> pastStays() {
        return new Guard<>(PAST_STAYS, attempt -> {
            Document before = attempt.before();
            Document proposed = attempt.proposed();
            return before == null
                            || proposed == null
                            || upTo(attempt.on(), before).equals(upTo(attempt.on(), proposed))
                    ? Optional.empty()
                    : Optional.of("it would change which text was in force up to today; begin another version");
        });
    }

    private static List<Release> upTo(LocalDate day, Document document) {
        return document.releases().stream()
                .filter(release -> !release.from().isAfter(day))
                .toList();
    }

    /** The version is a fact of the decision: what comes into force is what its signed release says. */
    static Guard<Document> releasesWhatWasApproved() {
        return new Guard<>(AS_APPROVED, attempt -> {
            Document before = attempt.before();
            Document proposed = attempt.proposed();
            if (before == null || proposed == null) {
                return Optional.empty();
            }
            List<Release> added = new ArrayList<>(proposed.releases());
            added.removeAll(before.releases());
            if (added.size() != 1) {
                return Optional.of("it would release no version, or several; release one");
            }
            Release one = added.get(0);
            List<Release> expected = new ArrayList<>(before.releases());
            expected.removeIf(release -> release.version() == one.version());
            expected.add(one);
            return proposed.releases().equals(expected) && one.equals(released(attempt, before, one.version()))
                    ? Optional.empty()
                    : Optional.of("it is not what the version's release says; release the version");
        });
    }

    private static @Nullable Release released(Guard.Case<Document> attempt, Document document, int number) {
        DocumentVersion version = attempt.facts()
                .get(DocumentVersionLifeCycle.TYPE, DocumentVersionId.of(DocumentId.of(attempt.id()), number))
                .state();
        LocalDate from = version.effectiveFrom();
        return version.status() == VersionStatus.APPROVED && from != null ? document.releaseOf(version, from) : null;
    }

    static Guard<Document> somethingIsInForce() {
        return new Guard<>(IN_FORCE, attempt -> {
            Document before = attempt.before();
            return before == null || before.inForceOn(attempt.on()).isPresent()
                    ? Optional.empty()
                    : Optional.of("no text is in force; review it once one is");
        });
    }

    static Guard<Document> nextDayIsAhead() {
        return new Guard<>(NEXT_DAY, attempt -> {
            Document proposed = attempt.proposed();
            if (proposed == null || proposed.reviews().isEmpty()) {
                return Optional.empty();
            }
            PeriodicReview last = proposed.reviews().get(proposed.reviews().size() - 1);
            return last.nextBy().isAfter(attempt.on())
                    ? Optional.empty()
                    : Optional.of(last.nextBy() + " is not after today, " + attempt.on() + "; choose a later day");
        });
    }

    static Guard<Document> retiresAhead() {
        return new Guard<>(RETIREMENT, attempt -> {
            Document proposed = attempt.proposed();
            LocalDate from = proposed == null ? null : proposed.retiredFrom();
            if (proposed == null || from == null) {
                return Optional.empty();
            }
            if (from.isBefore(attempt.on())) {
                return Optional.of(from + " is before today, " + attempt.on() + "; choose today or later");
            }
            return proposed.releases().stream()
                    .filter(release -> !release.from().isBefore(from))
                    .findFirst()
                    .map(release -> "version " + release.version() + " is in force from " + release.from()
                            + "; choose a later day");
        });
    }

    static Guard<Document> retirementIsAhead() {
        return new Guard<>(RETIREMENT, attempt -> {
            Document before = attempt.before();
            LocalDate from = before == null ? null : before.retiredFrom();
            return from == null || from.isAfter(attempt.on())
                    ? Optional.empty()
                    : Optional.of("it is retired since " + from + "; open another document");
        });
    }

    static Guard<Document> retirementHasCome() {
        return new Guard<>(RETIREMENT, attempt -> {
            Document before = attempt.before();
            LocalDate from = before == null ? null : before.retiredFrom();
            return from == null || !from.isAfter(attempt.on())
                    ? Optional.empty()
                    : Optional.of("it is retired from " + from + "; wait for that day");
        });
    }
}
