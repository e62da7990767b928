package io.github.qms4j.persistence.jpa;

class ManyUpdatesTest extends ManyUpdatesRules {
    ManyUpdatesTest() {
        super("jdbc:h2:mem:many-updates");
    }
}
