package com.example.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.persistence.jpa.JpaSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of the library beside those that a host's Flyway looks after. */
class FlywayRecipeTest {
    private final DataSource dataSource = emptyDatabase();

    private static DataSource emptyDatabase() {
        JdbcDataSource data = new JdbcDataSource();
        data.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return data;
    }

    private Flyway host(String... locations) {
        return Flyway.configure().dataSource(dataSource).locations(locations).load();
    }

    private void migrateByFlyway() {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:io/github/qms4j/persistence/jpa/migration/h2")
                .table("qms_flyway_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    private static void assertApplied(Flyway flyway, String... scripts) {
        flyway.validate();
        assertThat(Arrays.stream(flyway.info().applied()).map(MigrationInfo::getScript))
                .containsExactly(scripts);
    }

    @Test
    void the_host_s_flyway_first_and_the_library_s_own_call_after_it() {
        Flyway host = host("classpath:db/migration");
        host.migrate();
        JpaSchema.of(dataSource).migrate();

        assertApplied(host, "V1__machines.sql");
        assertThat(host.migrate().migrationsExecuted).isZero();
    }

    @Test
    void the_other_way_round_flyway_demands_a_baseline() {
        JpaSchema.of(dataSource).migrate();

        assertThatThrownBy(() -> host("classpath:db/migration").migrate())
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("non-empty schema");
    }

    @Test
    void a_second_flyway_with_a_history_of_its_own_runs_the_library_s_scripts() {
        Flyway host = host("classpath:db/migration");
        host.migrate();
        migrateByFlyway();

        assertThat(JpaSchema.of(dataSource).pending()).isEmpty();
        assertThat(JpaSchema.of(dataSource).migrate()).isEmpty();
        assertApplied(host, "V1__machines.sql");
    }

    @Test
    void a_host_keeps_the_ddl_among_its_own_scripts(@TempDir Path scripts) throws IOException {
        String ddl = JpaSchema.of(emptyDatabase()).ddl();
        Files.writeString(scripts.resolve("V2__qms.sql"), ddl);
        Flyway host = host("classpath:db/migration", "filesystem:" + scripts);
        host.migrate();

        assertThat(JpaSchema.of(dataSource).pending()).isEmpty();
        assertApplied(host, "V1__machines.sql", "V2__qms.sql");
    }
}
