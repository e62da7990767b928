package io.github.qms4j.regulation.matrix;

import io.github.qms4j.reference.LinkEnds;
import io.github.qms4j.regulation.AssessmentVerdict;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.MigrationStep;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a new edition touches (rule REG-6). Steps that leave a requirement unchanged are not in it.
 *
 * @param from the edition in force
 * @param to the new edition
 * @param touched each step with the rows that it touches, in the order of the migration map
 */
public record Impact(CatalogueId from, CatalogueId to, List<Touched> touched) {
    public Impact {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        touched = List.copyOf(touched);
    }

    /** Every document, process, control, training and KPI by which touched rows are met. */
    public Stream<LinkEnds> metBy() {
        return touched.stream().flatMap(step -> step.rows().stream()).flatMap(row -> row.metBy().stream());
    }

    /** What other concepts link to touched rows: the lines of an audit's checklist, objectives, nonconformities. */
    public Stream<LinkEnds> referredToBy() {
        return touched.stream().flatMap(step -> step.rows().stream()).flatMap(row -> row.referredToBy().stream());
    }

    /**
     * A step and what it touches.
     *
     * @param step what becomes of which requirements
     * @param rows the rows of the old ones; empty for a new requirement, and for headings
     */
    public record Touched(MigrationStep step, List<TouchedRow> rows) {
        public Touched {
            Objects.requireNonNull(step, "step");
            rows = List.copyOf(rows);
        }
    }

    /**
     * A row of the matrix that a new edition touches.
     *
     * @param row the row
     * @param status whether it applies
     * @param owner the id of who answers for it; null while nobody does
     * @param verdict what the last assessment found
     * @param metBy what meets it
     * @param referredToBy what other records link to it
     */
    public record TouchedRow(
            MatrixRowId row,
            MatrixRowStatus status,
            @Nullable String owner,
            AssessmentVerdict verdict,
            List<LinkEnds> metBy,
            List<LinkEnds> referredToBy) {
        public TouchedRow {
            Objects.requireNonNull(row, "row");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(verdict, "verdict");
            metBy = List.copyOf(metBy);
            referredToBy = List.copyOf(referredToBy);
        }
    }
}
