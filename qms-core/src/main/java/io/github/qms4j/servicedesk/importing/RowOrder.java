package io.github.qms4j.servicedesk.importing;

/** In which order the rows of a ticket stand. */
enum RowOrder {
    OLDEST_FIRST,
    NEWEST_FIRST
}
