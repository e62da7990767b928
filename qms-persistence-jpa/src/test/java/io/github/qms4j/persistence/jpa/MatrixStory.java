package io.github.qms4j.persistence.jpa;

import static io.github.qms4j.persistence.jpa.Story.AUDITOR;
import static io.github.qms4j.persistence.jpa.Story.CLAUSE;
import static io.github.qms4j.persistence.jpa.Story.COMPLIANCE;
import static io.github.qms4j.persistence.jpa.Story.HASH;
import static io.github.qms4j.persistence.jpa.Story.QUALITY;
import static io.github.qms4j.persistence.jpa.Story.REGULATORY;
import static io.github.qms4j.persistence.jpa.Story.STANDARD;

import io.github.qms4j.reference.DateRange;
import io.github.qms4j.reference.EvidenceDraft;
import io.github.qms4j.reference.Target;
import io.github.qms4j.regulation.matrix.AssessmentId;
import io.github.qms4j.regulation.matrix.MatrixRowId;
import io.github.qms4j.regulation.matrix.MetBy;
import io.github.qms4j.regulation.matrix.VerdictDraft;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;

/** A standard comes into force, and its one requirement is met in part. */
record MatrixStory(Story story) {
    void tell() {
        story.as(REGULATORY).adoptedEditions().takeIntoForce(Story.standardAsRead(), REGULATORY.id(), 6);
        MatrixRowId row = MatrixRowId.of(STANDARD.requirement(CLAUSE));
        story.as(QUALITY).requirements().applies(row);
        story.as(QUALITY).requirements().assign(row, COMPLIANCE.id(), LocalDate.of(2026, 12, 31));
        story.as(QUALITY)
                .requirements()
                .meet(row, MetBy.CONTROL, Target.uri(URI.create("https://controls.example.org/C-7"), "C-7 register"));
        EvidenceDraft evidence = EvidenceDraft.of(
                Target.file(HASH, "register of visitors.csv"),
                "entries of visitors",
                DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 28)));
        AssessmentId assessment = story.as(AUDITOR)
                .requirements()
                .assess(
                        row,
                        DateRange.year(2026),
                        VerdictDraft.partial("nobody signs out", LocalDate.of(2026, 3, 31)),
                        List.of(evidence));
        story.as(QUALITY).requirements().accept(assessment, "a door with a counter comes in May");
    }
}
