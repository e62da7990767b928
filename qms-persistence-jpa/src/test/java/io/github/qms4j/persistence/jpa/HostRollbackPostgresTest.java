package io.github.qms4j.persistence.jpa;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.class)
class HostRollbackPostgresTest extends HostRollbackRules {
    HostRollbackPostgresTest(PostgresServer.Schema schema) {
        super(schema.url());
    }

    @Override
    JpaStorage storageOf(Host newHost) {
        return newHost.storage();
    }
}
