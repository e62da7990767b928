package io.github.qms4j.regulation.matrix;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import io.github.qms4j.regulation.AssessmentVerdict;
import io.github.qms4j.regulation.Requirement;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A requirement in force for the organisation: whether it applies, who answers for it, and what the last assessment found
 * (rule REG-3). How it is met is said by links, and the evidence is that of its assessments.
 *
 * @param header whether it applies, who answers for it, and when the next review is due
 * @param edition the edition that it is part of
 * @param clause the number as it is printed
 * @param contentHash the content hash of the requirement, as the catalogue has it
 * @param rationale why it does not apply; empty unless that was decided
 * @param training what training it demands; null for none
 * @param planned the assessment that is under way; null for none
 * @param latest what the last assessment found; null before
 * @param cycles how many assessments were begun, on all editions
 * @param origins the rows of the edition before that it comes from
 */
public record MatrixRow(
        Header<MatrixRowStatus> header,
        AdoptedEditionId edition,
        String clause,
        String contentHash,
        String rationale,
        @Nullable TrainingDemand training,
        @Nullable AssessmentId planned,
        @Nullable LatestVerdict latest,
        int cycles,
        List<MatrixRowId> origins) {
    public MatrixRow {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(edition, "edition");
        Objects.requireNonNull(clause, "clause");
        Objects.requireNonNull(contentHash, "contentHash");
        Objects.requireNonNull(rationale, "rationale");
        origins = List.copyOf(origins);
    }

    static MatrixRow undecided(Requirement requirement, By by, LocalDate on) {
        return new MatrixRow(
                new Header<>(MatrixRowStatus.UNDECIDED, by, on, null, null, null),
                AdoptedEditionId.of(requirement.id().catalogue()),
                requirement.clause(),
                requirement.contentHash(),
                "",
                null,
                null,
                null,
                0,
                List.of());
    }

    public MatrixRowStatus status() {
        return header.status();
    }

    /** What the last assessment found; not assessed when there was none. */
    public AssessmentVerdict verdict() {
        return latest == null ? AssessmentVerdict.NOT_ASSESSED : latest.verdict();
    }

    public boolean isSuspect() {
        return latest != null && latest.isSuspect();
    }

    MatrixRow withHeader(Header<MatrixRowStatus> newHeader) {
        return with(newHeader, rationale, training, planned, latest, cycles);
    }

    MatrixRow applicable() {
        return with(header.in(MatrixRowStatus.APPLICABLE), "", training, planned, latest, cycles);
    }

    MatrixRow notApplicable(String why) {
        return with(header.in(MatrixRowStatus.NOT_APPLICABLE), why, training, planned, latest, cycles);
    }

    MatrixRow assigned(String owner, LocalDate nextReview) {
        return withHeader(header.ownedBy(owner).dueOn(nextReview));
    }

    MatrixRow demanding(@Nullable TrainingDemand demand) {
        return with(header, rationale, demand, planned, latest, cycles);
    }

    MatrixRow assessing(AssessmentId assessment) {
        return with(header, rationale, training, assessment, latest, cycles + 1);
    }

    MatrixRow assessed(LatestVerdict verdict) {
        return with(header, rationale, training, null, verdict, cycles);
    }

    MatrixRow frozen(Act act) {
        return with(header.in(MatrixRowStatus.FROZEN).ended(act.on()), rationale, training, planned, latest, cycles);
    }

    private MatrixRow with(
            Header<MatrixRowStatus> newHeader,
            String newRationale,
            @Nullable TrainingDemand newTraining,
            @Nullable AssessmentId newPlanned,
            @Nullable LatestVerdict newLatest,
            int newCycles) {
        return new MatrixRow(
                newHeader,
                edition,
                clause,
                contentHash,
                newRationale,
                newTraining,
                newPlanned,
                newLatest,
                newCycles,
                origins);
    }
}
