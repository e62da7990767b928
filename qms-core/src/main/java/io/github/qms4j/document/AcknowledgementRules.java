package io.github.qms4j.document;

import io.github.qms4j.access.PersonIds;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Versioned;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can stand against asking for an acknowledgement, and against giving it. */
final class AcknowledgementRules {
    private static final RuleReference IN_USE = new RuleReference(
            "DOC-2",
            "ISO 13485:2016 4.2.4 d)",
            "People take note of a text that is in force, or approved and about to be.");
    private static final RuleReference OUT_OF_USE = new RuleReference(
            "DOC-2", "", "What was asked lapses with the text that it is of, and not while people use that text.");
    private static final RuleReference IN_PERSON =
            new RuleReference("DOC-2", "", "People take note of a text themselves, and nobody does it for them.");
    private static final RuleReference SAME_TEXT =
            new RuleReference("DOC-2", "", "An acknowledgement is of the text that was distributed.");

    private static final Set<VersionStatus> USED = EnumSet.of(VersionStatus.APPROVED, VersionStatus.EFFECTIVE);

    private AcknowledgementRules() {}

    static Guard<Acknowledgement> isForWhatPeopleUse() {
        return new Guard<>(IN_USE, attempt -> {
            @Nullable Acknowledgement asked = attempt.before() != null ? attempt.before() : attempt.proposed();
            if (asked == null) {
                return Optional.empty();
            }
            Optional<DocumentVersion> version = version(attempt, asked);
            Optional<VersionStatus> stands = stands(attempt, version);
            if (stands.filter(USED::contains).isEmpty()) {
                return Optional.of(asked.version() + " is "
                        + stands.map(VersionStatus::name).orElse("no version")
                        + "; distribute the version that people use");
            }
            return version.filter(v -> v.content().sha256().equals(asked.sha256()))
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of("the text of " + asked.version() + " is another one by now; distribute it anew");
        });
    }

    static Guard<Acknowledgement> isForWhatPeopleUseNoMore() {
        return new Guard<>(OUT_OF_USE, attempt -> {
            Acknowledgement asked = attempt.before();
            if (asked == null) {
                return Optional.empty();
            }
            Optional<DocumentVersion> version = version(attempt, asked);
            boolean isUsed = stands(attempt, version).filter(USED::contains).isPresent()
                    && version.filter(v -> v.content().sha256().equals(asked.sha256()))
                            .isPresent();
            return isUsed
                    ? Optional.of("people use " + asked.version() + "; excuse " + asked.person()
                            + " with a reason if they need not read it")
                    : Optional.empty();
        });
    }

    private static Optional<DocumentVersion> version(Guard.Case<Acknowledgement> attempt, Acknowledgement asked) {
        return attempt.facts()
                .find(DocumentVersionLifeCycle.TYPE, asked.version())
                .map(Versioned::state);
    }

    private static Optional<VersionStatus> stands(
            Guard.Case<Acknowledgement> attempt, Optional<DocumentVersion> version) {
        return version.flatMap(v -> attempt.facts()
                .find(DocumentLifeCycle.TYPE, v.document())
                .map(document -> document.state().statusOn(v, attempt.on())));
    }

    static Guard<Acknowledgement> byThePersonThemselves() {
        return new Guard<>(IN_PERSON, attempt -> {
            Acknowledgement before = attempt.before();
            return before == null
                            || (attempt.onBehalfOf() == null
                                    && PersonIds.same(attempt.actor().id(), before.person()))
                    ? Optional.empty()
                    : Optional.of(attempt.by() + " is not " + before.person() + "; let that person acknowledge it");
        });
    }

    static Guard<Acknowledgement> ofTheTextAskedFor() {
        return Guard.onProposed(SAME_TEXT, proposed -> {
            Acknowledgement.Read read = proposed.read();
            return read != null && read.sha256().equals(proposed.sha256())
                    ? Optional.empty()
                    : Optional.of("another text was read than that of " + proposed.version() + "; read that one");
        });
    }
}
