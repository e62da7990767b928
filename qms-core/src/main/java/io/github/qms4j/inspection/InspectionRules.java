package io.github.qms4j.inspection;

import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import java.time.Duration;
import java.util.Optional;

/** What stands against an inspector access. */
final class InspectionRules {
    private static final RuleReference BY_ANOTHER =
            new RuleReference("X-11", "21 CFR 11.10(d)", "Nobody opens the records to themselves.");
    private static final RuleReference TIME_BOXED = new RuleReference(
            "X-11",
            "21 CFR 11.10(d)",
            "An inspector access ends after it begins, not in the past, and at most 366 days later.");
    private static final RuleReference AS_GRANTED =
            new RuleReference("X-11", "21 CFR 11.10(e)", "What is revoked is the access as it was granted.");

    private InspectionRules() {}

    static Guard<InspectorAccess> grantedByAnother() {
        return new Guard<>(BY_ANOTHER, attempt -> {
            InspectorAccess access = attempt.proposed();
            return access != null && access.inspector().equals(attempt.actor().id())
                    ? Optional.of(attempt.actor().id() + " is the inspector; have somebody else grant it")
                    : Optional.empty();
        });
    }

    static Guard<InspectorAccess> timeBoxed() {
        return new Guard<>(TIME_BOXED, attempt -> {
            InspectorAccess access = attempt.proposed();
            if (access == null) {
                return Optional.empty();
            }
            String period = "from " + access.from() + " until " + access.until();
            if (!access.until().isAfter(access.from())) {
                return Optional.of(period + " is no time at all; let it end after it begins");
            }
            if (!access.until().isAfter(attempt.at())) {
                return Optional.of(period + " is over already; let it end in the future");
            }
            return Duration.between(access.from(), access.until()).compareTo(InspectorAccess.LONGEST) > 0
                    ? Optional.of(period + " is longer than " + InspectorAccess.LONGEST.toDays()
                            + " days; grant another access when this one ends")
                    : Optional.empty();
        });
    }

    static Guard<InspectorAccess> asGranted() {
        return new Guard<>(AS_GRANTED, attempt -> {
            InspectorAccess before = attempt.before();
            InspectorAccess proposed = attempt.proposed();
            return before == null
                            || proposed == null
                            || proposed.equals(before.revokedBy(attempt.actor().id()))
                    ? Optional.empty()
                    : Optional.of("it would be another access than before, or revoked by somebody else");
        });
    }
}
