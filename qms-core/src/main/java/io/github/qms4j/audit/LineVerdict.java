package io.github.qms4j.audit;

import io.github.qms4j.capa.Severity;
import java.util.Optional;

/** What an auditor says about a line (rule AUD-5). */
public enum LineVerdict {
    NOT_ASSESSED,
    CONFORM,
    MINOR,
    MAJOR,
    CRITICAL,
    /** Something to watch that breaks no requirement. */
    OBSERVATION,
    OPPORTUNITY,
    GOOD_PRACTICE,
    /** The requirement does not apply here; needs a reason. */
    NOT_APPLICABLE;

    /** Whether a requirement is not fulfilled. */
    public boolean isAdverse() {
        return nonconformity().isPresent();
    }

    /** Whether it stands on a finding, which has an owner and a response. */
    public boolean needsFinding() {
        return isAdverse() || this == OBSERVATION || this == OPPORTUNITY;
    }

    /** Whether it is worse than another one; those that stand on no finding are equally good. */
    boolean isWorseThan(LineVerdict other) {
        return badness() > other.badness();
    }

    private int badness() {
        return switch (this) {
            case CRITICAL -> 5;
            case MAJOR -> 4;
            case MINOR -> 3;
            case OBSERVATION -> 2;
            case OPPORTUNITY -> 1;
            default -> 0;
        };
    }

    /** The level of the nonconformity; empty when it is none. */
    public Optional<Severity.Level> nonconformity() {
        return switch (this) {
            case MINOR -> Optional.of(Severity.Level.MINOR);
            case MAJOR -> Optional.of(Severity.Level.MAJOR);
            case CRITICAL -> Optional.of(Severity.Level.CRITICAL);
            default -> Optional.empty();
        };
    }
}
