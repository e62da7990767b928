package io.github.qms4j.persistence.jpa;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.class)
class TamperingPostgresTest extends TamperingRules {
    TamperingPostgresTest(PostgresServer.Schema schema) {
        super(schema.url());
    }
}
