package io.github.qms4j.quantity;

/** How a value is compared with a bound. */
public enum Comparator {
    AT_LEAST("≥"),
    MORE_THAN(">"),
    AT_MOST("≤"),
    LESS_THAN("<"),
    EQUAL_TO("=");

    private final String symbol;

    Comparator(String symbol) {
        this.symbol = symbol;
    }

    /** The mathematical sign. */
    public String symbol() {
        return symbol;
    }

    boolean holds(int comparison) {
        return switch (this) {
            case AT_LEAST -> comparison >= 0;
            case MORE_THAN -> comparison > 0;
            case AT_MOST -> comparison <= 0;
            case LESS_THAN -> comparison < 0;
            case EQUAL_TO -> comparison == 0;
        };
    }
}
