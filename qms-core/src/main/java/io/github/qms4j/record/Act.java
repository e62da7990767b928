package io.github.qms4j.record;

import io.github.qms4j.access.By;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One deed, as a decision needs to know it: by whom, when and why. A rule takes it as a value and reads no clock.
 *
 * @param by who acts, and for whom
 * @param at when, in UTC with milliseconds
 * @param on the business day that it is then, in the engine's zone
 * @param reason why, in the actor's words; may be blank
 */
public record Act(By by, Instant at, LocalDate on, String reason) {
    public Act {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(reason, "reason");
    }
}
