package io.github.qms4j.persistence.jpa;

class JoiningTest extends JoiningRules {
    JoiningTest() {
        super("jdbc:h2:mem:joining-specifics", "jdbc:h2:mem:joining-bare", "jdbc:h2:mem:joining-other");
    }
}
