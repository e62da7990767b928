package io.github.qms4j.persistence.jpa;

import org.junit.jupiter.api.extension.ExtendWith;

/** The host says how a new transaction is begun. */
@ExtendWith(OnPostgres.class)
class HostRollbackNewTransactionPostgresTest extends HostRollbackRules {
    HostRollbackNewTransactionPostgresTest(PostgresServer.Schema schema) {
        super(schema.url());
    }

    @Override
    JpaStorage storageOf(Host newHost) {
        return newHost.storageWithNewTransactions();
    }
}
