/** Rules, records, audit trail, storage SPI and the in-memory reference storage. */
module io.github.qms4j.core {
    requires static transitive org.jspecify;

    exports io.github.qms4j;
    exports io.github.qms4j.calendar;
}
