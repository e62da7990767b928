package io.github.qms4j.persistence.jpa;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.class)
class TamperingEachConceptPostgresTest extends TamperingEachConceptRules {
    TamperingEachConceptPostgresTest(PostgresServer.Schema schema) {
        super(schema.url());
    }
}
