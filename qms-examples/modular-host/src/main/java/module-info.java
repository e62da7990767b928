/** A host on the module path. */
module io.github.qms4j.example.modular {
    requires io.github.qms4j.core;
    requires io.github.qms4j.reporting;
    requires static org.jspecify;
}
