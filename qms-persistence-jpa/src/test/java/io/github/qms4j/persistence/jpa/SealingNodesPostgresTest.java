package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.Qms;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.trail.TrailVerification;
import io.github.qms4j.trail.custody.FileCheckpointKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that write and seal on one PostgreSQL at the same time. */
@ExtendWith(OnPostgres.class)
class SealingNodesPostgresTest {
    private static final long ENTRIES_OF_THE_KEY = 2;

    private final String url;

    SealingNodesPostgresTest(PostgresServer.Schema schema) {
        this.url = schema.url();
    }

    @Test
    void of_two_nodes_that_seal_at_once_one_wins_and_nothing_is_lost_or_doubled(@TempDir Path keys) throws Exception {
        JpaSchema.over(TestDatabase.settings(url).connections()).migrate();
        try (Qms qms = open(keys)) {
            qms.as(Actor.of("u-compliance", Role.COMPLIANCE), "commissioning")
                    .custody()
                    .createKey();
        }
        List<Process> nodes = List.of(start(keys, "north"), start(keys, "south"));
        try {
            for (Process node : nodes) {
                assertThat(node.inputReader().readLine()).isEqualTo("ready");
            }
            for (Process node : nodes) {
                node.outputWriter().write('\n');
                node.outputWriter().flush();
            }
            long sealed = 0;
            for (Process node : nodes) {
                sealed += Long.parseLong(node.inputReader().readLine());
            }
            for (Process node : nodes) {
                node.outputWriter().write('\n');
                node.outputWriter().flush();
                assertThat(node.waitFor()).isZero();
            }
            assertThat(sealed).isEqualTo(2L * SealingNode.TICKETS);
        } finally {
            nodes.forEach(Process::destroyForcibly);
        }
        try (Qms qms = open(keys)) {
            TrailVerification verification = qms.trail().verify();
            assertThat(verification.problems()).isEmpty();
            assertThat(verification.entries()).isEqualTo(ENTRIES_OF_THE_KEY + 2L * SealingNode.TICKETS);
            assertThat(qms.trail().checkpoint().orElseThrow().checkpoint().size())
                    .isEqualTo(ENTRIES_OF_THE_KEY + 2L * SealingNode.TICKETS);
        }
    }

    private Qms open(Path keys) {
        return Qms.builder()
                .storage("jpa", Map.of("url", url))
                .checkpointKeys(FileCheckpointKeys.in(keys))
                .build();
    }

    private Process start(Path keys, String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SealingNode.class.getName(),
                        url,
                        keys.toString(),
                        name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
