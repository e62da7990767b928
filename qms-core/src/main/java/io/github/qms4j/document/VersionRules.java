package io.github.qms4j.document;

import io.github.qms4j.document.Document.Release;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Versioned;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What can stand against a step of a document's version. Each rule that rests on dates looks the document up. */
final class VersionRules {
    private static final RuleReference IN_ORDER =
            new RuleReference("DOC-1", "ISO 9001:2015 7.5.3.2 c)", "Versions are begun one after the other.");
    private static final RuleReference ALL_APPROVED = new RuleReference(
            "DOC-2",
            "ISO 13485:2016 4.2.4 a)",
            "A version is approved when it was approved in every role asked for, as it stands.");
    private static final RuleReference TRAINED = new RuleReference(
            "DOC-2",
            "ISO 9001:2015 7.2 c)",
            "A version is released once people are trained, unless it says why nobody needs it.");
    private static final RuleReference NOT_IN_FORCE = new RuleReference(
            "DOC-1", "21 CFR 11.10(e)", "What has come into force is replaced, and not released anew.");
    private static final RuleReference AHEAD = new RuleReference(
            "DOC-1",
            "ISO 13485:2016 4.2.4 d)",
            "A version comes into force from today on or later, and after the one before.");
    private static final RuleReference BY_DATE = new RuleReference(
            "DOC-1", "ISO 13485:2016 4.2.4 h)", "A version comes into force and is replaced on the days decided on.");

    private VersionRules() {}

    static Guard<DocumentVersion> isTheOneUnderWay() {
        return new Guard<>(IN_ORDER, attempt -> {
            DocumentVersion proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            boolean begun = document(attempt.facts(), proposed)
                    .filter(document -> Objects.equals(document.underWay(), proposed.number()))
                    .isPresent();
            return begun && attempt.id().equals(proposed.id().value())
                    ? Optional.empty()
                    : Optional.of("it is not the version that " + proposed.document() + " has begun; begin it there");
        });
    }

    static Guard<DocumentVersion> everybodyApproved() {
        return new Guard<>(ALL_APPROVED, attempt -> {
            if (attempt.before() == null) {
                return Optional.empty();
            }
            Set<String> missing = DocumentApprovals.missing(attempt.facts(), attempt.id());
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of("it is not approved as " + missing + "; let people approve it who act as that");
        });
    }

    static Guard<DocumentVersion> peopleAreTrained() {
        return Guard.onStored(
                TRAINED,
                version -> !version.training().needed() || version.trained() != null
                        ? Optional.empty()
                        : Optional.of("nothing shows that people are trained; have the training confirmed first"));
    }

    static Guard<DocumentVersion> isNotInForce() {
        return new Guard<>(NOT_IN_FORCE, attempt -> {
            DocumentVersion before = attempt.before();
            return before == null
                    ? Optional.empty()
                    : document(attempt.facts(), before)
                            .flatMap(document -> document.release(before.number()))
                            .filter(release -> !release.from().isAfter(attempt.on()))
                            .map(release ->
                                    attempt.id() + " is in force since " + release.from() + "; begin another version");
        });
    }

    static Guard<DocumentVersion> comesIntoForceAhead() {
        return new Guard<>(AHEAD, attempt -> {
            DocumentVersion proposed = attempt.proposed();
            LocalDate from = proposed == null ? null : proposed.effectiveFrom();
            if (proposed == null || from == null) {
                return Optional.empty();
            }
            if (from.isBefore(attempt.on())) {
                return Optional.of(from + " is before today, " + attempt.on() + "; choose today or later");
            }
            return document(attempt.facts(), proposed).stream()
                    .flatMap(document -> document.releases().stream())
                    .filter(other -> other.version() != proposed.number())
                    .filter(other -> !other.from().isBefore(from))
                    .findFirst()
                    .map(other -> "version " + other.version() + " is in force from " + other.from()
                            + ", and one text a day; choose a later day");
        });
    }

    static Guard<DocumentVersion> dayHasCome() {
        return new Guard<>(BY_DATE, attempt -> {
            DocumentVersion before = attempt.before();
            if (before == null) {
                return Optional.empty();
            }
            Optional<LocalDate> from = document(attempt.facts(), before)
                    .flatMap(document -> document.release(before.number()))
                    .map(Release::from);
            if (from.isEmpty()) {
                return Optional.of("it is not released; release it first");
            }
            return from.filter(day -> day.isAfter(attempt.on()))
                    .map(day -> "it is in force from " + day + "; wait for that day");
        });
    }

    static Guard<DocumentVersion> standsAs(VersionStatus wanted) {
        return new Guard<>(BY_DATE, attempt -> {
            DocumentVersion before = attempt.before();
            if (before == null) {
                return Optional.empty();
            }
            VersionStatus stands = document(attempt.facts(), before)
                    .map(document -> document.statusOn(before, attempt.on()))
                    .orElse(before.status());
            return stands == wanted
                    ? Optional.empty()
                    : Optional.of("by the dates it is " + stands + " on " + attempt.on() + "; decide on a day first");
        });
    }

    private static Optional<Document> document(Facts facts, DocumentVersion version) {
        return facts.find(DocumentLifeCycle.TYPE, version.document()).map(Versioned::state);
    }
}
