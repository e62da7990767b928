package io.github.qms4j.persistence.jpa;

/** The host says how a new transaction is begun. */
class JoiningNewTransactionContractTest extends JoiningContract {
    JoiningNewTransactionContractTest() {
        super("jdbc:h2:mem:joining-new");
    }

    @Override
    JpaStorage storageOf(Host newHost) {
        return newHost.storageWithNewTransactions();
    }
}
