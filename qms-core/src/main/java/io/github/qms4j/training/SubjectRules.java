package io.github.qms4j.training;

import io.github.qms4j.document.Document;
import io.github.qms4j.document.DocumentLifeCycle;
import io.github.qms4j.document.DocumentVersion;
import io.github.qms4j.document.DocumentVersionLifeCycle;
import io.github.qms4j.document.VersionStatus;
import io.github.qms4j.record.Facts;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Whether a document is taught and read as it is kept here. Of other subjects nothing is known. */
final class SubjectRules {
    /** What is approved is learnt before it is in force. */
    private static final Set<VersionStatus> TAUGHT = EnumSet.of(VersionStatus.APPROVED, VersionStatus.EFFECTIVE);

    private SubjectRules() {}

    /** What stands against it on a day; both the version and its document are pinned. */
    static Optional<String> against(Facts facts, Subject subject, LocalDate day) {
        if (!subject.isDocument()) {
            return Optional.empty();
        }
        Optional<DocumentVersion> version = facts.find(DocumentVersionLifeCycle.TYPE, subject.documentVersion())
                .map(found -> found.state());
        Optional<Document> document = version.flatMap(
                known -> facts.find(DocumentLifeCycle.TYPE, known.document()).map(found -> found.state()));
        if (version.isEmpty() || document.isEmpty()) {
            return Optional.of(subject + " is not known; name a version that is kept here");
        }
        if (!version.get().content().sha256().equals(subject.contentHash())) {
            return Optional.of(
                    subject + " has the hash " + version.get().content().sha256() + " and not " + subject.contentHash()
                            + "; take the text as it is kept");
        }
        VersionStatus status = document.get().statusOn(version.get(), day);
        return TAUGHT.contains(status)
                ? Optional.empty()
                : Optional.of(subject + " is " + status + "; take the version that is approved or in force");
    }
}
