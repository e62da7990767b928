package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed in the middle of their work; see {@link KillRounds} for how often. */
@Verifies("X-9")
class CrashTest {
    @TempDir
    private Path directory;

    @Test
    void on_sqlite_no_acknowledged_change_is_lost_none_is_half_applied_and_the_trail_is_sound() throws Exception {
        assertThat(new KillRounds("SQLite", directory, KilledDatabase::sqlite).run())
                .isEmpty();
    }

    /** That H2 leaves half a change set behind is known; that nobody is told of it would be a fault of ours. */
    @Test
    void on_h2_half_a_change_set_is_noticed() throws Exception {
        assertThat(new KillRounds("H2", directory, KilledDatabase::h2).run())
                .noneMatch(fault -> fault.contains(": lost: ") || fault.contains(": twice: "));
    }
}
