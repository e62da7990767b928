package io.github.qms4j.persistence.jpa;

/** As with a provider of Jakarta Persistence 3.1, which does not give its connection. */
class JoiningByQueriesContractTest extends JoiningContract {
    JoiningByQueriesContractTest() {
        super("jdbc:h2:mem:joining-by-queries");
    }

    @Override
    JpaStorage storageOf(Host newHost) {
        return newHost.storageByQueries();
    }
}
