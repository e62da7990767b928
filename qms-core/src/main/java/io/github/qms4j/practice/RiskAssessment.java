package io.github.qms4j.practice;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;

/**
 * The risk of a change: how likely it fails, and what a failure would do.
 *
 * @param likelihood how likely it fails
 * @param impact how bad that would be
 * @param rationale why it is judged so
 */
public record RiskAssessment(
        Degree likelihood,
        Degree impact,
        @NotBlank @Size(max = ChangeDraft.MAX_TEXT) String rationale) {
    public RiskAssessment {
        Objects.requireNonNull(likelihood, "likelihood");
        Objects.requireNonNull(impact, "impact");
        Objects.requireNonNull(rationale, "rationale");
    }

    public static RiskAssessment of(Degree likelihood, Degree impact, String rationale) {
        return new RiskAssessment(likelihood, impact, rationale);
    }

    /** By the sum of both degrees, where low is 0, medium 1, high 2: low up to one, medium at two, high above. */
    public Level level() {
        int sum = likelihood.weight + impact.weight;
        return sum < 2 ? Level.LOW : sum == 2 ? Level.MEDIUM : Level.HIGH;
    }

    /** How much of it. */
    public enum Degree {
        LOW(0),
        MEDIUM(1),
        HIGH(2);

        private final int weight;

        Degree(int weight) {
            this.weight = weight;
        }
    }

    /** What both degrees come to, and who authorises a change of that risk. */
    public enum Level {
        /** Authorised for the service. */
        LOW,
        /** Authorised for the service and for the technology. */
        MEDIUM,
        /** Authorised in every capacity. */
        HIGH;

        /** Each of whom signs, as a person of their own. */
        public List<ChangeAuthority> authorities() {
            return switch (this) {
                case LOW -> List.of(ChangeAuthority.SERVICE);
                case MEDIUM -> List.of(ChangeAuthority.SERVICE, ChangeAuthority.TECHNICAL);
                case HIGH -> List.of(ChangeAuthority.values());
            };
        }
    }
}
