package io.github.qms4j.persistence.jpa;

import static io.github.qms4j.persistence.jpa.Story.AGENT;
import static io.github.qms4j.persistence.jpa.Story.COMPLIANCE;
import static io.github.qms4j.persistence.jpa.Story.QUALITY;
import static io.github.qms4j.persistence.jpa.Story.SERVICE;
import static io.github.qms4j.persistence.jpa.Story.TRAINER;

import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.access.Role;
import io.github.qms4j.document.Content;
import io.github.qms4j.document.DocumentDraft;
import io.github.qms4j.document.DocumentId;
import io.github.qms4j.document.DocumentVersionId;
import io.github.qms4j.document.VersionDraft;
import io.github.qms4j.record.Seen;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A procedure comes into force and is read. */
record DocumentStory(Story story) {
    void tell() {
        DocumentId document = story.as(COMPLIANCE)
                .documents()
                .open(DocumentDraft.of("Handling of visitors", SERVICE.id()).approvedBy(Role.QUALITY_MANAGER));
        byte[] text = "Enter every visitor.".getBytes(StandardCharsets.UTF_8);
        Content content = story.as(SERVICE).documents().put(new ByteArrayInputStream(text), "text/plain", "sop.txt");
        DocumentVersionId version =
                story.as(SERVICE).documents().begin(document, VersionDraft.of(content, "first version"));
        story.as(SERVICE).documents().submit(version);
        story.signing(QUALITY).documents().approve(seen(version), Role.QUALITY_MANAGER);
        story.as(TRAINER).documents().confirmTraining(version, new TrainingRecord("lms-course", "C-118", 0));
        story.signing(COMPLIANCE).documents().release(seen(version), story.today());
        story.as(COMPLIANCE)
                .documents()
                .distribution()
                .distribute(version, List.of(AGENT.id()), story.today().plusDays(14));
        story.as(AGENT).documents().distribution().acknowledge(version, content.sha256());
    }

    private Seen<DocumentVersionId> seen(DocumentVersionId version) {
        return story.as(COMPLIANCE).documents().find(version).orElseThrow().seen();
    }
}
