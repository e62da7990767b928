package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

/** A host's Flyway runs the scripts for PostgreSQL; the ones for H2 are run by the example hosts. */
@ExtendWith(OnPostgres.class)
class FlywayPostgresTest {
    private final PGSimpleDataSource dataSource = new PGSimpleDataSource();

    FlywayPostgresTest(PostgresServer.Schema schema) {
        dataSource.setUrl(schema.url());
    }

    @Test
    void a_flyway_with_a_history_of_its_own_runs_the_scripts() {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:io/github/qms4j/persistence/jpa/migration/postgresql")
                .table("qms_flyway_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();

        assertThat(JpaSchema.of(dataSource).pending()).isEmpty();
        assertThat(JpaSchema.of(dataSource).migrate()).isEmpty();
    }
}
