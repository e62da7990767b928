package io.github.qms4j.audit;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.organisation.ProcessDetails.Criticality;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How often a process is audited, by its importance, what changed and what audits found before (rule AUD-1; ISO
 * 9001:2015 9.2.2 a), with the reasoning that an inspector asks for.
 *
 * @param months the interval
 * @param rule the rule with its version, such as {@value #RULE}; {@value #JUDGED} when somebody set it otherwise
 * @param reasoning why, in words
 */
public record AuditFrequency(int months, String rule, String reasoning) {
    /** Every 12, 24 or 36 months by criticality, half of it after changes, and half again after nonconformities. */
    public static final String RULE = "qms4j audit frequency 1";

    /** Somebody set the interval otherwise, with a reason. */
    public static final String JUDGED = "judgement";

    private static final int SHORTEST = 3;

    /** @throws InvalidInputException when the interval is no month or more than 60 of them, or no reason is given */
    public AuditFrequency {
        Objects.requireNonNull(rule, "rule");
        if (months < 1 || months > 60) {
            throw InvalidInputException.of(
                    "audit frequency", "months", months, "is outside 1 to 60", "give the interval in months");
        }
        if (reasoning.isBlank()) {
            throw InvalidInputException.of(
                    "audit frequency", "reasoning", reasoning, "is blank", "say why the process is audited so often");
        }
    }

    /** What the rule gives. */
    public static AuditFrequency of(Risk risk) {
        int months = switch (risk.criticality()) {
            case HIGH -> 12;
            case MEDIUM -> 24;
            case LOW -> 36;
        };
        List<String> reasons = new ArrayList<>();
        reasons.add("criticality " + risk.criticality() + ": every " + months + " months");
        if (!risk.changes().isBlank()) {
            months = months / 2;
            reasons.add("halved for changes: " + risk.changes());
        }
        if (risk.pastNonconformities() > 0) {
            months = months / 2;
            reasons.add("halved for " + risk.pastNonconformities() + " nonconformities in the three years before");
        }
        if (risk.pastNonconformities() == 0 && risk.changes().isBlank()) {
            reasons.add("no changes, and no nonconformities in the three years before");
        }
        return new AuditFrequency(Math.max(SHORTEST, months), RULE, String.join("; ", reasons));
    }

    /** Another interval than the rule's. */
    public static AuditFrequency judged(int months, String reason) {
        return new AuditFrequency(months, JUDGED, reason);
    }

    /**
     * What a frequency rests on.
     *
     * @param criticality how much quality depends on the process
     * @param changes what changed since it was last audited; blank for nothing
     * @param pastNonconformities how many nonconformities internal audits raised in it in the three years before
     */
    public record Risk(Criticality criticality, String changes, int pastNonconformities) {
        public Risk {
            Objects.requireNonNull(criticality, "criticality");
            Objects.requireNonNull(changes, "changes");
        }
    }
}
