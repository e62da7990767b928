package io.github.qms4j.persistence.jpa;

class JoiningContractTest extends JoiningContract {
    JoiningContractTest() {
        super("jdbc:h2:mem:joining");
    }
}
