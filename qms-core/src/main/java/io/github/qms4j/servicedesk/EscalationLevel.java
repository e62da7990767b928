package io.github.qms4j.servicedesk;

import io.github.qms4j.InvalidInputException;
import java.time.Duration;

/** When somebody is told, measured in the target's own time (rule SD-4). */
public sealed interface EscalationLevel {
    /**
     * When a share of the target is used up.
     *
     * @param percent above 0; 100 is the deadline itself, more is later
     */
    record ShareOfTarget(int percent) implements EscalationLevel {
        public ShareOfTarget {
            if (percent <= 0) {
                throw InvalidInputException.of(
                        "escalation", "percent", percent, "is not above 0", "give a share such as 75");
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
            if (remaining.isNegative()) {
                throw InvalidInputException.of(
                        "escalation", "remaining", remaining, "is negative", "give the time left, such as PT1H");
            }
        }

        @Override
        public String toString() {
            return "-" + remaining;
        }
    }
}
