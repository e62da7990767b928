package io.github.qms4j.servicedesk;

import io.github.qms4j.InvalidInputException;
import java.time.Duration;

/** When somebody is told, measured in the target's own time (rule SD-4). */
public sealed interface EscalationLevel {
    /** Ten times the target. */
    int MOST_PERCENT = 1_000;

    /**
     * When a share of the target is used up.
     *
     * @param percent above 0, at most 1,000; 100 is the deadline itself, more is later
     */
    record ShareOfTarget(int percent) implements EscalationLevel {
        public ShareOfTarget {
            if (percent <= 0 || percent > MOST_PERCENT) {
                throw InvalidInputException.of(
                        "escalation",
                        "percent",
                        percent,
                        "is not above 0 and at most " + MOST_PERCENT,
                        "give a share such as 75");
            }
        }

        @Override
        public String toString() {
            return percent + "%";
        }
    }

    /** When so much of the target is left. */
    record Before(Duration remaining) implements EscalationLevel {
        public Before {
            if (remaining.isNegative() || remaining.compareTo(SlaTarget.LONGEST) > 0) {
                throw InvalidInputException.of(
                        "escalation",
                        "remaining",
                        remaining,
                        "is negative or longer than ten years",
                        "give the time left, such as PT1H");
            }
        }

        @Override
        public String toString() {
            return "-" + remaining;
        }
    }
}
