package io.github.qms4j.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The second implementation: {@code verify.py}, run by the machine's Python. */
final class Script {
    static final Path FILE = Path.of("verify.py").toAbsolutePath();

    private Script() {}

    record Verdict(boolean sound, String said) {}

    static boolean isRunnable() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Verdict verdict(Path pack, String key) throws IOException {
        Process python = new ProcessBuilder("python3", FILE.toString(), pack.toString(), key)
                .redirectErrorStream(true)
                .start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Verdict(python.waitFor() == 0, said);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
