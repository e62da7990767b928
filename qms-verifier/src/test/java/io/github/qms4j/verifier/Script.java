package io.github.qms4j.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The second implementation: {@code verify.py}, run by the machine's Python. */
final class Script {
    static final Path FILE = Path.of("verify.py").toAbsolutePath();

    private Script() {}

    /** What it printed, a line for each problem, and whether it found none. */
    record Verdict(boolean sound, String said) {
        /** Whether it found anything but that the pack is not the one that was put on record. */
        boolean isSoundButForTheReceipt() {
            return sound || said.lines().allMatch(Receipts.SAID_BY_SCRIPT::equals);
        }
    }

    static boolean isRunnable() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Verdict verdict(Path pack, String key, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("python3", FILE.toString(), pack.toString(), key));
        command.addAll(List.of(options));
        Process python = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Verdict(python.waitFor() == 0, said);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
