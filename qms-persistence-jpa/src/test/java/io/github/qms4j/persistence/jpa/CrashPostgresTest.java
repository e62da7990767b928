package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed in the middle of their work on a PostgreSQL that goes on. */
@ExtendWith(OnPostgres.class)
@Verifies("X-9")
class CrashPostgresTest {
    private final String url;

    CrashPostgresTest(PostgresServer.Schema schema) {
        this.url = schema.url();
    }

    @Test
    void no_acknowledged_change_is_lost_none_is_half_applied_and_the_trail_is_sound(@TempDir Path directory)
            throws Exception {
        assertThat(new KillRounds("PostgreSQL", directory, place -> KilledDatabase.server(url, place)).run())
                .isEmpty();
    }
}
