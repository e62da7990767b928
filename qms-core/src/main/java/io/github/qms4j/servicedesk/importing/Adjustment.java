package io.github.qms4j.servicedesk.importing;

import java.util.Objects;

/**
 * A value of an export that was put right, or derived from another, so that a ticket could be made. None is silent: each
 * kind is counted under its own name.
 *
 * @param kind what was done
 * @param rowNumber the line on which the ticket's last row begins, from 1
 * @param reference the ticket
 * @param found what the file has, empty when it has nothing; instants are in UTC
 * @param used what was taken instead, empty when it was left out; instants are in UTC
 */
public record Adjustment(Kind kind, long rowNumber, String reference, String found, String used) {
    public Adjustment {
        Objects.requireNonNull(kind, "kind");
        reference = RejectedRow.shorten(reference);
        found = RejectedRow.shorten(found);
        used = RejectedRow.shorten(used);
    }

    /** What can be put right or derived. */
    public enum Kind {
        ROWS_SORTED(false, "the rows were not in the order of time; they were sorted"),
        ROW_ORDER_ASSUMED(false, "several rows have the same time and nothing tells their order; taken as they stand"),
        ROW_BEFORE_OPENING(false, "the time of a row is before openedAt; it was moved to it"),
        REPEATED_HOUR(
                false,
                "a time in the hour that occurs twice was taken to be in its second occurrence, because in the first time"
                        + " would go back"),
        REFERENCE_SEPARATORS(false, "the reference is a number with thousands separators; they were taken out"),
        RESOLUTION_BEFORE_OPENING(false, "resolvedAt is before openedAt; it was left out"),
        RESOLUTION_AFTER_CLOSING(false, "resolvedAt is after closedAt; the closing was taken"),
        RESOLUTION_OUT_OF_PLACE(false, "resolvedAt is not between the events around it; it was left out"),
        RESOLUTION_OF_UNRESOLVED(false, "resolvedAt of a ticket that is not resolved was left out"),
        RESOLUTION_REOPENED(false, "resolvedAt of a ticket that is not resolved became a resolution that was reopened"),
        CLOSING_BEFORE_OPENING(false, "closedAt is before openedAt; it was left out"),
        CLOSING_OF_UNCLOSED(false, "closedAt of a ticket that is not closed was left out"),
        CLOSING_UNDONE(false, "a closing that a later row undoes became a resolution"),
        CANCELLATION_UNDONE(false, "a cancellation that a later row undoes was left out"),
        EVENT_AFTER_CLOSING(false, "an event is after closedAt; it was moved to it"),
        RESPONSE_BEFORE_OPENING(false, "respondedAt is before openedAt; it was left out"),
        RESPONSE_AFTER_CLOSING(false, "respondedAt is after closedAt; it was left out"),
        UPDATE_BEFORE_OPENING(false, "updatedAt is before openedAt; the opening was taken"),
        WAITING_TOO_LONG(false, "the waiting time is longer than the ticket's life; it was left out"),
        OPENING_FROM_FIRST_ROW(true, "openedAt is missing; the time of the first row was taken"),
        ASSIGNMENT_FROM_OPENING(true, "when it was assigned is not told; the opening was taken"),
        WORK_FROM_LAST_UPDATE(true, "when work began is not told; the last update was taken"),
        WAITING_FROM_LAST_UPDATE(true, "since when it waits is not told; the last update was taken"),
        RESOLUTION_FROM_ROW(true, "resolvedAt is missing; the time of the row that shows it resolved was taken"),
        RESOLUTION_FROM_LAST_UPDATE(true, "resolvedAt is missing; the last update was taken"),
        RESOLUTION_FROM_CLOSING(true, "no resolution is told; the closing was taken for it"),
        CLOSING_FROM_ROW(true, "closedAt is missing; the time of the row that shows it ended was taken"),
        CLOSING_FROM_RESOLUTION(true, "closedAt is missing; the resolution was taken"),
        CLOSING_FROM_LAST_UPDATE(true, "closedAt is missing; the last update was taken");

        static final int COUNT = values().length;

        private final boolean derived;
        private final String meaning;

        Kind(boolean derived, String meaning) {
            this.derived = derived;
            this.meaning = meaning;
        }

        /** Whether the file has no value and another was taken; otherwise a value was put right or left out. */
        public boolean isDerived() {
            return derived;
        }

        /** In words, as a report prints it. */
        public String meaning() {
            return meaning;
        }

        /** Its name in files, such as {@code rows-sorted}. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        /** Its place in an array of all kinds. */
        @SuppressWarnings("EnumOrdinal") // An index that lives no longer than a read.
        int slot() {
            return ordinal();
        }
    }
}
