package io.github.qms4j.servicedesk.importing;

/** Which of day and month comes first in a date of numbers that does not begin with the year. */
enum DateOrder {
    DAY_FIRST("day-first"),
    MONTH_FIRST("month-first");

    private final String key;

    DateOrder(String key) {
        this.key = key;
    }

    /** Its name in a mapping file. */
    String key() {
        return key;
    }

    DateOrder other() {
        return this == DAY_FIRST ? MONTH_FIRST : DAY_FIRST;
    }
}
