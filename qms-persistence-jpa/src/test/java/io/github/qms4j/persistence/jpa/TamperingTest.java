package io.github.qms4j.persistence.jpa;

class TamperingTest extends TamperingRules {
    TamperingTest() {
        super("jdbc:h2:mem:tampering;DB_CLOSE_DELAY=0");
    }
}
