package io.github.qms4j.persistence.jpa;

class TamperingEachConceptTest extends TamperingEachConceptRules {
    TamperingEachConceptTest() {
        super("jdbc:h2:mem:tampering-each;DB_CLOSE_DELAY=0");
    }
}
