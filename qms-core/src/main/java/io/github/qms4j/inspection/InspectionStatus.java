package io.github.qms4j.inspection;

/** Where an inspection stands. */
public enum InspectionStatus {
    ANNOUNCED,
    /** The inspectors are there, or the request for records is being answered. */
    UNDER_WAY,
    /** The inspectors have left; what they observed is to be answered. */
    ENDED,
    CLOSED,
    /** It never began. */
    CALLED_OFF
}
