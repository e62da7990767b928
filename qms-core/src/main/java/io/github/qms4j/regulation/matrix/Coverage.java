package io.github.qms4j.regulation.matrix;

import io.github.qms4j.reference.DateRange;
import io.github.qms4j.regulation.AssessmentVerdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a part of the matrix was assessed, and with what result (rule REG-4). A verdict counts when the requirement is
 * still the one that was assessed, and evidence of the assessment counts for the period under question.
 *
 * @param question the period under question
 * @param askedOn the day on which the question is put
 * @param toBeMet the requirements that apply, or of which nobody has decided
 * @param undecided of these, those of which nobody has decided
 * @param notApplicable the requirements that do not apply
 * @param compliant those to be met whose verdict counts and is compliant
 * @param partial those whose verdict counts and is partial
 * @param gap those whose verdict counts and is a gap
 * @param suspect those whose verdict does not count because they must be assessed anew
 * @param withoutEvidence those whose verdict does not count because no evidence speaks for the period under question
 */
public record Coverage(
        DateRange question,
        LocalDate askedOn,
        long toBeMet,
        long undecided,
        long notApplicable,
        long compliant,
        long partial,
        long gap,
        long suspect,
        long withoutEvidence) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Coverage {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(askedOn, "askedOn");
    }

    /** The requirements to be met whose verdict counts: the n of n/N. */
    public long assessed() {
        return compliant + partial + gap;
    }

    /** Those with no verdict at all. */
    public long notAssessed() {
        return toBeMet - assessed() - suspect - withoutEvidence;
    }

    /** The result with its coverage; empty when nothing is to be met. There is no score without coverage. */
    public Optional<Score> score() {
        return toBeMet == 0
                ? Optional.empty()
                : Optional.of(new Score(percent(assessed()), percent(compliant), assessed(), toBeMet));
    }

    private BigDecimal percent(long part) {
        return HUNDRED.multiply(BigDecimal.valueOf(part)).divide(BigDecimal.valueOf(toBeMet), 1, RoundingMode.DOWN);
    }

    /**
     * Both are shares of all requirements to be met, so that one compliant requirement of a hundred is 1 %, not 100 %.
     *
     * @param coverage the percentage that was assessed, with one decimal, rounded down
     * @param compliance the percentage that was found compliant, with one decimal, rounded down
     * @param assessed how many were assessed
     * @param toBeMet of how many
     */
    public record Score(BigDecimal coverage, BigDecimal compliance, long assessed, long toBeMet) {
        public Score {
            Objects.requireNonNull(coverage, "coverage");
            Objects.requireNonNull(compliance, "compliance");
        }

        @Override
        public String toString() {
            return assessed + " of " + toBeMet + " assessed (" + coverage + " %), " + compliance + " % compliant";
        }
    }

    /** Counts row by row. */
    static final class Count {
        private long toBeMet;
        private long undecided;
        private long notApplicable;
        private long compliant;
        private long partial;
        private long gap;
        private long suspect;
        private long withoutEvidence;

        void add(MatrixRowStatus status, AssessmentVerdict verdict, boolean isSuspect, boolean isEvidenced) {
            switch (status) {
                case FROZEN -> {}
                case NOT_APPLICABLE -> notApplicable++;
                case UNDECIDED, APPLICABLE -> {
                    toBeMet++;
                    undecided += status == MatrixRowStatus.UNDECIDED ? 1 : 0;
                    judge(verdict, isSuspect, isEvidenced);
                }
            }
        }

        private void judge(AssessmentVerdict verdict, boolean isSuspect, boolean isEvidenced) {
            if (!verdict.isFinding()) {
                return;
            }
            if (isSuspect) {
                suspect++;
            } else if (!isEvidenced) {
                withoutEvidence++;
            } else {
                switch (verdict) {
                    case COMPLIANT -> compliant++;
                    case PARTIAL -> partial++;
                    case GAP -> gap++;
                    case NOT_ASSESSED, NOT_APPLICABLE -> throw new IllegalStateException(verdict.name());
                }
            }
        }

        Coverage of(DateRange question, LocalDate askedOn) {
            return new Coverage(
                    question,
                    askedOn,
                    toBeMet,
                    undecided,
                    notApplicable,
                    compliant,
                    partial,
                    gap,
                    suspect,
                    withoutEvidence);
        }
    }
}
