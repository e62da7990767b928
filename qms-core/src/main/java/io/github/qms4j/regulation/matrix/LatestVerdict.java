package io.github.qms4j.regulation.matrix;

import io.github.qms4j.regulation.AssessmentVerdict;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the last assessment of a requirement found.
 *
 * @param assessment the assessment
 * @param verdict what it found
 * @param assessedOn when; a day in the engine's zone
 * @param suspect why it must be assessed anew, such as what a new edition changed; null while there is no reason to
 */
public record LatestVerdict(
        AssessmentId assessment,
        AssessmentVerdict verdict,
        LocalDate assessedOn,
        @Nullable String suspect) {
    public LatestVerdict {
        Objects.requireNonNull(assessment, "assessment");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(assessedOn, "assessedOn");
    }

    /** The same, to be assessed anew; a reason that stands already stays. */
    LatestVerdict suspected(String why) {
        return new LatestVerdict(assessment, verdict, assessedOn, suspect == null ? why : suspect);
    }

    /** Whether it must be assessed anew; until then it does not count. */
    public boolean isSuspect() {
        return suspect != null;
    }
}
