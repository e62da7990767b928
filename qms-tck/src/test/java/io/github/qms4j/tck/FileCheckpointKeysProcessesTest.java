package io.github.qms4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.custody.FileCheckpointKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that have the same log, and forks of it, signed from one directory at the same time. */
class FileCheckpointKeysProcessesTest {
    private static final String LOG = "example.com/log";
    private static final int ENTRIES = 150;

    @TempDir
    private Path directory;

    @Test
    void of_two_processes_that_sign_two_branches_of_a_log_at_once_all_that_is_signed_is_one_line() throws Exception {
        FileCheckpointKeys keys = FileCheckpointKeys.in(directory);
        keys.create(LOG, List.of());
        List<Process> nodes = List.of(start("a", "b"), start("b", "a"));
        List<Checkpoint> signed = new ArrayList<>();
        try {
            for (Process node : nodes) {
                assertThat(node.inputReader().readLine()).isEqualTo("ready");
            }
            for (Process node : nodes) {
                node.outputWriter().write('\n');
                node.outputWriter().flush();
            }
            for (Process node : nodes) {
                node.inputReader()
                        .lines()
                        .map(FileCheckpointKeysProcessesTest::read)
                        .forEach(signed::add);
                assertThat(node.waitFor()).isZero();
            }
        } finally {
            nodes.forEach(Process::destroyForcibly);
        }

        Racer.requireOneLine(
                Stream.of("a", "b")
                        .map(branch -> GrowingLog.of(LOG).branchingAfter(0, branch))
                        .toList(),
                signed);
        assertThat(signed.stream().map(Checkpoint::size)).contains(1L, (long) ENTRIES);
        assertThat(keys.latest(LOG).orElseThrow().checkpoint().size()).isEqualTo(ENTRIES);
        try (Stream<Path> left = Files.list(directory.resolve("example.com%2Flog"))) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("1", "latest.txt", "lock");
        }
    }

    private static Checkpoint read(String line) {
        return Checkpoint.parse(new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8));
    }

    private Process start(String... branches) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SigningProcess.class.getName(),
                directory.toString(),
                LOG,
                String.valueOf(ENTRIES)));
        command.addAll(List.of(branches));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
