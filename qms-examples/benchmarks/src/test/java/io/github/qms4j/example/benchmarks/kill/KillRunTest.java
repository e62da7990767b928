package io.github.qms4j.example.benchmarks.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A handful of kills; the figures are of runs of thousands. */
class KillRunTest {
    @Test
    void nothing_is_lost_or_half_applied_on_sqlite(@TempDir Path directory) {
        StringWriter out = new StringWriter();

        int code = KillRun.commandLine()
                .setOut(new PrintWriter(out))
                .execute(
                        "--database",
                        "sqlite",
                        "--kills",
                        "4",
                        "--most-commits",
                        "30",
                        "--directory",
                        directory.toString());

        assertThat(out.toString()).contains("SQLITE: 4 kills").contains("faults none");
        assertThat(code).isZero();
    }
}
