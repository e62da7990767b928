package io.github.qms4j.review;

import io.github.qms4j.access.By;
import io.github.qms4j.statistics.effect.EffectVerdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a decision changed, as later data show it (rule REV-6): the KPI that the decision named, in a window before its
 * actions were done beside one after, compared as rule SOL-4 says.
 *
 * @param status always recorded; a later judgement is a record of its own
 * @param review the review
 * @param decision the number of its decision
 * @param expected what was to change
 * @param changedOn the day on which the last of its actions was done, or of the meeting when it had none; in the
 *     engine's zone
 * @param from the first day of the window before
 * @param until the day after the last of the window after
 * @param before how many values the window before has
 * @param after how many the window after has
 * @param verdict what it came to
 * @param because the numbers behind it, in words
 * @param policy what it was judged by
 * @param reliedOn the measurements, each with its value and version
 * @param judge who judged; null for a view that nobody put on record
 * @param at when, in UTC with milliseconds
 */
public record DecisionEffect(
        Status status,
        ReviewId review,
        int decision,
        ExpectedEffect expected,
        LocalDate changedOn,
        LocalDate from,
        LocalDate until,
        int before,
        int after,
        EffectVerdict verdict,
        String because,
        String policy,
        List<String> reliedOn,
        @Nullable By judge,
        Instant at) {
    public DecisionEffect {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(review, "review");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(changedOn, "changedOn");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(because, "because");
        Objects.requireNonNull(policy, "policy");
        reliedOn = List.copyOf(reliedOn);
        Objects.requireNonNull(at, "at");
    }

    DecisionEffect judgedBy(By newJudge, Instant when) {
        return new DecisionEffect(
                status, review, decision, expected, changedOn, from, until, before, after, verdict, because, policy,
                reliedOn, newJudge, when);
    }

    /** Where a judgement stands. */
    public enum Status {
        RECORDED
    }
}
