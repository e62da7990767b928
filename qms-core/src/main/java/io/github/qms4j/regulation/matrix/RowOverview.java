package io.github.qms4j.regulation.matrix;

import io.github.qms4j.record.View;
import io.github.qms4j.reference.CheckedLink;
import io.github.qms4j.reference.EvidenceId;
import io.github.qms4j.reference.EvidenceReference;
import java.util.List;
import java.util.Objects;

/**
 * All that the matrix knows of one requirement: what serves it, what was found, and on what evidence (rule REG-9).
 *
 * @param row the requirement
 * @param metBy what meets it, with where each link stands
 * @param assessments its assessments, by number
 * @param evidence the evidence of all of them, by number; withdrawn too
 */
public record RowOverview(
        View<MatrixRowId, MatrixRow> row,
        List<CheckedLink> metBy,
        List<View<AssessmentId, Assessment>> assessments,
        List<View<EvidenceId, EvidenceReference>> evidence) {
    public RowOverview {
        Objects.requireNonNull(row, "row");
        metBy = List.copyOf(metBy);
        assessments = List.copyOf(assessments);
        evidence = List.copyOf(evidence);
    }
}
