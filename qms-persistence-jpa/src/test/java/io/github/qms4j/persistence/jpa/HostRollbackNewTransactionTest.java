package io.github.qms4j.persistence.jpa;

/** The host says how a new transaction is begun. */
class HostRollbackNewTransactionTest extends HostRollbackRules {
    HostRollbackNewTransactionTest() {
        super("jdbc:h2:mem:host-rollback-new");
    }

    @Override
    JpaStorage storageOf(Host newHost) {
        return newHost.storageWithNewTransactions();
    }
}
