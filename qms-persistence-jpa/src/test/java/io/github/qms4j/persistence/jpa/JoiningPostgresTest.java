package io.github.qms4j.persistence.jpa;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.class)
class JoiningPostgresTest extends JoiningRules {
    JoiningPostgresTest(PostgresServer.Schema schema, PostgresServer.Schema bare, PostgresServer.Schema other) {
        super(schema.url(), bare.url(), other.url());
    }
}
