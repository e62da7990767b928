package io.github.qms4j.inspection;

import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
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
            return access != null && attempt.isOrActsFor(access.inspector())
                    ? Optional.of(
                            attempt.subject(access.inspector()) + " is the inspector; have somebody else grant it")
                    : Optional.empty();
        });
    }

    static Guard<InspectorAccess> timeBoxed() {
        return new Guard<>(TIME_BOXED, attempt -> {
            InspectorAccess access = attempt.proposed();
            return access == null ? Optional.empty() : access.time().against(attempt.at());
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
