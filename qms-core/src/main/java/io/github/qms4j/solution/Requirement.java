package io.github.qms4j.solution;

import java.util.Objects;

/**
 * One need that a solution is to meet (rule SOL-1).
 *
 * @param key names it within its specification, such as {@code R-12}
 * @param text what is required
 * @param kind whether the business or a regulation asks for it
 * @param priority whether a candidate that does not meet it is out
 * @param source where it comes from, such as a clause or a process; may be blank
 */
public record Requirement(String key, String text, Kind kind, Priority priority, String source) {
    public Requirement {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(source, "source");
    }

    /** What the business cannot do without. */
    public static Requirement must(String key, String text) {
        return new Requirement(key, text, Kind.FUNCTIONAL, Priority.MUST, "");
    }

    /** What the business would like to have. */
    public static Requirement should(String key, String text) {
        return new Requirement(key, text, Kind.FUNCTIONAL, Priority.SHOULD, "");
    }

    /** The same as asked for by a regulation. */
    public Requirement regulatory(String clause) {
        return new Requirement(key, text, Kind.REGULATORY, priority, clause);
    }

    public enum Kind {
        FUNCTIONAL,
        REGULATORY
    }

    public enum Priority {
        /** A candidate that does not meet it is knocked out. */
        MUST,
        SHOULD
    }
}
