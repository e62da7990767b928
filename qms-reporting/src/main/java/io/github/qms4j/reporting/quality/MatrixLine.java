package io.github.qms4j.reporting.quality;

import io.github.qms4j.record.View;
import io.github.qms4j.reference.CheckedLink;
import io.github.qms4j.reference.DateRange;
import io.github.qms4j.reference.LinkStanding;
import io.github.qms4j.regulation.matrix.Assessment;
import io.github.qms4j.regulation.matrix.AssessmentStatus;
import io.github.qms4j.regulation.matrix.LatestVerdict;
import io.github.qms4j.regulation.matrix.MatrixRow;
import io.github.qms4j.regulation.matrix.MatrixRowId;
import io.github.qms4j.regulation.matrix.MatrixRowStatus;
import io.github.qms4j.regulation.matrix.RequirementsMatrix;
import io.github.qms4j.regulation.matrix.RowOverview;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A requirement with what is known of it.
 *
 * @param metBy what meets it, ended links left out
 * @param latest the assessment that the verdict is from; null before the first
 * @param evidence the numbers of the evidence of that assessment that counts for the period under question
 */
record MatrixLine(
        MatrixRowId id,
        MatrixRow row,
        List<CheckedLink> metBy,
        @Nullable Assessment latest,
        List<String> evidence) {

    static MatrixLine of(
            View<MatrixRowId, MatrixRow> view, RequirementsMatrix matrix, DateRange period, LocalDate today) {
        RowOverview all = matrix.overview(view.id()).orElseThrow();
        LatestVerdict verdict = view.state().latest();
        Optional<Assessment> latest = all.assessments().stream()
                .filter(one -> verdict != null && one.id().equals(verdict.assessment()))
                .map(View::state)
                .findFirst();
        return new MatrixLine(
                view.id(),
                view.state(),
                all.metBy().stream()
                        .filter(link -> link.standing() != LinkStanding.ENDED)
                        .toList(),
                latest.orElse(null),
                all.evidence().stream()
                        .filter(one -> latest.isPresent()
                                && latest.get().evidence().contains(one.id().value()))
                        .filter(one -> one.state().countsFor(period, today))
                        .map(one -> one.id().value())
                        .toList());
    }

    boolean isToBeMet() {
        return row.status() == MatrixRowStatus.UNDECIDED || row.status() == MatrixRowStatus.APPLICABLE;
    }

    /** Whether the last assessment found it not, or only partly, met. */
    boolean isGap() {
        return isToBeMet() && latest != null && latest.isToBeAnswered();
    }

    boolean isUnanswered() {
        return isGap() && latest != null && latest.status() == AssessmentStatus.UNANSWERED;
    }

    boolean isOverdue(LocalDate today) {
        return isUnanswered() && latest != null && latest.header().isOverdue(today);
    }
}
