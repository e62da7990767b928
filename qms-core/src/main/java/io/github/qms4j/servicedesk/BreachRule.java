package io.github.qms4j.servicedesk;

import io.github.qms4j.InvalidInputException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/** When SLA breaches or repeated tickets call for a nonconformity (rule SD-4). Data, so that each house sets its own. */
public sealed interface BreachRule {
    /** The rule's id, printed in each proposal. */
    String id();

    /**
     * Every breach of a metric by a ticket of one of these priorities.
     *
     * @param priorities such as {@code Critical}; at least one
     */
    record AnyBreach(String id, SlaMetric metric, Set<String> priorities) implements BreachRule {
        public AnyBreach {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(metric, "metric");
            priorities = Set.copyOf(priorities);
            if (priorities.isEmpty()) {
                throw InvalidInputException.of(
                        "breach rule " + id, "priorities", priorities, "can never apply", "name at least one");
            }
        }
    }

    /**
     * The n-th breach of a metric within a window among similar tickets.
     *
     * @param similarity what makes tickets similar
     * @param count how many breaches make a pattern; at least 2
     * @param window how far apart the first and the last may be opened
     */
    record RepeatedBreach(String id, SlaMetric metric, Similarity similarity, int count, Duration window)
            implements BreachRule {
        public RepeatedBreach {
            Objects.requireNonNull(id, "id");
            checkPattern(id, count, window);
        }
    }

    /**
     * The n-th similar ticket within a window, whether or not an SLA was breached.
     *
     * @param similarity what makes tickets similar
     * @param count how many make a pattern; at least 2
     * @param window how far apart the first and the last may be opened
     */
    record RepeatedTicket(String id, Similarity similarity, int count, Duration window) implements BreachRule {
        public RepeatedTicket {
            Objects.requireNonNull(id, "id");
            checkPattern(id, count, window);
        }
    }

    /** What makes tickets similar; a ticket without the value is similar to none. */
    enum Similarity {
        SERVICE,
        CATEGORY,
        GROUP
    }

    private static void checkPattern(String id, int count, Duration window) {
        if (count < 2) {
            throw InvalidInputException.of("breach rule " + id, "count", count, "makes no pattern", "use at least 2");
        }
        if (window.isNegative() || window.isZero()) {
            throw InvalidInputException.of("breach rule " + id, "window", window, "is empty", "use e.g. P30D");
        }
        if (window.compareTo(SlaTarget.LONGEST) > 0) {
            throw InvalidInputException.of(
                    "breach rule " + id, "window", window, "is longer than ten years", "use e.g. P30D");
        }
    }
}
