package io.github.qms4j.quantity;

import java.util.Objects;

/** What a measurement came to (rule X-8). Absence of data is an answer of its own and never a zero. */
public sealed interface Result {
    /** A value was measured. */
    record Measured(Quantity quantity) implements Result {
        public Measured {
            Objects.requireNonNull(quantity, "quantity");
        }
    }

    /** There was nothing to measure, or too little. */
    record NoData(String reason) implements Result {
        public NoData {
            requireReason(reason);
        }
    }

    /** Measuring was tried and failed. */
    record Failed(String reason) implements Result {
        public Failed {
            requireReason(reason);
        }
    }

    static Result measured(Quantity quantity) {
        return new Measured(quantity);
    }

    static Result noData(String reason) {
        return new NoData(reason);
    }

    static Result failed(String reason) {
        return new Failed(reason);
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a result without a value needs a reason; say why there is none");
        }
    }
}
