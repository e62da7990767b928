package io.github.qms4j.regulation.oscal;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.regulation.AssessmentVerdict;
import io.github.qms4j.regulation.RequirementId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was found about one requirement.
 *
 * @param requirement the requirement
 * @param verdict what was found
 * @param assessedAt when; null only when it is not assessed
 * @param assessor who found it, as others know them; empty when it is not assessed
 * @param rationale why, in words; may be empty when it is compliant or not assessed
 * @param evidence what the assessor relied on
 * @param findings the ids of the findings that were raised
 */
public record AssessedRequirement(
        RequirementId requirement,
        AssessmentVerdict verdict,
        @Nullable Instant assessedAt,
        String assessor,
        String rationale,
        List<EvidenceReference> evidence,
        List<String> findings) {
    /** @throws InvalidInputException when it is assessed and says not when or by whom */
    public AssessedRequirement {
        Objects.requireNonNull(requirement, "requirement");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(rationale, "rationale");
        evidence = List.copyOf(evidence);
        findings = List.copyOf(findings);
        String subject = "assessment of " + requirement;
        if (verdict != AssessmentVerdict.NOT_ASSESSED) {
            Required.text(subject, "assessor", assessor);
            if (assessedAt == null) {
                throw InvalidInputException.of(subject, "assessedAt", "", "is missing", "say when it was assessed");
            }
            Required.instant(subject, "assessedAt", assessedAt);
        }
    }

    /** A requirement that nobody has assessed. */
    public static AssessedRequirement notAssessed(RequirementId requirement) {
        return new AssessedRequirement(requirement, AssessmentVerdict.NOT_ASSESSED, null, "", "", List.of(), List.of());
    }

    /** When it was assessed; empty when it was not. */
    public Optional<Instant> assessed() {
        return Optional.ofNullable(assessedAt);
    }
}
