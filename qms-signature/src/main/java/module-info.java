/** Signatures by identification code and password, with credentials kept as records. */
module io.github.qms4j.signature.password {
    requires transitive io.github.qms4j.core;
    requires static transitive org.jspecify;
    requires org.bouncycastle.provider;

    exports io.github.qms4j.signature.password;

    opens io.github.qms4j.signature.password to
            tools.jackson.databind;
}
