package io.github.qms4j.solution;

import io.github.qms4j.access.By;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What one evaluator gave one candidate.
 *
 * @param candidate the candidate's key
 * @param evaluator who scored
 * @param scores by criterion, every one of them
 * @param at when it was given or corrected, in UTC with milliseconds
 */
public record ScoreSheet(String candidate, By evaluator, Map<String, BigDecimal> scores, Instant at) {
    public ScoreSheet {
        Objects.requireNonNull(candidate, "candidate");
        Objects.requireNonNull(evaluator, "evaluator");
        Objects.requireNonNull(at, "at");
        scores = Collections.unmodifiableMap(new TreeMap<>(scores));
    }
}
