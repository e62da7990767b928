package io.github.qms4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory does not grow with the log. {@code -Dqms.pack.entries=10000000} tries it with ten million entries. */
class LargePackTest {
    private static final long ENTRIES = Long.getLong("qms.pack.entries", 100_000);

    @Test
    @Verifies("INS-5")
    void a_long_log_is_verified_in_little_memory(@TempDir Path directory) throws Exception {
        Path pack = directory.resolve("large.zip");
        String key = new LargePack().write(pack, ENTRIES);

        Process verifier = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-cp",
                        Path.of("target", "classes").toString(),
                        Verify.class.getName(),
                        pack.toString(),
                        "--key",
                        key,
                        "--origin",
                        "qms4j/acme")
                .redirectErrorStream(true)
                .start();
        String said = new String(verifier.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).contains("sound: ").contains(ENTRIES + " entries, COMPLETE: the whole log");
        assertThat(verifier.waitFor()).isEqualTo(Verify.SOUND);
    }
}
