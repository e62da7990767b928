/** Verifies evidence packs by their specification alone: nothing of the library that writes them is used. */
module io.github.qms4j.verifier {
    requires static transitive org.jspecify;

    exports io.github.qms4j.verifier;
}
