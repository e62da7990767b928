package io.github.qms4j.statistics.chart;

import io.github.qms4j.statistics.chart.RunRule.Alternating;
import io.github.qms4j.statistics.chart.RunRule.BeyondLimits;
import io.github.qms4j.statistics.chart.RunRule.Company;
import io.github.qms4j.statistics.chart.RunRule.FarOut;
import io.github.qms4j.statistics.chart.RunRule.Flagging;
import io.github.qms4j.statistics.chart.RunRule.OutsideOneSigma;
import io.github.qms4j.statistics.chart.RunRule.SameSide;
import io.github.qms4j.statistics.chart.RunRule.Trend;
import io.github.qms4j.statistics.chart.RunRule.WithinOneSigma;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A named dialect: rules in the order of precedence. Every hit of every rule is kept; precedence says only which one to
 * name where there is room for one.
 *
 * @param name the name under which people know it
 * @param rules the rules, the one that is named first coming first; 1 to 31
 * @param trendReading how a trend is read as better or worse
 */
public record RuleSet(String name, List<RunRule> rules, TrendReading trendReading) {
    private static final int MOST = 31;

    /**
     * The four rules of the Western Electric Statistical Quality Control Handbook (1956), flagged as the R package qcc
     * does.
     */
    public static final RuleSet WESTERN_ELECTRIC = new RuleSet(
            "Western Electric",
            List.of(
                    new BeyondLimits("WE 1"),
                    new FarOut("WE 2", 2, 3, 2, Company.ANY, Flagging.FROM_COMPLETION),
                    new FarOut("WE 3", 4, 5, 1, Company.ANY, Flagging.FROM_COMPLETION),
                    new SameSide("WE 4", 8, Flagging.FROM_COMPLETION)),
            TrendReading.DIRECTION);

    /** The eight tests of Nelson, Journal of Quality Technology 16 (1984), flagged as the R package qcc does. */
    public static final RuleSet NELSON = new RuleSet(
            "Nelson",
            List.of(
                    new BeyondLimits("Nelson 1"),
                    new SameSide("Nelson 2", 9, Flagging.FROM_COMPLETION),
                    new Trend("Nelson 3", 6, Flagging.FROM_COMPLETION),
                    new Alternating("Nelson 4", 14),
                    new FarOut("Nelson 5", 2, 3, 2, Company.ANY, Flagging.FROM_COMPLETION),
                    new FarOut("Nelson 6", 4, 5, 1, Company.ANY, Flagging.FROM_COMPLETION),
                    new WithinOneSigma("Nelson 7", 15),
                    new OutsideOneSigma("Nelson 8", 8)),
            TrendReading.DIRECTION);

    /**
     * The rules of NHS England's Making Data Count as its community's R package NHSRplotthedots reads them, in its order
     * of precedence: limit, trend, two of three, shift.
     */
    public static final RuleSet NHS = new RuleSet(
            "NHS Making Data Count",
            List.of(
                    new BeyondLimits("NHS limit"),
                    new Trend("NHS trend", 7, Flagging.WHOLE_PATTERN),
                    new FarOut("NHS 2 in 3", 2, 3, 2, Company.SAME_SIDE, Flagging.WHOLE_PATTERN),
                    new SameSide("NHS shift", 7, Flagging.WHOLE_PATTERN)),
            TrendReading.SIDE);

    /** Nothing but the limits. */
    public static final RuleSet LIMITS =
            new RuleSet("limits only", List.of(new BeyondLimits("limit")), TrendReading.DIRECTION);

    /** How the points of a trend are read, which may rise below the centre line. */
    public enum TrendReading {
        /** By where the trend goes. */
        DIRECTION,
        /** By the side of the centre line on which the point lies (NHSRplotthedots). */
        SIDE
    }

    public RuleSet {
        Objects.requireNonNull(trendReading, "trendReading");
        rules = List.copyOf(rules);
        if (name.isBlank() || rules.isEmpty() || rules.size() > MOST) {
            throw new IllegalArgumentException("a set of rules has a name and 1 to " + MOST + " rules");
        }
        Set<String> ids = new HashSet<>();
        for (RunRule rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("two rules have the id " + rule.id());
            }
        }
    }

    /** The dialect in words: each rule with its id, its pattern and what it flags. */
    public String words() {
        return rules.stream()
                        .map(rule -> rule.id() + " = " + rule.words() + (flagsAll(rule) ? " (all flagged)" : ""))
                        .collect(Collectors.joining(", ", name + " [", "]"))
                + (trendReading == TrendReading.SIDE ? ", trends read by side" : "");
    }

    private static boolean flagsAll(RunRule rule) {
        return (rule instanceof SameSide side && side.flagging() == Flagging.WHOLE_PATTERN)
                || (rule instanceof Trend trend && trend.flagging() == Flagging.WHOLE_PATTERN)
                || (rule instanceof FarOut far && far.flagging() == Flagging.WHOLE_PATTERN);
    }
}
