/** Contract tests that an author of a storage adapter extends. */
module io.github.qms4j.tck {
    requires transitive io.github.qms4j.core;
    requires transitive org.junit.jupiter.api;
    requires static transitive org.jspecify;

    exports io.github.qms4j.tck;
}
