package io.github.qms4j.persistence.jpa;

import org.junit.jupiter.api.extension.ExtendWith;

/** As with a provider of Jakarta Persistence 3.1, which does not give its connection. */
@ExtendWith(OnPostgres.class)
class JoiningByQueriesPostgresContractTest extends JoiningContract {
    JoiningByQueriesPostgresContractTest(PostgresServer.Schema schema) {
        super(schema.url());
    }

    @Override
    JpaStorage storageOf(Host newHost) {
        return newHost.storageByQueries();
    }
}
