package io.github.qms4j.statistics;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * The choices that a statistical method leaves open, and on which its verdict can depend (rule KPI-9). Two policies are
 * equal when they are of one class and all their terms are.
 */
public interface Policy {
    /** Each choice in words, by its name, in a fixed order; complete, so that somebody else can compute the same. */
    Map<String, String> terms();

    /** The terms as one line for a report. */
    default String describe() {
        return terms().entrySet().stream()
                .map(term -> term.getKey() + ": " + term.getValue())
                .collect(Collectors.joining("; "));
    }
}
